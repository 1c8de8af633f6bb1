# 平安问候：住户请机器人按时问一声好不好；答应照看的邻居。

wellbeing-btn-menu = 🔔 请按时问我好不好
wellbeing-btn-home = 🏠 { $house }
wellbeing-btn-resign = ✋ 不能再照看{ $head }家
wellbeing-btn-silent = 🚪 没有手机的人家
wellbeing-btn-silent-home = 🚪 { $head }家，{ $house }
wellbeing-btn-silent-asked = 🔔 { $head }家，{ $house }
wellbeing-btn-daily = 每天
wellbeing-btn-weekly = 每周
wellbeing-btn-visit = 🚶 那里没人用手机：请邻居去看看
wellbeing-btn-hour = { $hour }
wellbeing-btn-neighbour = { $head }家，{ $house }
wellbeing-btn-leader = 只告诉户长
wellbeing-btn-patience = { $hours } 小时
wellbeing-btn-away = 🧳 我出门了
wellbeing-btn-back = 🏠 回来了
wellbeing-btn-change = ✏️ 修改
wellbeing-btn-end = ⏹ 不用再问
wellbeing-btn-anew = 🔔 再安排
wellbeing-btn-agree = ✅ 好，我去看看
wellbeing-btn-decline = ❌ 我不方便
wellbeing-btn-well = 😊 我很好
wellbeing-btn-help = 🆘 我要帮忙
wellbeing-btn-seen = ✅ 我去看了，人好好的
wellbeing-btn-seen-help = 🆘 他们要帮忙
wellbeing-btn-days = { $days ->
        [1] 到明天
       *[other] { $days } 天
    }
wellbeing-day-0 = 星期一
wellbeing-day-1 = 星期二
wellbeing-day-2 = 星期三
wellbeing-day-3 = 星期四
wellbeing-day-4 = 星期五
wellbeing-day-5 = 星期六
wellbeing-day-6 = 星期日
wellbeing-daily = 每天 { $clock }
wellbeing-weekly = 每{ $day } { $clock }
wellbeing-home = <b>{ $head }家</b>，{ $address }（户号 { $number }）
wellbeing-told-leader = 没人回答，就告诉户长。
wellbeing-told-neighbour = 没人回答，先告诉{ $head }家（户号 { $number }），再告诉户长。
wellbeing-told-waits = 已经请{ $head }家（户号 { $number }）帮忙看看，还没有答应；这之前先告诉户长。

wellbeing-menu = <b>平安问候</b>
    { $lines }
wellbeing-nothing-yet = 还没有安排。要安排，请按一家。
wellbeing-line = 🔔 { $home }：{ $rhythm }
wellbeing-care-line = 🤝 您答应照看 { $home }：{ $rhythm }
wellbeing-silent = <b>没有手机的人家</b>
    那一家自己说了，想请邻居按时去看看？请按那一家。
wellbeing-silent-none = 您组里每一家都有人用手机，请他们自己用 /aid 安排。
wellbeing-theirs = 这一家有人用手机，请他们自己用 /aid 安排。
wellbeing-offer = <b>要我按时问您好不好吗？</b>
    到了钟点我问一声，您点一下就行。没人回答，就告诉您选的邻居，再告诉户长。随时可以停。多久问一次？
    { $home }
wellbeing-offer-visit = <b>请邻居按时去看看吗？</b>要那一家自己愿意才行。
    { $home }
    到了钟点提醒邻居去；没人去，就告诉户长。多久一次？
wellbeing-which-day = 星期几？
wellbeing-which-hour = <b>几点钟？</b>点一个，或者写给我，例如 7:30
wellbeing-hour-how = 这个钟点我看不懂。请写成 7:30 或 20:00 这样。
wellbeing-which-neighbour = <b>没人回答时，先告诉谁？</b>会先问他们答应不答应；那时他们会看到您的地址和电话。
wellbeing-no-neighbour = 这位邻居现在联系不上了，请另选一家。
wellbeing-how-long = <b>等多久算没人回答？</b>到一半时我再问一次；过了就告诉邻居。
wellbeing-saved = ✅ 安排好了。第一次：{ $next }。

    { $page }
