# Warnings: drafts, sending, answers, doors, the end.

alerts-mark-drill = [DRILL]{" "}

alerts-sign-blue = 🔵
alerts-sign-yellow = 🟡
alerts-sign-orange = 🟠
alerts-sign-red = 🔴

alerts-place-all = the whole village
alerts-place-dangerous = dangerous houses
alerts-place-groups = group { $place }
alerts-place-hamlet = { $place }
alerts-place-near = within { $metres } m of { $address }
alerts-place-outside = around your house
alerts-place-shapes = the area its issuer drew
alerts-place-many = { $place } and others, { $n } in all

# Officials draft

alerts-pick-hazard = { $mark }<b>Which hazard?</b>
alerts-pick-colour = { $mark }<b>{ $hazard }</b>: which colour?
alerts-pick-area = { $mark }{ $sign } <b>{ $hazard } { $colour }</b>{ $place }: for whom?
alerts-ask-area =
    { $mark }Write groups (such as 3,4) or names of hamlets, one or several;
    or send a location (📎 → Location), and I ask how many metres around it.
alerts-pick-distance =
    { $mark }📍 Near { $address }. <b>How far around it?</b>
    Tap one, or write the metres.
alerts-pick-lasts = { $mark }It says now: until { $until }. <b>How long does it hold, once sent?</b>
alerts-ask-words =
    { $mark }It says now:
    { $words }

    Send me the new words: what people are to do (at most { $limit } characters). To leave it, send /cancel.

alerts-btn-red = 🔴 Red
alerts-btn-orange = 🟠 Orange
alerts-btn-yellow = 🟡 Yellow
alerts-btn-blue = 🔵 Blue
alerts-btn-all = Whole village
alerts-btn-dangerous = Dangerous houses
alerts-btn-hamlet = { $name }
alerts-btn-groups = ✍️ Type groups or hamlets
alerts-btn-near = 📍 Around a place
alerts-btn-distance =
    { $n ->
        [one] { $metres } m: { $n } household
       *[other] { $metres } m: { $n } households
    }
