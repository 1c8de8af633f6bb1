# 预警：汇总、更改、呼叫名单、小结。

alerts-btn-groups-of = 📋 分组看
alerts-btn-calls = 🖨 呼叫名单
alerts-btn-change = 🔁 更改
alerts-btn-slip = ↩️ 按错了，重新预警
alerts-btn-warn-again = 📢 重新预警
alerts-btn-report = 📊 小结

alerts-tally =
    { $mark }{ $sign }<b>{ $hazard }{ $colour }</b> · { $place }{ $ended }
    { $houses } 户（危险房屋 { $dangerous }）
    ✅ 平安 { $safe } · 🚶 转移 { $moved } · 🆘 求助 { $help }{ $calls ->
        [0] {""}
       *[other] {""}
        ‼️ 求助没结束 { $calls }，还没人去 { $alone }：/board
    }
    ⏳ 没回复 { $silent }（危险房屋 { $silent_dangerous }）
    🚪 上门 { $doors }{ $open_doors ->
        [0] {""}
       *[other] ，还没办 { $open_doors }
    }{ $nobody ->
        [0] {""}
       *[other] ，没人 { $nobody }
    }{ $refuses ->
        [0] {""}
       *[other] ，不肯走 { $refuses }
    }{ $with_officials ->
        [0] {""}
       *[other] ，交干部 { $with_officials }
    }{ $unreachable ->
        [0] {""}
       *[other] ，通知不到 { $unreachable }
    }
    📨 已发 { $sent }{ $queued ->
        [0] {""}
       *[other] ，在发 { $queued }
    }{ $uncertain ->
        [0] {""}
       *[other] ，不确定 { $uncertain }
    }{ $dead ->
        [0] {""}
       *[other] ，没发到 { $dead }
    }{ $places }{ $groups }
    { $at } 更新{ $by_hand ->
        [0] {""}
       *[other] {" "}· 上门或电话得知 { $by_hand }
    }{ $late ->
        [0] {""}
       *[other] {" "}· 晚回复 { $late }
    }
alerts-tally-expired = {" "}· ⏰ 到时间了
alerts-tally-cleared = {" "}· ✅ <b>已解除</b>
alerts-tally-error = {" "}· ❌ <b>发错了，已更正</b>
alerts-tally-places =
    {""}
    📍 去了：{ $names }
alerts-tally-place = { $name } { $n } 户
alerts-tally-groups =
    {""}
    <b>各组（已回复/全部）：</b>{ $names }{ $done }
alerts-tally-group = { $name }组 { $answered }/{ $houses }{ $danger }{ $doors }
alerts-tally-danger = {" "}⚠️{ $n }
alerts-tally-doors = {" "}🚪{ $n }
alerts-tally-done = {" "}✅ 全部回复的 { $n } 组
alerts-tally-more = ……另有 { $n } 组
alerts-tally-more-houses = ……另有 { $n } 户
alerts-no-group = 没分组的
alerts-tally-of-group =
    { $mark }{ $sign }<b>{ $hazard }{ $colour }：第 { $name } 组</b>{ $ended }
    { $houses } 户：✅ 平安 { $safe } · 🚶 转移 { $moved } · 🆘 求助 { $help } · ⏳ 没回复 { $silent }{ $nobody ->
        [0] {""}
       *[other] {" "}· 没人 { $nobody }
    }{ $refuses ->
        [0] {""}
       *[other] {" "}· 不肯走 { $refuses }
    }{ $silent_houses }
    { $at } 更新
alerts-tally-silent =
    {""}
    还没有消息：
    { $lines }
alerts-tally-house = { $sign } { $address }

# 更改

alerts-btn-same = ✏️ 级别不变，改说明
alerts-btn-change-send = 📢 发出更改
alerts-change-pick = { $mark }{ $sign }<b>{ $hazard }{ $colour }</b>（{ $place }）现在怎么样？会发给收到预警的同一批人。
alerts-change-preview =
    { $mark }<b>更改，还没发出。</b>大家会在原预警下面看到：

    { $text }

    ————
    { $chats } 个聊天。{ $second }
alerts-change-wanted =
    { $mark }<b>请确认：{ $name } 要提高预警级别。</b>{ $until } 前有效。大家会看到：

    { $text }
alerts-change-waits = { $mark }⏳ 改为{ $sign }{ $hazard }{ $colour }（{ $place }）还没发出，已请 { $n } 位干部确认，{ $until } 前有效。请打电话找一位。
alerts-change-lapsed = { $mark }⚠️ 改为{ $sign }{ $hazard }{ $colour }（{ $place }）<b>没有发出</b>：没有人及时确认。请打电话找另一位干部，再按下面的按钮。
alerts-change-sent = { $mark }✅ 已改为{ $sign }{ $hazard }{ $colour }（{ $place }），正在告诉 { $n } 个聊天。
alerts-change-not-sent = { $mark }改为{ $sign }{ $hazard }{ $colour }（{ $place }）不发了（{ $name }）。
alerts-change-stopped = { $mark }预警结束了，更改不发了（{ $sign }{ $hazard }{ $colour }，{ $place }）。
alerts-change-dropped = 这个更改已经作废。要改请在汇总下面按 🔁。
alerts-change-over = 这次预警已经结束，不能更改。请用 /alert 发新的。
alerts-updated =
    { $changed }
    { $text }
