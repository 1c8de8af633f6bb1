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
households-asked = 已经问户长：您想登记到 { $address }（户号 { $number }）。户长同意后我马上告诉您。
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
households-refused = 户长没有同意您登记到户号 { $number }。如果弄错了，请打电话给户长，或者向村里要登记码。
households-start-first = 请先点开我的头像，在私聊里按“开始”，再回来点您家的门：答复会发到私聊里。
