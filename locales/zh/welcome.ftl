welcome-stranger = 您好！这里是<b>{ $village }</b>十户联保：邻居轮流巡逻，预警送到家，有事喊一声就有人来。

    请把登记码发给我（登记条上的 10 个字母和数字）。
    没有登记码，点下面的按钮。

    急事请直接打 110、119、120。
welcome-btn-no-code = 我没有登记码
welcome-code-unknown = 没有这个码。请对照登记条再看一遍，10 个字母和数字一个不少；还不行就请户长重新给一个。
welcome-code-used = 这个码已经有人用过。请向户长或村里另要一个。
welcome-code-yours = 这个码您已经用过了，不用再发。发 /me 看您的资料。
welcome-code-expired = 这个码过期了。请向户长或村里要一个新的。
welcome-code-in-group = 这是群码，要在联保小组的群里用：先把我拉进群，再在群里发送 /start 和这个码。
welcome-code-in-private = 这个码是给个人用的，请不要发在群里。请私聊我再发一次。
welcome-code-wait = 错的码太多了。请等 { $minutes } 分钟再试，或者找户长帮忙。
welcome-leader = ✅ 您现在是第 { $group } 组的联保户长。

    轮到本组巡逻时，我会把人员、时间、装备发给您；有预警时，告诉您该去敲哪些门。
    请建一个小组群，把我拉进去，再在群里发送 /start 和群码（群码向村里要）。
    要请一位信息员帮您，发 /deputy 。想让邻居打得通您的电话：发 /me ，打开您家，点“电话写上睦邻卡”。
welcome-official = ✅ 您现在是<b>{ $village }</b>的干部用户。

    发预警：/alert 暴雨 红
    看情况：/board
    登记住户：把表格文件（xlsx 或 csv）直接发给我。
    办到哪一步、下一步做什么：/groups
welcome-bound = ✅ 这个群现在是第 { $group } 组的联保群。

    每个人请私聊我，用自己家的登记码登记；没有码就在群里发 /join 。
    今晚谁巡逻：/patrol　请人帮忙：/aid　紧急：/sos
welcome-already-bound = 这个群已经是第 { $group } 组的群，不用再发。
welcome-rebound = 这个群原来是第 { $old } 组的群，现在换了。

    { $bound }
welcome-chat-left = 第 { $group } 组现在用另一个群“{ $title }”。这里不再收到本组的巡逻、预警和求助，请大家到那个群。
welcome-chat-taken = ⚠️ 第 { $group } 组原来的群，现在归第 { $other } 组了；第 { $group } 组没有群了。请把我拉进你们的群，在群里发送 /start 和群码（没有群码向村里要）。
welcome-bind-me = 我还不知道这是哪一组的群。请户长在这里发送 /start 和群码。
welcome-help = { $parts }
welcome-help-resident = <b>您能做的</b>
    /sos 紧急求救，点一下就发出
    /aid 请邻居帮忙　里面的 🔔：请我每天问您好不好
    /patrol 今晚谁巡逻
    /card 本组睦邻卡
    /me 我的资料　/forget 删除资料
    /language 换语言
welcome-help-leader =
    { "" }
    <b>户长、信息员</b>
    /patrol 看本组的巡逻夜和队员
    /report 交巡逻报告　/swap 换巡逻夜
    /households 本组各家
    /danger 预警中发现险情，标出房子
    有人申请入户时，点一下“同意”或“不同意”。
welcome-help-appoint = /deputy 请信息员，或者把小组交给别人（户长用）
welcome-help-official =
    { "" }
    <b>干部</b>
    /alert 暴雨 红　发预警（先预览，再发出）
    /danger 预警中发现险情，标出房子
    /drill 暴雨 红　发演练
    /board 总览
    /households 各组户数和各家
    /groups 各组办到哪一步、下一步做什么
    把住户表格文件（xlsx 或 csv）直接发给我，就能登记。
welcome-help-group = <b>在这个群里</b>
    /sos 紧急求救　/aid 请邻居帮忙
    /patrol 今晚谁巡逻　/card 睦邻卡
    /join 登记到自己家
welcome-deputies = 🤝 <b>第 { $group } 组的信息员</b>：{ $names }
    信息员能替您管巡逻、看预警、管求助。
    { $hint }
welcome-deputies-none = 还没有
welcome-deputies-hint = 点名字，就请这个人当；点 ✖ 就收回。
welcome-deputies-nobody = 组里没有别的人登记可以请。请邻居先用登记码登记。
welcome-btn-deputy = ➕ { $name }（户号 { $number }）
welcome-btn-undeputy = ✖ 不再请 { $name }
welcome-deputy-made = ✅ { $name } 现在是信息员，我已经告诉他。
welcome-deputy-made-untold = ✅ { $name } 现在是信息员。我私聊不到他，请您告诉他：给我发 /start 。
welcome-deputy-dismissed = 好的，{ $name } 不再是信息员。
welcome-deputy-you = 🤝 { $leader } 请您当第 { $group } 组的信息员。

    户长不在时，您替他管巡逻、看预警、管求助。谢谢您！不想当，请告诉户长。
welcome-deputy-over = 您不再是第 { $group } 组的信息员（{ $leader } 改的）。谢谢您帮过的忙！
welcome-only-leader = 只有本组的联保户长能请信息员。
welcome-deputy-gone = 这个人现在不在您的组里。请再发 /deputy 。
welcome-deputy-already = { $name } 已经是信息员了。
welcome-deputy-not = 这个人已经不是信息员了。请再发 /deputy 。
welcome-language = 请选择语言。Please choose your language.
welcome-btn-zh = 中文
welcome-btn-en = English
welcome-language-set = ✅ 好的，以后说中文。
welcome-cancelled = 好的，不填了。
welcome-nothing-to-cancel = 现在没有要取消的事。发 /help 看能做什么。
welcome-unknown-command = 没有 { $given } 这个命令。发 /help 看能做什么。
welcome-not-understood = 我没看懂。要帮忙发 /aid ，紧急发 /sos ，其他发 /help 。
welcome-photo-of-list = 照片我读不了。住户名册请发文件（xlsx 或 csv）：点回形针，选“文件”。
welcome-lost-chat = ⚠️ 第 { $group } 组的群“{ $title }”用不了了：我被移出，或者不许发言。预警会改为私聊和上门；请把我重新拉进群。
welcome-btn-doors = 看本组各户
