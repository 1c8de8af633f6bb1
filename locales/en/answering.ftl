# Warnings: answers, where people went, silent doors.

alerts-answered =
    { $mark }<b>Recorded: { $answer }</b>{ $late }
    { $address } · { $name } · { $at }{ $help }{ $others }{ $where }
    If it changes, press again.

    { $text }
alerts-answer-at = 🚶 moved out to { $place }
alerts-answer-where =
    {""}
    <b>Where did you go?</b> One press below, so that nobody looks for you.
alerts-place-kin = relatives or friends
alerts-btn-place = 📍 { $name }
alerts-btn-kin = 📍 Relatives, friends
alerts-btn-elsewhere = ✏️ Elsewhere
alerts-where-to = { $mark }🚶 <b>{ $address }</b> moved out: where to?
alerts-ask-place = { $mark }Where is { $address } now? Write the place, such as “at my sister's in Dongshan”. To leave it, send /cancel.
alerts-place-empty = Please write the place in words, such as “at my sister's in Dongshan”.
alerts-place-not-moved = { $address } is not recorded as moved out. Press 🚶 Moved out first.

# Doors

alerts-btn-going = 👣 I am going
alerts-btn-everyone = 📋 Everyone in the group
alerts-btn-by-phone = ☎️ I rang them
alerts-btn-at-door = 🚪 I am at the door
alerts-btn-mark-phone = ☎️ Safe
alerts-btn-mark-phone-moved = ☎️ Moved out
alerts-btn-mark-phone-help = ☎️ Need help
alerts-btn-mark-phone-nobody = ☎️ Nobody answers
alerts-mark-phone = ☎️ safe
alerts-mark-phone-moved = ☎️ moved out
alerts-mark-phone-help = ☎️ need help
alerts-mark-phone-nobody = ☎️ nobody answers; the door stays open
alerts-btn-earlier = ‹ Earlier
alerts-btn-later = More ›

alerts-doors =
    { $mark }🚪 <b>Somebody has to go to { $n ->
        [one] { $n } door
       *[other] { $n } doors
    }</b> ({ $sign } { $hazard } { $colour }, { $place })
    { $lines }{ $rest }

    { $what } Mind your own safety first.
alerts-doors-go = <b>Please press “I am going” now</b>, else somebody else is woken. Press a door's button once you have been there.
alerts-doors-gone = 👣 Going there: { $names }. Press a door's button once you have been there.
alerts-doors-none = { $mark }✅ There is no door to knock on now ({ $sign } { $hazard } { $colour }, { $place }).
alerts-doors-newer = { $mark }⬇️ A newer list of doors is below ({ $sign } { $hazard } { $colour }).
alerts-doors-expired = { $mark }⏰ Its time is over, but it is not called off ({ $sign } { $hazard } { $colour }, { $place }). Nobody is sent to doors any more; ask an official whether to go.
alerts-doors-over = { $mark }✅ It is over ({ $sign } { $hazard } { $colour }, { $place }): nobody need go to these doors any more.
alerts-doors-officials =
    { $mark }🚪 <b>Still open at { $n ->
        [one] { $n } household
       *[other] { $n } households
    }: for the officials now</b> ({ $sign } { $hazard } { $colour }, { $place })
    { $lines }{ $rest }{ $silent }

    Press a door's button once it is dealt with.
alerts-doors-silent =
    {""}

    <b>Leaders who are silent too, please ring them:</b>
    { $lines }
alerts-doors-leader = ▫️ group { $group }: { $name }{ $phone }
alerts-going = { $mark }👣 Recorded: you are going. Mind your own safety.

alerts-door =
    { $mark }🚪 <b>{ $address }</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }{ $answered }

    What did you find at the door?
alerts-door-phoned =
    { $mark }☎️ <b>{ $address }</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }{ $answered }

    What did they say on the telephone?
alerts-door-is-at = {" "}· 🚶 moved out to { $place }
alerts-door-rang = {" "}· ☎️ { $at } rang, nobody answers
alerts-door-by-tap =
    {""}
    Answered by { $name }, { $at }
alerts-door-by-door =
    {""}
    { $name } was at the door, { $at }
alerts-door-by-phone =
    {""}
    { $name } rang, { $at }
alerts-everyone =
    { $mark }📋 <b>Group { $name }</b> ({ $sign } { $hazard } { $colour })
    { $lines }

    ✅ safe 🚶 moved out 🆘 help 🚪 nobody there ✋ refuses ⏳ silent ⚠️ silent and dangerous. Press a door to record what you know.
alerts-groups =
    { $mark }📋 <b>Groups</b> ({ $sign } { $hazard } { $colour }, { $place }): answered of all
    Press a group to see its households.
alerts-btn-group = { $name }: { $answered }/{ $houses }
alerts-btn-group-none = No group: { $answered }/{ $houses }
