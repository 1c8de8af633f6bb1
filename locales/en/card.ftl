# The neighbourhood card: who lives in the group, who leads it, whom to ring.

card = <b>Neighbour card · { $village }</b>
    { $groups }

    <b>Village office</b>
    { $officials }
    In an emergency call <b>110</b> police · <b>119</b> fire · <b>120</b> ambulance
card-group =
    <b>Group { $group }</b> ({ $count ->
        [one] one household
       *[other] { $count } households
    })
    { $lines }
card-leader = Leader: { $names }
card-no-leader = Leader: nobody yet
card-liaisons = Deputies: { $names }
card-door = · { $address } <b>{ $head }</b> ({ $number })
card-official = · { $name } { $title }
card-no-official = · nobody yet
card-btn-sos = 🆘 Emergency
card-btn-aid = 🙋 Ask for help

card-chat-unbound = This chat belongs to no group yet. The leader sends /start and the group's code here; or send me /card in private.
card-which = Which group? Send /card and its name, for example /card 3 .
card-no-group = There is no group called “{ $name }”. Please check the name and send it again.
card-other-group = You can see the card of your own group only. Just send /card .
