// What the page says: Chinese, English.
const WORDS = {
  title: ["十户联保 · 演示", "Ten Households · demo"],
  honest: ["这里替代 Telegram，只在这台电脑上。人和事都是编的，什么也不会发出去。",
    "This stands in for Telegram, on this computer only. People and events are invented; nothing leaves it."],
  chats: ["聊天", "Chats"],
  wire: ["线路", "Wire"],
  other_language: ["English", "中文"],
  other_language_label: ["Switch to English", "切换到中文"],
  second: ["再看一人", "Second person"],
  second_label: ["并排再看一个人", "Show a second person beside the first"],
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

const locale = () => (language === "zh" ? "zh-CN" : "en-GB");

export const clock = (seconds, more = {}) =>
  new Date(seconds * 1000).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit", ...more });

export const day = (seconds) =>
  new Date(seconds * 1000).toLocaleDateString(locale(), { month: "long", day: "numeric", weekday: "short" });
