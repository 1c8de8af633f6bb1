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
    { $changes }
households-group-line = 第 { $group } 组：{ $size } 户，最远相距 { $spread } 米
households-split = ⚠️ 第 { $groups } 组太大了，建议分成：{ $result } 户。
households-join = ⚠️ 第 { $groups } 组里有太小的，建议并成：{ $result } 户。
households-even = ⚠️ 第 { $groups } 组大小悬殊，建议匀一匀：{ $result } 户。
households-grouped = ✅ 分好了：共 { $groups } 组，这次新分 { $households } 户。
households-file-missing = 打不开文件 { $path }：{ $why }。
