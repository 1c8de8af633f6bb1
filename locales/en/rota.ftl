# Whose turn it is: ledgers, marks, exemptions.

patrol-btn-turns = 🏠 My household's turns
patrol-btn-ledger = 📒 Turns of my group
patrol-turns =
    🏠 <b>Your household's patrols</b>
    { $lines }
patrol-turns-none = Your household is in no group yet, so it has no turns.
patrol-turns-home =
    <b>{ $address }</b>: served { $served }, excused { $excused }, owes { $owed }.
    { $next }
patrol-turns-offered = 🔁 You asked who goes instead: { $start }–{ $end } (group { $group }). Until somebody takes it, you go.
patrol-past-served = ✅ { $day }: you went.
patrol-past-missed = — { $day }: you were missing, so you owe one and go first next time.
patrol-past-excused = ✖ { $day }: excused; nothing owed.

patrol-table =
    📒 <b>Group { $group }: who has served how often</b>
    { $lines }
    Who has served least goes next; who owes one goes first. Being excused changes nothing.
patrol-table-line = • { $head }: served { $served }, excused { $excused }, owes { $owed }. { $next }
patrol-btn-marks = Set right: { $night }
patrol-btn-hswaps = 🔁 Swap for a household: { $night }
patrol-btn-exempt = Who need not go

patrol-marks =
    Patrol of group { $group }, { $start }–{ $end }. Is a mark wrong? Press the household. You can do so for a week.
    ✅ went   — missing   ✖ excused   · does not count
patrol-btn-mark = { $head }
patrol-mark =
    { $head }, { $start }–{ $end } (group { $group }): what is right?
patrol-btn-mark-served = ✅ Went
patrol-btn-mark-missed = — Was missing (owes one)
patrol-btn-mark-excused = ✖ Was excused (owes nothing)
patrol-marked-served = Noted: { $head } went.
patrol-marked-missed = Noted: { $head } was missing and goes first next time.
patrol-marked-excused = Noted: { $head } was excused and owes nothing.
patrol-mark-told-served = ✅ Set right: your household went on patrol on { $start }–{ $end } (group { $group }).
patrol-mark-told-missed = — Your leader noted that your household was missing on patrol { $start }–{ $end } (group { $group }). You go first next time. If that is wrong, tell your leader within a week.
patrol-mark-told-excused = ✖ Set right: your household was excused on { $start }–{ $end } (group { $group }) and owes nothing.
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
