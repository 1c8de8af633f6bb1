welcome-stranger = Hello! This is the ten-household scheme of <b>{ $village }</b>: neighbours take turns on patrol, warnings reach your home, and whoever calls for help gets somebody at the door.

    Please send me your code (the 10 letters and digits on your slip).
    If you have no code, press the button below.

    In an emergency call 110, 119 or 120 directly.
welcome-btn-no-code = I have no code
welcome-code-unknown = There is no such code. Please compare it with your slip once more: 10 letters and digits, none left out. If it still fails, ask your group leader for a new one.
welcome-code-used = Somebody has used this code already. Please ask your group leader or the village office for another one.
welcome-code-yours = You have used this code already; nothing more to do. Send /me to see what is held about you.
welcome-code-expired = This code has expired. Please ask your group leader or the village office for a new one.
welcome-code-in-group = This code is for a group chat: add me to your group's chat first, then send /start and the code there.
welcome-code-in-private = This code is for one person; please do not post it in a group. Write to me in private and send it again.
welcome-code-wait = Too many wrong codes. Please wait { $minutes ->
        [one] a minute
       *[other] { $minutes } minutes
    } before you try again, or ask your group leader.
welcome-leader = ✅ You now lead group { $group }.

    When your group patrols I send you the team, the hours and the gear; when there is a warning I tell you which doors to knock on.
    Please make a group chat, add me to it, and send /start and the group's code there (the village office gives you that code).
    To choose a deputy who helps you, send /deputy . If neighbours may phone you: send /me , open your household, press “Show the phone”.
welcome-official = ✅ You are now an official of <b>{ $village }</b>.

    Send a warning: /alert rainstorm red
    See how things stand: /board
    Register households: send me the list as a file (xlsx or csv).
    How far the groups are, and what to do next: /groups
welcome-bound = ✅ This chat now belongs to group { $group }.

    Everybody: please write to me in private and register with your household's code; without a code send /join here.
    Who patrols tonight: /patrol – ask for help: /aid – emergency: /sos
welcome-already-bound = This chat is bound to group { $group } already; nothing more to do.
welcome-rebound = This was the chat of group { $old }; that has changed.

    { $bound }
welcome-chat-left = Group { $group } now uses another chat, “{ $title }”. Patrols, warnings and calls for help no longer come here; please go to that chat.
welcome-chat-taken = ⚠️ The chat of group { $group } now belongs to group { $other }; group { $group } has no chat. Please add me to your chat and send /start and your group's code there (the village office gives you a code).
welcome-bind-me = I do not know yet which group this chat belongs to. Leader, please send /start and the group's code here.
welcome-help = { $parts }
welcome-help-resident = <b>What you can do</b>
    /sos emergency: one tap and it is out
    /aid ask your neighbours for help – 🔔 there: be asked each day whether you are well
    /patrol who patrols tonight
    /card your group's neighbour card
    /me what is held about you – /forget erase it
    /language choose a language
welcome-help-leader =
    { "" }
    <b>Leaders and deputies</b>
    /patrol your group's nights and team
    /report hand in the patrol report – /swap swap a night
    /households your group, door by door
    /danger in a warning: a sign of danger, at which houses
    When somebody asks to join a household, press approve or refuse.
welcome-help-appoint = /deputy choose a deputy, or hand the group over (leaders only)
welcome-help-official =
    { "" }
    <b>Officials</b>
    /alert rainstorm red – send a warning (you see it first)
    /danger in a warning: a sign of danger, at which houses
    /drill rainstorm red – send a drill
    /board overview
    /households numbers of every group, then its doors
    /groups how far the groups are, and what to do next
    Send me the list of households as a file (xlsx or csv) to register them.
welcome-help-group = <b>In this chat</b>
    /sos emergency – /aid ask for help
    /patrol who patrols tonight – /card neighbour card
    /join register with your household
welcome-deputies = 🤝 <b>Deputies of group { $group }</b>: { $names }
    A deputy can do for you what a leader does for patrols, warnings and calls for help.
    { $hint }
welcome-deputies-none = none yet
welcome-deputies-hint = Press a name to make that person a deputy, ✖ to take it back.
welcome-deputies-nobody = Nobody else of the group is registered. Ask a neighbour to register with their code first.
welcome-btn-deputy = ➕ { $name } (household { $number })
welcome-btn-undeputy = ✖ No longer { $name }
welcome-deputy-made = ✅ { $name } is a deputy now; I have told them.
welcome-deputy-made-untold = ✅ { $name } is a deputy now. I cannot write to them: please tell them, and ask them to send me /start .
welcome-deputy-dismissed = Fine, { $name } is no deputy any more.
welcome-deputy-you = 🤝 { $leader } has made you a deputy of group { $group }.

    When the leader is away, you look after patrols, warnings and calls for help. Thank you! If you would rather not, tell the leader.
welcome-deputy-over = You are no deputy of group { $group } any more (changed by { $leader }). Thank you for your help!
welcome-only-leader = Only the leader of the group can choose deputies.
welcome-deputy-gone = This person is not in your group now. Please send /deputy again.
welcome-deputy-already = { $name } is a deputy already.
welcome-deputy-not = This person is no deputy any more. Please send /deputy again.
welcome-language = 请选择语言。Please choose your language.
welcome-btn-zh = 中文
welcome-btn-en = English
welcome-language-set = ✅ Fine, English from now on.
welcome-cancelled = Fine, stopped.
welcome-nothing-to-cancel = There is nothing to stop. Send /help to see what you can do.
welcome-unknown-command = There is no command { $given } . Send /help to see what you can do.
welcome-not-understood = I did not understand that. For help from neighbours send /aid , in an emergency /sos , for anything else /help .
welcome-photo-of-list = I cannot read photos. Please send the list of households as a file (xlsx or csv): press the paper clip and choose “File”.
welcome-lost-chat = ⚠️ The chat “{ $title }” of group { $group } no longer works: I was removed or may not write. Warnings will go out in private and to the doors; please add me again.
welcome-btn-doors = The doors of the group
