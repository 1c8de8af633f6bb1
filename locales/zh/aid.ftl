# 求助：一点就有人来，每一步都告诉求助的人。

aid-kind-medical = 🚑 急病受伤
aid-kind-fire = 🔥 着火
aid-kind-intruder = 🚨 坏人闯入
aid-kind-flood = 🌊 进水、被困
aid-kind-missing = 🔎 有人走失
aid-kind-elder = 👵 照看老人病人
aid-kind-child = 👶 照看孩子
aid-kind-lockout = 🔑 锁在门外
aid-kind-utilities = 💡 停电停水
aid-kind-tools = 🧰 工具车辆
aid-kind-supplies = 📦 缺东西
aid-kind-other = ❓ 其他

aid-urgency-sos = 紧急
aid-urgency-urgent = 要快
aid-urgency-normal = 一般

aid-state-open = 没人去
aid-state-claimed = 有人在路上
aid-state-arrived = 有人到了
aid-state-closed = 已结束

aid-outcome-helped = ✅ 帮到了
aid-outcome-handed_over = 🚒 已交给 110、119、120
aid-outcome-false_alarm = 🙂 虚惊一场
aid-outcome-withdrawn = ↩️ 不用了
aid-outcome-not_reached = 🚪 没找到人

aid-menu = <b>需要什么帮助？</b>
    点一下就发给邻居。可以先打几个字说明。
    十万火急发 /sos ，危险时打 110、119、120。
aid-menu-quiet = <b>悄悄求助：需要什么帮助？</b>
    只有户长、信息员和村干部看得到，邻居和家里其他人看不到。
aid-menu-kept = ✅ 记下了，会转给来的人。还没有发出，请点一种：
    { $question }
aid-menu-unread = 这个我转不了，请发文字、位置、照片或语音。
    { $question }
aid-btn-quiet = 🤫 悄悄求助（只有户长和村里知道）
aid-btn-log = 📄 下载求助记录

aid-numbers = 危险时打电话：<b>110</b> 报警 · <b>119</b> 火警 · <b>120</b> 急救
aid-register = 您还没有登记，我不知道您家在哪里：{ $where ->
        [group] 请马上“回复”这条消息，写下地址。
       *[private] 请马上写下地址发给我。
    }以后请向户长要登记码，用 /start 登记。
aid-opened =
    { $urgency ->
        [sos] 🆘 <b>求助已发出！</b>
       *[other] ✅ <b>求助已发出。</b>
    } { $kind }
    { $told }有人来，我马上告诉您。
    { $where ->
        [group] 想多说几句、发照片或语音，请“回复”这条消息，会转给来的人。
       *[private] 还可以发文字、位置、照片、语音，会转给来的人。
    }
    { $lines }
aid-opened-nobody = ⚠️ <b>求助记下了，可是没有人收到！</b> { $kind }
    { $told }
    一找得到人我就叫，有人来马上告诉您。
    { $lines }
aid-told-nobody =
    { $urgency ->
        [normal] 我现在找不到任何人。请打电话，或者去找最近的邻居。
       *[other] 我现在叫不到人。请马上打 <b>110</b>、<b>119</b> 或 <b>120</b>，大声喊邻居，或者去敲最近的门。我会一直自动再叫。
    }
aid-told-group = 第 { $group } 组的邻居{ $who ->
        [patrol] 和今晚巡逻的人正在收到消息。
       *[other] 正在收到消息。
    }
aid-told-wider = 附近小组的邻居正在收到消息。
aid-told-officials = 村干部正在收到消息。
aid-told-quiet = 只有户长、信息员和村干部会收到消息。
aid-is-at = 📍 邻居会去：<b>{ $house }</b>。如果是别的房子，请按那一家。
aid-btn-at = 📍 是在：{ $house }
aid-btn-from = 🆘 这里要帮忙：{ $house }
aid-btn-home = { $house }
aid-which-home = <b>{ $kind }：是哪一家要帮忙？</b>还没有发出，请按一家。
aid-at-noted = 已改正，知道的人都会收到。
aid-at-open = 那一家已经有一个同样的求助。如果这个不需要了，请按“不用了”。
aid-not-at-yours = ☑️ { $name } 已更正：要帮忙的是另一家，不是您家。
aid-elsewhere = ⚠️ <b>是在另一家！请改去这里：</b>{ $kind }
    { $lines }
