# Help requests: one tap and somebody comes; the asker hears each step.

aid-kind-medical = 🚑 Ill or hurt
aid-kind-fire = 🔥 Fire
aid-kind-intruder = 🚨 Intruder
aid-kind-flood = 🌊 Water, trapped
aid-kind-missing = 🔎 Missing person
aid-kind-elder = 👵 Old or sick
aid-kind-child = 👶 Child
aid-kind-lockout = 🔑 Locked out
aid-kind-utilities = 💡 Power, water
aid-kind-tools = 🧰 Tools, lift
aid-kind-supplies = 📦 Supplies
aid-kind-other = ❓ Other

aid-urgency-sos = emergency
aid-urgency-urgent = soon
aid-urgency-normal = normal

aid-state-open = nobody coming
aid-state-claimed = on the way
aid-state-arrived = somebody there
aid-state-closed = over

aid-outcome-helped = ✅ Helped
aid-outcome-handed_over = 🚒 Handed to 110, 119, 120
aid-outcome-false_alarm = 🙂 False alarm
aid-outcome-withdrawn = ↩️ Not needed any more
aid-outcome-not_reached = 🚪 Nobody found

aid-menu = <b>What help do you need?</b>
    One tap calls your neighbours. You can type a few words first.
    In an emergency send /sos , in danger call 110, 119 or 120.
aid-menu-quiet = <b>Ask quietly: what help do you need?</b>
    Only leader, deputy and village office see it, not the neighbours and not the others at home.
aid-menu-kept = ✅ Kept: whoever comes gets it. It is not out yet; press a kind:
    { $question }
aid-menu-unread = I cannot pass this on; send words, a place, a photo, a video or a voice message.
    { $question }
aid-btn-quiet = 🤫 Ask quietly (leader and office only)
aid-btn-log = 📄 Get the log

aid-numbers = In danger call <b>110</b> police · <b>119</b> fire · <b>120</b> ambulance
aid-register = You are not registered, so I do not know where you live: { $where ->
        [group] answer this message with your address now.
       *[private] write your address to me now.
    } Later, ask your leader for a code and register with /start .
aid-opened =
    { $urgency ->
        [sos] 🆘 <b>Your call is out!</b>
       *[other] ✅ <b>Your request is out.</b>
    } { $kind }
    { $told } I will tell you at once who is coming.
    { $where ->
        [group] To say more or send a photo or a voice message, answer this message: those who come get it.
       *[private] You can send words, a place, a photo, a voice message: those who come get them.
    }
    { $lines }
aid-opened-nobody = ⚠️ <b>Your request is kept, but it reached nobody!</b> { $kind }
    { $told }
    As soon as I can reach somebody I call them, and tell you at once who comes.
    { $lines }
aid-told-nobody =
    { $urgency ->
        [normal] I cannot reach anybody now. Please phone, or go to the nearest neighbour.
       *[other] I cannot reach anybody now. Call <b>110</b>, <b>119</b> or <b>120</b> at once, shout for your neighbours, or knock at the nearest door. I keep trying by myself.
    }
aid-told-group = The neighbours of group { $group }{ $who ->
        [patrol] {" "}and tonight's patrol are being told.
       *[other] {" "}are being told.
    }
aid-told-wider = The neighbours of the groups nearby are being told.
aid-told-officials = The village office is being told.
aid-told-quiet = Only leader, deputy and village office are being told.
aid-is-at = 📍 Neighbours are sent to: <b>{ $house }</b>. If it is at another house, press it.
aid-btn-at = 📍 It is at: { $house }
aid-btn-from = 🆘 Help is needed at: { $house }
aid-btn-home = { $house }
aid-which-home = <b>{ $kind }: which house needs help?</b> It is not out yet; press one.
aid-at-noted = Put right. Everybody who was told hears it.
aid-at-open = A call of this kind is open for that house already. If this one is not needed, press “Not needed any more”.
aid-not-at-yours = ☑️ { $name } has put it right: help is needed at another house, not at yours.
aid-elsewhere = ⚠️ <b>It is at another house! Please go here:</b> { $kind }
    { $lines }
aid-btn-withdraw = ↩️ Not needed any more
aid-family = 🆘 <b>{ $name }</b> of your household asked for help: { $kind }. { $told }
aid-joined = Your household has asked for this already ({ $kind }, { $since }); what you said now is added.
    { $status }
    { $where ->
        [group] To say more, answer this message.
       *[private] You can send words, a place, a photo, a voice message.
    }
    { $lines }
aid-asked-again = ‼️ { $house } calls again: { $kind }. Please hurry!
aid-kind-open = Your household has asked for this kind of help already. Once is enough.

aid-status-open = Nobody is coming yet.
aid-status-claimed = { $who } is on the way{ $more ->
        [0] .
        [one] , one more comes too.
       *[other] , { $more } more come too.
    }
aid-status-arrived = { $who } is there{ $more ->
        [0] .
        [one] , one more comes too.
       *[other] , { $more } more come too.
    }
aid-status-closed = Outcome: { $outcome }

aid-somebody = A neighbour
aid-helper = <b>{ $name }</b>
aid-helper-house = <b>{ $name }</b> ({ $head }, household { $number })

aid-house = <b>{ $head }</b> (household { $number }, { $group })
aid-house-near = a house, { $group } { $hamlet }
aid-house-guest = <b>{ $name }</b> (in the chat of group { $group }, not registered)
aid-house-stranger = <b>{ $name }</b> (not registered)