wellbeing-set-enough = 今天改得够多了，请明天再改。
wellbeing-page = 🔔 { $home }
    { $rhythm } 问您好不好，等 { $minutes } 分钟。
    { $lines }
    不想要了，写：停
wellbeing-page-visit = 🔔 { $home }
    { $rhythm } 提醒邻居去看看，等 { $minutes } 分钟。
    { $lines }
wellbeing-away-line = 🧳 出门到 { $until }，这之前不问。
wellbeing-please = 🤝 <b>{ $who }</b> 请您帮个忙：{ $rhythm } 会问 { $home } 好不好。没人回答时，请您打个电话或敲敲门，行吗？
wellbeing-please-visit = 🤝 <b>{ $who }</b> 请您帮个忙：{ $rhythm } 去 { $home } 看看，行吗？每次我会提醒您。
wellbeing-you-agreed = 🤝 谢谢您！{ $home } 要人看看时，我告诉您。以后不方便了，发 /aid ，点 🔔。
wellbeing-you-declined = 好的，会告诉他们另外请人。
wellbeing-agreed = 🤝 { $who } 答应去看看。（{ $home }）
wellbeing-declined = { $who } 不方便。您另外选人之前，先告诉户长。（{ $home }）
wellbeing-neighbour-gone = 您选的邻居 { $head } 家不在了。另选一家以前，没人回答时先告诉户长。（{ $home }）
wellbeing-not-named = 现在不是请您照看这一家了，谢谢您。
wellbeing-not-asked = 这个问候已经停了。要再安排，发 /aid 。
wellbeing-how-long-away = <b>出门多久？</b>点一个，或者写最后一天，例如 5月12日
wellbeing-date-how = 这个日子我看不懂。请写出门的最后一天，例如 5月12日 。
wellbeing-ended = ⏹ 好的，不再问了，也不留记录。
wellbeing-over = ☑️ { $home } 不用再问了，您不用再去看。

wellbeing-question = 🔔 <b>您好吗？</b>点一下就行。
wellbeing-question-again = 🔔 <b>您好吗？</b>还没有听到您回答。不点的话，会告诉邻居。
wellbeing-unsure = 我没看明白。<b>您好吗？</b>请点一下。（不想再问，写：停）
wellbeing-thanks = 😊 那就好，祝您一天顺心！
wellbeing-thanks-again = 😊 已经知道了，谢谢！
wellbeing-visit = 🔔 请去看看：{ $home } ☎️ { $phone }
    去过了，请点一下。
wellbeing-alarm = ⚠️ <b>没人回答：</b>{ $home } ☎️ { $phone }
    { $since } 问过好不好。请打电话或敲敲门，然后点一下。情况不对，马上打 <b>120</b>、<b>110</b>。
wellbeing-alarm-visit = ⚠️ <b>还没有人去看：</b>{ $home } ☎️ { $phone }
    本来 { $since } 该去。请去看看，然后点一下。情况不对，马上打 <b>120</b>、<b>110</b>。
wellbeing-answered = ✅ { $home }：{ $who } 回答了，不用去了。
wellbeing-seen = ✅ { $home }：{ $who } 去看过了，人好好的。
wellbeing-seen-home = ✅ { $who } 告诉我您好好的。
wellbeing-calls = 🆘 { $home }：{ $who } 在求助，正在叫邻居。
wellbeing-answered-before = 已经知道他们好好的，谢谢您！
wellbeing-thanks-looking = 🤝 谢谢您去看！

wellbeing-me = 🔔 { $rhythm } 问 { $home } 好不好（没人回答时，您选的邻居、户长、信息员、干部会知道）
wellbeing-me-care = 🤝 您答应照看 { $home }：{ $rhythm }
