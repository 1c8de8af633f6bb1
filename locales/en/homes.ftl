# The page of one household: who lives there, who speaks for it, what it says itself.

homes-skill-car = car or van
homes-skill-tractor = tractor
homes-skill-boat = boat
homes-skill-generator = generator
homes-skill-pump = water pump
homes-skill-gong = gong or loudspeaker
homes-skill-nurse = nurse or doctor
homes-skill-firstaid = first aid
homes-skill-electrician = electrician
homes-skill-carpenter = carpenter or builder
homes-skill-strong = strong arms
homes-skill-sign = sign language

command-households = Households, door by door

homes-number-new = new
homes-group-name = Group { $group }
homes-no-group = No group yet
homes-nobody = Nobody here yet.
homes-only-leaders = This list is for leaders, deputies and officials. Your own household: send /me .
homes-overview = 🏘 <b>{ $houses } households in { $groups } groups</b>
    📱 { $reached } with somebody on Telegram – 🚪 { $silent } with nobody
    ⚠️ { $unagreed } without agreement – 🔶 { $dangerous } in dangerous houses

    { $lines }
homes-press-group = {""}
    Press below to see the doors. Each look is written down.
homes-no-list = No households yet. Send me the office's list (Excel or csv).
homes-group-line = { $group }: { $houses } households – 📱 { $reached } 🚪 { $silent } ⚠️ { $unagreed } 🔶 { $dangerous }
homes-btn-group = { $group }
homes-btn-before = ◀ Before
homes-btn-more = More ▶
homes-doors = 🏘 <b>{ $group }</b>: { $houses } households, { $silent } with nobody on Telegram

    { $lines }

    Press a door to see its page.
homes-door = { $accounts ->
        [0] 🚪
       *[other] 📱{ $accounts }
    } { $address } <b>{ $head }</b> ({ $number }){ $missing ->
        [yes] {" "}⚠️ agreement missing
       *[no] {""}
    }
homes-door-moved = 📤 { $address } ({ $number }) – moved away; can still be brought back
homes-btn-help = 🆘 Ask for help for this house
homes-btn-danger = ⚠️ Sign of danger here (a warning runs)
homes-btn-door = { $address } · { $head }
homes-btn-slips = 🎫 Slips of the group
homes-btn-new = ➕ A household that is not in the list

homes-page = 🏠 <b>{ $address }</b>
    Household { $number } – { $group }
    { $lines }
homes-page-moved = 📤 <b>{ $address }</b>
    Household { $number } – { $group }
    <b>Moved away.</b> Nothing is asked of it any more; what it told is erased soon.
    { $lines }
homes-once-agreed = (on the card once somebody of the household has agreed)
homes-line-head = Head: <b>{ $head }</b>
homes-line-people = People: { $people }
homes-line-phone = Phone: { $phone }{ $shown ->
        [yes] {" "}(on the neighbour card)
        [later] {" "}{ homes-once-agreed }
       *[no] {""}
    }
homes-line-needs = Needs: { $needs }
homes-line-skills = Can help with: { $skills }
homes-line-hazard = House hazard: { $hazard }
homes-line-silent = 🚪 Nobody on Telegram: knock for warnings and patrols
homes-line-speakers = 📱 Speaks for it: { $names }
homes-unreachable = { $name } (cannot be reached)
homes-line-agreed = ✅ Agreement: { $names }
homes-line-spoken = ✅ Agreement by word of mouth on { $day } (version { $version })
homes-line-unagreed = ⚠️ Agreement missing: please ask at the door
homes-line-provisional = ✏️ The number is made up until the office sets the right one
homes-btn-people = ✏️ People
homes-btn-phone = ✏️ Phone
homes-btn-needs = ✏️ Needs
homes-btn-skills = ✏️ Can help with
homes-btn-show-yes = ☎️ Show the phone to neighbours on the card
homes-btn-show-no = ☎️ No longer show the phone on the card
homes-btn-head = 👤 New head
homes-btn-slip = 🎫 Slip with code
homes-btn-number = ✏️ Set the office's number
homes-btn-remove = ➖ Take { $name } off
homes-btn-moved = 📤 Moved away
homes-btn-mistake = ↩️ Written down by mistake
homes-btn-list = ◀ The doors of the group
homes-btn-page = 🏠 See the household
homes-btn-mine = 🏠 My household
homes-btn-back-home = ↩️ Moved away by mistake: bring back
homes-btn-spoken = ✅ They agree (they told me)
homes-btn-unspoken = ↩️ Take that agreement back
homes-btn-keep = Change nothing
homes-btn-done = ✅ Done

