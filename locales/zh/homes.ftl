# 一户人家的一页：住着谁，谁替这户回答，自己报的资料。

homes-skill-car = 汽车或面包车
homes-skill-tractor = 拖拉机
homes-skill-boat = 船
homes-skill-generator = 发电机
homes-skill-pump = 抽水泵
homes-skill-gong = 铜锣或喇叭
homes-skill-nurse = 医生或护士
homes-skill-firstaid = 急救
homes-skill-electrician = 电工
homes-skill-carpenter = 木工或泥瓦工
homes-skill-strong = 有力气
homes-skill-sign = 手语

command-households = 住户：一家一家看

homes-number-new = 新
homes-group-name = 第 { $group } 组
homes-no-group = 还没分组
homes-nobody = 这里还没有人家。
homes-only-leaders = 这份名单只给户长、信息员和干部看。看自己家请发 /me 。
homes-overview = 🏘 <b>共 { $houses } 户，{ $groups } 个组</b>
    📱 在 Telegram 上：{ $reached } 户　🚪 不在：{ $silent } 户
    ⚠️ 还没同意登记：{ $unagreed } 户　🔶 危房：{ $dangerous } 户

    { $lines }
homes-press-group = {""}
    点下面看各家的门。每次查看都有记录。
homes-no-list = 还没有住户。请把村里的名册（Excel 或 csv）发给我。
homes-group-line = { $group }：{ $houses } 户　📱 { $reached } 🚪 { $silent } ⚠️ { $unagreed } 🔶 { $dangerous }
homes-btn-group = { $group }
homes-btn-before = ◀ 上一页
homes-btn-more = 下一页 ▶
homes-doors = 🏘 <b>{ $group }</b>：{ $houses } 户，其中 { $silent } 户没人在 Telegram 上

    { $lines }

    点门牌看那一户。
homes-door = { $accounts ->
        [0] 🚪
       *[other] 📱{ $accounts }
    } { $address } <b>{ $head }</b>（{ $number }）{ $missing ->
        [yes] {" "}⚠️ 还没同意
       *[no] {""}
    }
homes-door-moved = 📤 { $address }（{ $number }）已搬走，还可以改回来
homes-btn-help = 🆘 替这一户求助
homes-btn-danger = ⚠️ 预警中：这里有险情
homes-btn-door = { $address } · { $head }
homes-btn-slips = 🎫 本组的登记条
homes-btn-new = ➕ 名单上没有的人家

homes-page = 🏠 <b>{ $address }</b>
    户号 { $number }　{ $group }
    { $lines }
homes-page-moved = 📤 <b>{ $address }</b>
    户号 { $number }　{ $group }
    <b>已经搬走。</b>不再安排任何事；报过的资料过几天就删除。
    { $lines }
homes-once-agreed = （家里有人同意登记后，才写上睦邻卡）
homes-line-head = 户主：<b>{ $head }</b>
homes-line-people = 人口：{ $people }
homes-line-phone = 电话：{ $phone }{ $shown ->
        [yes] （睦邻卡上写明）
        [later] { homes-once-agreed }
       *[no] {""}
    }
