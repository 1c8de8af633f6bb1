# 睦邻卡：同组是谁家，谁带头，打什么电话。

card = <b>睦邻卡 · { $village }</b>
    { $groups }

    <b>村（居）干部</b>
    { $officials }
    急事打：<b>110</b> 报警 · <b>119</b> 火警 · <b>120</b> 急救
card-group =
    <b>第 { $group } 组</b>（{ $count } 户）
    { $lines }
card-leader = 户长：{ $names }
card-no-leader = 户长：还没有
card-liaisons = 信息员：{ $names }
card-door = · { $address } <b>{ $head }</b>（{ $number }）
card-official = · { $name } { $title }
card-no-official = · 还没有人登记
card-btn-sos = 🆘 紧急求救
card-btn-aid = 🙋 请邻居帮忙

card-chat-unbound = 这个群还没有绑定小组。请户长在这里发送 /start 和群码，或者私聊我发 /card 。
card-which = 看哪一组？发 /card 和组名，例如 /card 3 。
card-no-group = 没有叫“{ $name }”的组。请查一下组名再发一次。
card-other-group = 只能看自己组的睦邻卡。发 /card 就行。
