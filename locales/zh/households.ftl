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
households-file-kind = 请发住户表格：xlsx 或 csv 文件，5 MB 以内。
households-file-unfetched = 文件没有下载下来。请再发一次。
households-report = 📋 读完了：新增 <b>{ $added }</b>，改动 <b>{ $changed }</b>，不变 { $unchanged }，表里没有 { $missing }（不会删除），读不了 <b>{ $refused }</b>。
    { $lines }
    确认后才会写入。
households-report-same = 📋 读完了：不变 { $unchanged }，表里没有 { $missing }（不会删除）。
    { $lines }
    没有要导入的，什么也没有改。
households-report-unread = 📋 读完了：不变 { $unchanged }，读不了 <b>{ $refused }</b>。
    { $lines }
    没有可以导入的。请改好表格再发一次。
households-btn-import = ✅ 导入
households-btn-import-good = 只导入读得了的
households-btn-import-drop = 不导入
households-import-refused = 有 { $refused } 行读不了，一行也没有导入。请改好表格再发，或者选“只导入读得了的”（命令行：--skip-bad）。
households-import-gone = 这份表格已经处理过了。要再导入，请重新发文件。
households-import-dropped = 好的，没有导入。
households-imported = ✅ 导入好了：新增 { $added }，改动 { $changed }，不变 { $unchanged }，跳过 { $refused }。
    下一步：把还没有分组的住户分组。
households-btn-groups = 看分组建议
households-btn-groups-accept = ✅ 就这样分组
households-more-lines = ……还有 { $more } 行
households-ignored-columns = 没有用到的列：{ $names }
households-defect = 第 { $row } 行（户号 { $number }）：{ $reason }
households-proposal = 建议共 <b>{ $groups }</b> 组，新分 { $households } 户：
    { $lines }
    { $changes }
households-group-line = 第 { $group } 组：{ $size } 户，最远相距 { $spread } 米
households-split = ⚠️ 第 { $groups } 组太大了，建议分成：{ $result } 户。
households-join = ⚠️ 第 { $groups } 组里有太小的，建议并成：{ $result } 户。
households-even = ⚠️ 第 { $groups } 组大小悬殊，建议匀一匀：{ $result } 户。
households-grouped = ✅ 分好了：共 { $groups } 组，这次新分 { $households } 户。
households-file-missing = 打不开文件 { $path }：{ $why }。
households-start-first = 请先点开我的头像，在私聊里按“开始”，再回来点您家的门：答复会发到私聊里。
