// What somebody does with a chat rather than in it: block the bot, leave, add the bot, throw it out, join a group.
import { act, get } from "./api.js";
import { ask, button, h } from "./dom.js";
import { newGroup } from "./links.js";
import { t } from "./words.js";

// `person` and `chat` as /control/chats gives them; `app.open(place, chat)` shows another chat; `done(error)` hears the end.
export async function doings({ person, chat, username, open, done }) {
  const own = chat.id === person.id;
  const list = own ? privately(person, username, open) : together(person, chat);
  const chosen = await ask((close) => [
    h("h2", {}, chat.title),
    h("div", { class: "doings" }, list.map(([key, run]) => button(t(key), t(key), () => close(run)))),
    h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()))]);
  if (!chosen) return;
  try { await chosen(); done(); } catch (error) { done(error); }
}

function privately(person, username, open) {
  return [
    person.blocked ? ["unblock", () => act("unblock", { person: person.id })] : ["block", () => act("block", { person: person.id })],
    ["new_group", async () => { const id = await newGroup(person.id, username, ""); if (id) open(id); }],
    ["join_group", () => joinOne(person, open)],
  ];
}

function together(person, chat) {
  const { id } = chat, by = person.id;
  const bot = chat.bot_inside
    ? [["make_admin", () => act("promote_bot", { chat: id, by })], ["throw_out", () => act("remove_bot", { chat: id, by })]]
    : [["add_bot", () => act("add_bot", { chat: id, by })]];
  return [...bot, ["leave", () => act("leave", { chat: id, person: by })]];
}

async function joinOne(person, open) {
  const { chats } = await get("state");
  const field = h("select", { "aria-label": t("join_group") },
    chats.filter((chat) => !chat.migrated_to).map((chat) => h("option", { value: chat.id }, chat.title)));
  const chosen = await ask((close) => h("form", { onsubmit: (event) => { event.preventDefault(); close(Number(field.value)); } },
    h("label", {}, t("join_group"), field),
    h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()), h("button", { class: "main" }, t("ok")))));
  if (!chosen) return;
  await act("join", { chat: chosen, person: person.id });
  open(chosen);
}
