# 登记码：印在登记条上，交到户长和住户手里。

invite-nobody = 没有“{ $given }”这个{ $role ->
        [household] 户号
       *[other] 小组
    }。
invite-official-title = 请写明是给谁的，例如：--for 村主任。
invite-no-household = 没有这一户了。请看最新的名单。
invite-no-group = 没有这个组了。请看最新的分组。
invite-nothing = 还没有住户或小组，没有可做的码。先导入名单、分好组。
invite-nothing-new = 没有缺的了。还要做，就选“全部”。
invite-already-coming = 正在做了，做好就发给您。
invite-no-slips = 没有这样的住户，没有做登记条。

invite-slip-top = { $village } · 第 { $group } 组 · { $number }
invite-slip-top-no-group = { $village } · { $number }
invite-page = 第 { $group } 组登记条 · 第 { $page } 页，共 { $pages } 页
invite-page-no-group = 还没有分组的住户 · 第 { $page } 页，共 { $pages } 页
invite-leader-sheet = 户长码 · 第 { $page } 页，共 { $pages } 页
invite-group-sheet = 群码 · 第 { $page } 页，共 { $pages } 页
invite-leader-who = 第 { $group } 组
invite-leader-what = 户长码，交给本人
invite-group-who = 第 { $group } 组
invite-group-what = 群码，交给户长
invite-household-how = 用 Telegram 扫码，点“开始”，看完说明点“我同意”。扫不了就把上面的码发给 { $bot } 。只用一次，{ $until } 前有效。
invite-household-how-unnamed = 在 Telegram 里把上面的码发给村里的机器人，看完说明点“我同意”。只用一次，{ $until } 前有效。
invite-leader-how = 户长用 Telegram 扫码，点“开始”，就是这一组的户长了。扫不了就把上面的码发给 { $bot } 。只用一次，{ $until } 前有效。
invite-leader-how-unnamed = 户长在 Telegram 里把上面的码发给村里的机器人，就是这一组的户长了。只用一次，{ $until } 前有效。
invite-group-how = 先建好本组的 Telegram 群，再扫码，选这个群，把 { $bot } 加进去。或者加进群后发：/start 和上面的码。只用一次，{ $until } 前有效。
invite-group-how-unnamed = 先建好本组的 Telegram 群，把村里的机器人加进去，再在群里发：/start 和上面的码。只用一次，{ $until } 前有效。
invite-emergency = 急事打 110 报警 · 119 火警 · 120 急救

invite-slips = 🎫 <b>{ $where }登记条</b>
    一共 { $all } 户，其中 { $new } 户还没有人用 Telegram 登记。
    { $choice }
    每条上有一个新码，只用一次，30 天内有效；以前印的码照样有效到期满。
invite-slips-village = 全村
invite-slips-group = 第 { $group } 组
invite-slips-choose = 做成 PDF，打印后剪开，一户一条。要做哪些？
invite-slips-none-new = 家家都有人了。还要做，就点“全部”。
invite-codes-leader = 🎫 <b>户长码</b>
    一共 { $all } 个组，其中 { $new } 个组还没有户长。
    { $choice }
    每个组一条，只用一次，30 天内有效；以前的码照样有效到期满。
invite-codes-group = 🎫 <b>群码</b>
    一共 { $all } 个组，其中 { $new } 个组还没有群。
    { $choice }
    每个组一条，只用一次，30 天内有效；以前的码照样有效到期满。
invite-codes-choose = 做成 PDF，打印后剪开，交给各组。要做哪些？
invite-codes-none-new = 每个组都有了。还要做，就点“全部”。
invite-btn-new = 只做还没有的（{ $count }）
invite-btn-all = 全部（{ $count }）
invite-coming = 🎫 正在做 { $count } 条，做好就发给您。
invite-slip-coming = 正在做，几秒钟就好。
invite-slips-caption = 🎫 登记条 { $count } 张，共 { $pages } 页，按门牌顺序。打印后剪开，交到本户手里。
    码就是钥匙：不要拍照发群，用不着的撕掉。
invite-codes-caption = 🎫 { $count } 条，共 { $pages } 页。打印后剪开，交给各组户长。
    码就是钥匙：不要拍照发群，用不着的撕掉。
invite-slip-caption = 🎫 { $head } · { $address }
    请本户的人用手机上的 Telegram 扫图上的码；也可以把这张图转给他。
    扫不了，就把这个码发给我：<code>{ $code }</code>
    只用一次，{ $until } 前有效。只给本户的人。
invite-file-slips = 登记条-{ $where }
invite-file-leader = 户长码
invite-file-group = 群码