aid-btn-withdraw = ↩️ 不用了
aid-family = 🆘 您家的 <b>{ $name }</b> 发了求助：{ $kind }。{ $told }
aid-joined = 您家已经在求助了（{ $kind }，{ $since }），不用再发，刚才说的已经加上。
    { $status }
    { $where ->
        [group] 想多说几句，请“回复”这条消息。
       *[private] 还可以发文字、位置、照片、语音。
    }
    { $lines }
aid-asked-again = ‼️ { $house } 又在求救：{ $kind }。请尽快！
aid-kind-open = 您家这一种求助已经发出了，不用再发。

aid-status-open = 还没有人去。
aid-status-claimed = { $who }在路上{ $more ->
        [0] 。
       *[other] ，还有 { $more } 人也去。
    }
aid-status-arrived = { $who }到了{ $more ->
        [0] 。
       *[other] ，还有 { $more } 人也去。
    }
aid-status-closed = 结果：{ $outcome }

aid-somebody = 一位邻居
aid-helper = <b>{ $name }</b>
aid-helper-house = <b>{ $name }</b>（{ $head }家，户号 { $number }）

aid-house = <b>{ $head }家</b>（户号 { $number }，{ $group }）
aid-house-near = { $hamlet }一户人家（{ $group }）
aid-house-guest = <b>{ $name }</b>（第 { $group } 组群里，未登记）
aid-house-stranger = <b>{ $name }</b>（未登记）

aid-call =
    { $urgency ->
        [sos] 🆘 <b>紧急求助！</b>
        [urgent] ❗ <b>求助，要快</b>
       *[normal] 🤝 <b>邻居求助</b>
    } { $kind }
    { $house }{ $quiet ->
        [alone] {" "}
            🔕 只发给您：这个人的求助现在不发给邻居。要人手，请您去叫。
        [yes] {" "}
            🤫 悄悄求助：不要告诉别人。
       *[no] {""}
    }
    { $again ->
        [yes] <b>还没有人去！</b>能去请点下面。
       *[no] 谁能去？点下面，我告诉您地址。
    }
aid-call-taken =
    { $urgency ->
        [sos] 🆘 <b>紧急求助</b>
        [urgent] ❗ <b>求助</b>
       *[normal] 🤝 <b>邻居求助</b>
    } { $kind }
    { $house }{ $quiet ->
        [alone] {" "}
            🔕 只发给您：这个人的求助现在不发给邻居。要人手，请您去叫。
        [yes] {" "}
            🤫 悄悄求助：不要告诉别人。
       *[no] {""}
    }
    { $status }
aid-call-over = ☑️ 求助已结束：{ $kind }
    { $house }
    { $status }
aid-call-newer = { $kind }，{ $house }：请看下面的新消息。
aid-btn-claim = 🙋 我去
aid-btn-join = 🙋 我也去

aid-details = <b>谢谢您去！</b> { $kind }
    { $lines }
    先顾自己的安全。请点几分钟到，到了再点“我到了”。
