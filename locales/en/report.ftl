# The closing report's picture: short, without names.

report-title = { $drill }{ $hazard } { $colour } no. { $number }: report
report-under = { $started } → { $ended } ({ $lasted }) · { $state }
report-lasted = { $hours ->
    [0] { $minutes } min
   *[other] { $hours } h { $minutes } min
}
report-state-live = still running
report-state-expired = ran out
report-state-cleared = all clear
report-state-error = sent in error
report-delivered = Delivered
report-heard = Heard of
report-moved = Moved, { $people } people
report-missed = Not heard ({ $risky } at risk)
report-help = Help { $n }
report-door = Nobody there, or refuse { $n }
report-silent = Silent { $n }
report-moved-out = Moved out { $n }
report-safe = Safe { $n }
report-curves = How fast it arrived, how fast they answered (households)
report-curve-delivered = Delivered
report-curve-answered = Answered
report-doors = Doors { $doors } · answers: tap { $tap }, door { $door }, phone { $phone } · late { $late }
report-messages = Messages: delivered { $sent }, failed { $dead }
report-marked = Marked dangerous on the way: { $n } households, from { $at }
report-last-moved = Last household out: { $at }
report-refuge = Moved to { $name }: { $houses } households, { $people } people
report-refuge-unknown = (not said where)
report-by-group = Groups, least heard of first: heard of / all
