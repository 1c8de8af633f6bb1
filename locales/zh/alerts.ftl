# 预警：草稿、发出、回复、上门、解除。

alerts-mark-drill = 【演练】

alerts-sign-blue = 🔵
alerts-sign-yellow = 🟡
alerts-sign-orange = 🟠
alerts-sign-red = 🔴

alerts-place-all = 全村
alerts-place-dangerous = 危险房屋
alerts-place-groups = 第 { $place } 组
alerts-place-hamlet = { $place }
alerts-place-near = { $address }附近 { $metres } 米
alerts-place-outside = 您家附近
alerts-place-shapes = 发布单位划定的范围
alerts-place-many = { $place }等 { $n } 处

# 干部起草

alerts-pick-hazard = { $mark }<b>什么险情？</b>
alerts-pick-colour = { $mark }<b>{ $hazard }</b>，什么颜色？
alerts-pick-area = { $mark }{ $sign }<b>{ $hazard }{ $colour }</b>{ $place }，发给谁？
alerts-ask-area =
    { $mark }请写小组（如 3,4）或片区的名字，可以写几个；
    或者发一个位置（📎 → 位置），我问您周围多少米。
alerts-pick-distance =
    { $mark }📍 { $address }附近。<b>周围多远？</b>
    点一个，或者写米数。
alerts-pick-lasts = { $mark }现在写的是到 { $until }。<b>从发出起管多久？</b>
alerts-ask-words =
    { $mark }现在写的是：
    { $words }

    请把新的话发给我，告诉大家怎么做（最多 { $limit } 字）。不改就发 /cancel。

alerts-btn-red = 🔴 红色
alerts-btn-orange = 🟠 橙色
alerts-btn-yellow = 🟡 黄色
alerts-btn-blue = 🔵 蓝色
alerts-btn-all = 全村
alerts-btn-dangerous = 危险房屋
alerts-btn-hamlet = { $name }
alerts-btn-groups = ✍️ 写小组或片区
alerts-btn-near = 📍 某地周围
alerts-btn-distance = { $metres } 米：{ $n } 户
alerts-btn-hours = { $n } 小时
alerts-btn-lasts = 🕐 改时间
alerts-btn-send = 📢 发出
alerts-btn-send-drill = 🎓 发出演练
alerts-btn-second-drill = 🎓 我确认，发出演练
alerts-btn-words = ✏️ 改写怎么做
alerts-btn-area = 📍 改范围
alerts-btn-drop = 不发了
alerts-btn-second = 📢 我确认，发出
alerts-btn-again = 📢 再请人确认

alerts-about-seconds = { $n } 秒
alerts-about-minutes = { $n } 分钟

alerts-preview =
    { $mark }<b>草稿，还没有发出。</b>大家会看到：

    { $text }{ $danger }

    ————
    { $houses } 户，其中危险房屋 { $dangerous } 户。{ $mute }{ $guessed }
    { $chats } 个群、{ $private } 人私聊：危险房屋约 { $first }，全部约 { $time }发完。{ $held }{ $second }
alerts-proposed =
    { $mark }<b>{ $source }发来预警，还没有发给大家。</b>要不要发？大家会看到：

    { $text }{ $danger }

    ————
    { $houses } 户，其中危险房屋 { $dangerous } 户。{ $mute }{ $guessed }
    { $chats } 个群、{ $private } 人私聊：危险房屋约 { $first }，全部约 { $time }发完。{ $held }{ $second }
alerts-preview-danger =
    {""}

    ———— <b>危险房屋会看到：</b>
    { $text }
alerts-preview-mute = {""}手机通知不到 { $n } 户，要派人上门。
alerts-preview-guessed = {""}有 { $n } 户不知道位置，因为同组有人在范围里，一起发。
alerts-preview-held =
    {""}
    现在是安静时间：{ $n } 份等到早上再发。
alerts-needs-second =
    {""}
    您按“发出”后，还要另一位干部确认。

alerts-second-wanted =
    { $mark }<b>请您确认：{ $name } 要发预警。</b>{ $until } 前有效。大家会看到：

    { $text }{ $danger }

    ————
    { $houses } 户，其中危险房屋 { $dangerous } 户。{ $mute }{ $guessed }
    { $chats } 个群、{ $private } 人私聊：危险房屋约 { $first }，全部约 { $time }发完。{ $held }