aid-details-over = 这次求助您不用再去了。地址和电话已收起。谢谢您！
aid-place = 📍 <b>{ $address }</b>，{ $head }家（户号 { $number }）
aid-place-stranger = 📍 没有登记地址，请联系 <a href="tg://user?id={ $id }">{ $name }</a>
aid-phone = ☎️ { $value }
aid-needs = 家里有：{ $value }
aid-text = 💬 { $value }
aid-others = 还有 { $count } 位邻居也去。
aid-btn-arrived = 📍 我到了
aid-btn-close = ✅ 结束求助
aid-btn-drop = ❌ 去不了
aid-btn-still = 🚶 还在路上
aid-go = 谢谢！地址已私下发给您，请出发。
aid-go-there = 谢谢！{ $place } ☎️ { $phone }　请私聊我发 /start ，以后好联系您。
aid-go-on = 好，路上小心。
aid-first-was = { $name } 已经先去了。您也能去的话，请点“我也去”。
aid-you-are-there = 好，知道您到了。办完请点“结束求助”。
aid-you-dropped = 好，知道您去不了。您不去的事已告诉求助的人。
aid-you-lapsed = 一直没有您的消息，这次求助已重新叫人。您要是还能去，请再点“我去”。
aid-still = ⏰ 您还在路上吗？{ $kind }，{ $house }
    请点一下，不点就另外叫人。
aid-now-kind = 求助的人说：{ $kind }
aid-more-words = 💬 求助的人说（{ $kind }）：{ $words }

aid-coming = 🚶 { $who }正在赶来，{ $at } 出发。（{ $kind }）
aid-here = 📍 { $who }到了。（{ $kind }）
aid-still-coming = 🚶 { $who }还在路上。（{ $kind }）
aid-dropped = { $who }来不了了，正在另外叫人。（{ $kind }）
aid-lapsed = { $who }一直没到，正在另外叫人。（{ $kind }）
aid-one-less = { $who }来不了了，还有 { $left } 人在来。（{ $kind }）
aid-climbed-near = 还没有人去，已叫附近小组的邻居。（{ $kind }）
    等不及请打 110、119、120。
aid-climbed-officials = 还没有人去，已叫户长和村干部。（{ $kind }）
    等不及请打 110、119、120。
aid-nobody = ⚠️ 我现在叫不到人。（{ $kind }）
    请马上打 <b>110</b>、<b>119</b> 或 <b>120</b>，大声喊邻居，或者去敲最近的门。
aid-over = ☑️ 求助已结束：{ $kind }
    { $outcome }

aid-how-ended = { $kind }，{ $house }：<b>结果怎样？</b>

aid-more-passed = 已转给来的人。
aid-more-kept = 记下了。有人来时转给他。
aid-more-what = 请发文字、位置、照片或语音。不想再补充，发 /cancel 。
aid-more-late = 那次求助已经结束，这条没有转给别人。还需要帮忙，发 /aid ；紧急发 /sos 。
aid-more-enough = 已经收到很多了，先不用再发。来的人都能看到。

aid-own = 这是您自家的求助，等邻居来。不用了请点“不用了”。
aid-already-yours = 您已经在去的路上了。
aid-already-claimed = 已经有人去了。
aid-already-closed = 这次求助已经结束，不用再点。还要帮忙请发 /aid 。
aid-not-claimed = 还没有人去。能去请点“我去”。
aid-not-yours = 您不在这次求助里。能去请先点“我去”。
aid-not-for-you = 这次求助不是发给您的。谢谢您的好心。
aid-only-asker = 这一步只有求助的人家能做。
aid-arrived-before = 已经知道您到了。办完请点“结束求助”。
aid-helper-unknown = 要去帮忙，请先登记：私聊我，发送您家的登记码。急的话请直接告诉群里的邻居。

aid-log-caption = 求助记录，共 { $count } 条。里面有住址，请不要外传。
aid-log-sent = 记录发给您了。
aid-log-id = 编号
aid-log-opened-at = 求助时间
aid-log-number = 户号
aid-log-address = 地址
aid-log-group = 组
aid-log-kind = 种类
aid-log-urgency = 缓急
aid-log-quiet = 悄悄
aid-log-state = 状态
aid-log-level = 通知到
aid-log-text = 说明
aid-log-helpers = 去帮忙的人
aid-log-claimed-at = 有人应
aid-log-arrived-at = 到达
aid-log-closed-at = 结束
aid-log-outcome = 结果
aid-log-alert = 预警编号
