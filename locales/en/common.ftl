common-comma = ,{" "}
common-repeat = (sent again)
common-see-below = See the message below
common-only-officials = Only officials can do this. To become one, ask the administrator for an official's code.
common-only-leaders = Only the leader or deputy of this group can do this. Please ask your group leader.
common-only-private = Please do this in private: open my profile, write to me there and send it again.
common-no-household = You are not registered with a household yet. Write to me in private and send your code; without a code send /join .
common-other-household = This belongs to another household; you cannot answer for them. Somebody of that household has to press.
common-old-button = This button no longer works. Look at the newest message, or send /help .
common-anonymous = You write as an anonymous administrator, so I cannot tell who you are. Switch anonymity off and send it again as yourself.
common-incident = Something went wrong. It is our fault, not yours. Please try again; if it fails again, phone the village office and tell them the number { $incident } . In an emergency call 110, 119 or 120 directly.
common-agreement = <b>What you agree to</b>
    – Kept: door, head of household, how many people, phone, and what your household says itself; your Telegram name, and what you answer here.
    – For: patrols, warnings and help among neighbours. Nothing else.
    – Who sees it: neighbours of your group see door, head and what you can help with; whoever comes to help you sees phone, needs and place too. Your leader, deputies and the officials see the rest when a patrol, a warning or a call for help needs it. Your phone is on the neighbour card only if your household says so.
    – You can see it with /me and erase it with /forget , at any time.
    – Nobody is judged, and no lists are kept about anybody.
common-joined = ✅ You are registered: <b>{ $address }</b> (household { $number }, { $group }).
    From now on warnings come to you here. Please read this and press a button.

    { $agreement }
common-registered = ✅ You are registered: <b>{ $address }</b> (household { $number }, { $group }). Thank you for agreeing.

    When there is a warning I write to you; one tap answers it.
    To ask for help send /aid , in an emergency send /sos .
common-group = group { $group }
common-no-group = no group yet
common-btn-agree = ✅ I agree
common-btn-decline = ❌ No, take me off
common-btn-me = What is held about me
common-btn-help = What can I do here

command-aid = Ask neighbours for help
command-sos = Emergency call
command-patrol = Who patrols tonight
command-me = What is held about me
command-card = Neighbour card
command-language = Language 换语言
command-help = How this works
command-cancel = Stop what I was asked
command-forget = Erase what is held about me
command-report = Report on the patrol
command-swap = Swap a patrol night
command-deputy = Choose a deputy, hand over
command-groups = Groups: set up, leaders, chats
command-alert = Send a warning
command-drill = Send a drill
command-danger = In a warning: sign of danger here
command-board = Overview

storage-unreadable = The database file { $path } cannot be opened: { $why }. Check path and permissions, or restore a backup.
storage-too-new = The database was written by a newer program (version { $found }; this program knows { $known }). Please upgrade the program first.
run-token-refused = Telegram does not accept the token. Check BOT_TOKEN or token_file.
common-btn-sos = 🆘 Emergency