alerts-second-asked = { $mark }⏳ { $sign }{ $hazard }{ $colour }（{ $place }）还没有发出：已请 { $n } 位干部确认，{ $until } 前有效。请打电话催一下。
alerts-second-lapsed = { $mark }⚠️ { $sign }{ $hazard }{ $colour }（{ $place }）<b>没有发出</b>：没有人及时确认。请打电话找到另一位干部，再按下面的按钮。
alerts-second-over = { $mark }{ $sign }{ $hazard }{ $colour }（{ $place }）：确认时间已过，没有发出。
alerts-sent = { $mark }✅ { $sign }{ $hazard }{ $colour }（{ $place }）已发出。
alerts-dropped = { $mark }{ $sign }{ $hazard }{ $colour }（{ $place }）不发了（{ $name }）。

alerts-unknown-hazard = 没有“{ $given }”这种险情。可以写：暴雨、台风、雷电、地质灾害、洪水、火灾、高温、寒潮、其他（{ $known }）。例：/alert 暴雨 红
alerts-unknown-colour = 没有“{ $given }”这种颜色。可以写：蓝、黄、橙、红（{ $known }）。例：/alert 暴雨 红
alerts-other-colour = 这种险情没有“{ $given }”。可以写：{ $known }。
alerts-unknown-area = 没有“{ $given }”这个范围。可以写：全村、危险房屋、小组（如 3,4）、位置（如 28.12,120.34 300米）或片区：{ $known }。
alerts-area-empty = 请写小组（如 3,4）或片区的名字，或者发一个位置。
alerts-area-missing = 还没有选范围。请先在上面选发给谁。
alerts-empty-area = 这个范围里没有一户人家，发不出去。请换一个：全村、危险房屋、小组、片区，或某地周围更大的范围。
alerts-no-places = 没有一户人家有经纬度，不知道谁在附近。请选小组、片区或全村。
alerts-unknown-distance = “{ $given }”不是距离。请写米数，如 300（最多 { $most } 公里）。
alerts-time-over = 这个预警的时间已经过了。还要发的话，请先按“改时间”。
alerts-words-empty = 请用文字写大家该怎么做。
alerts-words-long = 太长了：{ $length } 字，最多 { $limit } 字。请写短一点再发给我。
alerts-no-second = 没有发出：这种颜色要两位干部确认，可是现在联系不上第二位。请让另一位干部先打开机器人；没有的话，请管理员在电脑上发（alerts issue），或者新增一位干部（invite official）。
alerts-second-same = 您已经按过了。要另一位干部来确认，请打电话催一下。
alerts-second-waits = { $name } 已经按了发出，正在等另一位干部确认。
alerts-draft-again = 确认时间已过，没有发出。请起草的干部重新按“发出”。
alerts-draft-old = 这份草稿太旧了。请重新发 /alert。
alerts-already-sent = 已经发出了（{ $name }）。
alerts-already-dropped = 这份草稿已经不要了。请重新发 /alert。
alerts-unknown = 没有编号为 { $id } 的预警。

# 大家收到的

alerts-warning =
    { $mark }{ $sign }<b>{ $hazard }{ $colour }预警</b>
    { $source } · { $place }
    { $at } 起，到 { $until }

    { $do }

    { $ask }{ $several }{ $drill }
alerts-answer = 请按下面的按钮回复，一家一个人按就行。
alerts-no-answer = 给您通报：您组里有人家收到了这条预警，请准备去敲门。您家不用回复。
alerts-drill-only =
    {""}
    <b>这是演练</b>：请照着想一遍、按一下。真有险情会另外通知。
alerts-warning-short =
    { $mark }{ $sign }<b>{ $hazard }{ $colour }预警</b>
    { $source } · { $place }
    { $at } 起，到 { $until }

    { $do }
alerts-danger-go = ⚠️ <b>您家是危险房屋：现在就走！</b>
alerts-danger-watch = ⚠️ <b>您家是危险房屋：请特别当心，随时准备离开。</b>
alerts-danger-sign = ⚠️ <b>您家附近发现险情：现在就走！叫上邻居。</b>

alerts-btn-safe = ✅ 平安
alerts-btn-moved = 🚶 已转移
alerts-btn-help = 🆘 要帮忙
alerts-btn-house = { $address }
alerts-btn-every-house = ✅ { $n } 户都平安

