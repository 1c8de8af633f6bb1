# Whose turn it is: ledgers, marks, exemptions.

patrol-btn-turns = 🏠 My household's turns
patrol-btn-ledger = 📒 Turns of the group
patrol-turns =
    <b>Your household's patrols</b>
    { $lines }
patrol-turns-none = Your household is in no group yet, so it has no turns.
patrol-turns-offered = 🔁 You asked who goes instead: { $start }–{ $end } (group { $group }). Until somebody takes it, you go.
patrol-past-served = ✅ { $day }: you went.
patrol-past-called-home = ✅ { $day }: you went, and a storm called you home. It counts as served.
patrol-past-missed = — { $day }: you were missing, so you owe one and go first next time.
patrol-past-excused = ✖ { $day }: excused; nothing owed.

patrol-table =
    📒 <b>Group { $group }: who has served how often</b>
    { $lines }
    Who has served least goes next; who owes one goes first. Being excused changes nothing.
patrol-table-line =
    • { $head }: served { $served }, excused { $excused }{ $owed ->
        [0] {""}
       *[other] , <b>owes { $owed }</b>
    }, { $next }
patrol-btn-marks = Set right: { $night }
patrol-btn-hswaps = 🔁 Swap for a household: { $night }
patrol-btn-exempt = Who need not go

patrol-marks =
    Patrol of group { $group }, { $start }–{ $end }. Is a mark wrong? Press the household. You can do so for a week.
    ✅ went   — missing   ✖ excused   · does not count
patrol-btn-mark = { $head }
patrol-btn-came = ➕ Somebody else went
patrol-came = Patrol of group { $group }, { $start }–{ $end }: which household went although nobody had asked it? It counts as served.
patrol-mark =
    { $head }, { $start }–{ $end } (group { $group }): what is right?
patrol-btn-mark-served = ✅ Went
patrol-btn-mark-missed = — Was missing (owes one)
patrol-btn-mark-excused = ✖ Was excused (owes nothing)
patrol-btn-mark-released = · Does not count
patrol-marked-released = Noted: that night does not count for { $head }.
patrol-mark-told-released = Set right: the patrol of { $start }–{ $end } (group { $group }) counts neither for nor against your household.
patrol-marked-served = Noted: { $head } went.
patrol-marked-missed = Noted: { $head } was missing and goes first next time.
patrol-marked-excused = Noted: { $head } was excused and owes nothing.
patrol-mark-told-served = ✅ Set right: your household went on patrol on { $start }–{ $end } (group { $group }).
patrol-mark-told-missed = — Your leader noted that your household was missing on patrol { $start }–{ $end } (group { $group }). You go first next time. If that is wrong, tell your leader within a week.
patrol-mark-told-excused = ✖ Set right: your household was excused on { $start }–{ $end } (group { $group }) and owes nothing.
patrol-missed-told = — Nobody of your household answered for the patrol { $start }–{ $end } (group { $group }), so you owe one and go first next time. If you went, or had said you cannot, tell your leader within a week: it is set right.
patrol-mark-early = That patrol is not over yet. Come back afterwards.
patrol-mark-late = That patrol is more than a week ago; its marks stay as they are.

patrol-exempt =
    <b>Group { $group }: who need not go on patrol?</b>
    Only if the group has agreed, for example for an old person living alone. It is no mark against anybody. The group's chat is told.
patrol-btn-exempt-one = { $head }: need not go
patrol-btn-unexempt = ↩ { $head }: goes again
patrol-btn-undo = ↩ Undo
patrol-exempted = Noted: { $head } need not go on patrol. The group was told.
patrol-unexempted = Noted: { $head } goes on patrol again, and owes nothing for the time before.
patrol-chat-exempted = By agreement of the group, { $head } need not go on patrol. If you see it otherwise, talk to the leader.
patrol-chat-unexempted = { $head } goes on patrol again.
patrol-home-exempted = Your group has agreed that your household need not go on patrol. You owe nothing. If you would like to go, tell your leader.
patrol-home-unexempted = Your household goes on patrol again, like the others of the group. You owe nothing for the time before.

# Swaps between households.