homes-speaks-itself = Somebody of this household is on Telegram: they agree themselves, with the button in their own chat.
homes-spoken-already = That household { $number } agrees is written down already.
homes-spoken-not = There is no agreement by word of mouth of household { $number } to take back.
homes-gone = Household { $number } has moved away. Open its page to bring it back, if that was a mistake.
homes-here = Household { $number } is here; there is nothing to bring back.
homes-erased = Household { $number } has left, and what it told is erased. If people live there again, press “a household that is not in the list”.
homes-not-theirs = That person does not speak for household { $number } any more.
homes-same = That is what stands there for household { $number } already. Please send the new name, or /cancel .
homes-words-please = Please answer in words, or send /cancel .

homes-saved = ✅ Stored.

    { $page }
homes-saved-head = ✅ Stored. Is the phone { $phone } still right? If not, press ✏️ Phone.

    { $page }
homes-ask-people = How many people live at { $address }? Send a number from 0 to 99, for example 4. Now: { $now }
    “-” means not known. To stop send /cancel .
homes-ask-phone = Which phone reaches { $address }? Digits only, several with / between them. Now: { $now }
    “-” means none. To stop send /cancel .
homes-ask-needs = Who at { $address } needs looking after in a storm? For example: “grandmother cannot walk”. Now: { $now }
    At most 80 letters; “-” means nobody. To stop send /cancel .
homes-ask-words = What else can { $address } help with, in your own words? Now: { $now }
    At most 80 letters; “-” means nothing. To stop send /cancel .
homes-ask-head = Who is the head of { $address } (household { $number }) now? Send the name. Until now: { $head }
    To stop send /cancel .
homes-people-number = I need a number of people from 0 to { $most } in digits, for example 4. Please send it again, or /cancel .
homes-phone-digits = That is no phone number I can read. Please send digits, for example 13800001234, or - for none, or /cancel .
homes-too-long = That is too long: { $length } letters, at most { $most } fit. Please send it shorter, or /cancel .
homes-name-letters = Please send a name in letters, or /cancel .
homes-address-letters = Please send the door in letters and digits, for example 12 Temple Lane, or /cancel .
homes-number-unreadable = I cannot read that as a household number (at most { $most } letters and digits). Please send it as in the household booklet, or /cancel .
homes-no-phone = There is no phone to show yet. Press “Phone” first.
homes-phone-theirs = Somebody of this household is on Telegram: only they put their phone on the card (/me , then their household). You can take it off.
homes-phone-told = { $shown ->
        [yes] ☎️ Your leader has set that the phone of { $address } is shown to neighbours on the card. Not what you want? Change it on the page of your household.
       *[no] ☎️ Your leader has set that the phone of { $address } is no longer shown on the card.
    }
homes-skills = 🤝 <b>What can { $address } help with?</b>
    Now: { $skills }

    Press what fits; neighbours of the group see it on the card.
homes-btn-has = ✅ { $skill }
homes-btn-has-not = ➕ { $skill }
homes-btn-words = ✏️ In own words

homes-your-head = 👤 The head of your household { $address } ({ $number }) is now <b>{ $head }</b>. If head or phone is wrong, press below.
homes-head-officials = 👤 Household { $number } ({ $group }) has a new head: the office's list should be changed too.
homes-sure-remove = Take <b>{ $name }</b> off { $address } (household { $number })? They no longer get its warnings, and are told so.
homes-btn-yes-remove = ➖ Yes, take off
homes-you-removed = You no longer speak for { $address } (household { $number }): its group leader has taken you off. If that is wrong, ask the leader, or send /join .
homes-sure-moved = Has the household at { $address } ({ $number }) moved away? It is asked for nothing any more, its people are told, its codes no longer work. For { $days } days this can be undone.
homes-btn-yes-moved = 📤 Yes, they moved away
homes-own-house = This is your own household. Hand the group over first, or ask the village office to do this for you.
homes-of-leader = { $name } leads the group. Only they themselves or the village office can change this.
homes-role-back = ↩️ Your household is back, and you { $role ->
        [leader] lead group { $group } again.
       *[other] are a deputy of group { $group } again.
    }
homes-role-taken = Your household is back. Group { $group } is led by { $name } now, so you do not lead it any more.
homes-you-moved = 📤 You are marked as moved away from { $address } (household { $number }), so you get no more warnings for it.
    Where you live now: ask the leader there for a slip, or send /join .
    Is this wrong? Please tell your leader today; it can be undone.
homes-moved-news = 📤 Household { $number } ({ $group }) has moved away: the office's list should be changed too. For { $days } days it can be brought back.
homes-back-news = ↩️ Household { $number } ({ $group }) is back: that it moved away was a mistake.
homes-sure-mistake = Was { $address } (household { $number }) written down by mistake? It is taken out and what was typed is erased.
homes-btn-yes-mistake = ↩️ Yes, take it out
homes-mistake-done = ↩️ { $address } (household { $number }, { $group }) is taken out.
homes-mistake-officials = ↩️ Household { $number } ({ $group }) was written down by mistake and is taken out again.
homes-too-late = Household { $number } was not written down today. If it has left, press “moved away” on its page.

