# 预警：回复、去了哪里、没回应的门。

alerts-answered =
    { $mark }<b>已记下：{ $answer }</b>{ $late }
    { $address } · { $name } · { $at }{ $help }{ $others }{ $where }
    有变化就再按一次。

    { $text }
alerts-answer-at = 🚶 已转移到 { $place }
alerts-answer-where =
    {""}
    <b>您去了哪里？</b>在下面按一下，免得大家再找。
alerts-place-kin = 亲友家
alerts-btn-place = 📍 { $name }
alerts-btn-kin = 📍 亲友家
alerts-btn-elsewhere = ✏️ 别的地方
alerts-where-to = { $mark }🚶 <b>{ $address }</b>转移到哪里了？
alerts-ask-place = { $mark }{ $address }现在在哪里？请写地方，比如“东山姐姐家”。不写了请发 /cancel。
alerts-place-empty = 请用文字写地方，比如“东山姐姐家”。
alerts-place-not-moved = { $address }没有记为已转移。请先按“🚶 已转移”。

# 上门

alerts-btn-going = 👣 我去
alerts-btn-everyone = 📋 全组各户
alerts-btn-by-phone = ☎️ 我打了电话
alerts-btn-at-door = 🚪 我在门口
alerts-btn-mark-phone = ☎️ 平安
alerts-btn-mark-phone-moved = ☎️ 已转移
alerts-btn-mark-phone-help = ☎️ 要帮忙
alerts-btn-mark-phone-nobody = ☎️ 没人接
alerts-mark-phone = ☎️ 平安
alerts-mark-phone-moved = ☎️ 已转移
alerts-mark-phone-help = ☎️ 要帮忙
alerts-mark-phone-nobody = ☎️ 没人接，还要上门
alerts-btn-earlier = ‹ 上一页
alerts-btn-later = 下一页 ›

alerts-doors =
    { $mark }🚪 <b>{ $n } 户要上门</b>（{ $sign }{ $hazard }{ $colour }，{ $place }）
    { $lines }{ $rest }

    { $what }您自己先注意安全。
alerts-doors-go = <b>请马上按“我去”</b>，不然会叫醒别人。看过一户，就按那一户的按钮。
alerts-doors-gone = 👣 { $names } 去了。看过一户，就按那一户的按钮。
alerts-doors-none = { $mark }✅ 现在没有要上门的（{ $sign }{ $hazard }{ $colour }，{ $place }）。
alerts-doors-newer = { $mark }⬇️ 下面有新的名单（{ $sign }{ $hazard }{ $colour }）。
alerts-doors-expired = { $mark }⏰ 时间到了，还没解除（{ $sign }{ $hazard }{ $colour }，{ $place }），不再催上门。还要不要去，请问干部。
alerts-doors-over = { $mark }✅ 预警结束了（{ $sign }{ $hazard }{ $colour }，{ $place }），这些门不用再去。
alerts-doors-officials =
    { $mark }🚪 <b>{ $n } 户没人应、小组没办到，请干部处理</b>（{ $sign }{ $hazard }{ $colour }，{ $place }）
    { $lines }{ $rest }{ $silent }

    办完一户，就按那一户的按钮。
alerts-doors-silent =
    {""}

    <b>这些户长、信息员也没动静，请打电话：</b>
    { $lines }
alerts-doors-leader = ▫️ 第 { $group } 组 { $name }{ $phone }
alerts-going = { $mark }👣 记下了：您去。您自己先注意安全。

alerts-door =
    { $mark }🚪 <b>{ $address }</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }{ $answered }

    门口看到怎么样？
alerts-door-phoned =
    { $mark }☎️ <b>{ $address }</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }{ $answered }

    电话里怎么说？
alerts-door-is-at = {" "}· 🚶 已转移到 { $place }
alerts-door-rang = {" "}· ☎️ { $at } 打过，没人接
alerts-door-by-tap =
    {""}
    { $name } { $at } 自己回复
alerts-door-by-door =
    {""}
    { $name } { $at } 上门得知
alerts-door-by-phone =
    {""}
    { $name } { $at } 电话得知
alerts-everyone =
    { $mark }📋 <b>第 { $name } 组各户</b>（{ $sign }{ $hazard }{ $colour }）
    { $lines }

    ✅ 平安 🚶 已转移 🆘 要帮忙 🚪 没有人 ✋ 不肯走 ⏳ 没回复 ⚠️ 危险房屋没回复。按一户，记下您知道的。
alerts-groups =
    { $mark }📋 <b>各组</b>（{ $sign }{ $hazard }{ $colour }，{ $place }）：已回复/全部
    按一个组，看各户。
alerts-btn-group = 第 { $name } 组 { $answered }/{ $houses }
alerts-btn-group-none = 没分组 { $answered }/{ $houses }