alerts-update = { $mark }🔁 <b>有变化：现在{ $colour }，原来{ $was }。</b>{ $again }
alerts-update-again = 请重新回复。
alerts-update-press = 回复过的，情况变了就再按一次。
alerts-update-words = { $mark }🔁 <b>有新说明，请看。</b>{ $colour }，级别不变（{ $was }）。

alerts-clear-proposed =
    { $mark }📩 { $why }
    { $sign }{ $hazard }{ $colour }（{ $place }）在本村还没解除。险情过了，按一下就告诉大家。

# 呼叫名单

alerts-calls-coming = 正在做呼叫名单，马上就来。
alerts-calls-caption = { $mark }🖨 呼叫名单：{ $sign }{ $hazard }{ $colour }（{ $place }）。上面有地址电话，不要给别人，用完销毁。
alerts-calls-empty = 这个组没有住户在这次预警里。
alerts-calls-no-group = 没有叫“{ $name }”的组。
alerts-calls-title = 呼叫名单：{ $hazard }{ $colour }（{ $place }）
alerts-calls-about = { $village }，{ $at } 发出的预警
alerts-calls-printed = { $at } 的情况
alerts-calls-how = 先去危险房屋（红字）。见到人或听到回话就打勾，写下怎么说。您自己先注意安全。
alerts-calls-page = 第 { $n } 页，共 { $of } 页
alerts-calls-group = 第 { $name } 组
alerts-calls-carers = 联系：{ $names }
alerts-calls-tick = 勾
alerts-calls-door = 门牌
alerts-calls-head = 户主
alerts-calls-people = 人口
alerts-calls-phone = 电话
alerts-calls-needs = 隐患、需照顾
alerts-calls-answer = 已知情况

# 小结

alerts-report-coming = 正在做小结，表格和图片马上就来。
alerts-report =
    { $mark }📋 <b>{ $hazard }{ $colour }（{ $place }）小结</b> 编号 { $id }
    { $start } — { $end } · { $ended }
    { $houses } 户，危险房屋 { $dangerous } 户
    回复：平安 { $safe }，转移 { $moved }（{ $people } 人），求助 { $help }；晚回复 { $late }，上门或电话得知 { $by_hand }
    没回复 { $silent }（危险房屋 { $silent_dangerous }）
    上门 { $doors }：没人 { $nobody }，不肯走 { $refuses }，交干部 { $with_officials }
    消息：发到 { $sent }，没发完 { $queued }，不确定 { $uncertain }，没发到 { $dead }{ $times }{ $places }{ $missed }
alerts-report-live = 还没解除
alerts-report-expired = 到时间了
alerts-report-cleared = { $name } 解除
alerts-report-error = { $name } 更正：发错了
alerts-report-times =
    {""}
    { $lines }
alerts-report-marked = ⚠️ 途中标为危险 { $n } 户（{ $at } 起）
alerts-report-out = 🚶 最后一户转移：{ $at }
alerts-report-delivered = 📨 发到 { $n } 户：一半在 { $half } 分钟内，最后一户 { $last } 分钟
alerts-report-answered = 💬 得到 { $n } 户消息：一半在 { $half } 分钟内，最后一户 { $last } 分钟
alerts-report-places =
    {""}
    📍 去了：{ $names }
alerts-report-place = { $name } { $n } 户（{ $people } 人）
alerts-report-nobody-missed =
    {""}
    ✅ 每一户都有消息。
alerts-report-missed =
    {""}
    ❗ 没有消息的 { $n } 户：
    { $lines }
alerts-report-missed-line = ▪️ { $danger }{ $address } { $name }：{ $why }
alerts-report-why-silent = 没回复
alerts-report-why-mute = 消息没发到
alerts-report-why-nobody = 上门没有人
alerts-report-why-refuses = 不肯走
alerts-report-picture = { $mark }📊 { $sign }{ $hazard }{ $colour }（{ $place }）
alerts-report-table = { $mark }📄 { $sign }{ $hazard }{ $colour }（{ $place }）各户情况。上面有姓名地址，不要外传。

alerts-table-number = 户号
alerts-table-address = 地址
alerts-table-head = 户主
alerts-table-group = 小组
alerts-table-danger = 危险房屋
alerts-table-people = 人口
alerts-table-answer = 回复
alerts-table-place = 去了哪里
alerts-table-how = 怎么得知
alerts-table-by = 谁说的
alerts-table-at = 时间
alerts-table-late = 晚回复
alerts-table-delivered = 消息发到
alerts-table-reach = 消息状态
alerts-table-door = 上门起
alerts-table-official = 交干部
alerts-table-yes = 是
alerts-table-is-safe = 平安
alerts-table-is-moved = 已转移
alerts-table-is-help = 要帮忙
alerts-table-is-nobody = 没有人
alerts-table-is-refuses = 不肯走
alerts-table-is-silent = 没回复
alerts-table-how-tap = 自己回复
alerts-table-how-door = 上门
alerts-table-how-phone = 电话
alerts-table-reach-sent = 发到
alerts-table-reach-queued = 在发
alerts-table-reach-uncertain = 不确定
alerts-table-reach-dead = 没发到
alerts-table-reach-none = 不用 Telegram
