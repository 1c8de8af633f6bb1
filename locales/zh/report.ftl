# 结束报告的图：短，不带名字。

report-title = { $drill }{ $hazard }{ $colour } { $number } 号：报告
report-under = { $started } → { $ended }（{ $lasted }）· { $state }
report-lasted = { $hours ->
    [0] { $minutes } 分钟
   *[other] { $hours } 小时 { $minutes } 分
}
report-state-live = 还没结束
report-state-expired = 到时间了
report-state-cleared = 已解除
report-state-error = 发错撤回
report-delivered = 手机收到
report-heard = 有回音
report-moved = 户转移，{ $people } 人
report-missed = 户没回音（危房 { $risky }）
report-help = 求助 { $n }
report-door = 没人开门或不走 { $n }
report-silent = 没回音 { $n }
report-moved-out = 已转移 { $n }
report-safe = 平安 { $n }
report-curves = 多快收到，多快回复（户）
report-curve-delivered = 收到
report-curve-answered = 回复
report-doors = 上门 { $doors } 户 · 回复：点按 { $tap }，上门 { $door }，电话 { $phone } · 晚回复 { $late }
report-messages = 消息：送到 { $sent }，没送到 { $dead }
report-marked = 途中标为危险：{ $n } 户，{ $at } 起
report-last-moved = 最后一户转移：{ $at }
report-refuge = 转移到 { $name }：{ $houses } 户 { $people } 人
report-refuge-unknown = 没说去哪
report-by-group = 各组（没回音多的在前）：有回音 / 全组
