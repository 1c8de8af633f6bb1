# The night patrol.

patrol-month =
    🗓 <b>Patrol nights of group { $group }</b>
    { $lines }
patrol-month-night = • { $start }–{ $end }
patrol-night-planned = • { $start }–{ $end } (planned, may still change)
patrol-month-reserves = In reserve, if another group is short of people: { $nights }
patrol-month-leader = A night does not suit? Send /swap to offer it to other groups.
patrol-month-members = Households whose turn it is are asked in private a few days before.

patrol-question-asked =
    🔦 Your household{ $house } has its turn to patrol: <b>{ $start }–{ $end }</b> (group { $group }).
    One person from each household. Can you come?
patrol-question-confirmed =
    ✅ Your household{ $house } is coming on patrol: <b>{ $start }–{ $end }</b> (group { $group }). Thank you!{ $by }
    If something comes up, press the button below early.
patrol-question-excused =
    Your household{ $house } is not coming this time: { $start }–{ $end } (group { $group }). The next household is asked.{ $by }
    If you can come after all, press the button below.
patrol-for-house = {" "}({ $house })
patrol-said-by =
    {""}
    ({ $name } said so.)
patrol-reminder-asked =
    ⏰ We have not heard from your household{ $house } yet: patrol <b>{ $start }–{ $end }</b> (group { $group }).
    Bring: { $gear }
    Can you come?
patrol-reminder-confirmed =
    ⏰ Remember: your household{ $house } patrols <b>{ $start }–{ $end }</b> (group { $group }).
    Bring: { $gear }
patrol-hours-changed = ⏰ The hours of the patrol have changed: group { $group } now patrols <b>{ $start }–{ $end }</b>.
patrol-freed = Another group takes the patrol of { $start }; you need not come (group { $group }). Thank you!

patrol-btn-confirm = ✅ I can come
patrol-btn-decline = I cannot
patrol-btn-confirm-one = ✅ { $what }: I can come
patrol-btn-decline-one = { $what }: I cannot
patrol-btn-stand = ✅ { $head } comes
patrol-btn-absent = ✖ { $head } cannot
patrol-btn-start = ▶ Start patrol
patrol-btn-finish = ⏹ Finish patrol
patrol-btn-quiet = Nothing to report
patrol-btn-fine = All well, still out
patrol-btn-swap = Swap this night
patrol-btn-standin = We stand in
patrol-btn-night = { $night }
patrol-btn-withdraw = Keep it after all
patrol-btn-take = Our group goes
patrol-btn-team = Tonight's team
patrol-btn-picture = This month as a picture
patrol-btn-calendar = Add to my calendar

patrol-noted = Done.
patrol-said-confirmed = Thank you! Your household{ $house } is coming: { $start }–{ $end } (group { $group }).
patrol-said-excused = Noted, your household{ $house } is not coming: { $start }–{ $end } (group { $group }). The next household is asked.
patrol-stood-confirmed = Noted: { $head } comes.
patrol-stood-excused = Noted: { $head } cannot come.

patrol-brief-ahead =
    🔦 <b>Group { $group }</b> patrols <b>{ $start }–{ $end }</b>
    Coming so far: { $ready }
    { $team }
patrol-brief-tonight =
    🔦 Tonight <b>group { $group }</b> patrols: <b>{ $start }–{ $end }</b>
    Coming so far: { $ready }
    { $team }
    Bring: { $gear }
    Press “Start patrol” when all are there, “Finish patrol” when you are back.
patrol-brief-started =
    🔦 <b>Group { $group }</b> is out: <b>{ $start }–{ $end }</b>
    Coming: { $ready }
    { $team }
    Press “Finish patrol” when you are back.
patrol-brief-finished =
    ☑️ <b>Group { $group }</b> patrolled: { $start }–{ $end }
    Households that went: { $ready }
    { $team }
patrol-brief-missed =
    — <b>Group { $group }</b> did not go out: { $start }–{ $end }
    Had said yes: { $ready }
    { $team }
patrol-brief-stood_down =
    ⛈ <b>Group { $group }</b> stays at home because of a storm warning: { $start }–{ $end }
    Had said yes: { $ready }
    { $team }
patrol-team-nobody = (nobody yet)
patrol-team-asked = ❔ { $head } (no answer yet)
patrol-team-door = 🚪 { $head } · { $address } { $phone }
patrol-team-door-hint = 🚪 is not on Telegram: ask at the door or by phone, then press for them.
patrol-team-confirmed = ✅ { $head }
patrol-team-excused = ✖ { $head } (cannot)
patrol-team-served = ✅ { $head }
patrol-team-missed = — { $head } (did not answer)
patrol-team-released = — { $head }
patrol-heads-none = not settled yet
patrol-heads-nobody = nobody is noted
patrol-heads-number =
    { $n ->
        [0] nobody yet
        [one] { $n } household
       *[other] { $n } households
    }

