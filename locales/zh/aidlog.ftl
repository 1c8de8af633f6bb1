# 求助记录：分页、每一步、月报用的时间。

aidlog-btn-open-log = 📒 求助记录
aidlog-btn-request = { $number } 号
aidlog-btn-newer = ⬅️ 较新
aidlog-btn-older = 较早 ➡️
aidlog-btn-open = 只看没结束的
aidlog-btn-all = 也看已结束的
aidlog-btn-kind = 种类…
aidlog-btn-all-kinds = 所有种类
aidlog-btn-month = { $month }
aidlog-btn-months = 所有月份
aidlog-btn-times = ⏱ 用时、图表
aidlog-btn-back = 📒 回到记录
aidlog-page = 📒 <b>求助记录</b>，{ $scope ->
        [open] 没结束的
       *[all] 全部
    }，{ $month ->
        [all] 所有月份
       *[other] { $month }
    }，{ $kind }
    { $lines }
aidlog-nothing = 没有。
aidlog-all-kinds = 所有种类
aidlog-which-kind = 哪一种？
aidlog-line = <b>{ $number } 号</b> { $at } { $kind }{ $quiet ->
        [yes] {" "}🤫
       *[no] {""}
    }，{ $house }：{ $how }
aidlog-faded = （人名已隐去，第 { $group } 组）
aidlog-steps = { $head }
    { $lines }
aidlog-words = 💬 { $words }
aidlog-step = { $at } { $step }
aidlog-step-by = { $at } { $step }，{ $name }
aidlog-ended-so = 结束：{ $outcome }
aidlog-verb-open = 求助
aidlog-verb-announce = 发出消息
aidlog-verb-climb = 通知了更多人
aidlog-verb-claim = 出发
aidlog-verb-join = 也去
aidlog-verb-within = 说了几时到
aidlog-verb-arrive = 到了
aidlog-verb-dropped = 去不了了
aidlog-verb-lapsed = 一直没到，另外叫人
aidlog-verb-ask = 问还在不在路上
aidlog-verb-still = 还在路上
aidlog-verb-close = 结束
aidlog-verb-line = 补了一句
aidlog-verb-reopen = 重新求助
aidlog-verb-thank = 道谢
aidlog-verb-ask-settled = 问是否真的解决
aidlog-verb-settled = 说解决了
aidlog-verb-what = 说了是什么事
aidlog-verb-more = 又发来东西
aidlog-verb-again = 又求助
aidlog-verb-at = 改到另一家
aidlog-verb-regrouped = 换了小组
aidlog-verb-ask-over = 问办完没有
aidlog-verb-warned = 开始预警，户长和村干部也收到
aidlog-verb-other = 有一条记录

aidlog-ordered = 正在统计，马上发给您。
aidlog-times-caption = { $month } 多快有人来
aidlog-times = <b>{ $month } 多快有人来</b>（中位数：一半比这快）
    { $lines }
aidlog-times-line = { $kind }：{ $count } 次；{ $to_claim } 有人应（{ $claimed } 次），{ $to_arrival } 有人到（{ $arrived } 次）
aidlog-chart-title = { $village }：多快有人来
aidlog-to-claim = 多久有人应
aidlog-to-arrival = 多久有人到
aidlog-by-month = 各月
aidlog-by-kind = { $month } 各种类
aidlog-bar = { $name }（{ $count }）
aidlog-none = –
aidlog-nobody = 没有人
aidlog-seconds = { $seconds } 秒
aidlog-minutes = { $minutes } 分钟
aidlog-hours = { $hours } 小时 { $minutes } 分

aidlog-no-request = 没有 { $number } 号求助。
