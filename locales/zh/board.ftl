# 干部看的总览。

board-text =
    <b>村里现在</b> { $at }

    <b>预警</b>
    { $warnings }

    <b>求助</b>
    { $requests }

    <b>今晚巡逻</b>
    { $patrol }

    { $houses } 户，机器人找得到 { $reached } 户，危险房屋 { $dangerous } 户。{ $mute }
board-drill = 【演练】
board-warning = { $drill }{ $number } 号 { $hazard }{ $colour }（{ $at } 发{ $ended }）：{ $houses } 户，已回复 { $answered }（平安 { $safe }，转移 { $moved }，求助 { $help }），危险房屋没回复 { $silent_dangerous }，要上门 { $doors }
board-expired = ，已满 24 小时，还没解除
board-no-warning = 没有
board-request = { $number } 号 { $sos }{ $kind } { $place }（{ $at }）：{ $state }
board-place = 第 { $group } 组
board-place-door = { $address } { $head }（户号 { $number }）
board-place-group = 第 { $group } 组（地址不明）
board-place-unknown = 地址不明
board-calls =
    <b>求助的人在哪里</b> { $at }
    { $requests }
board-sos = 🆘
board-request-open = <b>还没人去</b>
board-request-claimed = 有人在路上
board-request-arrived = 有人到了
board-more-requests = 还有 { $n } 个
board-no-request = 没有
board-patrol = 第 { $group } 组：{ $state }，{ $asked } 户里 { $confirmed } 户已确认
board-patrol-planned = 还没出发
board-patrol-started = 在巡逻
board-patrol-finished = 巡完了
board-patrol-missed = 没有去
board-patrol-stood_down = 因预警停止
board-no-patrol = 没有安排
board-mute =
    {""}
    ⚠️ { $n } 个组的群收不到消息：{ $names }。请户长把机器人加进群。
board-btn-again = 🔄 刷新
board-btn-calls = 🆘 看求助地址
board-btn-go = 🙋 我去 { $number } 号求助
board-btn-back = ‹ 返回
board-btn-alert = 📢 发预警
board-btn-clear = ✅ 解除 { $number } 号预警
board-btn-doors = 🚪 { $number } 号预警要上门的