homes-line-needs = 需照顾：{ $needs }
homes-line-skills = 能帮忙：{ $skills }
homes-line-hazard = 房屋隐患：{ $hazard }
homes-line-silent = 🚪 没人在 Telegram 上：预警和巡逻请上门说
homes-line-speakers = 📱 代表这户的人：{ $names }
homes-unreachable = { $name }（联系不上）
homes-line-agreed = ✅ 已同意登记：{ $names }
homes-line-spoken = ✅ { $day } 口头同意（第 { $version } 版）
homes-line-unagreed = ⚠️ 还没同意登记：请上门问一问
homes-line-provisional = ✏️ 户号是临时的，等村里填正式的
homes-btn-people = ✏️ 人口
homes-btn-phone = ✏️ 电话
homes-btn-needs = ✏️ 需照顾
homes-btn-skills = ✏️ 能帮忙
homes-btn-show-yes = ☎️ 电话写上睦邻卡，让邻居看到
homes-btn-show-no = ☎️ 电话不再写上睦邻卡
homes-btn-head = 👤 换户主
homes-btn-slip = 🎫 登记条
homes-btn-number = ✏️ 填正式户号
homes-btn-remove = ➖ 去掉 { $name }
homes-btn-moved = 📤 搬走了
homes-btn-mistake = ↩️ 登记错了
homes-btn-list = ◀ 本组各家
homes-btn-page = 🏠 看这一户
homes-btn-mine = 🏠 我家
homes-btn-back-home = ↩️ 没有搬走，改回来
homes-btn-spoken = ✅ 他们同意（亲口告诉我的）
homes-btn-unspoken = ↩️ 收回这次同意
homes-btn-keep = 不改
homes-btn-done = ✅ 好了

homes-speaks-itself = 这户有人在 Telegram 上：请他们在自己的私聊里按“同意”。
homes-spoken-already = 户号 { $number } 同意登记，已经记下了。
homes-spoken-not = 户号 { $number } 没有口头同意可以收回。
homes-gone = 户号 { $number } 已经搬走。如果弄错了，请打开那一户改回来。
homes-here = 户号 { $number } 就在这里，不用改回来。
homes-erased = 户号 { $number } 已经离开，报过的资料也删了。如果又有人住，请点“名单上没有的人家”。
homes-not-theirs = 这个人已经不代表户号 { $number } 了。
homes-same = 户号 { $number } 现在就是这个名字。请发新的名字，或者发 /cancel 。
homes-words-please = 请用文字回答，或者发 /cancel 。

homes-saved = ✅ 记下了。

    { $page }
homes-saved-head = ✅ 记下了。电话 { $phone } 还对吗？不对就点“✏️ 电话”。

    { $page }
homes-ask-people = { $address } 住几口人？请发 0 到 99 的数字，例如 4。现在：{ $now }
    不知道就发“-”。不填发 /cancel 。
homes-ask-phone = { $address } 打什么电话？只写数字，几个号码用 / 隔开。现在：{ $now }
    没有就发“-”。不填发 /cancel 。
homes-ask-needs = 刮台风、下暴雨时，{ $address } 谁需要照顾？例如：“奶奶走不动”。现在：{ $now }
    最多 80 个字；没有就发“-”。不填发 /cancel 。
homes-ask-words = { $address } 还能帮什么忙？请用自己的话写。现在：{ $now }
    最多 80 个字；没有就发“-”。不填发 /cancel 。
homes-ask-head = { $address }（户号 { $number }）现在的户主是谁？请发名字。原来是：{ $head }
    不填发 /cancel 。
homes-people-number = 人口请用数字写，0 到 { $most }，例如 4。请再发一次，或者发 /cancel 。
homes-phone-digits = 这个电话号码我读不懂。请只发数字，例如 13800001234；没有就发 - ；不填发 /cancel 。
homes-too-long = 太长了：{ $length } 个字，最多 { $most } 个字。请写短一点再发，或者发 /cancel 。
homes-name-letters = 请用文字发名字，或者发 /cancel 。
homes-address-letters = 请用文字和数字发门牌，例如 庙前巷12号，或者发 /cancel 。
homes-number-unreadable = 这个户号我读不懂（最多 { $most } 个字母和数字）。请照户口册再发一次，或者发 /cancel 。
homes-no-phone = 还没有电话可以写上去。请先点“电话”。
homes-phone-theirs = 这户有人在 Telegram 上：电话写不写上睦邻卡，请他们自己点（发 /me ，打开自己家）。您只能去掉。
homes-phone-told = { $shown ->
        [yes] ☎️ 户长设定：{ $address } 的电话写在睦邻卡上，邻居看得到。不愿意的话，请在自己家的页面改。
       *[no] ☎️ 户长设定：{ $address } 的电话不再写在睦邻卡上。
    }
