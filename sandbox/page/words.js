// What the page says: Chinese, English.
const WORDS = {
  title: ["十户联保 · 演示", "Ten Households · demo"],
  honest: ["这里替代 Telegram，只在这台电脑上。人和事都是编的，什么也不会发出去。",
    "This stands in for Telegram, on this computer only. People and events are invented; nothing leaves it."],
  chats: ["聊天", "Chats"],
  wire: ["线路", "Wire"],
  other_language: ["English", "中文"],
  other_language_label: ["Switch to English", "切换到中文"],
  second: ["再看一人", "Another person"],
  second_label: ["并排再看一个人，最多四个", "Show another person beside the others, four at most"],
  close_second: ["关闭这一栏", "Close this column"],
  back: ["返回", "Back"],
  people: ["您是谁？", "Who are you?"],
  search_people: ["按名字找人", "Find somebody by name"],
  only_unread: ["只看有未读的", "Unread only"],
  nobody_found: ["没有找到。", "Nobody found."],
  nobody_here: ["还没有人。先加一个新人。", "Nobody is here yet. Add a newcomer."],
  more_people: ["还有 {n} 人，请输入名字查找。", "{n} more: type a name to find them."],
  add_newcomer: ["加一个新人", "Add a newcomer"],
  newcomer_name: ["新人的名字", "Name of the newcomer"],
  newcomer_language: ["他的 Telegram 语言", "Language of their Telegram"],
  add: ["加入", "Add"],
  cancel: ["取消", "Cancel"],
  ok: ["知道了", "OK"],
  not_started: ["未开始", "not started"],
  blocked: ["已屏蔽", "has blocked the bot"],
  deactivated: ["已注销", "account deleted"],
  unread_n: ["{n} 条未读", "{n} unread"],
  choose_person: ["在左边选一个人，从他的眼睛看聊天。", "Choose somebody on the left, and see the chats through their eyes."],
  choose_second: ["在左边再选一个人，两个人可以同时看。", "Choose another person on the left, and watch both at once."],
  choose_button: ["选一个人", "Choose somebody"],
  chats_of: ["{name} 的聊天", "Chats of {name}"],
  members_n: ["{n} 位成员", "{n} members"],
  bot: ["机器人", "bot"],
  bot_absent: ["机器人不在群里", "the bot is not in this group"],
  no_messages: ["还没有消息。", "No messages yet."],
  earlier: ["更早的消息", "Earlier messages"],
  to_bottom: ["到最新一条", "To the newest"],
  write_here: ["写消息…", "Write a message…"],
  write_label: ["给“{chat}”写消息", "Write a message to {chat}"],
  send: ["发送", "Send"],
  start: ["开始", "Start"],
  start_code: ["登记码（没有可以空着）", "Code (leave empty if there is none)"],
  start_hint: ["新人从这里开始：填登记条上的码，按“开始”。扫码或点链接也是这样。",
    "A newcomer begins here: type the code from the slip and press Start, as the link or QR code does."],
  unblock: ["解除屏蔽", "Unblock"],
  start_again: ["重新开始 / 用码", "Start again / use a code"],
  menu: ["命令菜单", "Menu of commands"],
  no_menu: ["机器人没有设菜单。", "The bot has set no menu here."],
  attach: ["发图片或文件", "Send a picture or file"],
  too_big: ["文件超过 20 MB，机器人取不了。", "The file is over 20 MB; the bot could not fetch it."],
  place: ["发位置", "Send a place"],
  place_hint: ["纬度, 经度", "Latitude, longitude"],
  place_bad: ["请写成“纬度, 经度”，例如 24.7310, 113.6423。", "Write “latitude, longitude”, for example 24.7310, 113.6423."],
  new_group: ["建一个群，把机器人拉进去", "New group with the bot in it"],
  group_title: ["群的名字", "Title of the group"],
  new_group_do: ["建群", "Create"],
  reply: ["回复", "Reply"],
  replying: ["回复 {name}", "Answering {name}"],
  no_reply: ["不回复了", "Do not answer"],
  edited: ["已编辑", "edited"],
  pinned: ["置顶", "Pinned"],
  silent: ["静音", "silent"],
  no_answer: ["机器人 15 秒内没有回应。", "The bot did not answer within 15 seconds."],
  photo: ["图片", "Photo"],
  document: ["文件", "Document"],
  voice: ["语音", "Voice message"],
  video: ["视频", "Video"],
  video_note: ["视频", "Video"],
  location: ["位置", "Place"],
  contact: ["名片", "Contact"],
  joined: ["{who} 加入了群", "{who} joined the group"],
  left: ["{who} 离开了群", "{who} left the group"],
  group_created: ["{who} 建了这个群", "{who} created the group"],
  renamed: ["{who} 把群改名为“{title}”", "{who} renamed the group to “{title}”"],
  upgraded: ["群已升级为超级群", "The group became a supergroup"],
  something: ["（这里显示不了的内容）", "(something this page cannot show)"],
  forwarded: ["转发", "Forwarded"],
  lost: ["连不上演示程序，正在重试…", "The demo does not answer; trying again…"],
  wire_intro: ["机器人向 Telegram 发出的调用，新的在上。", "What the bot asked of Telegram, newest first."],
  wire_method: ["方法", "Method"],
  wire_chat: ["只看这个人或群", "Only this person or group"],
  everybody: ["所有人和群", "Everybody"],
  wire_polls: ["也显示 getUpdates", "Show getUpdates too"],
  wire_empty: ["还没有调用。", "No calls yet."],
  wire_total: ["一共 {n} 次调用", "{n} calls in all"],
  col_time: ["时间", "Time"],
  col_chat: ["给谁", "To"],
  col_status: ["状态", "Status"],
  col_params: ["参数", "Parameters"],
  answer: ["回答", "Answer"],
  pending: ["等待中", "waiting"],
  cut: ["断开", "cut"],
  storm_night: ["风雨夜", "Storm night"],
  storm_night_label: ["演一个暴雨之夜：巡逻、预警、回应、敲门、求助、解除", "Play a storm night: patrol, warning, answers, doors, a call for help, the all-clear"],
  pause: ["暂停", "Pause"],
  go_on: ["继续", "Go on"],
  speed: ["快慢：演示里一秒等于几秒", "Pace: seconds of the night in one second"],
  stage_clock: ["演示里的时间", "The time in the demo"],
  restart: ["重启机器人", "Restart the bot"],
  bot_down: ["机器人停了。大家发的消息在 Telegram 等着。", "The bot is down. What people send waits at Telegram."],
  show_hint: ["按“风雨夜”看一场；或者自己选一个人试试。", "Press “Storm night” to watch one, or choose somebody and try."],
  show_more: ["更多：人群、经过、故障", "More: the crowd, what happened, trouble"],
  crowd: ["其他村民", "The other villagers"],
  crowd_hint: ["您正在扮演的人不会自己动；其他人由电脑扮演。", "Whom you play does nothing by itself; everybody else is played by the computer."],
  temper_answers: ["会回应的：{n}%", "Who answers: {n}%"],
  temper_delay: ["一般多久回应：{n} 分钟", "How soon, mostly: {n} min"],
  temper_without: ["手机打不通的（下一场起）：{n}%", "Phones that are off (from the next night): {n}%"],
  show_counts: ["已按：平安 {safe}，已转移 {moved}，要帮助 {help}；敲门结果 {doors}，来帮忙 {coming}；还有 {waiting} 人正要按。",
    "Pressed so far: safe {safe}, moved out {moved}, need help {help}; doors {doors}, coming to help {coming}; {waiting} about to."],
  story: ["经过", "What happened"],
  story_dusk: ["天黑了。今晚的巡逻组出门。", "Dusk. Tonight's patrol goes out."],
  story_warned: ["{who} 发出暴雨红色预警，第二位干部确认后送出。", "{who} sends a red rainstorm warning; a second official confirms it."],
  story_your_turn: ["该发预警了。您就是 {who}：写 /alert 暴雨 红", "Time to warn. You are {who}: write /alert rainstorm red"],
  story_trapped: ["{who}（{where}）家里进水，按了 /sos。", "{who} ({where}) has water indoors and sends /sos."],
  story_cleared: ["{who} 解除预警。", "{who} gives the all-clear."],
  story_your_clear: ["雨停了。您就是 {who}：请按“解除”。", "The rain is over. You are {who}: press the all-clear."],
  story_over: ["这一夜过去了。看看 {who} 收到的小结。", "The night is over. Read the report that {who} got."],
  story_skipped: ["这一步没有按计划走：{what}", "This step went another way: {what}"],
  story_broken: ["演示中断：{what}", "The show broke off: {what}"],
  story_killed: ["机器人的进程被强行结束（像突然断电）。", "The bot's process was killed, as by a power cut."],
  story_restarted: ["机器人重新启动，接着做没做完的。", "The bot is back and goes on where it was."],
  trouble: ["出点故障", "Trouble to order"],
  trouble_slow: ["Telegram 变慢", "Telegram slow"],
  trouble_slow_label: ["接下来 100 次调用每次慢 3 秒", "The next 100 calls take 3 s each"],
  trouble_down: ["断网 20 秒", "Down for 20 s"],
  trouble_down_label: ["20 秒内谁也连不上 Telegram", "Telegram takes no connection for 20 s"],
  trouble_flood: ["发太快被拦", "Flood limit"],
  trouble_flood_label: ["Telegram 要机器人等 10 秒（429）", "Telegram makes the bot wait 10 s (429)"],
  trouble_lost: ["回答丢失", "Answer lost"],
  trouble_lost_label: ["接下来 3 条消息送到了，但回答在路上丢了", "The next 3 messages arrive, but the answers get lost"],
  trouble_errors: ["服务器出错", "Server errors"],
  trouble_errors_label: ["接下来 10 次调用回答 502", "The next 10 calls are answered 502"],
  trouble_migrate: ["群升级", "Chat migrates"],
  trouble_migrate_label: ["一个群变成超级群，换了号码", "A group becomes a supergroup with another number"],
  trouble_kill: ["杀掉机器人", "Kill the bot"],
  trouble_kill_label: ["马上结束机器人的进程", "End the bot's process at once"],
  trouble_over: ["恢复正常", "All well again"],
  trouble_over_label: ["取消所有故障", "Take all troubles back"],
  no_group: ["没有可以升级的群了。", "There is no group left to upgrade."],
  bot_did: ["机器人怎么应付（重启过 {restarts} 次），它的日志最后几行：", "What the bot did about it (restarted {restarts} times), the end of its log:"],
  cast_danger: ["危房里的住户", "In a dangerous house"],
  cast_neighbour: ["邻居", "Neighbour"],
  cast_leader: ["联保户长", "Group leader"],
  cast_official: ["村干部", "Official"],
  cast_second: ["第二位干部", "Second official"],
  played: ["您在演", "you play"],
  hand_back: ["交还给电脑演", "Let the computer play this person again"],
  copy_curl: ["复制为 curl", "Copy as curl"],
  copy_curl_label: ["把这次调用复制成终端命令", "Copy this call as a command for the terminal"],
  copied: ["已复制", "Copied"],
};

export const LANGUAGES = ["zh", "en"];
let language = "zh";

export function speak(chosen) {
  language = LANGUAGES.includes(chosen) ? chosen : "en";
  document.documentElement.lang = language === "zh" ? "zh-Hans" : "en";
}

export const spoken = () => language;

export function preferred() {
  const first = navigator.languages?.[0] ?? navigator.language ?? "en";
  return first.toLowerCase().startsWith("zh") ? "zh" : "en";
}

export function t(key, values = {}) {
  const text = WORDS[key][LANGUAGES.indexOf(language)];
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

let zone; // of the village, once it is known; the browser's own before

export function liveIn(name) {
  zone = name;
}

const locale = () => (language === "zh" ? "zh-CN" : "en-GB");

export const clock = (seconds, more = {}) =>
  new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", timeZone: zone, ...more });

export const day = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString(locale(), { month: "long", day: "numeric", weekday: "short", timeZone: zone });
