// Links into the bot are followed inside the page, as Telegram's programs do.
import { act } from "./api.js";
import { ask, button, h } from "./dom.js";
import { t } from "./words.js";

// What a link asks of the bot: { start } or { startgroup }; null for any other link.
export function intoBot(url, username) {
  const { hostname, pathname, searchParams } = new URL(url);
  if (!username || !/^(t|telegram)\.me$/.test(hostname)) return null;
  if (pathname.slice(1).toLowerCase() !== username.toLowerCase()) return null;
  if (searchParams.has("startgroup")) return { startgroup: searchParams.get("startgroup") };
  return { start: searchParams.get("start") ?? "" };
}

// A new group of one's own with the bot in it, greeted with the link's code; its id, or undefined.
export async function newGroup(person, username, payload) {
  const title = await askTitle();
  if (!title) return undefined;
  const { id } = await act("group", { title, creator: person, with_bot: true });
  await act("write", { person, chat: id, text: `/start@${username} ${payload}`.trim() });
  return id;
}

function askTitle() {
  const field = h("input", { name: "title", required: true, maxlength: 64, autocomplete: "off", "aria-label": t("group_title") });
  return ask((close) => h("form", { onsubmit: (event) => { event.preventDefault(); close(field.value.trim()); } },
    h("h2", {}, t("new_group")), h("label", {}, t("group_title"), field),
    h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()), h("button", { class: "main" }, t("new_group_do")))));
}