aid-call =
    { $urgency ->
        [sos] 🆘 <b>Emergency!</b>
        [urgent] ❗ <b>Help needed soon</b>
       *[normal] 🤝 <b>A neighbour needs help</b>
    } { $kind }
    { $house }{ $quiet ->
        [alone] {" "}
            🔕 To you alone: this person's requests do not go to the neighbours now. If more hands are needed, please call them.
        [yes] {" "}
            🤫 Asked quietly: tell nobody.
       *[no] {""}
    }
    { $again ->
        [yes] <b>Nobody is coming yet!</b> If you can, press below.
       *[no] Who can go? Press below and I will tell you the address.
    }
aid-call-taken =
    { $urgency ->
        [sos] 🆘 <b>Emergency</b>
        [urgent] ❗ <b>Help needed</b>
       *[normal] 🤝 <b>A neighbour needs help</b>
    } { $kind }
    { $house }{ $quiet ->
        [alone] {" "}
            🔕 To you alone: this person's requests do not go to the neighbours now. If more hands are needed, please call them.
        [yes] {" "}
            🤫 Asked quietly: tell nobody.
       *[no] {""}
    }
    { $status }
aid-call-over = ☑️ It is over: { $kind }
    { $house }
    { $status }
aid-call-newer = { $kind }, { $house }: see the new message below.
aid-btn-claim = 🙋 I am coming
aid-btn-join = 🙋 I am coming too

aid-details = <b>Thank you for going!</b> { $kind }
    { $lines }
    Mind your own safety first. Press in how many minutes you will be there; when you are, press “I am there”.
aid-details-over = You need not go any more. Address and phone are put away. Thank you!
aid-place = 📍 <b>{ $address }</b>, { $head } (household { $number })
aid-place-stranger = 📍 No address is registered, please write to <a href="tg://user?id={ $id }">{ $name }</a>
aid-phone = ☎️ { $value }
aid-needs = In the house: { $value }
aid-text = 💬 { $value }
aid-others = { $count ->
        [one] One more neighbour is going.
       *[other] { $count } more neighbours are going.
    }
aid-btn-arrived = 📍 I am there
aid-btn-close = ✅ It is over
aid-btn-drop = ❌ I cannot go
aid-btn-still = 🚶 Still on the way
aid-go = Thank you! The address is in your private chat. Please go.
aid-go-there = Thank you! { $place } ☎️ { $phone } Please send me /start in private, so that I can reach you.
aid-go-on = Good. Take care on the way.
aid-first-was = { $name } was first. If you can go too, press “I am coming too”.
aid-you-are-there = Good, you are there. When it is done, press “It is over”.
aid-you-dropped = All right, you cannot go. The one who asked is told.
aid-you-lapsed = I heard nothing from you, so others are called. If you can still go, press “I am coming” again.
aid-still = ⏰ Are you still on the way? { $kind }, { $house }
    Please press; otherwise I call somebody else.
aid-now-kind = The one who asked says: { $kind }
aid-more-words = 💬 From the one who asked ({ $kind }): { $words }

aid-coming = 🚶 { $who } is coming, left at { $at }. ({ $kind })
aid-here = 📍 { $who } is there. ({ $kind })
aid-still-coming = 🚶 { $who } is still on the way. ({ $kind })
aid-dropped = { $who } cannot come; I am calling others. ({ $kind })
aid-lapsed = { $who } has not arrived; I am calling others. ({ $kind })
aid-one-less = { $who } cannot come; { $left ->
        [one] one more is
       *[other] { $left } more are
    } on the way. ({ $kind })
aid-climbed-near = Nobody is coming yet; the groups nearby are called now. ({ $kind })
    If it cannot wait, call 110, 119 or 120.
aid-climbed-officials = Nobody is coming yet; leader and village office are called now. ({ $kind })
    If it cannot wait, call 110, 119 or 120.
aid-nobody = ⚠️ I cannot reach anybody now. ({ $kind })
    Call <b>110</b>, <b>119</b> or <b>120</b> at once, shout for your neighbours, or knock at the nearest door.
aid-over = ☑️ It is over: { $kind }
    { $outcome }

aid-how-ended = { $kind }, { $house }: <b>how did it end?</b>

aid-more-passed = Passed on to those who come.
aid-more-kept = Kept. Whoever comes gets it.
aid-more-what = Send words, a place, a photo, a video or a voice message. If there is nothing to add, send /cancel .
aid-more-late = That request is over; this was not passed on. If you need help, send /aid , in an emergency /sos .
aid-more-enough = That is plenty for now. Those who come see all of it.

aid-own = This is your own request; a neighbour will come. If you no longer need it, press “Not needed any more”.
aid-already-yours = You are on the way already.
aid-already-claimed = Somebody is going already.
aid-already-closed = This request is over. If you need help, send /aid .
aid-not-claimed = Nobody is going yet. If you can, press “I am coming”.
aid-not-yours = You are not part of this request. If you can go, press “I am coming” first.
aid-not-for-you = This request was not sent to you. Thank you for wanting to help.
aid-only-asker = Only the household that asked can do this.
aid-arrived-before = I know already that you are there. When it is done, press “It is over”.
aid-helper-unknown = To go and help, register first: send me your household's code in private. If it is urgent, tell the neighbours here.

aid-log-caption = The log of help requests, { $count ->
        [one] one line
       *[other] { $count } lines
    }. It holds addresses: do not pass it on.
aid-log-sent = The log is in your chat.
aid-log-id = No.
aid-log-opened-at = Asked
aid-log-number = Household
aid-log-address = Address
aid-log-group = Group
aid-log-kind = Kind
aid-log-urgency = Urgency
aid-log-quiet = Quiet
aid-log-state = State
aid-log-level = Told up to
aid-log-text = Words
aid-log-helpers = Who went
aid-log-claimed-at = Taken
aid-log-arrived-at = Arrived
aid-log-closed-at = Over
aid-log-outcome = Outcome
aid-log-alert = Warning No.
