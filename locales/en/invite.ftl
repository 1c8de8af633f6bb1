invite-nobody = There is no { $role ->
        [household] household
       *[other] group
    } “{ $given }”.
invite-slip-how = Scan this with Telegram and press Start, or send the code above to the bot. Works once, until { $expires }.
invite-official-title = Say for whom it is, for example: --for Head.
