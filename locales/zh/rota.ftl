# 轮到谁：账目、更正、免巡。

patrol-btn-turns = 🏠 我家的巡逻账
patrol-btn-ledger = 📒 全组的巡逻账
patrol-turns =
    <b>您家的巡逻账</b>
    { $lines }
patrol-turns-none = 您家还没有分到组，没有轮次。
patrol-turns-offered = 🔁 正在问谁替您家去：{ $start }–{ $end }（第 { $group } 组）。没人答应之前还是您家去。
patrol-past-served = ✅ { $day }：去了。
patrol-past-called-home = ✅ { $day }：去了，因预警提前回家，算去过一次。
patrol-past-missed = — { $day }：没到，欠一次，下次先轮到。
patrol-past-excused = ✖ { $day }：请假，不欠。

patrol-table =
    📒 <b>第 { $group } 组：各家去过几次</b>
    { $lines }
    去得少的先去；欠一次的排最前。请假不加也不欠。
patrol-table-line =
    • { $head }：去过 { $served } 次，请假 { $excused } 次{ $owed ->
        [0] {""}
       *[other] ，<b>欠 { $owed } 次</b>
    }，{ $next }
patrol-btn-marks = 更正：{ $night }
patrol-btn-hswaps = 🔁 替人家换班：{ $night }
patrol-btn-exempt = 哪家不用去

patrol-marks =
    第 { $group } 组 { $start }–{ $end } 的巡逻。哪一家记错了？按那一家。一个星期内可以改。
    ✅ 去了　— 没到　✖ 请假　· 不算
patrol-btn-mark = { $head }
patrol-btn-came = ➕ 还有人去了
patrol-came = 第 { $group } 组 { $start }–{ $end } 的巡逻：没有问到、自己来了的是哪一家？算去过一次。
patrol-mark =
    { $head }家，{ $start }–{ $end }（第 { $group } 组）：应该怎么记？
patrol-btn-mark-served = ✅ 去了
patrol-btn-mark-missed = — 没到（欠一次）
patrol-btn-mark-excused = ✖ 请假（不欠）
patrol-btn-mark-released = · 不算
patrol-marked-released = 改好了：这一晚{ $head }家不算。
patrol-mark-told-released = 更正了：{ $start }–{ $end } 的巡逻您家不算去过，也不欠（第 { $group } 组）。
patrol-marked-served = 改好了：{ $head }家去了。
patrol-marked-missed = 改好了：{ $head }家没到，下次先轮到。
patrol-marked-excused = 改好了：{ $head }家请假，不欠。
patrol-mark-told-served = ✅ 更正了：{ $start }–{ $end } 的巡逻您家去了（第 { $group } 组）。
patrol-mark-told-missed = — 联保户长记下：{ $start }–{ $end } 的巡逻您家没到（第 { $group } 组）。下次先轮到您家。记错了请在一个星期内告诉户长。
patrol-mark-told-excused = ✖ 更正了：{ $start }–{ $end } 的巡逻您家请了假，不欠（第 { $group } 组）。
patrol-missed-told = — { $start }–{ $end } 的巡逻您家没有答复（第 { $group } 组），欠一次，下次先轮到。其实去了，或请过假，请在一个星期内告诉联保户长更正。
patrol-mark-early = 这一晚的巡逻还没有过去，过后再来改。
patrol-mark-late = 这一晚已经过去一个多星期，不能再改了。

patrol-exempt =
    <b>第 { $group } 组：哪家不用巡逻？</b>
    要全组同意才行，比如独居老人。这不是什么过错。组里的群会看到。
patrol-btn-exempt-one = { $head }家不用去
patrol-btn-unexempt = ↩ { $head }家又要去了
patrol-btn-undo = ↩ 撤回
patrol-exempted = 记下了：{ $head }家不用巡逻。已告诉组里。
patrol-unexempted = 记下了：{ $head }家又参加巡逻，以前的不欠。
patrol-chat-exempted = 全组同意，{ $head }家不用巡逻。有不同意见请找联保户长。
patrol-chat-unexempted = { $head }家又参加巡逻了。
patrol-home-exempted = 组里同意您家不用巡逻，什么也不欠。想去的话，告诉联保户长。
patrol-home-unexempted = 您家又和组里各家一样参加巡逻，以前的不欠。

# 各家之间换班。