alerts-answer-safe = ✅ 平安
alerts-answer-moved = 🚶 已转移
alerts-answer-help = 🆘 要帮忙
alerts-answer-late = （预警已结束，记为晚回复）
alerts-help-opened =
    {""}
    正在叫人来帮您。请待在安全的地方，等消息。
alerts-help-open-already =
    {""}
    您家的求助已经在处理，请等消息。
alerts-help-stays =
    {""}
    刚才的求助还在。不用人来了，请发 /aid 取消。
alerts-help-drill =
    {""}
    这是演练，没有真的叫人。真要帮忙请发 /sos。
alerts-toast = { $mark }已记下：{ $house }{ $answer }
alerts-toast-late = { $mark }已记下：{ $house }{ $answer }（预警已结束，晚回复）
alerts-which-household =
    { $mark }<b>{ $answer }：是哪一家？</b>还没有记下，请按一家。
    { $lines }
alerts-mine =
    { $mark }{ $lines }
    请按下面的按钮回复。

    { $text }
alerts-others =
    {""}
    { $lines }
alerts-home = 🏠 { $address }
alerts-home-go = ⚠️ <b>{ $address }：这房子危险，请马上转移！</b>
alerts-home-watch = ⚠️ <b>{ $address }：这房子危险，请特别小心，随时准备走。</b>
alerts-home-state = 🏠 { $address }：{ $answer }
alerts-several = 您为 { $n } 户回复：按了以后会问是哪一家。
alerts-somebody = 有人
alerts-answer-none = ❔ 还没回复
alerts-answer-nobody = 🚪 上门没有人
alerts-answer-refuses = 🚪 不肯走
alerts-toast-house = { $address }：
alerts-which-private = 您不止一家，是哪一家？请到私聊里按。
alerts-which-start = 您不止一家。请先私聊我发 /start ，再按一次。
alerts-not-asked = 这次预警没有发给您家，不用回复。要帮忙请发 /sos。
alerts-help-stranger = 您还没有登记到哪一户，我不知道您家在哪里。要帮忙请马上发 /sos ，或打 110、119、120。
alerts-help-outside = { $mark }正在叫人来帮您。请待在安全的地方，等消息。
alerts-help-outside-already = { $mark }您家的求助已经在处理，请等消息。

# 预警中发现险情

alerts-btn-danger = ⚠️ 有险情迹象
alerts-btn-warning = { $mark }{ $sign } { $hazard }{ $colour } { $place }
alerts-btn-mark-all = ⚠️ 这 { $n } 户都马上走
alerts-btn-mark-house = ⚠️ { $address }
alerts-mark-which = <b>现在有几个预警，是哪一个？</b>
alerts-mark-ask =
    { $mark }⚠️ <b>哪里有险情？</b>（{ $sign }{ $hazard }{ $colour }，{ $place }）
    请写户号或门牌（几户用逗号隔开），或者发位置（📎 → 位置），标出周围的房子。
    情况紧急先敲锣、敲门，再来这里标。{ $only }
alerts-mark-only-drill =
    {""}
    <b>现在发的是演练：</b>真看到险情，请马上给干部打电话，危险时发 /sos。
alerts-mark-houses =
    { $mark }<b>是这里吗？</b>点一下，就通知他们马上离开。
    { $lines }
alerts-mark-line = ▪️ { $address }（{ $number }）
alerts-mark-far = { $mark }<b>周围多远？</b>点一下，就通知这些人家马上离开（已经是危险房屋的不算）。
alerts-marked = { $mark }⚠️ 已标为危险房屋：{ $n } 户（{ $houses }）。已通知他们马上离开，没回应就要上门。
alerts-marked-chat = { $mark }⚠️ <b>附近发现险情，这几家马上离开：</b>{ $houses }。邻居请敲门叫人，一起走。{ $text }
alerts-marked-warning =
    {""}

    { $text }
alerts-marked-leader =
    { $mark }⚠️ <b>您组 { $n } 户刚标为危险，请马上去叫人：</b>
    { $lines }
    您自己先注意安全。