alerts-btn-hours =
    { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
alerts-btn-lasts = 🕐 Change time
alerts-btn-send = 📢 Send
alerts-btn-send-drill = 🎓 Send the drill
alerts-btn-second-drill = 🎓 I confirm: send the drill
alerts-btn-words = ✏️ Change words
alerts-btn-area = 📍 Change area
alerts-btn-drop = Do not send
alerts-btn-second = 📢 I confirm: send
alerts-btn-again = 📢 Ask for the second press again

alerts-about-seconds =
    { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }
alerts-about-minutes =
    { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }

alerts-preview =
    { $mark }<b>Draft, not sent yet.</b> People will read:

    { $text }{ $danger }

    ————
    Households: { $houses }, in dangerous houses: { $dangerous }. { $mute }{ $guessed }
    Group chats: { $chats }, private chats: { $private }. Dangerous houses have it in about { $first }, everybody in about { $time }.{ $held }{ $second }
alerts-proposed =
    { $mark }<b>{ $source } warns. Not sent to people yet.</b> Send it? People will read:

    { $text }{ $danger }

    ————
    Households: { $houses }, in dangerous houses: { $dangerous }. { $mute }{ $guessed }
    Group chats: { $chats }, private chats: { $private }. Dangerous houses have it in about { $first }, everybody in about { $time }.{ $held }{ $second }
alerts-preview-danger =
    {""}

    ———— <b>Dangerous houses will read:</b>
    { $text }
alerts-preview-mute =
    { $n ->
        [one] { $n } household cannot be reached by phone: somebody must go there.{" "}
       *[other] { $n } households cannot be reached by phone: somebody must go there.{" "}
    }
alerts-preview-guessed =
    { $n ->
        [one] { $n } household has no place on the map; it is included because others of its group are inside.
       *[other] { $n } households have no place on the map; they are included because others of their group are inside.
    }
alerts-preview-held =
    {""}
    It is quiet time: { $n } of these wait for the morning.
alerts-needs-second =
    {""}
    After you press Send, another official must confirm.

alerts-second-wanted =
    { $mark }<b>Please confirm: { $name } wants to send a warning.</b> Valid until { $until }. People will read:

    { $text }{ $danger }

    ————
    Households: { $houses }, in dangerous houses: { $dangerous }. { $mute }{ $guessed }
    Group chats: { $chats }, private chats: { $private }. Dangerous houses have it in about { $first }, everybody in about { $time }.{ $held }
alerts-second-asked = { $mark }⏳ { $sign } { $hazard } { $colour } ({ $place }) is not sent yet. Officials asked to confirm: { $n }, until { $until }. Please phone one of them.
alerts-second-lapsed = { $mark }⚠️ { $sign } { $hazard } { $colour } ({ $place }) was <b>not sent</b>: nobody confirmed in time. Phone another official, then press the button below.
alerts-second-over = { $mark }{ $sign } { $hazard } { $colour } ({ $place }): the time to confirm is over, it was not sent.
alerts-sent = { $mark }✅ { $sign } { $hazard } { $colour } ({ $place }) is sent.
alerts-dropped = { $mark }{ $sign } { $hazard } { $colour } ({ $place }) will not be sent ({ $name }).

alerts-unknown-hazard = There is no hazard “{ $given }”. Write one of: { $known }. For example: /alert rainstorm red
alerts-unknown-colour = There is no colour “{ $given }”. Write one of: { $known }. For example: /alert rainstorm red
alerts-other-colour = This hazard has no “{ $given }”. Write one of: { $known }.
alerts-unknown-area = There is no area “{ $given }”. Write: all, dangerous, groups (such as 3,4), a place (such as 28.12,120.34 300m), or a hamlet: { $known }.
alerts-area-empty = Please write groups (such as 3,4) or the name of a hamlet, or send a location.
alerts-area-missing = The area is not chosen yet. Choose above who gets it.
alerts-empty-area = There is no household in this area, so nothing can be sent. Choose another: the whole village, dangerous houses, groups, a hamlet, or farther around the place.
alerts-no-places = No household has a place on the map, so nobody knows who is near. Choose groups, a hamlet or the whole village.
alerts-unknown-distance = “{ $given }” is no distance. Write metres, such as 300 (at most { $most } km).
alerts-time-over = The time of this warning is over. If it is to be sent all the same, press “Change time” first.
alerts-words-empty = Please write in words what people are to do.
alerts-words-long = Too long: { $length } characters, at most { $limit }. Make it shorter and send it to me again.
alerts-no-second = Not sent: this colour needs two officials, and no second one can be reached now. Have another official start the bot. If there is none, the admin can send it at the computer (alerts issue) or add an official (invite official).
alerts-second-same = You have pressed already. Another official must confirm; please phone one.
alerts-second-waits = { $name } has pressed Send; it waits for another official to confirm.
alerts-draft-again = The time to confirm is over and it was not sent. The first official must press Send again.
alerts-draft-old = This draft is too old. Please start again with /alert.
alerts-already-sent = It has been sent already ({ $name }).
alerts-already-dropped = This draft was dropped. Please start again with /alert.
alerts-unknown = There is no warning with the number { $id }.

# What people get

alerts-warning =
    { $mark }{ $sign } <b>{ $hazard }: { $colour } warning</b>
    { $source } · { $place }
    From { $at } until { $until }

    { $do }

    { $ask }{ $several }{ $drill }
alerts-answer = Please answer with a button below. One person a household is enough.
alerts-no-answer = For your information: homes of your group got this warning; be ready to knock there. Your own household need not answer.
alerts-drill-only =
    {""}
    <b>This is a drill</b>: think it through and press a button. Real danger is told apart.
alerts-warning-short =
    { $mark }{ $sign } <b>{ $hazard }: { $colour } warning</b>
    { $source } · { $place }
    From { $at } until { $until }

    { $do }
alerts-danger-go = ⚠️ <b>Your house is dangerous: leave now!</b>
alerts-danger-watch = ⚠️ <b>Your house is dangerous: take special care, be ready to leave.</b>
alerts-danger-sign = ⚠️ <b>A sign of danger was seen near your house: leave now! Call your neighbours.</b>

alerts-btn-safe = ✅ Safe
alerts-btn-moved = 🚶 Moved out
alerts-btn-help = 🆘 Need help
alerts-btn-house = { $address }
alerts-btn-every-house = ✅ All { $n } households

alerts-answer-safe = ✅ safe
alerts-answer-moved = 🚶 moved out
alerts-answer-help = 🆘 need help
alerts-answer-late = {" "}(the warning had ended: recorded as late)
alerts-help-opened =
    {""}
    Somebody is being called to help you. Stay where it is safe and wait for news.
alerts-help-open-already =
    {""}
    Your household's call for help is being dealt with. Please wait for news.
alerts-help-stays =
    {""}
    Your call for help is still open. If nobody needs to come, cancel it with /aid.
alerts-help-drill =
    {""}
    This is a drill: nobody was called. If you really need help, send /sos.
alerts-toast = { $mark }Recorded: { $house }{ $answer }
alerts-toast-late = { $mark }Recorded: { $house }{ $answer } (the warning had ended: late)
alerts-which-household =
    { $mark }<b>{ $answer }: which household?</b> Nothing is recorded yet; press one.
    { $lines }
alerts-mine =
    { $mark }{ $lines }
    Please answer with a button below.

    { $text }
alerts-others =
    {""}
    { $lines }
alerts-home = 🏠 { $address }
alerts-home-go = ⚠️ <b>{ $address }: this house is dangerous, leave now!</b>
alerts-home-watch = ⚠️ <b>{ $address }: this house is dangerous, take special care, be ready to leave.</b>
alerts-home-state = 🏠 { $address }: { $answer }
alerts-several = {" "}You answer for { $n } households: press, and I ask for which.
alerts-somebody = somebody
alerts-answer-none = ❔ no answer yet
alerts-answer-nobody = 🚪 visited: nobody there
alerts-answer-refuses = 🚪 refuses to leave
alerts-toast-house = { $address }:{" "}
alerts-which-private = You have several households; which one? Please press in your private chat.
alerts-which-start = You have several households. Please send me /start in private first, then press again.
alerts-not-asked = This warning was not sent to your household; you need not answer. If you need help, send /sos.
alerts-help-stranger = You are not registered with a household, so I do not know where you are. If you need help, send /sos now, or call 110, 119 or 120.
alerts-help-outside = { $mark }Somebody is being called to help you. Stay where it is safe and wait for news.
alerts-help-outside-already = { $mark }Your household's call for help is being dealt with. Please wait for news.

# A sign of danger while a warning runs

alerts-btn-danger = ⚠️ Sign of danger
alerts-btn-warning = { $mark }{ $sign } { $hazard } { $colour }, { $place }
alerts-btn-mark-all =
    { $n ->
        [one] ⚠️ This house leaves now
       *[other] ⚠️ These { $n } houses leave now
    }
alerts-btn-mark-house = ⚠️ { $address }
alerts-mark-which = <b>Several warnings are running. Which one?</b>
alerts-mark-ask =
    { $mark }⚠️ <b>Where is the sign of danger?</b> ({ $sign } { $hazard } { $colour }, { $place })
    Write the numbers or addresses of the houses, with commas between; or send a location (📎 → Location) for all houses around it.
    If it is urgent: first the gong and the doors, then this.{ $only }
alerts-mark-only-drill =
    {""}
    <b>Only a drill is running:</b> if the sign is real, phone an official at once; in danger send /sos.
alerts-mark-houses =
    { $mark }<b>Is it here?</b> One tap, and they are told to leave now.
    { $lines }
alerts-mark-line = ▪️ { $address } ({ $number })
alerts-mark-far = { $mark }<b>How far around it?</b> One tap, and these households are told to leave now (dangerous houses know already).
alerts-marked =
    { $n ->
        [one] { $mark }⚠️ { $n } house is marked dangerous ({ $houses }). They are told to leave now; if they are silent, somebody goes there.
       *[other] { $mark }⚠️ { $n } houses are marked dangerous ({ $houses }). They are told to leave now; if they are silent, somebody goes there.
    }
alerts-marked-chat = { $mark }⚠️ <b>A sign of danger was seen. These houses leave now:</b> { $houses }. Neighbours, please knock and go together.{ $text }
alerts-marked-warning =
    {""}

    { $text }
alerts-marked-leader =
    { $mark }⚠️ <b>Just marked dangerous in your group: { $n }. Please go and call them now:</b>
    { $lines }
    Mind your own safety first.
alerts-marked-line = ▪️ <b>{ $address }</b> { $name }{ $people }{ $needs }{ $phone }
alerts-marked-officials = { $mark }⚠️ <b>{ $by } marked houses dangerous: { $n }</b> ({ $sign } { $hazard } { $colour }): { $houses }. They are told to leave now.
alerts-none-running-leader = No warning is running. If the danger is real: first the gong and the doors, then phone an official, who can warn everybody; for help send /sos.
alerts-none-running = No warning is running. If there is danger, send /alert and choose “Around a place”.
alerts-mark-no-house = There is no such house. Write its number (such as QX0012) or its address; several with commas between.
alerts-mark-other-group = Those houses are not of your group. Please phone that group's leader or an official.
alerts-mark-none-near = Within { $metres } m there is no house that you can mark, or all are dangerous houses already. Write a number, or phone an official.
alerts-mark-already = These houses are dangerous houses already and were told so.

# Doors

alerts-btn-door = { $address }
alerts-btn-doors = 🚪 Doors to knock on
alerts-btn-open = 🚪 Open this door
alerts-btn-back = ‹ Back
alerts-btn-mark-safe = ✅ Safe
alerts-btn-mark-moved = 🚶 Moved out
alerts-btn-mark-help = 🆘 Need help
alerts-btn-mark-nobody = Nobody there
alerts-btn-mark-refuses = Refuses to leave
alerts-mark-safe = ✅ safe
alerts-mark-moved = 🚶 moved out
alerts-mark-help = 🆘 need help
alerts-mark-nobody = nobody there
alerts-mark-refuses = refuses to leave

alerts-doors-rest =
    {""}
    And { $n } more, shown once these are done.
alerts-door-line = ▪️ <b>{ $address }</b> { $name }{ $people }{ $group }{ $danger }{ $needs }{ $phone }{ $state }
alerts-door-people =
    {", "}{ $n ->
        [one] { $n } person
       *[other] { $n } people
    }
alerts-door-group = {" "}· group { $name }
alerts-door-danger = {" "}· ⚠️ { $hazard }
alerts-door-needs = {" "}· needs: { $needs }
alerts-door-phone = {" "}· ☎️ { $phone }
alerts-door-gone = {" "}· no longer registered, please see whether anybody is there
alerts-door-unreachable = {" "}· cannot be reached by Telegram
alerts-door-is-safe = {" "}· ✅ answered safe
alerts-door-is-moved = {" "}· 🚶 answered moved out
alerts-door-is-help = {" "}· 🆘 asked for help
alerts-door-is-nobody = {" "}· visited: nobody there
alerts-door-is-refuses = {" "}· refuses to leave
alerts-door-nobody =
    { $mark }🚪 <b>{ $address }: nobody there</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }
    { $by } went there. Please phone them; if nobody answers, send somebody to look.