patrol-btn-hswap = 🔁 谁和我家换？
patrol-btn-hswap-night = 🔁 { $night }：谁替我家去？
patrol-btn-hswap-for = 🔁 替{ $head }家问
patrol-btn-htake = ✅ 我家替去
patrol-btn-htake-for = ✅ { $head }家替去
patrol-btn-hkeep = 还是我家去
patrol-btn-hkeep-for = 还是{ $head }家去
patrol-btn-hback = ↩ 不换了
patrol-hswap-choose = { $start }–{ $end } 的巡逻（第 { $group } 组）。要替哪一家问谁能换？
patrol-hswap-choose-none = { $start }–{ $end } 的巡逻（第 { $group } 组）还没有问过哪一家，没有可换的。
patrol-hswap-offered = { $asked ->
    [0] 别家都没有用 Telegram，已经告诉联保户长
   *[other] 已经问了组里 { $asked } 户和联保户长
    }：谁能替您家去 { $start }–{ $end }（第 { $group } 组）。没人答应之前还是您家去。
patrol-hswap-offered-for = { $asked ->
    [0] 别家都没有用 Telegram，请您问一问
   *[other] 已经问了组里 { $asked } 户
    }：谁能替{ $head }家去 { $start }–{ $end }（第 { $group } 组）。没人答应之前还是{ $head }家去。
patrol-hswap-offered-for-you = 🔁 户长替您家问了别家：谁能替您家去 { $start }–{ $end }（第 { $group } 组）。没人答应之前还是您家去。
patrol-hswap-offer = 🔁 { $head }家 <b>{ $start }–{ $end }</b> 的巡逻去不了（第 { $group } 组）。您家{ $house }能替去吗？算您家去过一次，下次轮到{ $head }家。
patrol-hswap-offer-again = 🔁 还没有人替{ $head }家去：<b>{ $start }–{ $end }</b> 的巡逻（第 { $group } 组）。您家{ $house }能去吗？算您家去过一次，下次轮到{ $head }家。
patrol-hswap-still-open = 🔁 还没有人替您家去 { $start }–{ $end }（第 { $group } 组）。已经再问了一遍。没人答应之前还是您家去。
patrol-hswap-leader = 🔁 { $head }家在问谁能替去 { $start }–{ $end } 的巡逻（第 { $group } 组）。没有 Telegram 的人家愿意去，就在这里按。
patrol-hswap-leader-all = 🔁 { $head }家在问谁能替去 { $start }–{ $end } 的巡逻（第 { $group } 组）。别家都问过了，您不用做什么。
patrol-hswap-taken = 🔁 { $taker }家替{ $head }家去 { $start }–{ $end }（第 { $group } 组）。谢谢大家！
patrol-hswap-given = 🔁 { $taker }家替您家去 { $start }–{ $end }（第 { $group } 组）。下次再轮到您家。
patrol-hswap-going = ✅ 您家{ $house }替{ $head }家去：<b>{ $start }–{ $end }</b>（第 { $group } 组）。算您家去过一次，谢谢！
patrol-said-htaken = 谢谢！{ $taker }家替{ $head }家去 { $start }–{ $end }（第 { $group } 组）。
patrol-hswap-withdrawn = 🔁 { $head }家还是自己去 { $start }–{ $end }（第 { $group } 组），不用管了。
patrol-said-hwithdrawn = 好，{ $start }–{ $end } 还是您家去（第 { $group } 组）。
patrol-hswap-undone-taker = 🔁 不换了：{ $start }–{ $end } 还是{ $head }家去，您家不用去了（第 { $group } 组）。
patrol-hswap-undone-first = 🔁 和{ $taker }家不换了：<b>{ $start }–{ $end }</b> 还是您家{ $house }去（第 { $group } 组）。
patrol-said-hundone = 不换了：{ $start }–{ $end } 还是{ $head }家去（第 { $group } 组）。
patrol-hswap-over = 🔁 { $head }家 { $start }–{ $end }（第 { $group } 组）：巡逻已经开始，不用再答复。
patrol-hswap-lapsed = 🔁 没有人替您家去 { $start }–{ $end }（第 { $group } 组），还是您家去。去不了请马上打电话给联保户长。
patrol-hswap-past = 这一晚的巡逻已经开始或过去，不能再换了。
patrol-hswap-open = 已经在问别家了，等一等。
patrol-hswap-nobody = 组里别家那一晚也要去，或者不用巡逻，没有人可换。请按“来不了”，或打电话给联保户长。
patrol-hswap-own = 这是您自己家的班，不能和自己换。
patrol-hswap-busy = 您家那一晚已经要去，或者不用巡逻。
patrol-hswap-gone = 晚了一步：{ $taker }家已经答应了（{ $at }）。
patrol-hswap-was-withdrawn = 已经不用换了，谢谢。
patrol-hswap-undone-before = 这次换班已经撤回了。
patrol-hswap-given-before = 这一晚由{ $taker }家替您家去。想自己去，请在那条消息里按“不换了”。

