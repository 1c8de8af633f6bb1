# 谁联系不上了，现在谁来管。

losses-you-act = 🤝 第 { $group } 组现在没有联系得上的户长，<b>由您来管</b>：巡逻、预警敲门、求助都会发给您。

    愿意以后当户长，请点下面的按钮，由干部确认。
losses-btn-lead = ✋ 我来当户长
losses-led-again = ✅ 第 { $group } 组又有户长了。谢谢您代管；您还是信息员。
losses-officials = ⚠️ <b>有人联系不上了</b>

    { $lines }
losses-leader = – 第 { $group } 组：现在没有户长，由信息员代管。
losses-nobody-acts = – 第 { $group } 组：户长、信息员都没有了，请安排一位。
losses-silent = – 第 { $group } 组：没有人在 Telegram 上了，预警只能上门；发新的登记条，可以请大家回来。
losses-doors-of = – 第 { $group } 组：有 { $count } 户联系不上，也没有户长可以告诉。
losses-back = ✅ 第 { $group } 组又有户长了：{ $names }。
losses-deputy = 🤝 { $name } 已经不在第 { $group } 组，不再是您的信息员。要另请一位，发 /deputy 。
losses-deputy-forgotten = 🤝 第 { $group } 组有一位信息员退出了。要另请一位，发 /deputy 。
losses-role-over = 您已经不在第 { $group } 组，{ $role ->
        [leader] 户长
       *[liaison] 信息员
    }的职务结束了。谢谢您帮过的忙！
losses-sizes = 📏 <b>有的组要重新分一分</b>

    { $lines }

    点下面看建议；您不点头，谁也不动。
losses-size = – 第 { $group } 组：{ $size } 户，{ $state ->
        [large] 太大了。
       *[small] 太小了。
    }
losses-official = – 干部 { $name } 屏蔽了我，或者账号没有了。现在联系得上的干部：{ $left } 位。
losses-last-official = – <b>只剩您一位干部：要两位确认的预警发不出去。</b>请尽快再请一位。
losses-doors = 📵 <b>Telegram 联系不上</b>

    { $doors }

    有预警时，请有人上门。他们想回来，就给一张新的登记条。
losses-door = – { $address }（{ $number }）
losses-more = …还有 { $count } 个
losses-btn-home = 🏠 { $number }
