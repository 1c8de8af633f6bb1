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
households-import-older = “{ $file }”没有看，因为您又发了一份更新的表格。要用这一份，请单独再发一次。
households-import-confirmed = 您已经点了“导入”，正在存，现在停不下来。结果马上告诉您。
households-imported = ✅ 导入好了：新增 { $added }，改动 { $changed }，不变 { $unchanged }，跳过 { $refused }。
    下一步：点“看分组建议”：没有组的住户分到组里，也看看哪一组太大、太小。
households-btn-groups = 看分组建议
households-btn-groups-accept = ✅ 就这样分组
households-import-reading = 📋 正在读您的名册。表比较长，要等一会儿，读完就在这里告诉您。
households-importing = ⏳ 正在导入……
households-import-meanwhile = 看过报告以后，住户资料又有变动，所以没有导入。现在导入会是这样：
households-import-table = 完整的报告，可以用 Excel 或 WPS 打开。
households-missing-line = 表里没有的住户{ $more ->
        [0] ，照旧不动：{ $numbers }
       *[other] ，照旧不动：{ $numbers }……还有 { $more } 户
    }
households-changed-line = 户号 { $number }：{ $changes }
households-kept-line = 户号 { $number }：{ $columns }以住户自己说的为准，不改。
households-returned = 户号 { $number } 以前搬走或销户了，现在表里又有，会重新加进来。
households-returned-forgotten = ⚠️ 户号 { $number } 以前要求删除了全部资料，现在表里又有，导入就会重新加进来。请先问问这户人家。
households-other-sheets = 别的工作表里也有名册，没有读：{ $names }。请每张另存成一个文件再发。
households-btn-missing = 看表里没有的住户
households-btn-missing-more = 再看一些
households-missing = 您发的表里没有这 { $missing } 户。系统不会自己删。如果哪户搬走了，请点开它，选“搬走了”。
households-missing-none = 表里没有的住户都处理完了，不用再做什么。
households-more-lines = ……还有 { $more } 行
households-ignored-columns = 没有用到的列：{ $names }
households-defect = 第 { $row } 行（户号 { $number }）：{ $reason }
households-proposal = 建议共 <b>{ $groups }</b> 组，新分 { $households } 户：
    { $lines }
    已经有组的不动。
households-proposal-same = 住户都有组了，共 <b>{ $groups }</b> 组。
    { $lines }
households-group-line = 第 { $group } 组：{ $size } 户，{ $doors }{ $spread ->
        [0] {""}
       *[other] ，最远相距 { $spread } 米
    }
households-named = 第 { $group } 组
households-sized = 第 { $group } 组 { $size } 户
households-door = { $address }（{ $number }）
households-crowding-line = ℹ️ 新来的 { $count } 户加进去，有的组就太大了。先点下面的建议：连分组带分开，一次办好。
households-empty-line = { $groups }已经没有住户，点同意就撤销。
households-ended-line = 没有住户，已撤销：{ $groups }。
households-changes-follow = ⚠️ 有 { $changes } 处组的大小不合适，建议在下面，一条一个按钮；您不点，谁也不动。
households-changes-left = ⚠️ 有 { $changes } 处组的大小不合适，请看建议。
households-alone = ℹ️ 第 { $group } 组只有 { $size } 户：这个片区（{ $hamlet }）没有别的组。请问问能不能由第 { $nearest } 组照应；可以的话，在名册里把片区改成那一组的片区。
households-alone-far = ℹ️ 第 { $group } 组只有 { $size } 户：这个片区（{ $hamlet }）没有别的组。请问问由谁照应。
households-split = ⚠️ { $groups }太大了，建议分成：{ $result }。要动的是：
    { $moves }
households-join = ⚠️ { $groups }，其中有太小的，建议并成：{ $result }。要动的是：
    { $moves }
households-even = ⚠️ { $groups }，一个太小、一个太满，建议匀成：{ $result }。要动的是：
    { $moves }
households-move = { $number }（{ $address }）：第 { $frm } 组 → 第 { $to } 组
households-move-new = { $number }（{ $address }）：还没有组 → 第 { $to } 组
households-btn-regroup = ✅ 就这样办
households-regrouped = ✅ 办好了：{ $result }；动了 { $households } 户。搬了组的住户、户长和群都已通知。
households-regroup-stale = 这条建议已经办过，或者住户又有变动；这一次什么也没有动。现在是这样：
households-grouped = ✅ 分好了：共 { $groups } 组，这次新分 { $households } 户。
    { $lines }
    下一步：给每组安排户长和群。
households-btn-setup = 户长、群和登记条
households-new-group = 🆕 新成立第 { $group } 组（{ $size } 户），还没有户长，也没有群。
households-new-group-led = 🆕 新成立第 { $group } 组（{ $size } 户），户长是 { $leader }，还没有群。
households-btn-group = 给第 { $group } 组安排户长和群
households-chat-ends = 第 { $group } 组已经并入<b>第 { $heir } 组</b>，户长是 { $leader }。以后预警和求助都发到第 { $heir } 组的群里，请找 { $leader } 拉您进群。这个群不再是联保群了。
households-chat-ends-unled = 第 { $group } 组已经并入<b>第 { $heir } 组</b>，那里还没有户长。以后预警和求助都发到第 { $heir } 组的群里，请向村里问怎么进群。这个群不再是联保群了。
households-led-by = 户长是 { $leader }。
households-unled = 还没有户长，村里会安排。
households-chat-empty = 第 { $group } 组已经没有住户，撤销了。这个群不再是联保群了。
households-role-ends = 第 { $group } 组已经并入第 { $heir } 组。{ $role ->
        [leader] 现在由您当第 { $heir } 组的户长。
        [liaison] 您现在是第 { $heir } 组的信息员（副手）。
       *[none] 您在第 { $group } 组的任务到此结束。
    }辛苦您了。
households-role-moves = 您家现在归第 { $to } 组，您在第 { $group } 组的任务到此结束。{ $role ->
        [leader] 现在由您当第 { $to } 组的户长。
        [liaison] 您现在是第 { $to } 组的信息员。
       *[none] 您不用再做什么。
    }辛苦您了。
households-role-empty = 第 { $group } 组已经没有住户，撤销了，您在这一组的任务到此结束。辛苦您了。
households-moved-group = 您家（{ $address }，户号 { $number }）现在归<b>第 { $group } 组</b>，以前是第 { $before } 组。{ $led }其他都不变。
households-placed = 您家（{ $address }，户号 { $number }）分在<b>第 { $group } 组</b>。{ $led }
households-btn-card = 看我的邻居
households-leader-news = 您的第 { $group } 组有变动：
    { $lines }
households-leader-add = 请把新来的住户拉进群。
households-chat-news = 我们第 { $group } 组有变动：
    { $lines }
households-came = 新来 { $count } 户：{ $doors }
households-went = 去了别的组 { $count } 户：{ $doors }
households-change-unknown = 没有（或不再有）{ $change } 这条建议，什么也没有动。请看：groups propose --changes
households-file-missing = 打不开文件 { $path }：{ $why }。
