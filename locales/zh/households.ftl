households-ask = 您家是哪一户？请发户号（如 WS0012）或者门牌（如 祠堂巷12号）。不填了就发 /cancel 。
households-words-please = 请用文字发户号或者门牌，例如 WS0012 或 祠堂巷12号。
households-not-found = 没有找到“{ $given }”。请看看户口册或登记条上的户号，再发一次；也可以问户长。
households-which = 找到好几户，请点您家：
households-doors = 请点您家的门：
households-btn-door = { $address }（{ $number }）
households-chat-unbound = 这个群还没有绑定小组。请户长在这里发送 /start 和群码。
households-already-yours = 您已经登记在户号 { $number }。发 /me 查看。
households-already-asked = 您已经申请过加入户号 { $number }，正在等户长同意。
households-nobody-decides = 户号 { $number } 的户长还没有登记，现在没有人能同意。请打电话给村里要一个登记码。
households-asked = 已经去问户长或村里：您想登记到 { $address }（户号 { $number }）。一同意，我马上告诉您。
households-wish = 🙋 <b>{ $name }</b> 想登记到 <b>{ $address }</b>（户号 { $number }，户主 { $head }）。
    您认识这个人吗？
households-btn-approve = ✅ 同意
households-btn-refuse = ❌ 不同意
households-decided = { $state ->
        [approved] ✅ { $by } 同意了：{ $name } 登记到 { $address }（户号 { $number }）。
       *[refused] ❌ { $by } 没有同意：{ $name } 登记到 { $address }（户号 { $number }）。
    }
households-already-decided = { $state ->
        [approved] 已经有人同意了，不用再点。
        [refused] 已经有人拒绝了，不用再点。
       *[other] 这个申请已经撤回了。
    }
households-refused = 没有同意您登记到户号 { $number }。如果弄错了，请打电话给户长，或者向村里要登记码。
households-start-first = 请先点开我的头像，在私聊里按“开始”，再回来点您家的门：答复会发到私聊里。
households-btn-withdraw = ↩️ 撤回申请
households-withdrawn = ↩️ 申请已撤回：{ $name } 登记到 { $address }（户号 { $number }）。
households-you-withdrew = ↩️ 好的，不再申请加入户号 { $number }。
households-not-your-wish = 只有申请人自己能撤回。
households-wish-gone = 这个申请已经没有了：申请人删除了自己的资料。
households-gone-meanwhile = 户号 { $number } 这期间已经搬走，不能再加入。如果弄错了，请先把那一户改回来。
households-wish-void = 您申请加入的户号 { $number } 已经不在了。现在住的地方：请发登记码，或者发 /join 。
households-search-again = 请再找一次您家：发 /join ，再写户号或门牌。
households-enough-wishes = 今天已经申请了好几次。请等答复，或者打电话给村里要一个登记码。
households-too-many-wishes = 您已经申请了 { $most } 户，还没有人答复。请先撤回一个，或者等答复。
households-wish-again = ⏰ 还在等：<b>{ $name }</b> 想登记到 <b>{ $address }</b>（户号 { $number }，户主 { $head }），还没有人决定。
    您认识这个人吗？
households-asked-officials = 户长还没有答复，我已经把您加入户号 { $number } 的申请也转给村里了。
households-joined-already = ✅ { $name } 已经用登记码登记到 { $address }（户号 { $number }），不用再决定。
