# Calling neighbours: steps, times, doors, too many calls.

aid-unsaid = ❓ not known yet what it is
aid-climbed-again = Nobody is coming yet; your group is called again. ({ $kind })
    If it cannot wait, call 110, 119 or 120.
aid-climbed-quiet = Nobody is coming yet; those who know of it are called again. ({ $kind })
    If it cannot wait, call 110, 119 or 120.
aid-climbed-leaders = Nobody is coming yet; leader and deputy are called now. ({ $kind })
    If it cannot wait, call 110, 119 or 120.
aid-reached-now = 📣 Somebody can be reached now. { $told } ({ $kind })
    { $lines }
aid-told-leader = Your group's leader alone (without one, the village office) is being told.
aid-told-leaders = Leader and deputy are being told.
aid-told-warning = The neighbours of group { $group }, leader and village office are being told.

aid-btn-within = { $minutes } min
aid-within-noted = Good. The one who asked sees when you will be there.
aid-go-both = Thank you! The address is in your private chat. You are on the way to another call too: if you cannot do both, press “I cannot go” there.
aid-your-house-first = ⚠️ Your own house is in danger. Bring your people to safety first and press “Safe” or “Moved out” under the warning; then you can go.
aid-helper-patrol = { $who } (on patrol)
aid-helper-elsewhere = { $who } (on the way to another call too)
aid-helper-eta = { $who }, there about { $at },

aid-for-door = 🚪 For: { $house }
aid-joined-door = Help for { $house } has been asked for already ({ $kind }, { $since }); what you said now is added.
    { $status }
    { $lines }
aid-kind-at = { $kind }, { $house }
aid-reported = Asked by { $name } for the household.
aid-family-door = 🆘 <b>{ $name }</b> has asked for help for your household: { $kind }. { $told }
aid-btn-doors = 🚪 For a neighbour's door
aid-btn-door = { $number } { $head }
aid-btn-back = ◀️
aid-btn-next = ▶️
aid-doors = <b>Who needs help?</b> Press the door. For neighbours who cannot ask themselves.
aid-doors-none = Your group has no households yet.
aid-door = <b>{ $head }</b> (household { $number }, { $group })
    What do they need? One tap calls the neighbours.
aid-btn-door-sos = 🆘 Emergency, come at once

aid-whether = { $answer }

    ❓ You have called several times within ten minutes. <b>Is it an emergency?</b> It is out in any case.
aid-btn-sure = 🆘 Yes, it is
aid-btn-mistake = 🙂 No, by mistake
aid-sure = All right. Neighbours have been called; in danger call 110, 119 or 120 too.
aid-many = ❗ { $name } has sent { $count } SOS within ten minutes. Each has gone out. Please ask what is the matter.
    If these are no emergencies: with the button their requests come to the leader alone.
aid-btn-mute = 🔕 To the leader alone
aid-btn-unmute = 🔔 To everybody again: { $name }
aid-muted = 🔕 Requests of { $name } come to the leader alone now. They have been told.
aid-unmuted = 🔔 Requests of { $name } go to the neighbours again. They have been told.
aid-muted-you = 🔕 Your requests for help go to your group's leader alone from now on. If that is not right, talk to your leader or the village office. In danger call 110, 119 or 120.
aid-unmuted-you = 🔔 Your requests for help go to all neighbours of your group again.
aid-mute-was = Requests of { $name } come to the leader alone already.
aid-unmute-was = Requests of { $name } go to everybody already.
aid-mute-self = You cannot do this to yourself.
aid-btn-corner = ⚙️ Helping: settings
aid-corner = <b>Helping: what you can set</b>
    { $lines }
aid-corner-empty = There is nothing to set now.
aid-lends = Group { $group } hears what neighbouring groups need.
aid-lends-not = Group { $group } hears of neighbouring groups only in an emergency.
aid-muted-list = Requests that come to the leader alone: { $names }
aid-btn-lend-no = 🔕 Group { $group }: emergencies only
aid-btn-lend-yes = 🤝 Group { $group }: help others too
