# 轮到谁：账目、更正、免巡。

patrol-btn-turns = 🏠 我家的巡逻账
patrol-btn-ledger = 📒 全组的巡逻账
patrol-turns =
    🏠 <b>您家的巡逻账</b>
    { $lines }
patrol-turns-none = 您家还没有分到组，没有轮次。
patrol-turns-home =
    <b>{ $address }</b>：去过 { $served } 次，请假 { $excused } 次，欠 { $owed } 次。
    { $next }
patrol-turns-offered = 🔁 正在问谁替您家去：{ $start }–{ $end }（第 { $group } 组）。没人答应之前还是您家去。
patrol-past-served = ✅ { $day }：去了。
patrol-past-missed = — { $day }：没到，欠一次，下次先轮到。
patrol-past-excused = ✖ { $day }：请假，不欠。

patrol-table =
    📒 <b>第 { $group } 组：各家去过几次</b>
    { $lines }
    去得少的先去；欠一次的排最前。请假不加也不欠。
patrol-table-line = • { $head }：去过 { $served } 次，请假 { $excused } 次，欠 { $owed } 次。{ $next }
patrol-btn-marks = 更正：{ $night }
patrol-btn-hswaps = 🔁 替人家换班：{ $night }
patrol-btn-exempt = 哪家不用去

patrol-marks =
    第 { $group } 组 { $start }–{ $end } 的巡逻。哪一家记错了？按那一家。一个星期内可以改。
    ✅ 去了　— 没到　✖ 请假　· 不算
patrol-btn-mark = { $head }
patrol-mark =
    { $head }家，{ $start }–{ $end }（第 { $group } 组）：应该怎么记？
patrol-btn-mark-served = ✅ 去了
patrol-btn-mark-missed = — 没到（欠一次）
patrol-btn-mark-excused = ✖ 请假（不欠）
patrol-marked-served = 改好了：{ $head }家去了。
patrol-marked-missed = 改好了：{ $head }家没到，下次先轮到。
patrol-marked-excused = 改好了：{ $head }家请假，不欠。
patrol-mark-told-served = ✅ 更正了：{ $start }–{ $end } 的巡逻您家去了（第 { $group } 组）。
patrol-mark-told-missed = — 联保户长记下：{ $start }–{ $end } 的巡逻您家没到（第 { $group } 组）。下次先轮到您家。记错了请在一个星期内告诉户长。
patrol-mark-told-excused = ✖ 更正了：{ $start }–{ $end } 的巡逻您家请了假，不欠（第 { $group } 组）。
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
