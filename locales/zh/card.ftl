# 睦邻卡：同组是谁家，谁带头，打什么电话。

card-heading = 睦邻卡 第 { $group } 组
card-count = { $count } 户
card-role-leader = 户长
card-role-liaison = 信息员
card-nobody = 还没有
card-helps = 能帮：{ $skills }
card-police = 报警
card-fire = 火警
card-ambulance = 急救
card-scan = 扫码打开机器人
card-printed = { $day }
card-hint = 单面打印：沿实线剪开，沿虚线对折，一张纸 5 张卡。双面打印：选长边翻转，实线虚线都剪，一张纸 10 张卡。

card-caption = <b>{ $heading }</b>
    急事打 <b>110</b> 报警 · <b>119</b> 火警 · <b>120</b> 急救
card-btn-sos = 🆘 紧急求救
card-btn-aid = 🙋 请邻居帮忙
card-btn-wallet = 🖨 卡片大小
card-btn-a4 = 🖨 A4 张贴
card-btn-text = 看不到图？看文字
card-btn-group = 第 { $group } 组
card-choose = 您和好几个组有关。看哪一组？
card-coming = 正在画，几秒钟就好。
card-file = 睦邻卡-第{ $group }组-{ $size }
card-size-a4 = A4
card-size-card = 卡片
card-pdf-a4 = 🖨 { $heading }，A4 一页，字大，贴在墙上或门后。
    上面有邻居的电话，请不要传给外人。
card-pdf-card = 🖨 { $heading }，卡片大小，每户一张。
    单面打印：剪开对折，一张纸 5 张。双面打印：选“长边翻转”，一张纸 10 张。
    上面有邻居的电话，请不要传给外人。

card-text = <b>{ $heading }</b>（{ $count }）· { $village }
    { $contacts }

    { $doors }

    急事打：<b>110</b> 报警 · <b>119</b> 火警 · <b>120</b> 急救
    { $day }
card-text-contact = { $role } { $name } { $phone }
card-text-number = { $name } { $phone }
card-text-door = · <b>{ $head }</b> { $address }（{ $number }）
card-text-door-more = · <b>{ $head }</b> { $address }（{ $number }）
    { $more }

card-chat-unbound = 这个群还没有绑定小组。请户长在这里发送 /start 和群码，或者私聊我发 /card 。
card-which = 看哪一组？发 /card 和组名，例如 /card 3 。
card-no-group = 没有叫“{ $name }”的组。请查一下组名再发一次。
card-no-groups = 还没有分组。先用 groups accept 分好组。
card-no-group-yet = 您家还没有分组，所以还没有睦邻卡。请问一问村里；分好组以后再发 /card 。
card-no-groups-yet = 还没有分组，所以还没有睦邻卡。发 /groups 看下一步做什么。
card-gone = 这个组已经没有了。请发 /card 看现在的。
card-other-group = 只能看自己组的睦邻卡。发 /card 就行。
