# Codes: printed on slips, handed to leaders and households.

invite-nobody = There is no { $role ->
        [household] household
       *[other] group
    } “{ $given }”.
invite-official-title = Say for whom it is, for example: --for Head.
invite-no-household = That household is no more. Please look at the newest list.
invite-no-group = That group is no more. Please look at the newest groups.
invite-nothing = There are no households or groups yet, so there is nothing to make codes for. Import the list and make groups first.
invite-nothing-new = Nobody lacks one. If you still want them, choose "All".
invite-already-coming = They are being made already and come when they are ready.
invite-no-slips = There is no such household, so no slips were made.

invite-slip-top = { $village } · Group { $group } · { $number }
invite-slip-top-no-group = { $village } · { $number }
invite-page = Slips of group { $group } · page { $page } of { $pages }
invite-page-no-group = Households without a group · page { $page } of { $pages }
invite-leader-sheet = Leaders' codes · page { $page } of { $pages }
invite-group-sheet = Codes of group chats · page { $page } of { $pages }
invite-leader-who = Group { $group }
invite-leader-what = Leader's code, for the leader in person
invite-group-who = Group { $group }
invite-group-what = Code of the group chat, for the leader
invite-household-how = Scan with Telegram, press Start, read, press "I agree". Cannot scan? Send the code to { $bot }. Once only, until { $until }.
invite-household-how-unnamed = Send the code above to the village's bot in Telegram, read, then press "I agree". Works once, until { $until }.
invite-leader-how = The leader scans it with Telegram and presses Start, and leads this group. Cannot scan? Send the code to { $bot }. Works once, until { $until }.
invite-leader-how-unnamed = The leader sends the code above to the village's bot in Telegram, and leads this group. Works once, until { $until }.
invite-group-how = First make the group's chat in Telegram. Then scan, choose that chat and add { $bot }. Or add it and send there: /start and the code. Works once, until { $until }.
invite-group-how-unnamed = First make the group's chat in Telegram and add the village's bot. Then send there: /start and the code above. Works once, until { $until }.
invite-emergency = In an emergency: 110 police · 119 fire · 120 ambulance

invite-slips = 🎫 <b>Slips: { $where }</b>
    { $all } households, of which { $new } have nobody on Telegram yet.
    { $choice }
    Each slip has a new code that works once, for 30 days; codes printed before stay valid until they run out.
invite-slips-village = the whole village
invite-slips-group = group { $group }
invite-slips-choose = They come as a PDF: print it, cut it, one slip for each household. Which ones?
invite-slips-none-new = Every household has somebody. If you still want slips, press "All".
invite-codes-leader = 🎫 <b>Leaders' codes</b>
    { $all } groups, of which { $new } have no leader yet.
    { $choice }
    One for each group; it works once, for 30 days; earlier codes stay valid until they run out.
invite-codes-group = 🎫 <b>Codes of group chats</b>
    { $all } groups, of which { $new } have no chat yet.
    { $choice }
    One for each group; it works once, for 30 days; earlier codes stay valid until they run out.
invite-codes-choose = They come as a PDF: print it, cut it, hand them out. Which ones?
invite-codes-none-new = Every group has one. If you still want codes, press "All".
invite-btn-new = Only where there is none ({ $count })
invite-btn-all = All ({ $count })
invite-coming = 🎫 Making { $count }; they come when they are ready.
invite-slip-coming = It is being made and comes in a few seconds.
invite-slips-caption = 🎫 Slips: { $count }, on { $pages ->
        [one] one page
       *[other] { $pages } pages
    }, in the order of the doors. Print, cut, and hand each to its own household.
    A code is a key: do not post photos of it, tear up what is left.
invite-codes-caption = 🎫 Codes: { $count }, on { $pages ->
        [one] one page
       *[other] { $pages } pages
    }. Print, cut, and hand them to the leaders.
    A code is a key: do not post photos of it, tear up what is left.
invite-slip-caption = 🎫 { $head } · { $address }
    Let somebody of the household scan the picture with Telegram, or forward it to them.
    Cannot scan? Send me this code: <code>{ $code }</code>
    Works once, until { $until }. For this household only.
invite-file-slips = slips-{ $where }
invite-file-leader = leader-codes
invite-file-group = group-codes