alerts-marked-line = ▪️ <b>{ $address }</b> { $name }{ $people }{ $needs }{ $phone }
alerts-marked-officials = { $mark }⚠️ <b>{ $by } 把 { $n } 户标为危险</b>（{ $sign }{ $hazard }{ $colour }）：{ $houses }。已通知他们马上离开。
alerts-none-running-leader = 现在没有发出的预警。真看到险情：先敲锣、敲门叫人走，再给干部打电话，请他们发预警；要人来帮发 /sos。
alerts-none-running = 现在没有发出的预警。有险情请发 /alert ，范围选“某地周围”。
alerts-mark-no-house = 没找到这样的房子。请写户号（如 QX0012）或门牌，几户用逗号隔开。
alerts-mark-other-group = 那里不是您组的房子。请打电话告诉那一组的户长或村干部。
alerts-mark-none-near = 周围 { $metres } 米内没有您能标的房子，或者都已经是危险房屋。请写户号，或打电话告诉村干部。
alerts-mark-already = 这些房子已经是危险房屋，早就通知过了。

# 上门

alerts-btn-door = { $address }
alerts-btn-doors = 🚪 看要上门的
alerts-btn-open = 🚪 打开这一户
alerts-btn-back = ‹ 返回
alerts-btn-mark-safe = ✅ 平安
alerts-btn-mark-moved = 🚶 已转移
alerts-btn-mark-help = 🆘 要帮忙
alerts-btn-mark-nobody = 没有人
alerts-btn-mark-refuses = 不肯走
alerts-mark-safe = ✅ 平安
alerts-mark-moved = 🚶 已转移
alerts-mark-help = 🆘 要帮忙
alerts-mark-nobody = 没有人
alerts-mark-refuses = 不肯走

alerts-doors-rest =
    {""}
    还有 { $n } 户，办完这些再列出。
alerts-door-line = ▪️ <b>{ $address }</b> { $name }{ $people }{ $group }{ $danger }{ $needs }{ $phone }{ $state }
alerts-door-people = {" "}{ $n } 人
alerts-door-group = {" "}· 第 { $name } 组
alerts-door-danger = {" "}· ⚠️{ $hazard }
alerts-door-needs = {" "}· 需照顾：{ $needs }
alerts-door-phone = {" "}· ☎️ { $phone }
alerts-door-gone = {" "}· 已不在册，请看看还有没有人
alerts-door-unreachable = {" "}· 手机通知不到
alerts-door-is-safe = {" "}· ✅ 已回复平安
alerts-door-is-moved = {" "}· 🚶 已回复转移
alerts-door-is-help = {" "}· 🆘 已求助
alerts-door-is-nobody = {" "}· 去过，没有人
alerts-door-is-refuses = {" "}· 不肯走
alerts-door-nobody =
    { $mark }🚪 <b>{ $address }：没有人</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }
    { $by } 去看过。请打电话找人，找不到就派人找。
alerts-door-refuses =
    { $mark }🚪 <b>{ $address }：不肯走</b>
    { $name }{ $people }{ $danger }{ $needs }{ $phone }{ $state }
    { $by } 去劝过。请干部马上去或打电话。
alerts-door-marked = { $mark }已记下：{ $address } { $how }
alerts-door-said = { $address }：已经记过了。
alerts-door-answered = { $address }：这家已经回复了，不用改。

# 汇总和结束

alerts-btn-clear = ✅ 解除，告诉大家
alerts-btn-error = ❌ 发错了，告诉大家
alerts-clear =
    { $mark }✅ <b>解除：{ $hazard }{ $colour }预警（{ $place }）</b>
    { $source } · { $at }
    危险已过。回家前先看看房子和山坡，有问题就发 /aid。
alerts-error =
    { $mark }❌ <b>发错了：{ $hazard }{ $colour }预警（{ $place }）不是真的</b>
    { $source } · { $at }
    请不要理会刚才那条，不用转移。对不起打扰大家。
alerts-ended = { $mark }✅ 已解除 { $sign }{ $hazard }{ $colour }（{ $place }），正在告诉收到预警的 { $n } 个聊天。
alerts-corrected = { $mark }✅ 正在告诉收到预警的 { $n } 个聊天：{ $sign }{ $hazard }{ $colour }（{ $place }）发错了。
alerts-already-ended = 这次预警已经结束了（{ $name }），大家都收到通知了。
alerts-nothing-to-clear = 这次预警没有发出，不用解除。
alerts-expired = { $mark }⏰ { $sign }{ $hazard }{ $colour }（{ $place }）到时间了，不再催回复。险情过了请按“解除”，没过请重新发 /alert。
