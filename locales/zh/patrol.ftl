# 夜间巡逻。

patrol-month =
    🗓 <b>第 { $group } 组的巡逻夜</b>
    { $lines }
patrol-month-night = • { $start }–{ $end }
patrol-night-planned = • { $start }–{ $end }（暂定，还可能改）
patrol-month-reserves = 后备（别组人手不够时请你们顶上）：{ $nights }
patrol-month-leader = 有一晚去不了？发 /swap 和别组换。
patrol-month-members = 轮到哪几户，机器人会提前几天私下问。

patrol-question-asked =
    🔦 轮到您家{ $house }巡逻：<b>{ $start }–{ $end }</b>（第 { $group } 组）。
    每户去一人。能来吗？
patrol-question-confirmed =
    ✅ 您家{ $house }会来巡逻：<b>{ $start }–{ $end }</b>（第 { $group } 组）。谢谢！{ $by }
    临时来不了，请早点按下面的按钮。
patrol-question-excused =
    这次您家{ $house }不来：{ $start }–{ $end }（第 { $group } 组）。已经去问下一户。{ $by }
    又能来了，就按下面的按钮。
patrol-for-house = （{ $house }）
patrol-said-by =
    {""}
    （{ $name } 说的）
patrol-reminder-asked =
    ⏰ 还没有收到您家{ $house }的答复：<b>{ $start }–{ $end }</b> 巡逻（第 { $group } 组）。
    要带：{ $gear }
    能来吗？
patrol-reminder-confirmed =
    ⏰ 别忘了：<b>{ $start }–{ $end }</b> 您家{ $house }去巡逻（第 { $group } 组）。
    要带：{ $gear }
patrol-hours-changed = ⏰ 巡逻的时间改了：第 { $group } 组现在是 <b>{ $start }–{ $end }</b>。
patrol-freed = { $start } 的巡逻改由别的组去，您家不用来了（第 { $group } 组）。谢谢！

patrol-btn-confirm = ✅ 能来
patrol-btn-decline = 来不了
patrol-btn-confirm-one = ✅ { $what } 能来
patrol-btn-decline-one = { $what } 来不了
patrol-btn-stand = ✅ { $head } 能来
patrol-btn-absent = ✖ { $head } 不来
patrol-btn-start = ▶ 开始巡逻
patrol-btn-finish = ⏹ 巡逻结束
patrol-btn-quiet = 一切平安
patrol-btn-fine = 平安，还在外面
patrol-btn-swap = 和别组换这一晚
patrol-btn-standin = 我们组顶上
patrol-btn-night = { $night }
patrol-btn-withdraw = 不换了
patrol-btn-take = 我们组去
patrol-btn-team = 今晚的队伍
patrol-btn-picture = 本月日历图
patrol-btn-calendar = 加进手机日历

patrol-noted = 好的，记下了。
patrol-said-confirmed = 谢谢！记下了：{ $start }–{ $end } 您家{ $house }会来（第 { $group } 组）。
patrol-said-excused = 记下了：{ $start }–{ $end } 您家{ $house }不来（第 { $group } 组）。已去问下一户。
patrol-stood-confirmed = 记下了：{ $head }家会来。
patrol-stood-excused = 记下了：{ $head }家不来。

patrol-brief-ahead =
    🔦 <b>第 { $group } 组</b>巡逻：<b>{ $start }–{ $end }</b>
    已经说来的：{ $ready } 户
    { $team }
patrol-brief-tonight =
    🔦 今晚<b>第 { $group } 组</b>巡逻：<b>{ $start }–{ $end }</b>
    已经说来的：{ $ready } 户
    { $team }
    要带：{ $gear }
    人到齐了按“开始巡逻”，回来按“巡逻结束”。
patrol-brief-started =
    🔦 <b>第 { $group } 组</b>正在巡逻：<b>{ $start }–{ $end }</b>
    已经说来的：{ $ready } 户
    { $team }
    回来按“巡逻结束”。
patrol-brief-finished =
    ☑️ <b>第 { $group } 组</b>巡逻过了：{ $start }–{ $end }
    去了：{ $ready } 户
    { $team }