homes-skills = 🤝 <b>{ $address } 能帮什么忙？</b>
    现在：{ $skills }

    点一下合适的；同组邻居在睦邻卡上看得到。
homes-btn-has = ✅ { $skill }
homes-btn-has-not = ➕ { $skill }
homes-btn-words = ✏️ 用自己的话写

homes-your-head = 👤 您家 { $address }（户号 { $number }）的户主现在是 <b>{ $head }</b>。户主或电话不对，请点下面改。
homes-head-officials = 👤 户号 { $number }（{ $group }）换了户主，村里的名册也要改。
homes-sure-remove = 把 <b>{ $name }</b> 从 { $address }（户号 { $number }）去掉吗？去掉后收不到这户的预警，本人会知道。
homes-btn-yes-remove = ➖ 是，去掉
homes-you-removed = 您不再代表 { $address }（户号 { $number }）：是本组户长改的。如果弄错了，请找户长，或者发 /join 。
homes-sure-moved = { $address }（户号 { $number }）搬走了吗？以后不再安排任何事，家里的人会知道，登记码作废。{ $days } 天内可以改回来。
homes-btn-yes-moved = 📤 是，搬走了
homes-own-house = 这是您自己家。请先把小组交给别人，或者请村里替您办。
homes-of-leader = { $name } 是户长。这件事只有本人或者村里能改。
homes-role-back = ↩️ 您家已经改回来了，您{ $role ->
        [leader] 继续当第 { $group } 组的户长。
       *[other] 继续当第 { $group } 组的信息员。
    }
homes-role-taken = 您家已经改回来了。第 { $group } 组现在的户长是 { $name }，您不再当户长。
homes-you-moved = 📤 您家 { $address }（户号 { $number }）登记为已搬走，不再收到这户的预警。
    现在住的地方：请向那里的户长要登记条，或者发 /join 。
    如果弄错了，请今天就告诉户长，还可以改回来。
homes-moved-news = 📤 户号 { $number }（{ $group }）搬走了，村里的名册也要改。{ $days } 天内可以改回来。
homes-back-news = ↩️ 户号 { $number }（{ $group }）没有搬走，已经改回来。
homes-sure-mistake = { $address }（户号 { $number }）是登记错了吗？去掉后，填过的内容也会删除。
homes-btn-yes-mistake = ↩️ 是，去掉
homes-mistake-done = ↩️ { $address }（户号 { $number }，{ $group }）已去掉。
homes-mistake-officials = ↩️ 户号 { $number }（{ $group }）是登记错的，已经去掉。
homes-too-late = 户号 { $number } 不是今天登记的。如果搬走了，请在那一户点“搬走了”。

homes-no-such-group = 已经没有这个组。请发 /households 看您的组。
homes-new-address = ➕ 第 { $group } 组名单上没有的人家。先发门牌，例如 庙前巷12号。
    不填发 /cancel 。
homes-new-head = { $address }，户主是谁？请发名字。不填发 /cancel 。
homes-new-number = { $address }，{ $head }，户口册上的户号是多少？不知道就发 0。不填发 /cancel 。
homes-new-known = 这个门牌和户主名单上已经有了：户号 { $number }（{ $placed ->
        [yes] 第 { $group } 组
       *[no] 还没分组
    }）。请发别的名字，或者发 /cancel 。
homes-number-taken = 户号 { $number } 是 { $address }（{ $head }）的。请核对后再发，或者发 /cancel 。如果是同一户登记了两次，请把其中一户点“搬走了”。
homes-registered-news = ➕ 户长登记了名单上没有的一户：{ $number }，{ $address }，{ $group }。村里的名册也要加上。
homes-provisional-news = ➕ 户长登记了名单上没有的一户：{ $address }，{ $group }。户号 { $number } 是临时的，请在那一户的页面填正式户号，下次导入名册才对得上。
homes-ask-number = { $address } 在村里名册上的户号是多少？现在的 { $number } 是临时的。不填发 /cancel 。
homes-number-settled = 户号 { $number } 已经是正式的了。

