# Warnings: numbers, changes, the call list, the closing report.

alerts-btn-groups-of = 📋 By group
alerts-btn-calls = 🖨 Call list
alerts-btn-change = 🔁 Change it
alerts-btn-slip = ↩️ A slip: warn again
alerts-btn-warn-again = 📢 Warn again
alerts-btn-report = 📊 Report

alerts-tally =
    { $mark }{ $sign } <b>{ $hazard } { $colour }</b> · { $place }{ $ended }
    Households { $houses } (dangerous { $dangerous })
    ✅ safe { $safe } · 🚶 moved out { $moved } · 🆘 help { $help }{ $calls ->
        [0] {""}
       *[other] {""}
        ‼️ Calls for help not over: { $calls }, nobody coming: { $alone }. See /board
    }
    ⏳ silent { $silent } (dangerous { $silent_dangerous })
    🚪 doors { $doors }{ $open_doors ->
        [0] {""}
       *[other] {""}, still open { $open_doors }
    }{ $nobody ->
        [0] {""}
       *[other] {""}, nobody { $nobody }
    }{ $refuses ->
        [0] {""}
       *[other] {""}, refuses { $refuses }
    }{ $with_officials ->
        [0] {""}
       *[other] {""}, with officials { $with_officials }
    }{ $unreachable ->
        [0] {""}
       *[other] {""}, unreachable { $unreachable }
    }
    📨 sent { $sent }{ $queued ->
        [0] {""}
       *[other] {""}, waiting { $queued }
    }{ $uncertain ->
        [0] {""}
       *[other] {""}, uncertain { $uncertain }
    }{ $dead ->
        [0] {""}
       *[other] {""}, failed { $dead }
    }{ $places }{ $groups }
    As of { $at }{ $by_hand ->
        [0] {""}
       *[other] {" "}· by door or phone { $by_hand }
    }{ $late ->
        [0] {""}
       *[other] {" "}· late { $late }
    }
alerts-tally-expired = {" "}· ⏰ time over
alerts-tally-cleared = {" "}· ✅ <b>all clear given</b>
alerts-tally-error = {" "}· ❌ <b>taken back: sent in error</b>
alerts-tally-places =
    {""}
    📍 gone to: { $names }
alerts-tally-place = { $name } { $n }
alerts-tally-groups =
    {""}
    <b>Groups, answered of all:</b> { $names }{ $done }
alerts-tally-group = { $name }: { $answered }/{ $houses }{ $danger }{ $doors }
alerts-tally-danger = {" "}⚠️{ $n }
alerts-tally-doors = {" "}🚪{ $n }
alerts-tally-done = {" "}✅ complete: { $n }
alerts-tally-more = … and { $n } more
alerts-tally-more-houses = … and { $n } more
alerts-no-group = no group
alerts-tally-of-group =
    { $mark }{ $sign } <b>{ $hazard } { $colour }: group { $name }</b>{ $ended }
    Households { $houses }: ✅ safe { $safe } · 🚶 moved out { $moved } · 🆘 help { $help } · ⏳ silent { $silent }{ $nobody ->
        [0] {""}
       *[other] {" "}· nobody there { $nobody }
    }{ $refuses ->
        [0] {""}
       *[other] {" "}· refuses { $refuses }
    }{ $silent_houses }
    As of { $at }
alerts-tally-silent =
    {""}
    Nothing heard of:
    { $lines }
alerts-tally-house = { $sign } { $address }

# Changes

alerts-btn-same = ✏️ Same level, other words
alerts-btn-change-send = 📢 Send this change
alerts-change-pick = { $mark }{ $sign } <b>{ $hazard } { $colour }</b> ({ $place }): what is it now? It goes to exactly those who got the warning.
alerts-change-preview =
    { $mark }<b>Change, not sent yet.</b> People will read, as an answer to the warning:

    { $text }

    ————
    Chats: { $chats }.{ $second }
alerts-change-wanted =
    { $mark }<b>Please confirm: { $name } wants to raise the warning.</b> Valid until { $until }. People will read:

    { $text }
alerts-change-waits = { $mark }⏳ The change to { $sign } { $hazard } { $colour } ({ $place }) is not sent yet. Officials asked to confirm: { $n }, until { $until }. Please phone one of them.
alerts-change-lapsed = { $mark }⚠️ The change to { $sign } { $hazard } { $colour } ({ $place }) was <b>not sent</b>: nobody confirmed in time. Phone another official, then press the button below.
alerts-change-sent = { $mark }✅ The change to { $sign } { $hazard } { $colour } ({ $place }) is sent (chats: { $n }).
alerts-change-not-sent = { $mark }The change to { $sign } { $hazard } { $colour } ({ $place }) will not be sent ({ $name }).
alerts-change-stopped = { $mark }The warning is over, so its change is not sent ({ $sign } { $hazard } { $colour }, { $place }).
alerts-change-dropped = This change was dropped. Press 🔁 under the numbers to make a new one.
alerts-change-over = This warning is over, so it cannot be changed. Send a new one with /alert.
alerts-updated =
    { $changed }
    { $text }
