# Groups: who leads them, handing over, their chats, the officials' overview.

groups-hand-to = 🔁 Who shall lead group { $group } from now on? Press a name: that person is asked, and until they take it nothing changes.
groups-deputy-leads = { $name } leads the group and can do all that a deputy can. Choose somebody else.
groups-btn-person = { $name } (household { $number })
groups-btn-hand = 🔁 Hand the group over
groups-btn-withdraw = ↩️ Take the offer back
groups-nobody-to-ask = Nobody else of your group is registered, so nobody can take it over. Ask a neighbour to register with their code first, or tell the village office.
groups-cannot-write = I cannot write to { $name }. Ask them to open my chat and press Start, then try again.
groups-already-offered = You have asked somebody already. Take that offer back first: send /deputy .
groups-only-leader-hands = Only the leader of the group can hand it over.
groups-take-it = 🔁 <b>{ $leader } asks you to lead group { $group }.</b>

    The leader gets the patrol team, the doors to knock on in a warning, and the calls for help. A deputy can help you.
groups-btn-take = ✅ I take it
groups-btn-no = ❌ No
groups-offered = Fine, I have asked { $name }. Until they take it, the group stays yours.
groups-open-offer = You have asked { $name } to take the group over; no answer yet.
groups-offer-not-yours = This question is for somebody else; nothing for you to do.
groups-offer-over = { $state ->
        [taken] The group has been taken over already.
        [declined] This was declined already.
       *[other] This offer is over; nothing has changed by it.
    }
groups-taken = ✅ { $name } leads group { $group } now. Thank you for all you have done!

    Do you want to help as a deputy?
groups-btn-stay = 🤝 Yes, as a deputy
groups-you-stay = 🤝 Fine, you are a deputy of group { $group } now.
groups-stays = 🤝 { $name } stays as a deputy of group { $group }.
groups-declined = { $name } does not take over group { $group }; it stays yours. To ask somebody else send /deputy .
groups-decline-noted = Fine; group { $group } stays as it is.
groups-withdrawn = Fine, the offer to { $name } is taken back; the group stays yours.
groups-withdrawn-from-you = { $leader } has taken the offer of group { $group } back. Nothing for you to do.
groups-you-lead = ✅ You lead group { $group } now. When it patrols I send you the team; in a warning, the doors to knock on.
    For a deputy send /deputy .
groups-led-by = 👤 Group { $group } is led by { $name } from now on.
groups-leads-too = 👤 { $name } leads group { $group } too, by a leader's code of the village office. If that is a mistake, phone the office.
groups-appoint-whom = Who shall lead group { $group }? Whoever leads it now is told that it is over.
groups-appointed = 👤 { $by } has made you the leader of group { $group }.

    When it patrols I send you the team; in a warning, the doors to knock on. For a deputy send /deputy .
    If you cannot do it, press the button below.
groups-btn-refuse = ❌ I cannot do it
groups-refuse-noted = Fine, you do not lead group { $group }. The officials hear it.
groups-refused = ⚠️ { $name } cannot lead group { $group }. Please appoint somebody else.
groups-not-led-by = 👤 { $name } cannot lead group { $group } after all. The village office appoints somebody else; you will hear who.
groups-still-led-by = 👤 { $name } cannot lead group { $group } after all. It is still led by { $left }.
groups-led-instead = 👤 { $name } leads group { $group } from now on (changed by { $by }); your role as its leader has ended. Thank you for all you have done!
groups-not-leading = You do not lead this group; nothing to do.
groups-role-over = Your role in group { $group } has ended (changed by { $by }). Thank you for your help!
groups-nobody-to-appoint = Nobody else of this group is registered. Print slips, or make a leader's code and give it to somebody.
groups-cannot-appoint = This person leads the group already, or is not in it any more. Open the page of the group again.
groups-holds-nothing = This person has no role in the group any more. Open the page of the group again.
groups-gone = This group does not exist any more. Send /groups .
groups-not-deputy = You are no deputy of this group any more.
groups-has-leader = This group has a leader again; thank you.
groups-no-official = No official can be reached now. Go on acting as the deputy, and tell the village office by phone.
groups-volunteer = ✋ The deputy <b>{ $name }</b> wants to lead group { $group }, which has lost its leader.
groups-btn-confirm = ✅ { $name } leads
groups-volunteer-noted = Thank you! The officials have been asked; until they confirm you act as the deputy of group { $group }.

