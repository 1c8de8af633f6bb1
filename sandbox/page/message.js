// One message as a bubble, with its quote, files, buttons and marks; or a service line.
import { fileUrl } from "./api.js";
import { button, coloured, h } from "./dom.js";
import { link, rich } from "./rich.js";
import { clock, t } from "./words.js";

export const nameOf = (message) =>
  message.sender_chat?.title ?? message.from?.first_name ?? message.chat.title ?? "";

// What a message says, in one line.
export function gist(message) {
  const kinds = [["photo", "🖼 "], ["document", "📎 "], ["voice", "🎤 "], ["video", "🎬 "], ["video_note", "🎬 "], ["location", "📍 "], ["contact", "👤 "]];
  const [kind, sign] = kinds.find(([name]) => name in message) ?? ["", ""];
  const words = message.text ?? message.caption ?? service(message) ?? (kind ? "" : t("something"));
  const named = message.document?.file_name ?? (kind ? t(kind) : "");
  return (sign + (words || named)).replace(/\s+/g, " ").slice(0, 160);
}

function service(message) {
  const who = nameOf(message);
  const names = (users) => users.map((user) => user.first_name).join(", ");
  if (message.new_chat_members) return t("joined", { who: names(message.new_chat_members) });
  if (message.left_chat_member) return t("left", { who: message.left_chat_member.first_name });
  if (message.group_chat_created) return t("group_created", { who });
  if (message.new_chat_title) return t("renamed", { who, title: message.new_chat_title });
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return t("upgraded");
  return null;
}

// `view`: { me, group, on, press(seen, button, node), reply(seen), jump(id) }
export function bubble(seen, view) {
  const { message } = seen;
  const item = h("li", { "data-id": message.message_id, tabindex: "-1" });
  const note = service(message);
  if (note) {
    item.className = "service";
    item.append(h("span", {}, note));
    return item;
  }
  const mine = message.from?.id === view.me && !message.sender_chat;
  item.className = mine ? "mine" : "theirs";
  const body = h("div", { class: "bubble" }, content(seen, view, mine), marks(seen));
  item.append(h("div", { class: "stack" }, body, keyboard(seen, view)), answerButton(seen, view));
  return item;
}

function content(seen, view, mine) {
  const { message } = seen;
  const text = message.text ?? message.caption;
  return [
    view.group && !mine && coloured(nameOf(message), message.sender_chat?.id ?? message.from?.id ?? 0),
    message.forward_origin && h("span", { class: "forwarded" }, `${t("forwarded")}: ${origin(message.forward_origin)}`),
    message.reply_to_message && quote(message.reply_to_message, view),
    ...attachments(message),
    text !== undefined && h("div", { class: "text", dir: "auto" },
      rich(text, message.entities ?? message.caption_entities, view.on)),
  ];
}

const origin = (from) => (from.sender_user?.first_name ?? from.sender_chat?.title ?? from.chat?.title ?? "");

function quote(message, view) {
  return h("button", { type: "button", class: "quote", onclick: () => view.jump(message.message_id) },
    coloured(nameOf(message), message.from?.id ?? 0), h("span", { class: "line" }, gist(message)));
}

function attachments(message) {
  const found = [];
  if (message.photo) found.push(photo(message.photo.at(-1), message.caption));
  if (message.document) found.push(file(message.document, message.document.file_name || t("document")));
  if (message.voice) found.push(file(message.voice, `${t("voice")} · ${message.voice.duration} s`));
  const film = message.video ?? message.video_note;
  if (film) found.push(file(film, `${t("video")} · ${film.duration} s`));
  if (message.location) {
    const { latitude, longitude } = message.location;
    found.push(h("div", { class: "thing" }, `📍 ${t("location")}: ${latitude.toFixed(5)}, ${longitude.toFixed(5)}`));
  }
  if (message.contact) {
    const { first_name, phone_number } = message.contact;
    found.push(h("div", { class: "thing" }, `👤 ${first_name} · ${phone_number}`));
  }
  if (!found.length && message.text === undefined && message.caption === undefined)
    found.push(h("div", { class: "thing" }, t("something")));
  return found;
}

function photo(size, caption) {
  const image = h("img", {
    src: fileUrl(size.file_id), alt: caption || t("photo"), loading: "lazy", width: size.width, height: size.height,
  });
  return h("a", { href: fileUrl(size.file_id), target: "_blank", rel: "noopener", class: "photo" }, image);
}

function file(about, name) {
  const sign = about.duration === undefined ? "📎" : "🎤";
  return h("a", { href: fileUrl(about.file_id), download: about.file_name ?? "", class: "thing file" },
    `${sign} ${name} `, h("small", {}, size(about.file_size ?? 0)));
}

function size(bytes) {
  if (bytes < 1e3) return `${bytes} B`;
  return bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function marks(seen) {
  const { message } = seen;
  const signs = [
    seen.pinned && h("span", { title: t("pinned"), role: "img", "aria-label": t("pinned") }, "📌"),
    seen.silent && h("span", { title: t("silent"), role: "img", "aria-label": t("silent") }, "🔕"),
    seen.edits > 0 && t("edited"),
  ].filter(Boolean).flatMap((sign) => [sign, " "]);
  const stamp = new Date(message.date * 1000);
  return h("div", { class: "marks" }, signs,
    h("time", { datetime: stamp.toISOString(), title: stamp.toLocaleString() }, clock(message.date)));
}

function keyboard(seen, view) {
  const rows = seen.message.reply_markup?.inline_keyboard ?? [];
  if (!rows.length) return null;
  return h("div", { class: "keys" }, rows.map((row) => h("div", { class: "row" }, row.map((key) => oneKey(seen, key, view)))));
}

function oneKey(seen, key, view) {
  if (key.url) return link(key.url, [key.text, h("span", { "aria-hidden": "true" }, " ↗")], view.on, { class: "key" });
  const press = (event) => view.press(seen, key, event.currentTarget);
  return h("button", { type: "button", class: "key", onclick: press, disabled: !key.callback_data }, key.text);
}

const answerButton = (seen, view) =>
  button("↩\uFE0E", `${t("reply")}: ${gist(seen.message).slice(0, 40)}`, () => view.reply(seen), { class: "answer" });
