# The officials' overview.

board-text =
    <b>The village now</b> { $at }

    <b>Warnings</b>
    { $warnings }

    <b>Calls for help</b>
    { $requests }

    <b>Patrol tonight</b>
    { $patrol }

    Households { $houses }, within the bot's reach { $reached }, dangerous houses { $dangerous }.{ $mute }
board-drill = [DRILL]{" "}
board-warning = { $drill }No. { $number } { $hazard } { $colour } (since { $at }{ $ended }): households { $houses }, answered { $answered } (safe { $safe }, moved out { $moved }, help { $help }), dangerous and silent { $silent_dangerous }, doors to knock on { $doors }
board-expired = , over 24 hours old and not called off
board-no-warning = None
board-request = No. { $number } { $sos }{ $kind } { $place } ({ $at }): { $state }
board-place = group { $group }
board-place-door = { $address }, { $head } (household { $number })
board-place-group = group { $group }, address unknown
board-place-unknown = address unknown
board-calls =
    <b>Calls for help: from where</b> { $at }
    { $requests }
board-sos = 🆘{" "}
board-request-open = <b>nobody is coming yet</b>
board-request-claimed = somebody is on the way
board-request-arrived = somebody is there
board-more-requests = and { $n } more
board-no-request = None
board-patrol = Group { $group }: { $state }, confirmed { $confirmed } of { $asked }
board-patrol-planned = not out yet
board-patrol-started = out now
board-patrol-finished = finished
board-patrol-missed = did not go
board-patrol-stood_down = stays at home (storm)
board-no-patrol = Nobody is planned
board-mute =
    {""}
    ⚠️ Groups whose chat hears nothing ({ $n }): { $names }. Have their leader add the bot to the chat.
board-btn-again = 🔄 Refresh
board-btn-calls = 🆘 Calls: addresses
board-btn-go = 🙋 I go to no. { $number }
board-btn-back = ‹ Back
board-btn-alert = 📢 Warn
board-btn-clear = ✅ All-clear for warning { $number }
board-btn-doors = 🚪 Doors of warning { $number }
