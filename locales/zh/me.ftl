# /me：记着什么、每一项谁看得到；/forget。

welcome-me = <b>{ $name }</b>，这里记着您的这些资料：

    { $lines }

    <i>和您打交道的人都看得到：</i>名字 { $name }
    { $seen ->
        [home] <i>户长和干部看得到：</i>您登记了、您的身份、
        [role] <i>干部看得到：</i>您的身份、
       *[none] <i>干部看得到：</i>
    }求助 { $requests } 次、去帮人 { $claims } 次、回答预警 { $answers } 次
    <i>只有管机器人的人看得到：</i>Telegram 号 { $id }、语言 { $language }、从 { $since } 起、日志 { $journal } 行
welcome-me-home = 🏠 { $address }（{ $number }）：{ $agreement }
welcome-me-agreed = 同意书第 { $version } 版，{ $at } 同意
welcome-me-not-agreed = 同意书第 { $version } 版，<b>还没有同意</b>
welcome-me-no-house = 没有登记到哪一户。
welcome-me-no-role = 身份：没有担任户长、信息员或干部
welcome-me-wish = 等回话：{ $at } 申请登记到户号 { $number }（这一户的户长和干部看得到）
welcome-role-official = 身份：干部
welcome-role-leader = 身份：第 { $group } 组户长
welcome-role-liaison = 身份：第 { $group } 组信息员
welcome-me-house = 🏠 <b>户号 { $number }</b>（{ $group }）

    <i>同组邻居看得到：</i>
    { $near }

    <i>来帮您的人、户长、信息员、干部还看得到：</i>
    { $coming }

    <i>户长、信息员、干部还看得到：</i>
    { $duty }

    您家自己说的：{ $stated }。其余来自村里的名册。
    这一户的账号：{ $accounts } 个。干部看这些，每次都记下来。
welcome-me-door = 门牌：{ $value }
welcome-me-head = 户主：{ $value }
welcome-me-skills = 特长、工具：{ $value }
welcome-me-phone = 电话：{ $value }
welcome-me-phone-shown = 电话（您同意写上睦邻卡）：{ $value }
welcome-me-needs = 需照顾：{ $value }
welcome-me-place = 地图位置：{ $value }
welcome-me-people = 人口：{ $value }
welcome-me-hazard = 房屋隐患：{ $value }
welcome-me-hamlet = 片区：{ $value }
welcome-me-patrols-yes = 巡逻：参加
welcome-me-patrols-no = 巡逻：免
welcome-me-nothing = 没有
welcome-field-people = 人口
welcome-field-phone = 电话
welcome-field-needs = 需照顾
welcome-field-skills = 特长
welcome-field-shown = 电话上卡
welcome-btn-mine = ✏️ 户号 { $number }：修改、退出
welcome-btn-agreement = 📄 户号 { $number } 的同意书
welcome-btn-export = 💾 全部存成文件
welcome-export = 这里记着的您和您家的全部资料，请您自己保存。别人的名字和号码不在里面。
welcome-btn-forget = 🗑 删除我的资料
welcome-forget = 要删除您的资料吗？您会退出所登记的户和所有身份，不再收到预警。
    { $warning }
    住户名册由村里保管，请找村里改。
welcome-forget-leads = ⚠️ 您是第 { $group } 组户长：方便的话，请先把小组交给别人（发 /deputy ）。
welcome-forget-official = ⚠️ 您是干部：其他干部会知道有一位退出了。
welcome-btn-forget-yes = 是，删除
welcome-btn-keep = 不删除
welcome-forgotten = 已经删除。以后想回来，请向户长或村里要一个新的登记码。急事请打 110、119、120。
welcome-kept = 好的，什么也没有改。
welcome-official-left = ⚠️ 有一位干部退出了。现在联系得上的干部：{ $left } 位。
welcome-official-last = ⚠️ 有一位干部退出了，现在只剩您一位：要两位干部确认的预警发不出去。请尽快再请一位（向管理员要干部码）。
