# The log of help requests: pages, steps, times for the monthly report.

aidlog-btn-open-log = 📒 The log of requests
aidlog-btn-request = No. { $number }
aidlog-btn-newer = ⬅️ Newer
aidlog-btn-older = Older ➡️
aidlog-btn-open = Only open ones
aidlog-btn-all = Also those that are over
aidlog-btn-kind = Kind…
aidlog-btn-all-kinds = All kinds
aidlog-btn-month = { $month }
aidlog-btn-months = All months
aidlog-btn-times = ⏱ Times, chart
aidlog-btn-back = 📒 Back to the log
aidlog-page = 📒 <b>Help requests</b>, { $scope ->
        [open] open
       *[all] all
    }, { $month ->
        [all] all months
       *[other] { $month }
    }, { $kind }
    { $lines }
aidlog-nothing = None.
aidlog-all-kinds = All kinds
aidlog-which-kind = Which kind?
aidlog-line = <b>No. { $number }</b> { $at } { $kind }{ $quiet ->
        [yes] {" "}🤫
       *[no] {""}
    }, { $house }: { $how }
aidlog-faded = (names have faded, group { $group })
aidlog-steps = { $head }
    { $lines }
aidlog-words = 💬 { $words }
aidlog-step = { $at } { $step }
aidlog-step-by = { $at } { $step }, { $name }
aidlog-ended-so = ended: { $outcome }
aidlog-verb-open = asked
aidlog-verb-announce = people told
aidlog-verb-climb = more people told
aidlog-verb-claim = on the way
aidlog-verb-join = comes too
aidlog-verb-within = said when they arrive
aidlog-verb-arrive = there
aidlog-verb-dropped = cannot come after all
aidlog-verb-lapsed = did not arrive, others called
aidlog-verb-ask = asked whether still on the way
aidlog-verb-still = still on the way
aidlog-verb-close = ended
aidlog-verb-line = a line added
aidlog-verb-reopen = opened again
aidlog-verb-thank = thanked
aidlog-verb-ask-settled = asked whether it is settled
aidlog-verb-settled = says it is settled
aidlog-verb-what = said what kind
aidlog-verb-more = sent more
aidlog-verb-again = asked again
aidlog-verb-at = at another house
aidlog-verb-regrouped = in another group now
aidlog-verb-ask-over = asked whether it is over
aidlog-verb-warned = a warning began, leader and village office told too
aidlog-verb-other = something noted

aidlog-ordered = The times are being worked out; they come in a moment.
aidlog-times-caption = How soon help came, { $month }
aidlog-times = <b>How soon help came, { $month }</b> (the middle of all: half were quicker)
    { $lines }
aidlog-times-line = { $kind }: { $count }; coming after { $to_claim } ({ $claimed }), there after { $to_arrival } ({ $arrived })
aidlog-chart-title = How soon help came, { $village }
aidlog-to-claim = until somebody was coming
aidlog-to-arrival = until somebody was there
aidlog-by-month = By month
aidlog-by-kind = By kind, { $month }
aidlog-bar = { $name } ({ $count })
aidlog-none = –
aidlog-nobody = nobody
aidlog-seconds = { $seconds } s
aidlog-minutes = { $minutes } min
aidlog-hours = { $hours } h { $minutes } min

aidlog-no-request = There is no request No. { $number }.