alerts-door-refuses =
    { $mark }🚪 <b>{ $address }: refuses to leave</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }
    { $by } tried. Please go there or phone at once.
alerts-door-marked = { $mark }Recorded: { $address } { $how }
alerts-door-said = { $address }: this is recorded already.
alerts-door-answered = { $address }: this household has answered already; nothing to change.

# Numbers and the end

alerts-btn-clear = ✅ All-clear to everybody
alerts-btn-error = ❌ Sent in error: tell everybody
alerts-clear =
    { $mark }✅ <b>All clear: { $hazard } { $colour } ({ $place })</b>
    { $source } · { $at }
    The danger is over. Look at house and slope before you go home; if something is wrong, send /aid.
alerts-error =
    { $mark }❌ <b>Sent in error: { $hazard } { $colour } ({ $place }) is not real</b>
    { $source } · { $at }
    Please ignore that message; nobody needs to leave. We are sorry.
alerts-ended = { $mark }✅ { $sign } { $hazard } { $colour } ({ $place }) is called off. Everybody who got the warning is being told (chats: { $n }).
alerts-corrected = { $mark }✅ { $sign } { $hazard } { $colour } ({ $place }) was sent in error. Everybody who got it is being told (chats: { $n }).
alerts-already-ended = This warning has ended already ({ $name }); everybody has been told.
alerts-nothing-to-clear = This warning was not sent; there is nothing to call off.
alerts-expired = { $mark }⏰ { $sign } { $hazard } { $colour } ({ $place }) has come to the end of its time; nobody is asked for answers any more. If the danger is over, press All-clear; if not, send /alert again.