patrol-btn-hswap = 🔁 Who swaps with me?
patrol-btn-hswap-night = 🔁 { $night }: who goes instead?
patrol-btn-hswap-for = 🔁 For { $head }
patrol-btn-htake = ✅ We go instead
patrol-btn-htake-for = ✅ { $head } goes instead
patrol-btn-hkeep = We go after all
patrol-btn-hkeep-for = { $head } goes after all
patrol-btn-hback = ↩ Undo the swap
patrol-hswap-choose = Patrol { $start }–{ $end } (group { $group }). For which household do you ask who goes instead?
patrol-hswap-choose-none = Patrol { $start }–{ $end } (group { $group }): nobody is asked for it yet, so there is nothing to swap.
patrol-hswap-offered = { $asked ->
    [0] Nobody of the others is on Telegram; your leader
    [one] One household of your group and your leader
   *[other] { $asked } households of your group and your leader
    } were asked who goes instead of you: { $start }–{ $end } (group { $group }). Until somebody takes it, you go.
patrol-hswap-offered-for = { $asked ->
    [0] Nobody of the others is on Telegram. Ask who goes
    [one] One household was asked who goes
   *[other] { $asked } households were asked who goes
    } instead of { $head }: { $start }–{ $end } (group { $group }). Until somebody takes it, { $head } goes.
patrol-hswap-offered-for-you = 🔁 Your leader asked the others for you who goes instead: { $start }–{ $end } (group { $group }). Until somebody takes it, you go.
patrol-hswap-offer = 🔁 { $head } cannot go on patrol <b>{ $start }–{ $end }</b> (group { $group }). Can your household{ $house } go instead? It counts as your turn; { $head } goes the next time.
patrol-hswap-offer-again = 🔁 Still nobody goes instead of { $head }: patrol <b>{ $start }–{ $end }</b> (group { $group }). Can your household{ $house } go? It counts as your turn; { $head } goes the next time.
patrol-hswap-still-open = 🔁 Nobody goes instead of you yet: { $start }–{ $end } (group { $group }). The others were asked again. Until somebody takes it, you go.
patrol-hswap-leader = 🔁 { $head } asks the group who goes instead: patrol { $start }–{ $end } (group { $group }). If a household without Telegram is willing, press it here.
patrol-hswap-leader-all = 🔁 { $head } asks the group who goes instead: patrol { $start }–{ $end } (group { $group }). All others were asked; nothing to do for you.
patrol-hswap-taken = 🔁 { $taker } goes instead of { $head }: { $start }–{ $end } (group { $group }). Thank you all!
patrol-hswap-given = 🔁 { $taker } goes instead of you: { $start }–{ $end } (group { $group }). You are asked again the next time.
patrol-hswap-going = ✅ Your household{ $house } goes instead of { $head }: <b>{ $start }–{ $end }</b> (group { $group }). It counts as your turn. Thank you!
patrol-said-htaken = Thank you! { $taker } goes instead of { $head }: { $start }–{ $end } (group { $group }).
patrol-hswap-withdrawn = 🔁 { $head } goes after all: { $start }–{ $end } (group { $group }). Nothing to do.
patrol-said-hwithdrawn = All right, you go: { $start }–{ $end } (group { $group }).
patrol-hswap-undone-taker = 🔁 The swap is undone: { $head } goes again, you need not: { $start }–{ $end } (group { $group }).
patrol-hswap-undone-first = 🔁 The swap with { $taker } is undone: your household{ $house } goes again, <b>{ $start }–{ $end }</b> (group { $group }).
patrol-said-hundone = The swap is undone: { $head } goes again, { $start }–{ $end } (group { $group }).
patrol-hswap-over = 🔁 { $head }, { $start }–{ $end } (group { $group }): the patrol has begun, no answer needed.
patrol-hswap-lapsed = 🔁 Nobody took the patrol { $start }–{ $end } (group { $group }), so you go. If you cannot, call your leader now.
patrol-hswap-past = That patrol has begun or is past; it cannot be swapped any more.
patrol-hswap-open = The others are being asked already. Please wait for an answer.
patrol-hswap-nobody = All others of your group go that night too or are exempt, so nobody is left to swap with. Press “I cannot”, or call your leader.
patrol-hswap-own = That is your own turn; you cannot swap with yourself.
patrol-hswap-busy = Your household goes that night already, or need not go on patrol.
patrol-hswap-gone = Somebody was first: { $taker } goes ({ $at }).
patrol-hswap-was-withdrawn = That is settled; nobody is looked for any more. Thank you.
patrol-hswap-undone-before = That swap was undone before.
patrol-hswap-given-before = { $taker } goes instead of you that night. To go yourself, press “Undo the swap” in that message.