patrol-nobody-left = ⚠️ Patrol of group { $group }, { $start }–{ $end }: everybody was asked, and only { $ready } can come. Please find people, or offer the night with /swap.
patrol-short-leader = ⚠️ Patrol of group { $group }, { $start }–{ $end }: only { $ready } confirmed. Group { $reserve }, the reserve, was asked to stand in. If you find people after all, confirm for them quickly.
patrol-short-alone = ⚠️ Patrol of group { $group }, { $start }–{ $end }: only { $ready } confirmed, and there is no reserve{ $reserve }. Please find people now; the officials know.
patrol-short-reserve = ⚠️ Group { $group } is short of people ({ $ready } confirmed). Please stand in on { $start }–{ $end }. Can you? It counts as a turn of your group.
patrol-short-officials = ⚠️ Patrol of group { $group }, { $start }–{ $end }: still only { $ready } confirmed, also after the reserve was asked. Please arrange it by phone.
patrol-short-officials-alone = ⚠️ Patrol of group { $group }, { $start }–{ $end }: only { $ready } confirmed, and no reserve can be reached. Please arrange it by phone.
patrol-standin-leader = Group { $reserve } stands in on { $start }–{ $end }. Your group, group { $group }, need not go.
patrol-standin-officials = Group { $reserve } patrols for group { $group }: { $start }–{ $end }.
patrol-standin-chat = 🔦 Group { $group } is short of people, so our group patrols: <b>{ $start }–{ $end }</b>. Households whose turn it is get a private message.
patrol-said-standin = Thank you! Your group patrols for group { $group } on { $start }–{ $end }. Your households are asked now.

patrol-started =
    🔦 The patrol of group { $group } is out ({ $start }–{ $end }).
    Team: { $team }. Led by { $by }.
patrol-said-started =
    ▶ You are out. Take care (group { $group }, { $start }–{ $end }).{ $hint }
    Something wrong? Press below, or send me words, a photo, a film or your location. Press “Finish patrol” when you are back.
patrol-ask-report = What did the patrol of group { $group } see ({ $start }–{ $end })? Send me a line or two, or press “Nothing to report”.
patrol-report-quiet = Nothing to report
patrol-said-finished = ⏹ The patrol is finished and noted (group { $group }, { $start }–{ $end }). Thank you all!
patrol-summary =
    ⏹ The patrol of <b>group { $group }</b> is back (planned { $start }–{ $end }).
    Out { $out }, back { $back }. Team: { $team }.
    { $report }
patrol-late-leader = ⏰ The patrol of group { $group } was due { $start }–{ $end } and has not started. Press “Start patrol” when all are there; if you cannot go, call an official.
patrol-late-officials = ⚠️ The patrol of group { $group } ({ $start }–{ $end }) has not started half an hour after its time. The leader was reminded; please call.
patrol-late-officials-alone = ⚠️ The patrol of group { $group } ({ $start }–{ $end }) has not started half an hour after its time, and I can reach neither its leader nor a deputy. Please call, or send another group.
patrol-all-right = ❗ The patrol of group { $group } ({ $start }–{ $end }) should be back. Are you all right?
patrol-said-fine = Good. You will be asked again in half an hour.
patrol-alarm-officials = ❗ The patrol of group { $group } ({ $start }–{ $end }) has not reported back, and its leader { $leader } does not answer. Please call now; if nobody answers, send somebody.

patrol-alarm-officials-alone = ❗ The patrol of group { $group } ({ $start }–{ $end }) has not reported back, and I can reach neither its leader nor a deputy{ $leader }. Please call now; if nobody answers, send somebody.

patrol-swap-choose = Which night would you like to swap? Press a date and the other leaders are asked.
patrol-swap-offered = { $leaders ->
    [one] One leader was
   *[other] { $leaders } leaders were
    } asked who can patrol for group { $group } on { $start }–{ $end }. Until somebody takes it, the night stays yours.
patrol-swap-offer = 🔁 Group { $group } cannot patrol on <b>{ $start }–{ $end }</b>. Can your group go? It counts as a turn of yours.
patrol-swap-taken = 🔁 Group { $group }, { $start }–{ $end }: group { $taker } has taken it. Thank you!
patrol-swap-done = 🔁 Group { $taker } patrols for group { $group } on { $start }–{ $end }. Group { $group } need not go.
patrol-swap-ours = 🔁 Our group (group { $taker }) patrols for group { $group }: { $start }–{ $end }. Households whose turn it is get a private message.
patrol-said-taken = Thank you! Group { $taker } patrols for group { $group } on { $start }–{ $end }.
patrol-swap-withdrawn = 🔁 Group { $group } keeps { $start }–{ $end } after all.
patrol-said-withdrawn = All right, group { $group } keeps { $start }–{ $end }.
patrol-swap-over = 🔁 Group { $group }, { $start }–{ $end }: that is past, no answer needed.
patrol-swap-lapsed = 🔁 Nobody took { $start }–{ $end }; group { $group } goes.