homes-mine = 🏠 <b>{ $address }</b>
    户号 { $number }　{ $group }

    同组邻居看得到：
    · 户主：{ $head }
    · 能帮忙：{ $skills }{ $waits ->
        [yes] { homes-once-agreed }
       *[no] {""}
    }
    · 电话写在睦邻卡上：{ $shown ->
        [yes] 是
        [later] 是{ homes-once-agreed }
       *[no] 否
    }
    来帮您的人、户长、信息员、干部看得到：
    · 电话：{ $phone }
    · 需照顾：{ $needs }
    只有户长、信息员、干部看得到：
    · 人口：{ $people }
    · 房屋隐患：{ $hazard }（由村里填）

    📱 代表这户的人：{ $names }
homes-btn-wrong = ❗ 户主或地址不对
homes-btn-moving = 🚪 我们要搬走
homes-btn-leave = ↩️ 退出这户
homes-ask-wrong = { $address }（户号 { $number }）应该怎么写？请写成一行，我转给户长或村里去改。不填发 /cancel 。
homes-wrong-news = ❗ <b>{ $name }</b> 说 { $address }（户号 { $number }，户主 { $head }）写得不对：“{ $text }”
    还没有改动任何内容。
homes-wrong-enough = 您家一天里已经报了 { $most } 次有错，户长那里都有。请等一等，或者打电话给户长或村里。
homes-wrong-told = ✅ 已经转告户长或村里：{ $address } 应该怎么写。他们看过才会改。
homes-nobody-hears = 现在联系不上能改的人。请打电话给村里。
homes-sure-moving = 您家要从 { $address } 搬走吗？我会告诉户长或村里。
homes-btn-yes-moving = 🚪 是，告诉他们
homes-moving-news = 🚪 <b>{ $name }</b> 说 { $address }（户号 { $number }）要搬走。搬走以后，请在那一户点“搬走了”。
homes-moving-told = ✅ 已经告诉户长或村里：您家要从 { $address } 搬走。

    现在就退出吗？退出后收不到这户的预警。也可以等搬走再退。
homes-btn-leave-now = ↩️ 现在退出
homes-btn-stay = 🏠 搬走再退
homes-sure-leave = 退出 { $address }（户号 { $number }）吗？只退您一个人，以后收不到这户的预警。
homes-btn-yes-leave = ↩️ 是，退出
homes-left = ↩️ 您已退出 { $address }（户号 { $number }）。登记到现在住的地方：发新的登记码，或者发 /join 。
homes-left-already = 您已经不在那一户了，不用再点。发 /me 看现在的情况。
homes-speaks-too = 📱 <b>{ $name }</b> 现在也代表您家 { $address }（户号 { $number }）。
homes-btn-not-ours = ❗ 不对，不是我们家的
homes-not-ours-news = ❗ <b>{ $name }</b> 说 <b>{ $other }</b> 不是 { $address }（户号 { $number }）的人。可以在那一户的页面去掉。
homes-not-ours-told = ✅ 已经告诉户长或村里：{ $name } 不是 { $address } 的人。他们会去看。
homes-moved-or-both = 您现在登记在 { $address }（户号 { $number }），也还在另一户。您搬家了吗？
homes-btn-moved-here = 📦 搬来了：退出 { $address }
homes-btn-both = 🏠🏠 两户都由我代表
homes-both = ✅ 好的，{ $address }（户号 { $number }）和另一户都由您代表，两边的预警都发给您。
homes-moved-here = ✅ 您现在登记在 { $address }（户号 { $number }，{ $group }），已退出 { $old }。
homes-freed = 您家不在第 { $group } 组了，{ $start } 的巡逻不用来。谢谢您！
