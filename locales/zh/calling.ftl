# 叫邻居：一步步叫人、几时到、替别人求助、叫得太多。

aid-unsaid = ❓ 还不知道是什么事
aid-climbed-again = 还没有人去，已再叫一次本组邻居。（{ $kind }）
    等不及请打 110、119、120。
aid-climbed-quiet = 还没有人去，已再叫一次知道的人。（{ $kind }）
    等不及请打 110、119、120。
aid-climbed-leaders = 还没有人去，已叫户长和信息员。（{ $kind }）
    等不及请打 110、119、120。
aid-reached-now = 📣 现在找得到人了。{ $told }（{ $kind }）
    { $lines }
aid-told-leader = 只有您组的户长（没有户长时是村干部）会收到消息。
aid-told-leaders = 户长和信息员正在收到消息。
aid-told-warning = 第 { $group } 组的邻居、户长和村干部正在收到消息。

aid-btn-within = { $minutes } 分钟
aid-within-noted = 好，求助的人看得到您什么时候到。
aid-go-both = 谢谢！地址已私下发给您。您还要去另一家：两边顾不过来，请在那边点“去不了”。
aid-your-house-first = ⚠️ 您自己的房子有危险。请先带家人到安全的地方，在预警下面点“平安”或“已转移”，然后再去帮忙。
aid-helper-patrol = { $who }（正在巡逻）
aid-helper-elsewhere = { $who }（还要去另一家）
aid-helper-eta = { $who }（大约 { $at } 到）

aid-for-door = 🚪 帮这家求助：{ $house }
aid-joined-door = { $house } 已经在求助了（{ $kind }，{ $since }），刚才说的已经加上。
    { $status }
    { $lines }
aid-kind-at = { $kind }，{ $house }
aid-reported = 由 { $name } 代这家求助。
aid-family-door = 🆘 <b>{ $name }</b> 替您家求助了：{ $kind }。{ $told }
aid-btn-doors = 🚪 替没手机的邻居求助
aid-btn-door = { $number } { $head }
aid-btn-back = ◀️
aid-btn-next = ▶️
aid-doors = <b>哪一家要帮忙？</b>请点门牌。用于自己发不了的邻居。
aid-doors-none = 您的组还没有人家。
aid-door = <b>{ $head }家</b>（户号 { $number }，{ $group }）
    需要什么帮助？点一下就叫邻居。
aid-btn-door-sos = 🆘 紧急，马上来人

aid-whether = { $answer }

    ❓ 您十分钟里求救了好几次。<b>真的紧急吗？</b>不管怎样都已经发出去了。
aid-btn-sure = 🆘 是，很紧急
aid-btn-mistake = 🙂 不是，点错了
aid-sure = 好，已经在叫邻居。危险时也请打 110、119、120。
aid-many = ❗ { $name } 十分钟里发了 { $count } 次紧急求助，每次都已发出。请问问怎么回事。
    要是并不紧急：点下面，这个人的求助以后只发给户长。
aid-btn-mute = 🔕 以后只发给户长
aid-btn-unmute = 🔔 恢复发给大家：{ $name }
aid-muted = 🔕 { $name } 的求助以后只发给户长，已告诉本人。
aid-unmuted = 🔔 { $name } 的求助又会发给邻居，已告诉本人。
aid-muted-you = 🔕 您的求助以后只发给您组的户长。觉得不对，请找户长或村委会。危险时打 110、119、120。
aid-unmuted-you = 🔔 您的求助又会发给全组邻居了。
aid-mute-was = { $name } 的求助已经只发给户长了。
aid-unmute-was = { $name } 的求助本来就发给大家。
aid-mute-self = 不能这样设自己。
aid-btn-corner = ⚙️ 互助设置
aid-corner = <b>互助：您可以设置的</b>
    { $lines }
aid-corner-empty = 现在没有要设置的。
aid-lends = 第 { $group } 组会收到邻组的求助。
aid-lends-not = 第 { $group } 组只收到邻组的紧急求助。
aid-muted-list = 求助只发给户长的人：{ $names }
aid-btn-lend-no = 🔕 第 { $group } 组：只收紧急的
aid-btn-lend-yes = 🤝 第 { $group } 组：也帮邻组
