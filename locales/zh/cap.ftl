# 外来预警（CAP）：怎么处理，为什么，哪里不对。

cap-too-big = 文件太大
cap-not-text = 读不出文字
cap-not-xml = 不是 XML 文件
cap-not-well-formed-xml = XML 写坏了
cap-forbidden-dtd = 含有 DTD，可能有害，不读
cap-forbidden-entity = 含有实体，可能有害，不读
cap-forbidden-include = 要引入别的文件，不读
cap-nested-too-deep = 嵌套太深，不读
cap-too-many-elements = 内容太多，不读
cap-not-an-alert = 不是预警消息
cap-wrong-namespace = 不是 CAP 1.2（命名空间不对）
cap-feed-not-message = 这是预警列表，不是一条预警
cap-empty-feed = 预警列表是空的：现在没有预警
cap-no-sender = 没有发布者
cap-no-identifier = 没有编号
cap-unreadable-sent = 发布时间读不出
cap-msgtype-ack = 只是收到回执
cap-msgtype-error = 只是报告别的消息有错
cap-no-status = 没写是不是真的预警
cap-status-test = 这是系统测试
cap-status-draft = 这是草稿
cap-status-system = 这是系统之间的消息
cap-status-unknown = 不知道是不是真的预警
cap-no-scope = 没写能不能公开
cap-scope-restricted = 限定范围，不能公开
cap-scope-private = 内部消息，不能公开
cap-scope-unknown = 不知道能不能公开
cap-reissue = 以前已经收到过
cap-no-info = 没有说明内容
cap-other-area = 不是本地的预警
cap-actual-public-alert = 真实、公开的预警
cap-actual-public-update = 真实、公开的更新
cap-status-exercise = 这是演练
cap-msgtype-cancel = 发布者取消了预警
cap-all-clear = 险情解除
cap-ended-by-headline = 标题说预警已解除

cap-byte-order-mark = 文件开头有字节序标记
cap-blank-before-xml = XML 前面有空白
cap-encoding = 编码是 { $what }
cap-encoding-not-as-declared = 编码不是它写的 { $what }
cap-inside-a-feed = 取自预警列表
cap-missing = 缺少 { $what }
cap-bad-value = 写错了：{ $what }
cap-unknown-element = 有不认识的内容：{ $what }
cap-out-of-order = 次序不对：{ $what }
cap-time-unreadable = 时间读不出：{ $what }
cap-time-z = 时间用 Z 写时区：{ $what }
cap-time-no-offset = 时间没写时区：{ $what }
cap-blank-or-comma-in-identity = 编号或发布者里有空格或逗号
cap-bad-reference = 引用写坏了
cap-polygon-empty = 区域图形是空的
cap-polygon-garbage = 区域图形读不出
cap-polygon-open = 区域图形没有闭合
cap-polygon-crosses-itself = 区域图形自己相交
cap-circle-empty = 圆形区域是空的
cap-circle-garbage = 圆形区域读不出
cap-no-expires = 没写到什么时候为止，按 24 小时算
cap-expires-before-sent = 截止时间早于发布时间，按 24 小时算
cap-refers-to-itself = 引用的是它自己
cap-update-without-references = 更新没说是哪一条
cap-cancel-without-references = 取消没说是哪一条
cap-colour-severity-disagree = 颜色和严重程度对不上，以颜色为准：{ $what }
cap-colour-from-severity = 没写颜色，按严重程度定：{ $what }
cap-no-colour-no-severity = 没写颜色和严重程度，先按黄色

# 干部和管理员看到的话。

cap-draft =
    { $mark }“{ $headline }”

    { $text }
    { $defects }
cap-draft-defects =
    ————
    请多看一眼，这条消息有些不规范：
    { $lines }
cap-called-off = { $mark }{ $sign } <b>{ $hazard }{ $colour }</b>（{ $place }）：{ $sender } 已取消。没有发出，不用再管。
cap-replaced = { $mark }{ $sign } { $hazard }{ $colour }（{ $place }）：来了新的一版，请用新的。
cap-overtaken = { $mark }{ $sign } { $hazard }{ $colour }（{ $place }）：这次更改没有发出，也不用发了，有更新的消息。
cap-outdated = { $mark }{ $sign } { $hazard }{ $colour }（{ $place }）：没有人发出，时效已过。
cap-ended = { $mark }{ $sender } 说：{ $hazard }{ $colour }（{ $place }）已结束。
cap-feed-dead = <b>读不到 { $feed } 的预警</b>，从 { $since } 起：{ $why }
    其他渠道的预警不受影响。请核对 config.toml 里 [cap] feeds 的地址，或问问对方。
cap-feed-back = { $feed } 的预警又能读到了。
cap-feed-unreachable = 连不上对方服务器
cap-feed-slow = 对方服务器太慢
cap-feed-too-big = 内容太大
cap-feed-elsewhere = 它转到了另一台主机；确实没错的话，请写进 [cap] hosts
cap-feed-garbled = 收到的不是预警源
cap-feed-status = 对方服务器回答 { $number }
cap-own-message = 是我们自己发出的，又转回来了
cap-expired = 时效已过
cap-too-many = 一小时内来得太多，不可信
cap-flood = <b>{ $feed } 发来的预警太多</b>：一小时超过 { $n } 条，后面的先不显示。请打电话核实。

# 邻村从我们自己的预警里看到的话。

cap-out-alert = { $mark }{ $village }：{ $hazard }{ $colour }预警
cap-out-update = { $mark }{ $village }：{ $hazard }预警改为{ $colour }
cap-out-clear = { $mark }{ $village }：{ $hazard }预警解除
cap-out-error = { $mark }{ $village }：{ $hazard }预警是误发
cap-out-do = { $do }
cap-out-clear-do = 险情已经解除。
cap-out-error-do = 刚才的预警是误发，不用做什么。
cap-out-area = { $village }，{ $place }
