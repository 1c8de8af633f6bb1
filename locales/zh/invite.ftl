invite-nobody = 没有“{ $given }”这个{ $role ->
        [household] 户号
       *[other] 小组
    }。
invite-slip-how =
    用 Telegram 扫码，点“开始”；
    或者把上面的码发给机器人。
    只用一次，{ $expires } 前有效。
invite-official-title = 请写明是给谁的，例如：--for 村主任。
