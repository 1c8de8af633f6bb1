common-comma = 、
common-repeat = （重发）
common-see-below = 请看下面的消息
common-only-officials = 这一步只有村（居）干部能做。要成为干部用户，请向管理员要一个干部码。
common-only-leaders = 这一步只有本组联保户长或信息员能做。请找您的户长。
common-only-private = 这件事请私下办：点开我的头像，私聊我再发一次。
common-no-household = 您还没有登记到哪一户。请私聊我，发送您的登记码；没有码就发 /join 。
common-other-household = 这是别家的事，您不能代答。请本户的人来点。
common-old-button = 这个按钮已经失效。请看最新的消息，或者发 /help 。
common-anonymous = 您现在是匿名管理员，我分不清您是谁。请关掉匿名，用自己的身份再发一次。
common-incident = 出错了，这是我们的问题，不是您的。请再试一次；还不行就打电话给村里，告诉他们编号 { $incident } 。急事请直接打 110、119、120。
common-agreement = <b>您同意的是</b>
    – 记什么：门牌、户主、人口、电话，还有您家自己说的情况；您的 Telegram 名字，和您在这里的回答。
    – 做什么用：只用于巡逻、预警、邻里互助，不作别用。
    – 谁看得到：同组邻居看得到门牌、户主和能帮的忙。来帮您的人还看得到电话、需照顾的情况和位置。户长、信息员和干部，在巡逻、预警、求助需要时看得到其余的。电话写不写上睦邻卡，由您家自己定。
    – 随时可以发 /me 查看，发 /forget 删除。
    – 不评价任何人，不给任何人建名单。
common-joined = ✅ 登记好了：<b>{ $address }</b>（户号 { $number }，{ $group }）。
    从现在起，预警会发到这里。请您看一看下面的话，再点一个按钮。

    { $agreement }
common-registered = ✅ 登记好了：<b>{ $address }</b>（户号 { $number }，{ $group }）。谢谢您同意。

    有预警时，我会发消息给您，点一下就能回答。
    需要帮忙发 /aid ，十万火急发 /sos 。
common-group = 第 { $group } 组
common-no-group = 还没分组
common-btn-agree = ✅ 我同意
common-btn-decline = ❌ 不同意，请退出
common-btn-me = 我的资料
common-btn-help = 我能做什么

command-aid = 请邻居帮忙
command-sos = 紧急求救
command-patrol = 今晚谁巡逻
command-me = 我的资料
command-card = 睦邻卡
command-language = 换语言 Language
command-help = 怎么用
command-cancel = 取消正在填写的内容
command-forget = 删除我的资料
command-report = 交巡逻报告
command-swap = 换巡逻夜
command-deputy = 请信息员、交接小组
command-groups = 小组：筹办、户长、群
command-alert = 发预警
command-drill = 发演练
command-danger = 预警中：这里有险情
command-board = 总览

storage-unreadable = 数据库文件 { $path } 打不开：{ $why }。请检查路径和权限，或者用 restore 恢复备份。
storage-too-new = 数据库来自更新的版本（第 { $found } 版，本程序只到第 { $known } 版）。请先升级程序。
run-token-refused = Telegram 不认这个令牌。请检查 BOT_TOKEN 或 token_file。
common-btn-sos = 🆘 紧急求救