patrol-brief-missed =
    — <b>第 { $group } 组</b>这一晚没有出去：{ $start }–{ $end }
    说来的：{ $ready } 户
    { $team }
patrol-brief-stood_down =
    ⛈ <b>第 { $group } 组</b>因为预警停止巡逻：{ $start }–{ $end }
    说来的：{ $ready } 户
    { $team }
patrol-team-nobody = （还没有人）
patrol-team-asked = ❔ { $head }（还没答复）
patrol-team-door = 🚪 { $head } · { $address } { $phone }
patrol-team-door-hint = 标 🚪 的没有用 Telegram，请上门或打电话问，再替他们按。
patrol-team-confirmed = ✅ { $head }
patrol-team-excused = ✖ { $head }（来不了）
patrol-team-served = ✅ { $head }
patrol-team-missed = — { $head }（没有答复）
patrol-team-released = — { $head }
patrol-heads-none = 名单还没定
patrol-heads-nobody = 没有记下是谁
patrol-heads-number =
    { $n ->
        [0] 还没有人
       *[other] { $n } 户
    }

patrol-nobody-left = ⚠️ 第 { $group } 组 { $start }–{ $end } 的巡逻：全组都问过了，只有 { $ready } 户能来。请找人，或用 /swap 和别组换。
patrol-short-leader = ⚠️ 第 { $group } 组 { $start }–{ $end } 的巡逻只有 { $ready } 户说来。已请后备第 { $reserve } 组顶上。如果你们又凑够人，请赶快替他们确认。
patrol-short-alone = ⚠️ 第 { $group } 组 { $start }–{ $end } 的巡逻只有 { $ready } 户说来，又没有后备{ $reserve }。请赶快找人，已告诉村干部。
patrol-short-reserve = ⚠️ 第 { $group } 组人手不够（{ $ready } 户），{ $start }–{ $end } 请你们组顶上巡逻。能去吗？这一晚算你们组的一次。
patrol-short-officials = ⚠️ 第 { $group } 组 { $start }–{ $end } 的巡逻，问过后备以后还是只有 { $ready } 户说来。请打电话安排。
patrol-short-officials-alone = ⚠️ 第 { $group } 组 { $start }–{ $end } 的巡逻只有 { $ready } 户说来，没有能通知到的后备。请打电话安排。
patrol-standin-leader = 第 { $reserve } 组答应顶上 { $start }–{ $end } 的巡逻，你们（第 { $group } 组）不用去了。
patrol-standin-officials = 第 { $reserve } 组替第 { $group } 组巡逻：{ $start }–{ $end }。
patrol-standin-chat = 🔦 第 { $group } 组人手不够，我们组顶上巡逻：<b>{ $start }–{ $end }</b>。轮到的人家会收到私信。
patrol-said-standin = 谢谢！{ $start }–{ $end } 由你们组替第 { $group } 组巡逻。马上去问你们组的人家。

patrol-started =
    🔦 第 { $group } 组的巡逻出发了（{ $start }–{ $end }）。
    队伍：{ $team }。由 { $by } 带队。
patrol-said-started =
    ▶ 出发了。路上小心（第 { $group } 组，{ $start }–{ $end }）。{ $hint }
    发现情况请按下面的按钮，或直接发文字、照片、视频、位置给我。回来按“巡逻结束”。
patrol-ask-report = 第 { $group } 组 { $start }–{ $end } 的巡逻看到了什么？写一两句发给我；没事就按“一切平安”。
patrol-report-quiet = 一切平安
patrol-said-finished = ⏹ 巡逻结束，记下了（第 { $group } 组，{ $start }–{ $end }）。大家辛苦了！
patrol-summary =
    ⏹ <b>第 { $group } 组</b>的巡逻结束了（原定 { $start }–{ $end }）。
    { $out } 出发，{ $back } 回来。队伍：{ $team }。
    { $report }