# Swaps between groups, afterwards.

patrol-btn-swapback = ↩ Undo the swap
patrol-btn-swapback-night = ↩ Give back: { $night }
patrol-swap-offer-again = 🔁 Still nobody patrols for group { $group } on <b>{ $start }–{ $end }</b>. Can your group go? It counts as a turn of yours.
patrol-swap-still-open = 🔁 Nobody has taken { $start }–{ $end } yet; the other leaders were asked again. Until somebody takes it, group { $group } goes.
patrol-swap-undone = ↩ The swap is undone: group { $group } patrols { $start }–{ $end } again, group { $taker } need not go.
patrol-said-undone = Done: group { $group } patrols { $start }–{ $end } again, not group { $taker }.
patrol-swap-already = That night was swapped already: group { $taker } patrols for group { $group }. First undo that swap: send /swap.
patrol-swap-undone-before = That swap was undone before; group { $group } goes.
patrol-swap-back-busy = Group { $group } patrols that night already, so the night cannot go back.

# Nights a group cannot.

patrol-btn-away = 🚫 Our group cannot …
patrol-btn-aways = 🚫 Nights groups cannot
patrol-btn-away-harvest = 🌾 Harvest
patrol-btn-away-funeral = Funeral
patrol-btn-away-flood = 🌊 Flood work
patrol-btn-away-other = Other
patrol-btn-away-off = ↩ We can: { $first } (group { $group })
patrol-btn-swap-night = 🔁 Swap { $night }
patrol-away-reason-harvest = harvest
patrol-away-reason-funeral = funeral
patrol-away-reason-flood = flood work
patrol-away-reason-other = other reason
patrol-away =
    🚫 <b>Group { $group }: nights you cannot patrol</b>
    { $lines }
    Something more? Press the reason, then write the dates. The rota is planned around them, and the turn comes at another time.
patrol-aways =
    🚫 <b>Nights groups cannot patrol</b>
    { $lines }
    To enter more for a group, press the reason.
patrol-away-days = { $first } – { $last }
patrol-away-none = (nothing so far)
patrol-away-line = • group { $group }: { $days } ({ $reason })
patrol-away-until = The nights until { $until } are published; for those send /swap.
patrol-away-ask = Which dates? Write for example: 3 Aug - 10 Aug, or 2026-08-03 to 2026-08-10. One day alone is fine.
patrol-away-ask-group = Which group and which dates? Write the group first, for example: 3 2026-08-03 to 2026-08-10.
patrol-away-stored = Noted: group { $group } cannot on { $days }. The rota is planned around it.
patrol-away-stored-bound = Noted: group { $group } cannot on { $days }. The rota is planned around it, but these nights are published already: swap them here.
patrol-away-told = 🚫 Group { $group } cannot patrol on { $days } ({ $reason }). The rota is planned around it.
patrol-away-off = ↩ Group { $group } can patrol on { $days } after all.
patrol-away-published = The nights until { $until } are published and stay. To swap one of them, send /swap.
patrol-away-dates = I did not understand the dates. Write for example: 3 Aug - 10 Aug, or 2026-08-03 to 2026-08-10.
patrol-away-order = { $last } is before { $first }. Please write the first day first.
patrol-away-past = That is past. Please write coming dates.
patrol-away-long = That is too long or too far away: at most { $days } days, within the next year.
patrol-away-group = There is no group “{ $name }”. Write its name first, then a blank, then the dates.

# The month as a picture.

patrol-picture-title = Night patrol: who goes out when
patrol-picture-group = Grp { $group }
patrol-picture-own = your group
patrol-picture-weekend = weekend (Fri, Sat)
patrol-picture-festival = holiday
