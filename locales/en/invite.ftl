invite-nobody = There is no { $role ->
        [household] household
       *[other] group
    } “{ $given }”.
invite-slip-how =
    Scan with Telegram, press Start;
    or send the code to the bot.
    Works once, until { $expires }.
invite-official-title = Say for whom it is, for example: --for Head.
