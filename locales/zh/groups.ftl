# 小组：户长、交接、小组群、干部的总表。

groups-hand-to = 🔁 第 { $group } 组以后请谁当户长？点名字就去问他；他答应以前，什么都不变。
groups-deputy-leads = { $name } 是户长，信息员能做的都能做。请选别人。
groups-btn-person = { $name }（户号 { $number }）
groups-btn-hand = 🔁 把小组交给别人
groups-btn-withdraw = ↩️ 收回
groups-nobody-to-ask = 组里没有别的人登记，没有人可以接。请邻居先用登记码登记，或者告诉村里。
groups-cannot-write = 我联系不上 { $name }。请他打开和我的私聊，点“开始”，再试一次。
groups-already-offered = 您已经问了一个人。请先收回：发 /deputy 。
groups-only-leader-hands = 只有本组户长能把小组交给别人。
groups-take-it = 🔁 <b>{ $leader } 请您当第 { $group } 组的户长。</b>

    户长会收到巡逻队员、预警时要敲的门、求助的事。可以请信息员帮忙。
groups-btn-take = ✅ 我来当
groups-btn-no = ❌ 不当
groups-offered = 好的，已经问了 { $name }。他答应以前，小组还是您管。
groups-open-offer = 您问了 { $name } 愿不愿意接，还没有回话。
groups-offer-not-yours = 这个问题问的是别人，您不用管。
groups-offer-over = { $state ->
        [taken] 小组已经有人接了。
        [declined] 已经说过不接了。
       *[other] 这件事已经过去，什么都没有变。
    }
groups-taken = ✅ 现在 { $name } 是第 { $group } 组的户长。谢谢您这些日子的辛苦！

    愿意当信息员，继续帮忙吗？
groups-btn-stay = 🤝 愿意，当信息员
groups-you-stay = 🤝 好的，您现在是第 { $group } 组的信息员。
groups-stays = 🤝 { $name } 留下来当第 { $group } 组的信息员。
groups-declined = { $name } 不接第 { $group } 组，还是您管。要问别人，发 /deputy 。
groups-decline-noted = 好的，第 { $group } 组照旧。
groups-withdrawn = 好的，收回了，不再问 { $name }；小组还是您管。
groups-withdrawn-from-you = { $leader } 收回了第 { $group } 组的事，您不用管了。
groups-you-lead = ✅ 您现在是第 { $group } 组的户长。轮到巡逻，我把队员发给您；有预警，告诉您该敲哪些门。
    要请信息员，发 /deputy 。
groups-led-by = 👤 从现在起，第 { $group } 组的户长是 { $name }。
groups-leads-too = 👤 { $name } 用村里的户长码，也当了第 { $group } 组的户长。要是弄错了，请打电话给村里。
groups-appoint-whom = 请谁当第 { $group } 组的户长？现在的户长会知道自己不再担任。
groups-appointed = 👤 { $by } 请您当第 { $group } 组的户长。

    轮到巡逻，我把队员发给您；有预警，告诉您该敲哪些门。要请信息员，发 /deputy 。
    当不了，点下面的按钮。
groups-btn-refuse = ❌ 我当不了
groups-refuse-noted = 好的，您不当第 { $group } 组的户长，干部会知道。
groups-refused = ⚠️ { $name } 当不了第 { $group } 组的户长，请另外安排一位。
groups-not-led-by = 👤 { $name } 当不了第 { $group } 组的户长。村里会另外安排一位，安排好了告诉大家。
groups-still-led-by = 👤 { $name } 当不了第 { $group } 组的户长。户长还是 { $left }。
groups-led-instead = 👤 第 { $group } 组以后由 { $name } 当户长（{ $by } 改的），您的户长职务结束了。谢谢您这些日子的辛苦！
groups-not-leading = 您不是这一组的户长，不用点。
groups-role-over = 您在第 { $group } 组的职务结束了（{ $by } 改的）。谢谢您帮过的忙！
groups-nobody-to-appoint = 这一组没有别的人登记。请打印登记条，或者做一个户长码交给人。
groups-cannot-appoint = 这个人已经是户长，或者已经不在这一组。请重新打开这一组的页面。
groups-holds-nothing = 这个人在这一组已经没有职务。请重新打开这一组的页面。
groups-gone = 这一组已经没有了。请发 /groups 。
groups-not-deputy = 您已经不是这一组的信息员。
groups-has-leader = 这一组又有户长了，谢谢您。
groups-no-official = 现在联系不上干部。请您先以信息员的身份管着，再打电话告诉村里。
groups-volunteer = ✋ 第 { $group } 组没有户长了，信息员 <b>{ $name }</b> 愿意当。
groups-btn-confirm = ✅ 请 { $name } 当户长
groups-volunteer-noted = 谢谢您！已经告诉干部；他们确认以前，您以信息员的身份管第 { $group } 组。