# 组与组换班之后。

patrol-btn-swapback = ↩ 不换了
patrol-btn-swapback-night = ↩ 还回去：{ $night }
patrol-swap-offer-again = 🔁 第 { $group } 组的 <b>{ $start }–{ $end }</b> 还没有组能替。你们组能去吗？算你们组的一次。
patrol-swap-still-open = 🔁 { $start }–{ $end } 还没有组答应，已经再问了一遍。没人答应之前还是第 { $group } 组去。
patrol-swap-undone = ↩ 不换了：{ $start }–{ $end } 还是第 { $group } 组巡逻，第 { $taker } 组不用去了。
patrol-said-undone = 好：{ $start }–{ $end } 还是第 { $group } 组巡逻，第 { $taker } 组不去。
patrol-swap-already = 这一晚已经换过了：第 { $taker } 组替第 { $group } 组去。要再换，先发 /swap 撤回那一次。
patrol-swap-undone-before = 这次换班已经撤回了，还是第 { $group } 组去。
patrol-swap-back-busy = 第 { $group } 组那一晚已经要巡逻，还不回去。

# 小组哪些晚上去不了。

patrol-btn-away = 🚫 我们组这些天去不了
patrol-btn-aways = 🚫 各组去不了的日子
patrol-btn-away-harvest = 🌾 农忙
patrol-btn-away-funeral = 办丧事
patrol-btn-away-flood = 🌊 防汛
patrol-btn-away-other = 别的
patrol-btn-away-off = ↩ 又能去了：{ $first }（第 { $group } 组）
patrol-btn-swap-night = 🔁 换 { $night }
patrol-away-reason-harvest = 农忙
patrol-away-reason-funeral = 丧事
patrol-away-reason-flood = 防汛
patrol-away-reason-other = 别的原因
patrol-away =
    🚫 <b>第 { $group } 组去不了的晚上</b>
    { $lines }
    还有吗？先按原因，再写日期。排班会避开，以后再补上。
patrol-aways =
    🚫 <b>各组去不了的晚上</b>
    { $lines }
    要替哪一组添上，先按原因。
patrol-away-days = { $first } – { $last }
patrol-away-none = （还没有）
patrol-away-line = • 第 { $group } 组：{ $days }（{ $reason }）
patrol-away-until = { $until } 以前的已经公布，要换请发 /swap。
patrol-away-ask = 哪几天？请写，比如：8月3日-8月10日。只有一天就写一天。
patrol-away-ask-group = 哪一组、哪几天？先写组名，比如：3 8月3日-8月10日。
patrol-away-stored = 记下了：第 { $group } 组 { $days } 去不了，排班会避开。
patrol-away-stored-bound = 记下了：第 { $group } 组 { $days } 去不了，排班会避开。下面这些已经公布了，请在这里和别组换。
patrol-away-told = 🚫 第 { $group } 组 { $days } 去不了巡逻（{ $reason }），排班会避开。
patrol-away-off = ↩ 第 { $group } 组 { $days } 又能去巡逻了。
patrol-away-published = { $until } 以前的晚上已经公布，不再改。要换其中一晚，请发 /swap。
patrol-away-dates = 没看懂日期。请写，比如：8月3日-8月10日。
patrol-away-order = { $last } 在 { $first } 之前。请先写开头那一天。
patrol-away-past = 这些天已经过去了。请写以后的日子。
patrol-away-long = 太长或太远：最多 { $days } 天，一年以内。
patrol-away-group = 没有叫“{ $name }”的组。先写组名，空一格，再写日期。

# 本月日历图。

patrol-picture-title = 夜间巡逻：哪一晚哪一组
patrol-picture-group = { $group } 组
patrol-picture-own = 自己组
patrol-picture-weekend = 周末（周五、周六）
patrol-picture-festival = 节日