patrol-late-leader = ⏰ 第 { $group } 组的巡逻原定 { $start }–{ $end }，还没有开始。到齐了请按“开始巡逻”；去不了请打电话告诉村干部。
patrol-late-officials = ⚠️ 第 { $group } 组的巡逻（{ $start }–{ $end }）过了半小时还没开始。已提醒联保户长，请打电话问一下。
patrol-late-officials-alone = ⚠️ 第 { $group } 组的巡逻（{ $start }–{ $end }）过了半小时还没开始，户长和信息员都通知不到。请打电话，或请别的组去。
patrol-all-right = ❗ 第 { $group } 组的巡逻（{ $start }–{ $end }）该回来了。大家平安吗？
patrol-said-fine = 好。半小时后再问你们。
patrol-alarm-officials = ❗ 第 { $group } 组的巡逻（{ $start }–{ $end }）到现在没有报平安，联保户长 { $leader } 没有回音。请马上打电话，找不到人就派人去。

patrol-alarm-officials-alone = ❗ 第 { $group } 组的巡逻（{ $start }–{ $end }）到现在没有报平安，户长和信息员都通知不到{ $leader }。请马上打电话，找不到人就派人去。

patrol-swap-choose = 哪一晚想和别组换？按日期，就会问别组的联保户长。
patrol-swap-offered = 已经问了 { $leaders } 位联保户长：谁能替第 { $group } 组巡逻 { $start }–{ $end }。有人答应之前，这一晚还是你们的。
patrol-swap-offer = 🔁 第 { $group } 组有一晚去不了：<b>{ $start }–{ $end }</b>。你们组能替吗？算你们组的一次。
patrol-swap-taken = 🔁 第 { $group } 组的 { $start }–{ $end }：第 { $taker } 组已经答应了。谢谢！
patrol-swap-done = 🔁 第 { $taker } 组替第 { $group } 组巡逻 { $start }–{ $end }。第 { $group } 组这一晚不用去了。
patrol-swap-ours = 🔁 我们组（第 { $taker } 组）替第 { $group } 组巡逻：{ $start }–{ $end }。轮到的人家会收到私信。
patrol-said-taken = 谢谢！{ $start }–{ $end } 由第 { $taker } 组替第 { $group } 组巡逻。
patrol-swap-withdrawn = 🔁 第 { $group } 组的 { $start }–{ $end } 不换了，他们自己去。
patrol-said-withdrawn = 好，{ $start }–{ $end } 还是第 { $group } 组自己去。
patrol-swap-over = 🔁 第 { $group } 组的 { $start }–{ $end } 已经过了，不用再答复。
patrol-swap-lapsed = 🔁 { $start }–{ $end } 没有别的组答应，还是第 { $group } 组去。

patrol-page = { $lines }
patrol-tonight-none = 今晚没有排巡逻。
patrol-tonight-planned = 🔦 今晚<b>第 { $group } 组</b>：{ $start }–{ $end }。队伍：{ $team }
patrol-tonight-started = 🔦 <b>第 { $group } 组</b>正在巡逻：{ $start }–{ $end }。队伍：{ $team }
patrol-tonight-finished = ✅ <b>第 { $group } 组</b>巡逻回来了：{ $start }–{ $end }。队伍：{ $team }
patrol-tonight-missed = — <b>第 { $group } 组</b>：{ $start }–{ $end }，没有出去。
patrol-tonight-stood_down = ⛈ <b>第 { $group } 组</b>：{ $start }–{ $end }，因为预警停止巡逻。
patrol-nights = 🗓 <b>第 { $group } 组</b>接下来：
patrol-nights-none = 🗓 <b>第 { $group } 组</b>还没有排下一次。
patrol-ledger =
    🏠 <b>{ $address }</b>：去过 { $served } 次，请假 { $excused } 次{ $owed ->
        [0] {""}
       *[other] ，欠 { $owed } 次
    }，{ $next }。
patrol-ledger-next = { $turns ->
    [1] 一个月内轮到
   *[other] 大约 { $turns } 个月后轮到
    }
patrol-ledger-exempt = 全组同意不用去
patrol-own-asked = ❔ 您家还没答复：{ $start }–{ $end }（第 { $group } 组）。
patrol-own-confirmed = ✅ 您家要去：{ $start }–{ $end }（第 { $group } 组）。

