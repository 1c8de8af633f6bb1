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
board-expired = ，到时间了，还没解除
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
board-btn-picture = 🗺 看图
board-btn-other = 🗺 { $drill }{ $number } 号 { $hazard }{ $colour }
board-caption = { $drill }<b>{ $number } 号 { $hazard }{ $colour }</b>，{ $at } 的情况。点图放大看。
board-caption-quiet = 村里 { $at } 的情况，没有预警。点图放大看。
board-drawing = 正在画，马上就来。
board-not-drawn = 图画不出来，数字在文字里：点“刷新”，或发 /board。
board-over = 这个预警已经结束，没有新图了。发 /board 看现在。

# 图片里的字：短，不带名字。

board-pic-title = { $drill }{ $hazard }{ $colour }预警 { $number } 号
board-pic-title-quiet = 村里现在：没有预警
board-pic-under = 截至 { $at } · { $issued } 发 · { $houses } 户{ $ended }
board-pic-under-quiet = 截至 { $at } · { $houses } 户
board-pic-by-group = 各组（最要紧的在前）：平安或已转移 / 全组
board-pic-by-group-quiet = 各组：机器人找得到的户数 / 全组
board-pic-no-group = 未分组
board-pic-others = 其余 { $n } 组
board-pic-metres = { $n } 米
board-pic-unplaced = 没有坐标的 { $n } 户：
board-pic-outside = 离得很远的 { $n } 户画在边上
board-pic-tile-silent = 危险房屋没回复
board-pic-tile-doors = 要上门
board-pic-tile-calls = 求助还没人去
board-pic-tile-answered = 已回复
board-pic-tile-reached = 机器人找得到
board-pic-tile-dangerous = 危险房屋
board-pic-alert-help = 求助 { $n }
board-pic-alert-door = 要上门 { $n }
board-pic-alert-silent = 没回复 { $n }
board-pic-alert-moved = 已转移 { $n }
board-pic-alert-safe = 平安 { $n }
board-pic-quiet-help = 求助 { $n }
board-pic-quiet-silent = 找不到，要有人上门说 { $n }
board-pic-quiet-safe = 找得到 { $n }
board-pic-framed = 黑框：危险房屋
board-pic-calls = 求助 { $n } 个：没人去 { $open }，路上 { $claimed }，到了 { $arrived }
board-pic-calls-none = 求助：没有
board-pic-patrol = 今晚巡逻：第 { $group } 组 { $state }，{ $asked } 户里 { $confirmed } 户已确认
board-pic-patrol-none = 今晚巡逻：没有安排
