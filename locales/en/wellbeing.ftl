# Households that want to be asked whether they are well; the neighbour who looks in.

wellbeing-btn-menu = 🔔 Ask me whether I am well
wellbeing-btn-home = 🏠 { $house }
wellbeing-btn-resign = ✋ I cannot look in at { $head } any more
wellbeing-btn-silent = 🚪 A house without Telegram
wellbeing-btn-silent-home = 🚪 { $head }, { $house }
wellbeing-btn-silent-asked = 🔔 { $head }, { $house }
wellbeing-btn-daily = Every day
wellbeing-btn-weekly = Every week
wellbeing-btn-visit = 🚶 Nobody there uses a phone: a neighbour looks in
wellbeing-btn-hour = { $hour }
wellbeing-btn-neighbour = { $head }, { $house }
wellbeing-btn-leader = Only the leader
wellbeing-btn-patience = { $hours ->
        [one] 1 hour
       *[other] { $hours } hours
    }
wellbeing-btn-away = 🧳 I am away
wellbeing-btn-back = 🏠 Back again
wellbeing-btn-change = ✏️ Change
wellbeing-btn-end = ⏹ Ask no more
wellbeing-btn-anew = 🔔 Ask again
wellbeing-btn-agree = ✅ Yes, I will look in
wellbeing-btn-decline = ❌ I cannot
wellbeing-btn-well = 😊 I am well
wellbeing-btn-help = 🆘 I need help
wellbeing-btn-seen = ✅ I was there: they are well
wellbeing-btn-seen-help = 🆘 They need help
wellbeing-btn-days = { $days ->
        [one] until tomorrow
       *[other] { $days } days
    }
wellbeing-day-0 = Monday
wellbeing-day-1 = Tuesday
wellbeing-day-2 = Wednesday
wellbeing-day-3 = Thursday
wellbeing-day-4 = Friday
wellbeing-day-5 = Saturday
wellbeing-day-6 = Sunday
wellbeing-daily = every day at { $clock }
wellbeing-weekly = every { $day } at { $clock }
wellbeing-home = <b>{ $head }</b>, { $address } (household { $number })
wellbeing-told-leader = If nobody answers, the leader is told.
wellbeing-told-neighbour = If nobody answers, { $head } (household { $number }) is told, then the leader.
wellbeing-told-waits = { $head } (household { $number }) was asked to look in and has not said yes yet; until then the leader is told.

wellbeing-menu = <b>Being asked whether one is well</b>
    { $lines }
wellbeing-nothing-yet = Nobody is asked yet. Press a house to arrange it.
wellbeing-line = 🔔 { $home }: { $rhythm }
wellbeing-care-line = 🤝 You look in at { $home }: { $rhythm }
wellbeing-silent = <b>Houses without Telegram</b>
    Somebody there wants a neighbour to look in, and has said so? Press the house.
wellbeing-silent-none = Every house of your group has somebody on Telegram, who can arrange it: /aid .
wellbeing-theirs = Somebody of this household has Telegram: they arrange it themselves, with /aid .
wellbeing-offer = <b>Shall I ask you whether you are well?</b>
    At your hour I write to you, one tap answers. If nobody answers, a neighbour you choose is told, then the leader. You can end it at any time. How often?
    { $home }
wellbeing-offer-visit = <b>Shall a neighbour look in there?</b> Only if the household wants it.
    { $home }
    The neighbour is reminded at that hour; if nobody has been there, the leader is told. How often?
wellbeing-which-day = On which day?
wellbeing-which-hour = <b>At what hour?</b> Press one, or write it, for example 7:30
wellbeing-hour-how = I do not understand this hour. Write it like 7:30 or 20:00 .
wellbeing-which-neighbour = <b>Who is told first when nobody answers?</b> They are asked whether they agree, and learn your address and phone then.
wellbeing-no-neighbour = This neighbour cannot be told any more. Please choose another one.
wellbeing-how-long = <b>How long may an answer take?</b> At half of that time I ask once more; after it the neighbour is told.
wellbeing-saved = ✅ It is arranged. The first time is { $next }.

    { $page }
wellbeing-set-enough = This was changed often enough for today. Please try again tomorrow.
wellbeing-page = 🔔 { $home }
    I ask { $rhythm } whether you are well, and wait { $minutes } minutes for an answer.
    { $lines }
    To end it, write: stop
wellbeing-page-visit = 🔔 { $home }
    A neighbour is reminded { $rhythm } to look in, and has { $minutes } minutes for it.
    { $lines }
wellbeing-away-line = 🧳 Away until { $until }; I do not ask until then.
wellbeing-please = 🤝 <b>{ $who }</b> asks you a favour. { $home } is asked { $rhythm } whether they are well. If nobody answers, will you phone or knock?
wellbeing-please-visit = 🤝 <b>{ $who }</b> asks you a favour: will you look in at { $home }, { $rhythm }? I remind you each time.
wellbeing-you-agreed = 🤝 Thank you. You hear of it when { $home } needs you. If you cannot any more: /aid , 🔔.
wellbeing-you-declined = All right; those concerned are told, so that they ask somebody else.
wellbeing-agreed = 🤝 { $who } will look in. ({ $home })
wellbeing-declined = { $who } cannot look in. Until you name somebody else, the leader is told. ({ $home })
wellbeing-neighbour-gone = The neighbour you named, { $head }, is not here any more. Until you name another one, the leader is told when nobody answers. ({ $home })
wellbeing-not-named = You are not the neighbour here any more. Thank you.
wellbeing-not-asked = This has ended: nobody is asked any more. To arrange it again, send /aid .
wellbeing-how-long-away = <b>Away for how long?</b> Press, or write the last day, for example 12 May
wellbeing-date-how = I do not understand this day. Write the last day you are away, for example 12 May .
wellbeing-ended = ⏹ Fine, I ask no more, and keep nothing of it.
wellbeing-over = ☑️ { $home } is asked no more; you need not look in.

wellbeing-question = 🔔 <b>Are you well?</b> One tap is enough.
wellbeing-question-again = 🔔 <b>Are you well?</b> I have not heard from you yet. If you do not press, a neighbour is told.
wellbeing-unsure = I am not sure what that means. <b>Are you well?</b> Please press. (To end this, write: stop)
wellbeing-thanks = 😊 Good to hear. Have a good day!
wellbeing-thanks-again = 😊 I know already. Thank you!
wellbeing-visit = 🔔 Please look in: { $home } ☎️ { $phone }
    When you have been there, press.
wellbeing-alarm = ⚠️ <b>Nobody answers:</b> { $home } ☎️ { $phone }
    Asked { $since } whether they are well. Please phone or knock, and then press. If you fear the worst: <b>120</b>, <b>110</b>.
wellbeing-alarm-visit = ⚠️ <b>Nobody has looked in yet:</b> { $home } ☎️ { $phone }
    It was due { $since }. Please go there, and then press. If you fear the worst: <b>120</b>, <b>110</b>.
wellbeing-answered = ✅ { $home }: { $who } has answered. Nobody needs to go.
wellbeing-seen = ✅ { $home }: { $who } was there, they are well.
wellbeing-seen-home = ✅ { $who } has told me that you are well.
wellbeing-calls = 🆘 { $home }: { $who } calls for help; the neighbours are being called.
wellbeing-answered-before = It is known already that they are well. Thank you!
wellbeing-thanks-looking = 🤝 Thank you for looking in!

wellbeing-me = 🔔 { $home } is asked { $rhythm } whether they are well (the neighbour you named, leader, deputies and officials hear when nobody answers)
wellbeing-me-care = 🤝 You look in at { $home }, { $rhythm }