patrol-calendar-name = 夜间巡逻
patrol-calendar-main = 巡逻：第 { $group } 组
patrol-calendar-own = 您家去巡逻（第 { $group } 组）
patrol-calendar-asked = 轮到您家巡逻，请答复（第 { $group } 组）
patrol-calendar-reserve = 巡逻后备：第 { $group } 组
patrol-calendar-caption = 你们组的巡逻夜，轮到您家的另有标明。点开文件，就加进手机日历；换了班再发一次，会自动改过来。
patrol-picture-coming = 正在画，马上发给您。
patrol-picture-caption = 本月巡逻日历。黄色是你们组的晚上。

patrol-not-asked = 这一晚没有轮到您家，不用答复。看您家什么时候轮到：/patrol
patrol-too-late = 巡逻已经开始了，改不了。请直接打电话给联保户长。
patrol-released = 这一晚已经改由别的组去，您家不用来了。
patrol-over = 这一晚的巡逻已经过去了。看接下来的：/patrol
patrol-too-early = 还早。{ $night } 的巡逻从 { $at } 起可以开始。
patrol-already-started = 已经开始了：{ $by }，{ $at }。
patrol-already-finished = 已经结束了：{ $by }，{ $at }。
patrol-not-started = 还没有开始，不能结束。先按“开始巡逻”。
patrol-none-started = 你们组现在没有人在巡逻，没有可报告的。看下一次：/patrol
patrol-report-long = 太长了。请写在 { $limit } 个字以内，再发一次。
patrol-report-words = 请用文字写一两句；没事就发一个减号 -
patrol-standin-yours = 这一晚已经是你们组的了。
patrol-standin-enough = 谢谢，他们人手够了，不用顶上。
patrol-swap-none = 你们组接下来没有可以换的晚上。
patrol-swap-past = 这一晚已经开始或过去，不能再换了。
patrol-swap-open = 这一晚已经在问别组了，等一等。
patrol-swap-nobody = 别的组还没有联保户长在用 Telegram，换不了。请打电话给村干部。
patrol-swap-own = 这是你们自己组的晚上，不能和自己换。
patrol-swap-busy = 你们组那一晚已经要巡逻，换不了。
patrol-swap-gone = 晚了一步：第 { $taker } 组已经答应了（{ $at }）。
patrol-swap-was-withdrawn = 他们已经不换了，谢谢。
patrol-nothing-planned = 这个月还没有排巡逻。

patrol-plan-past = { $until } 已经过去了。请给一个以后的日期。
patrol-plan-far = { $until } 太远，最多排两年。
patrol-no-groups = 还没有分组，排不了巡逻。先运行 groups propose 和 groups accept。
patrol-range = 开始日期 { $frm } 在结束日期 { $to } 之后。
patrol-plan-uncovered = { $night }：没有组能去。
patrol-plan-no-reserve = { $night }：第 { $group } 组没有后备。
patrol-plan-short-rest =
    { $night }：第 { $group } 组离上一次只有 { $days } 天。原因：{ $why ->
        [own] 这个组在前后有几晚去不了
        [others] 别的组在前后有几晚去不了
        [published] 换过的、已经公布的夜不再动
        [few] 有的组那时还没加入
       *[other] 没有找到歇得更久的排法
    }。
patrol-plan-uneven =
    { $kind ->
        [turns] 巡逻次数
        [weekend] 周末夜
        [holiday] 节日夜
       *[doubled] 两组同巡的夜
    }相差 { $spread } 次，{ $span ->
        [year] 一年
       *[other] 十二个月
    }里应当不超过 { $allowed } 次。原因：{ $why ->
        [absences] 有的组有几晚去不了
        [rest] 只有两个组，去一晚要歇一晚，只能隔夜轮流
        [published] 换过的、已经公布的夜不再动
       *[other] 没有找到样样都匀的排法
    }。{ $proved ->
        [1] 数过了：怎样排都不能更匀。
       *[other] {""}
    }