homes-no-such-group = There is no such group any more. Send /households to see yours.
homes-new-address = ➕ A household of group { $group } that is in no list. First: its door, for example 12 Temple Lane.
    To stop send /cancel .
homes-new-head = { $address } – and who is the head of the household? Send the name. To stop send /cancel .
homes-new-number = { $address }, { $head } – and the household number, as in the household booklet? Send 0 if you do not know. To stop send /cancel .
homes-new-known = This door with this head is in the list already: household { $number } ({ $placed ->
        [yes] group { $group }
       *[no] no group yet
    }). Send another name, or /cancel .
homes-number-taken = Household number { $number } belongs to { $address } ({ $head }). Please check it and send it again, or /cancel . If it is the same household twice, take one out with “moved away”.
homes-registered-news = ➕ A leader has written down a household that is in no list: { $number } at { $address }, { $group }. The office's list should have it too.
homes-provisional-news = ➕ A leader has written down a household that is in no list, at { $address }, { $group }. The number { $number } is made up: please set the office's number on its page, so that the next list fits.
homes-ask-number = Which number has { $address } in the office's list? Now it is { $number }, made up. To stop send /cancel .
homes-number-settled = Household { $number } has the office's number already.

homes-mine = 🏠 <b>{ $address }</b>
    Household { $number } – { $group }

    Seen by the neighbours of your group:
    · Head: { $head }
    · Can help with: { $skills }{ $waits ->
        [yes] {" "}{ homes-once-agreed }
       *[no] {""}
    }
    · Phone on the card: { $shown ->
        [yes] yes
        [later] yes { homes-once-agreed }
       *[no] no
    }
    Seen by whoever comes to help you, leader, deputies and officials:
    · Phone: { $phone }
    · Needs: { $needs }
    Seen by leader, deputies and officials only:
    · People: { $people }
    · House hazard: { $hazard } (the office sets it)

    📱 Speaks for it: { $names }
homes-btn-wrong = ❗ Head or address is wrong
homes-btn-moving = 🚪 We are moving away
homes-btn-leave = ↩️ Leave this household
homes-ask-wrong = What is right for { $address } (household { $number })? Write it in one line; your leader or the village office gets it and changes it. To stop send /cancel .
homes-wrong-news = ❗ <b>{ $name }</b> says that something is wrong at { $address } (household { $number }, head { $head }): “{ $text }”
    Nothing was changed by itself.
homes-wrong-enough = Your household has said { $most } times within a day that something is wrong; the leader has it. Please wait, or phone the leader or the village office.
homes-wrong-told = ✅ I have told your leader or the village office what is right for { $address }. Nothing changes before they look at it.
homes-nobody-hears = Nobody who could change it can be reached now. Please phone the village office.
homes-sure-moving = Are you moving away from { $address }? Your leader or the village office is told.
homes-btn-yes-moving = 🚪 Yes, tell them
homes-moving-news = 🚪 <b>{ $name }</b> says that the household at { $address } ({ $number }) moves away. Once they have gone, press “moved away” on its page.
homes-moving-told = ✅ Your leader or the village office knows that you are moving away from { $address }.

    Leave the household now? Then you get no more warnings for it. Or stay until you have gone.
homes-btn-leave-now = ↩️ Leave now
homes-btn-stay = 🏠 Stay until we have gone
homes-sure-leave = Leave { $address } (household { $number })? Only your account goes; you get no more warnings for it.
homes-btn-yes-leave = ↩️ Yes, leave
homes-left = ↩️ You have left { $address } (household { $number }). To register where you live now, send your new code, or /join .
homes-left-already = You do not belong to that household any more; nothing more to do. Send /me to see how it stands.
homes-speaks-too = 📱 <b>{ $name }</b> now also speaks for your household { $address } ({ $number }).
homes-btn-not-ours = ❗ That is wrong
homes-not-ours-news = ❗ <b>{ $name }</b> says that <b>{ $other }</b> does not belong to { $address } (household { $number }). On its page you can take them off.
homes-not-ours-told = ✅ Your leader or the village office knows that { $name } does not belong to { $address }, and looks at it.
homes-moved-or-both = You now belong to { $address } (household { $number }) and to another household. Have you moved?
homes-btn-moved-here = 📦 Moved here: leave { $address }
homes-btn-both = 🏠🏠 I speak for both
homes-both = ✅ Fine: you speak for { $address } (household { $number }) and the other household. Warnings come for both.
homes-moved-here = ✅ You now live at { $address } (household { $number }, { $group }); you have left { $old }.
homes-freed = You no longer belong to group { $group }, so you need not come to its patrol of { $start }. Thank you!
