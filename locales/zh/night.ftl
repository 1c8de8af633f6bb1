# 巡逻途中：记录、巡逻点、暴雨停巡、第二天早上。

night-hint-points = {""}每到一处，请按一下，或扫一下那里贴的二维码。
night-said-out =
    ▶ 您的巡逻队出发了：第 { $group } 组，{ $start }–{ $end }。{ $hint }
    发现情况请按下面的按钮，或直接发文字、照片、视频、位置给我。
night-started-for-them = ▶ 第 { $group } 组的巡逻队出发了（{ $start }–{ $end }）。回来后请按“巡逻结束”。
night-said-back = ⏹ 第 { $group } 组的巡逻队回来了（{ $start }–{ $end }）。辛苦了！

night-btn-point = ○ { $place }
night-btn-passed = ✅ { $place }
night-btn-light = 💡 路灯坏了
night-btn-water = 🌊 涨水了
night-btn-door = 🚪 门没关
night-btn-quiet = ✅ 一切平安
night-btn-home = 🏠 我们到家了
night-btn-on-the-way = 在路上，都平安
night-btn-names = 谁去了 · 第 { $group } 组
night-btn-files = 📷 第 { $group } 组（{ $n }）

night-btn-mistake = ↩ 按错了
night-urgent-mistake = ↩ <b>没有涨水：</b>第 { $group } 组巡逻队的{ $by }按错了，不用管。
night-mistake-said = ↩ 撤回了，刚才通知到的人都已知道。
night-mistake-quick = ↩ 撤回了：{ $what }
night-mistake-others = ↩ 撤回了。还有别的人报告涨水，所以不通知大家取消。
night-mistake-late = 撤不回了。要是按错了，请在这里写一句，我转给他们。
night-kind-light = 💡 路灯坏了
night-kind-water = 🌊 <b>涨水了</b>
night-kind-door = 🚪 门没关
night-kind-quiet = ✅ 一切平安
night-kind-words = 📝
night-kind-photo = 📷 照片
night-kind-video = 🎬 视频
night-kind-video_note = 🎬 视频
night-kind-voice = 🎤 语音
night-kind-document = 📎 文件
night-kind-location = 📍 位置
night-near = （{ $place }）
night-words = ：{ $words }
night-line = • { $at } { $what }{ $place }{ $words }
night-report = { $words }
night-more = …… 还有 { $n } 条
night-caption =
    第 { $group } 组的巡逻队
    { $note }
night-urgent =
    ⚠️ <b>第 { $group } 组的巡逻队报告</b>（{ $by }）：
    { $note }
    请离水远一点。村干部已知道，由他们决定要不要发预警。
night-noted = 📝 已记下（{ $at }{ $place }），写进巡逻小结。
night-noted-quick = 已记下：{ $what }
night-noted-before = 已经记下了。
night-passed-on = ⚠️ 已马上转给村干部和本组群。
night-urgent-said = ⚠️ 村干部和本组群已知道。请离水远一点。安全的话，发照片、位置或几句话给我，我马上转给他们。
night-quick-said = { $what }：记下了，小结里会写上。可以再发照片或几句话。
night-with-report = 📷 收到了。请再发一两句话作为小结，或按“一切平安”。
night-files = 照片和记录马上发给您：{ $n } 条
night-no-files = 那次巡逻（{ $night }）没有照片或视频。

night-points = 📍 巡逻点：到了 { $done } 处，共 { $all } 处（扫码 { $scans } 处）{ $missing }
night-points-tapped = 📍 巡逻点：到了 { $done } 处，共 { $all } 处{ $missing }
night-points-missing = {" "}· 没到：{ $places }
night-point-passed = ✅ { $place }，{ $at }。还剩 { $left } 处。
night-points-all = ✅ { $place }，{ $at }。所有巡逻点都到了。
night-point-again = { $place }已经记过了：{ $at } { $by }
night-point-foreign = 这个码不是我们村的巡逻点。要是贴在我们村里，请告诉村干部，需要重新打印。
night-point-not-out = { $place }：您现在不在巡逻，没有记录。如果已经出发，请联保户长先按“开始巡逻”。
night-no-points = 还没有设置巡逻点。请写进设置：[patrol] checkpoints
night-no-username = 机器人还没有运行过，不知道它的名字，做不了二维码。请先运行一次。
night-not-yours = 这是今晚巡逻队（第 { $group } 组）用的。您什么时候值班：/patrol
night-not-out = 巡逻还没开始。请联保户长先按“开始巡逻”。
night-back-already = 那次巡逻已经结束。以后的安排：/patrol
night-no-note = 这个转不了。请发文字、照片、视频、语音或位置给我。
night-too-many = 一次巡逻最多记 { $n } 条。请打电话给村干部。

night-warning = { $hazard }{ $colour }预警
night-stay-leader = ⛈ <b>停止巡逻</b>：{ $start }–{ $end }（第 { $group } 组），{ $warning }。队员、本组群和村干部都已知道。注意安全。这一次不算巡过，也不算缺。
night-stay-home = ⛈ <b>不用去巡逻了</b>：{ $start }–{ $end }（第 { $group } 组），{ $warning }。请在家注意安全。这一次不算巡过，也不算缺。
night-stay-chat = ⛈ <b>停止巡逻</b>：{ $start }–{ $end }（第 { $group } 组），{ $warning }。请待在屋里。有危险、要帮忙：/sos
night-stay-officials = ⛈ 第 { $group } 组的巡逻（{ $start }–{ $end }）停止：{ $warning }。
night-back-leader = ⛈ <b>请马上回家。</b>{ $warning }。第 { $group } 组的巡逻（{ $start }–{ $end }）到此为止。大家都到家后，请按下面的按钮。
night-back-team = ⛈ <b>请马上回家。</b>{ $warning }。您这次巡逻（第 { $group } 组，{ $start }–{ $end }）到此为止。跟着联保户长，一起回家。
night-back-chat = ⛈ 我们的巡逻队（第 { $group } 组，{ $start }–{ $end }）已叫回家：{ $warning }。
night-back-officials = ⛈ 第 { $group } 组的巡逻队（{ $start }–{ $end }）已叫回家：{ $warning }。如果没有报平安，会马上告诉您。
night-home-question = ❗ 第 { $group } 组的巡逻队（{ $start }–{ $end }）已叫回家。大家都到家了吗？都平安吗？
night-said-home = 🏠 到家就好。第 { $group } 组的巡逻已记为结束（{ $start }–{ $end }），算巡过一次。
night-storm-over = 现在没有预警了。第 { $group } 组今晚（{ $start }–{ $end }）仍不用巡逻。如果还是要去，请按“开始巡逻”。
night-stood-down = 那次巡逻因为预警停止了。以后的安排：/patrol
night-still-warned = 现在不行：{ $warning }。请待在家里，预警解除后才能开始。

night-morning =
    ☀️ <b>昨晚的巡逻</b>（{ $night }）
    { $lines }
night-morning-finished = ✅ <b>第 { $group } 组</b>：{ $out }–{ $back }，去了 { $n } 户
night-morning-started = ❗ <b>第 { $group } 组</b>（{ $start }–{ $end }）：{ $out } 出发，还没报回来
night-morning-missed = — <b>第 { $group } 组</b>（{ $start }–{ $end }）：没有去
night-morning-stood_down = ⛈ <b>第 { $group } 组</b>（{ $start }–{ $end }）：停止巡逻（{ $warning }）

night-sheet-how =
    正在巡逻？
    用手机扫这个码，再按“开始”。
night-sheet-foot = 这张纸要是坏了，请告诉村委会。
night-sheet-title = 巡逻点
