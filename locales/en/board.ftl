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
board-expired = , its time is over, not called off
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
board-btn-picture = 🗺 Picture
board-btn-other = 🗺 { $drill }No. { $number } { $hazard } { $colour }
board-caption = { $drill }<b>No. { $number } { $hazard } { $colour }</b>, as of { $at }. Tap the picture to enlarge it.
board-caption-quiet = The village as of { $at }, no warning. Tap the picture to enlarge it.
board-drawing = Drawing, it comes in a moment.
board-not-drawn = The picture cannot be drawn. The numbers are in the text: tap Refresh, or send /board.
board-over = This warning has ended, there is no newer picture. Send /board for how things are now.

# The words in the picture: short, without names.

board-pic-title = { $drill }{ $hazard } { $colour } no. { $number }
board-pic-title-quiet = The village: no warning
board-pic-under = At { $at } · sent { $issued } · { $houses } households{ $ended }
board-pic-under-quiet = At { $at } · { $houses } households
board-pic-by-group = Groups, most urgent first: safe or moved out / all
board-pic-by-group-quiet = Groups: within the bot’s reach / all
board-pic-no-group = No group
board-pic-others = { $n } other groups
board-pic-metres = { $n } m
board-pic-unplaced = Without coordinates: { $n }
board-pic-outside = Far outside: { $n }, at the edge
board-pic-tile-silent = At risk and silent
board-pic-tile-doors = Doors to knock
board-pic-tile-calls = Help: nobody goes
board-pic-tile-answered = Answered
board-pic-tile-reached = Within reach
board-pic-tile-dangerous = Dangerous houses
board-pic-alert-help = Help { $n }
board-pic-alert-door = Knock { $n }
board-pic-alert-silent = Silent { $n }
board-pic-alert-moved = Moved out { $n }
board-pic-alert-safe = Safe { $n }
board-pic-quiet-help = Asks for help { $n }
board-pic-quiet-silent = Not reached: somebody must go { $n }
board-pic-quiet-safe = Within reach { $n }
board-pic-framed = Black frame: dangerous house
board-pic-calls = Calls for help { $n }: nobody comes { $open }, on the way { $claimed }, there { $arrived }
board-pic-calls-none = Calls for help: none
board-pic-patrol = Patrol tonight: group { $group } { $state }, confirmed { $confirmed } of { $asked }
board-pic-patrol-none = Patrol tonight: nobody