groups-setup = 🧭 <b>How far we are</b>

    Households: { $households } – in no group: { $outside } – nobody on Telegram: { $silent }
    Groups: { $groups } – too large or too small: { $odd } – without a leader: { $leaderless } – without a chat: { $chatless } – chat does not work: { $mute }
    People waiting to join: { $wishes } – households without agreement: { $agreements }

    <b>Next:</b>
    { $next }
groups-next-import = – send me the list of households here as a file (xlsx or csv).
groups-next-grouping = – make groups of the households that have none.
groups-next-sizes = – some groups are too large or too small: look at the proposals.
groups-next-slips = – print the slips and hand them out; each household registers with its own.
groups-next-leaders = – give a leader's code to each group that has no leader.
groups-next-chats = – give the leaders the group codes for their chats.
groups-next-nothing = nothing; all groups have a leader and a chat.
groups-few-silent = ℹ️ { $count ->
        [one] One household has
       *[other] { $count } households have
    } nobody on Telegram: somebody knocks there in a warning. Whoever wants to register gets a slip.
groups-btn-group = 👥 Group { $group }
groups-btn-grouping = 👥 Make groups
groups-btn-sizes = 👥 Show the proposals
groups-btn-slips = 🖨 Slips for all
groups-btn-slips-of = 🖨 Slips
groups-btn-leaders = 🔑 Leaders' codes
groups-btn-chats = 🔑 Group codes
groups-btn-lacking = 🔎 What is missing where
groups-btn-all = 👥 All groups
groups-btn-less = ◂ Before
groups-btn-more = More ▸
groups-btn-setup = 🧭 Overview
groups-lacking = 🔎 <b>Groups that lack something:</b> { $count }

    { $lines }
groups-all = 👥 <b>All groups:</b> { $count }. Press one to change its leader, print slips, get a code.

    { $lines }
groups-one = – Group { $group }: { $size ->
        [one] one household
       *[other] { $size } households
    }, on Telegram { $reached }
groups-lacks = – Group { $group }: { $what }
groups-lacks-leader = no leader
groups-lacks-chat = no chat
groups-lacks-working-chat = chat does not work
groups-page = 👥 <b>Group { $group }</b> (hamlet: { $hamlet })

    Leader: { $leader }
    Deputies: { $deputies }
    Chat: { $chat }
    Households: { $size } – on Telegram: { $reached }
    People waiting to join: { $wishes } – households without agreement: { $agreements }
    { $offer }
groups-page-offer = The leader has asked { $name } to take over; no answer yet.
groups-nobody = nobody
groups-person = { $name }
groups-person-away = { $name } (out of reach)
groups-no-chat = none
groups-chat-works = “{ $title }”
groups-chat-mute = “{ $title }” – I cannot write there
groups-btn-appoint = 👤 Appoint a leader
groups-btn-dismiss = ✖ { $name }: take the role back
groups-btn-leader-code = 🔑 Leader's code
groups-btn-group-code = 🔑 Group code
groups-code-leader = 🔑 Leader's code for group { $group }, good for one person until { $until }:

    <code>{ $code }</code>
    { $link }
groups-code-group = 🔑 Group code for group { $group }, good for one chat until { $until }. In the group's chat, with me in it, send:

    <code>/start { $code }</code>
    { $link }

groups-chat-question = ❓ { $first }
    { $second }
groups-chat-has = Group { $group } has the chat “{ $old }” already; its code was shown in “{ $title }”.
groups-chat-free = The code of group { $group } was shown in “{ $title }”.
groups-chat-which = Which one from now on? Until somebody chooses, nothing changes.
groups-chat-loses = “{ $title }” is the chat of group { $other }, which would then have none. Until somebody chooses, nothing changes.
groups-btn-chat-new = “{ $title }” for group { $group }
groups-btn-chat-old = Leave it as it is
groups-chat-done = ✅ The chat of group { $group } is “{ $title }” (chosen by { $by }).
groups-chat-decided = { $state ->
        [new] Somebody has chosen already: group { $group } uses the new chat.
       *[old] Somebody has chosen already: it was left as it was. To ask again, show a new code of group { $group } in the chat.
    }
groups-chat-not-yours = Only the leader or a deputy of group { $group }, an official, or whoever showed the code can choose.
groups-chat-others = “{ $title }” is the chat of group { $other }. Only its leader or a deputy, or an official, can give it away. Please ask them.
groups-chat-new-gone = I cannot write to “{ $title }” any more. Add me there again, then choose.
groups-chat-old-gone = The old chat of group { $group } does not work any more. Please choose the new one.
groups-no-pin = 📌 In the chat “{ $title }” of group { $group } I cannot pin warnings any more. They go on coming there. To have them on top, make me administrator with the right to pin.
