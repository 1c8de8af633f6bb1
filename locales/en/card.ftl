# The neighbour card: who lives in the group, who leads it, whom to ring.

card-heading = Neighbour card, group { $group }
card-count = { $count ->
        [one] one household
       *[other] { $count } households
    }
card-role-leader = Leader
card-role-liaison = Deputy
card-nobody = nobody yet
card-helps = Can help: { $skills }
card-police = police
card-fire = fire
card-ambulance = ambulance
card-scan = Scan to open the bot
card-printed = { $day }
card-hint = Printed on one side: cut along the solid lines, fold along the dashed one; 5 cards a sheet. On both sides: choose to flip on the long edge, and cut along all lines; 10 cards a sheet.

card-caption = <b>{ $heading }</b>
    In an emergency call <b>110</b> police · <b>119</b> fire · <b>120</b> ambulance
card-btn-sos = 🆘 Emergency
card-btn-aid = 🙋 Ask for help
card-btn-wallet = 🖨 Card size
card-btn-a4 = 🖨 A4
card-btn-text = No picture? As text
card-btn-group = Group { $group }
card-choose = You belong to several groups. Whose card?
card-coming = It is being drawn and comes in a few seconds.
card-file = neighbour-card-group-{ $group }-{ $size }
card-size-a4 = A4
card-size-card = small
card-pdf-a4 = 🖨 { $heading }, one A4 page in big letters, for the wall or the back of the door.
    It has your neighbours’ phones: please do not hand it to others.
card-pdf-card = 🖨 { $heading }, in the size of a bank card, one for each household.
    Printed on one side: cut and fold, 5 a sheet. On both sides: “flip on long edge”, 10 a sheet.
    It has your neighbours’ phones: please do not hand it to others.

card-text = <b>{ $heading }</b> ({ $count }) · { $village }
    { $contacts }

    { $doors }

    In an emergency call <b>110</b> police · <b>119</b> fire · <b>120</b> ambulance
    { $day }
card-text-contact = { $role } { $name } { $phone }
card-text-number = { $name } { $phone }
card-text-door = · <b>{ $head }</b> { $address } ({ $number })
card-text-door-more = · <b>{ $head }</b> { $address } ({ $number })
    { $more }

card-chat-unbound = This chat belongs to no group yet. The leader sends /start and the group's code here; or send me /card in private.
card-which = Which group? Send /card and its name, for example /card 3 .
card-no-group = There is no group called “{ $name }”. Please check the name and send it again.
card-no-groups = There are no groups yet. Make them with: groups accept
card-no-group-yet = Your household has no group yet, so there is no card of it. The village office makes the groups: ask them, then send /card again.
card-no-groups-yet = There are no groups yet, so there are no cards. Send /groups to see what comes next.
card-gone = That group is no more. Send /card to see yours.
card-other-group = You can see the card of your own group only. Just send /card .