patrol-page = { $lines }
patrol-tonight-none = No patrol is planned tonight.
patrol-tonight-planned = 🔦 Tonight <b>group { $group }</b>: { $start }–{ $end }. Team: { $team }
patrol-tonight-started = 🔦 <b>Group { $group }</b> is out: { $start }–{ $end }. Team: { $team }
patrol-tonight-finished = ✅ <b>Group { $group }</b> is back: { $start }–{ $end }. Team: { $team }
patrol-tonight-missed = — <b>Group { $group }</b>: { $start }–{ $end }, did not go out.
patrol-tonight-stood_down = ⛈ <b>Group { $group }</b>: { $start }–{ $end }, stays at home because of a storm warning.
patrol-nights = 🗓 Next nights of <b>group { $group }</b>:
patrol-nights-none = 🗓 <b>Group { $group }</b> has no night planned yet.
patrol-ledger =
    🏠 <b>{ $address }</b>: served { $served }, excused { $excused }{ $owed ->
        [0] {""}
       *[other] , owes { $owed }
    }, { $next }.
patrol-ledger-next = { $turns ->
    [one] next within about a month
   *[other] next in about { $turns } months
    }
patrol-ledger-exempt = exempt by agreement of the group
patrol-own-asked = ❔ You have not answered yet: { $start }–{ $end } (group { $group }).
patrol-own-confirmed = ✅ You are going: { $start }–{ $end } (group { $group }).

patrol-calendar-name = Night patrol
patrol-calendar-main = Patrol: group { $group }
patrol-calendar-own = Your household patrols (group { $group })
patrol-calendar-asked = Your household's turn to patrol: please answer (group { $group })
patrol-calendar-reserve = Patrol reserve: group { $group }
patrol-calendar-caption = Your group's patrol nights, and those on which your household goes. Open the file to add them to your calendar; after a swap, ask again and they are corrected.
patrol-picture-coming = It is being drawn and comes in a moment.
patrol-picture-caption = This month's patrols. Yellow nights are your group's.

patrol-not-asked = Your household was not asked for that night. See when it is your turn: /patrol
patrol-too-late = The patrol has begun, so this cannot be changed here. Please call the group leader.
patrol-released = Another group takes that night; you need not come.
patrol-over = That patrol is past. See what comes next: /patrol
patrol-too-early = Too early. The patrol of { $night } can start from { $at }.
patrol-already-started = Already started: { $by }, { $at }.
patrol-already-finished = Already finished: { $by }, { $at }.
patrol-not-started = It was not started, so it cannot be finished. Press “Start patrol” first.
patrol-none-started = No patrol of your group is out now, so there is nothing to report on. Next nights: /patrol
patrol-report-long = Too long. Please keep it under { $limit } characters and send it again.
patrol-report-words = Please write a line or two; if there was nothing, send a minus sign: -
patrol-standin-yours = That night is your group's already.
patrol-standin-enough = Thank you, they have enough people now.
patrol-swap-none = Your group has no coming night that can be swapped.
patrol-swap-past = That night has begun or is past; it cannot be swapped any more.
patrol-swap-open = That night is on offer already. Please wait for an answer.
patrol-swap-nobody = No other group has a leader on Telegram yet. Please call an official.
patrol-swap-own = That is your own group's night; you cannot swap with yourself.
patrol-swap-busy = Your group already patrols that night.
patrol-swap-gone = Somebody was first: group { $taker } took it ({ $at }).
patrol-swap-was-withdrawn = They keep the night after all. Thank you.
patrol-nothing-planned = No patrols are planned this month yet.

patrol-plan-past = { $until } is past. Please give a later date.
patrol-plan-far = { $until } is too far away; two years at most.
patrol-no-groups = There are no groups yet, so no patrols can be planned. Run groups propose and groups accept first.
patrol-range = { $frm } is after { $to }.
patrol-plan-uncovered = { $night }: no group can go.
patrol-plan-no-reserve = { $night }: group { $group } has no reserve.
patrol-plan-short-rest =
    { $night }: group { $group } is out again after { $days } days only. Why: { $why ->
        [own] it cannot on some nights near by
        [others] other groups cannot on some nights near by
        [published] nights that were swapped or already published stay as they are
        [few] some groups have not joined yet
       *[other] no plan was found that leaves it more rest
    }.
patrol-plan-uneven =
    { $kind ->
        [turns] Turns
        [weekend] Weekend nights
        [holiday] Holiday nights
       *[doubled] Nights with two groups
    } differ by { $spread }; at most { $allowed } in { $span ->
        [year] a year
       *[other] twelve months
    }. Why: { $why ->
        [absences] some groups could not on some nights
        [rest] with two groups each must rest a night, so each has every other night
        [published] nights that were swapped or already published stay as they are
       *[other] no plan was found that is fair in everything at once
    }.{ $proved ->
        [1] {" "}Counting shows that no plan can do better.
       *[other] {""}
    }