groups-setup = 🧭 <b>办到哪一步了</b>

    住户：{ $households }　没有分组：{ $outside }　没有人在 Telegram 上：{ $silent }
    小组：{ $groups }　太大或太小：{ $odd }　没有户长：{ $leaderless }　没有群：{ $chatless }　群用不了：{ $mute }
    等着入户：{ $wishes } 人　还没同意登记：{ $agreements } 户

    <b>下一步：</b>
    { $next }
groups-next-import = – 把住户名册的文件（xlsx 或 csv）发到这里。
groups-next-grouping = – 给还没有分组的住户分组。
groups-next-sizes = – 有的组太大或太小：看分组建议。
groups-next-slips = – 打印登记条发下去，各家用自己的码登记。
groups-next-leaders = – 给没有户长的组一个户长码。
groups-next-chats = – 把群码交给户长，建小组群。
groups-next-nothing = 没有了，每组都有户长和群。
groups-few-silent = ℹ️ 还有 { $count } 户没有人在 Telegram 上：预警时上门敲门；愿意登记的，给一张登记条。
groups-btn-group = 👥 第 { $group } 组
groups-btn-grouping = 👥 分组
groups-btn-sizes = 👥 看分组建议
groups-btn-slips = 🖨 全部登记条
groups-btn-slips-of = 🖨 登记条
groups-btn-leaders = 🔑 户长码
groups-btn-chats = 🔑 群码
groups-btn-lacking = 🔎 哪里还缺什么
groups-btn-all = 👥 全部小组
groups-btn-less = ◂ 前面的
groups-btn-more = 后面的 ▸
groups-btn-setup = 🧭 总表
groups-lacking = 🔎 <b>还缺东西的小组：</b>{ $count }

    { $lines }
groups-all = 👥 <b>全部小组：</b>{ $count }。点一组：换户长、登记条、码。

    { $lines }
groups-one = – 第 { $group } 组：{ $size } 户，在 Telegram 上 { $reached } 户
groups-lacks = – 第 { $group } 组：{ $what }
groups-lacks-leader = 没有户长
groups-lacks-chat = 没有群
groups-lacks-working-chat = 群用不了
groups-page = 👥 <b>第 { $group } 组</b>（片区：{ $hamlet }）

    户长：{ $leader }
    信息员：{ $deputies }
    群：{ $chat }
    住户：{ $size }　在 Telegram 上：{ $reached }
    等着入户：{ $wishes } 人　还没同意登记：{ $agreements } 户
    { $offer }
groups-page-offer = 户长请 { $name } 接手，还没有回话。
groups-nobody = 没有
groups-person = { $name }
groups-person-away = { $name }（联系不上）
groups-no-chat = 没有
groups-chat-works = “{ $title }”
groups-chat-mute = “{ $title }”，我在那里说不了话
groups-btn-appoint = 👤 安排户长
groups-btn-dismiss = ✖ 收回 { $name } 的职务
groups-btn-leader-code = 🔑 户长码
groups-btn-group-code = 🔑 群码
groups-code-leader = 🔑 第 { $group } 组户长码，给一个人用，{ $until } 前有效：

    <code>{ $code }</code>
    { $link }
groups-code-group = 🔑 第 { $group } 组群码，给一个群用，{ $until } 前有效。先把我拉进群，再在群里发：

    <code>/start { $code }</code>
    { $link }

groups-chat-question = ❓ { $first }
    { $second }
groups-chat-has = 第 { $group } 组已经有群“{ $old }”，现在有人在“{ $title }”里用了群码。
groups-chat-free = 有人在“{ $title }”里用了第 { $group } 组的群码。
groups-chat-which = 以后用哪一个？选好以前，什么都不变。
groups-chat-loses = “{ $title }”是第 { $other } 组的群；换过来，第 { $other } 组就没有群了。选好以前，什么都不变。
groups-btn-chat-new = “{ $title }”给第 { $group } 组
groups-btn-chat-old = 不换，照旧
groups-chat-done = ✅ 第 { $group } 组的群是“{ $title }”（{ $by } 选的）。
groups-chat-decided = { $state ->
        [new] 已经有人选了：第 { $group } 组用新群。
       *[old] 已经有人选了：照旧不换。要再问，请在群里用第 { $group } 组的新群码。
    }
groups-chat-not-yours = 只有第 { $group } 组的户长、信息员、干部，或者发群码的人能选。
groups-chat-others = “{ $title }”是第 { $other } 组的群。只有第 { $other } 组的户长、信息员或者干部能把它让出来，请问问他们。
groups-chat-new-gone = “{ $title }”我已经进不去了。请把我重新拉进去，再选。
groups-chat-old-gone = 第 { $group } 组的旧群已经用不了，请选新群。
groups-no-pin = 📌 第 { $group } 组的群“{ $title }”里，我不能再置顶预警了；预警照样发到群里。要置顶，请让我当管理员，并允许置顶。