alerts-update = { $mark }🔁 <b>Changed: now { $colour }, before { $was }.</b> { $again }
alerts-update-again = Please answer again.
alerts-update-press = If you have answered and things changed, press again.
alerts-update-words = { $mark }🔁 <b>New: please read.</b> { $colour } as before ({ $was }).

alerts-clear-proposed =
    { $mark }📩 { $why }
    { $sign } { $hazard } { $colour } ({ $place }) is still in force here. If it is over, one press tells everybody.

# The call list

alerts-calls-coming = The call list is being made; it comes in a moment.
alerts-calls-caption = { $mark }🖨 Call list: { $sign } { $hazard } { $colour } ({ $place }). It holds addresses and telephones: give it to nobody else, burn or tear it up afterwards.
alerts-calls-empty = No household of this group is in the warning.
alerts-calls-no-group = There is no group “{ $name }”.
alerts-calls-title = Call list: { $hazard } { $colour } ({ $place })
alerts-calls-about = { $village }, warning of { $at }
alerts-calls-printed = As of { $at }
alerts-calls-how = Go to dangerous houses first (red). Tick the box once you have seen or heard them, and write what they say. Mind your own safety first.
alerts-calls-page = page { $n } of { $of }
alerts-calls-group = Group { $name }
alerts-calls-carers = ring: { $names }
alerts-calls-tick = ✓
alerts-calls-door = door
alerts-calls-head = head
alerts-calls-people = people
alerts-calls-phone = telephone
alerts-calls-needs = danger, needs
alerts-calls-answer = heard so far

# The closing report

alerts-report-coming = The report is being made; table and picture come in a moment.
alerts-report =
    { $mark }📋 <b>{ $hazard } { $colour } ({ $place }): report</b> no. { $id }
    { $start } — { $end } · { $ended }
    Households { $houses }, dangerous houses { $dangerous }
    Answers: safe { $safe }, moved out { $moved } (people { $people }), help { $help }; late { $late }, by door or phone { $by_hand }
    Silent { $silent } (dangerous { $silent_dangerous })
    Doors { $doors }: nobody { $nobody }, refuses { $refuses }, with officials { $with_officials }
    Messages: arrived { $sent }, waiting { $queued }, uncertain { $uncertain }, failed { $dead }{ $times }{ $places }{ $missed }
alerts-report-live = still in force
alerts-report-expired = time over
alerts-report-cleared = all clear by { $name }
alerts-report-error = sent in error, taken back by { $name }
alerts-report-times =
    {""}
    { $lines }
alerts-report-marked = ⚠️ Marked dangerous on the way: { $n } (from { $at })
alerts-report-out = 🚶 Last household out: { $at }
alerts-report-delivered = 📨 { $n } households reached: half within { $half } min, the last after { $last } min
alerts-report-answered = 💬 { $n } households heard of: half within { $half } min, the last after { $last } min
alerts-report-places =
    {""}
    📍 gone to: { $names }
alerts-report-place = { $name } { $n } (people { $people })
alerts-report-nobody-missed =
    {""}
    ✅ Every household was heard of.
alerts-report-missed =
    {""}
    ❗ Not heard of: { $n }
    { $lines }
alerts-report-missed-line = ▪️ { $danger }{ $address } { $name }: { $why }
alerts-report-why-silent = silent
alerts-report-why-mute = no message got there
alerts-report-why-nobody = nobody there
alerts-report-why-refuses = refuses to leave
alerts-report-picture = { $mark }📊 { $sign } { $hazard } { $colour } ({ $place })
alerts-report-table = { $mark }📄 { $sign } { $hazard } { $colour } ({ $place }): every household. It holds names and addresses; keep it to yourself.

alerts-table-number = number
alerts-table-address = address
alerts-table-head = head
alerts-table-group = group
alerts-table-danger = dangerous house
alerts-table-people = people
alerts-table-answer = answer
alerts-table-place = gone to
alerts-table-how = how
alerts-table-by = by
alerts-table-at = at
alerts-table-late = late
alerts-table-delivered = message arrived
alerts-table-reach = message
alerts-table-door = door since
alerts-table-official = officials since
alerts-table-yes = yes
alerts-table-is-safe = safe
alerts-table-is-moved = moved out
alerts-table-is-help = needs help
alerts-table-is-nobody = nobody there
alerts-table-is-refuses = refuses to leave
alerts-table-is-silent = silent
alerts-table-how-tap = themselves
alerts-table-how-door = at the door
alerts-table-how-phone = by telephone
alerts-table-reach-sent = arrived
alerts-table-reach-queued = waiting
alerts-table-reach-uncertain = uncertain
alerts-table-reach-dead = failed
alerts-table-reach-none = nobody on Telegram
