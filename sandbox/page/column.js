// One person's Telegram: the list of chats, the open chat, the bot's answers to taps.
import { act, get, Refused } from "./api.js";
import { ChatView } from "./chat.js";
import { Composer } from "./composer.js";
import { doings } from "./doings.js";
import { ask, avatar, badge, button, calmly, h } from "./dom.js";
import { intoBot, newGroup } from "./links.js";
import { gist } from "./message.js";
import { t } from "./words.js";

const PAUSE = 150, TOAST = 5000, ANSWER_WITHIN = 15_000; // milliseconds

export class Column {
  // `app`: { bot(), play(person, on), isPlayed(person), pick(place), close(place), open(place, chat) }
  constructor(place, app) {
    Object.assign(this, { place, app, person: 0, chat: 0, view: null, composer: null, chats: [], taps: new Map() });
    this.head = h("div", { class: "head" });
    this.list = h("nav", { class: "chatlist" });
    this.title = h("div", { class: "title" });
    this.main = h("div", { class: "main" });
    this.toasts = h("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.body = h("div", { class: "body" }, this.list, h("div", { class: "pane" }, this.title, this.main, this.toasts));
    this.node = h("section", { class: "column", "data-place": place }, this.head, this.body);
    this.refresh = calmly(PAUSE, () => this.look());
    this.sync = calmly(PAUSE, () => this.view?.sync());
  }

  // -- who and which chat

  async show({ person, chat }) {
    if (person === this.person && chat === this.chat && this.view) return;
    Object.assign(this, { person, chat, view: null, composer: null });
    this.node.classList.toggle("nobody", !person);
    if (person) await this.look();
    else this.drawNobody();
  }

  // Looks at the list of chats anew, and opens the wanted one if it is not open.
  async look() {
    if (!this.person) return;
    const wanted = this.person;
    const found = await get("chats", { person: wanted }).catch((error) => error);
    if (wanted !== this.person) return;
    if (found instanceof Refused) { this.person = 0; this.view = null; this.drawNobody(); }
    if (found instanceof Error) return; // the stream will come back and look anew
    this.about = found.person;
    this.chats = found.chats;
    this.node.setAttribute("aria-label", t("chats_of", { name: found.person.name }));
    const chat = this.chats.find((each) => each.id === this.chat) ?? this.chats[0];
    this.chat = chat.id;
    this.drawHead();
    this.drawList();
    this.drawTitle(chat);
    if (this.view?.id !== chat.id) await this.openView(chat);
    this.drawComposer(chat);
  }

  async openView(chat) {
    const view = new ChatView(chat.id, {
      me: this.person, group: chat.id !== this.person,
      on: { command: (text) => this.composer?.write(text), link: (url) => this.follow(url) },
      press: (seen, key, node) => this.press(seen, key, node),
      reply: (seen) => this.composer?.answer(seen),
    });
    this.view = view;
    this.composer = null;
    this.main.replaceChildren(view.node);
    await view.load();
  }

  drawComposer(chat) {
    const { started, blocked, deactivated } = this.about;
    const now = JSON.stringify([chat.id, chat.title, chat.keyboard, started, blocked, deactivated]);
    if (this.composer && now === this.composerFor) return;
    this.composerFor = now;
    const focused = this.composer?.node.contains(document.activeElement);
    this.composer?.node.remove();
    this.composer = new Composer(this.about, chat, (error) => this.toast(error.message, true), () => this.app.play(this.person, true));
    this.main.append(this.composer.node);
    if (focused) this.composer.node.querySelector("textarea, input")?.focus();
  }

  // -- drawing

  drawNobody() {
    this.chats = [];
    this.list.replaceChildren();
    this.list.hidden = true;
    this.title.replaceChildren();
    this.titleFor = "";
    const text = t(this.place === "a" ? "choose_person" : "choose_second");
    const choose = button(t("choose_button"), t("choose_button"), () => this.app.pick(this.place), { class: "main chooser" });
    this.main.replaceChildren(h("div", { class: "blank" }, h("p", {}, text), choose));
    this.drawHead();
  }

  drawHead() {
    const { name, id } = this.person ? this.about : { name: "?", id: 0 };
    const now = `${id} ${name}`;
    if (this.headFor === now) return;
    this.headFor = now;
    this.played = h("span", {});
    const shown = this.person ? name : t("choose_button");
    this.head.replaceChildren(
      h("button", { type: "button", class: "me", title: t("people"), onclick: () => this.app.pick(this.place) },
        h("span", { class: "back", "aria-hidden": "true" }, "‹"), avatar(name, id), h("b", { class: "line" }, shown)),
      this.played,
      this.place !== "a" ? button("×", t("close_second"), () => this.app.close(this.place), { class: "plain" }) : "");
  }

  // Whether the visitor plays this person, and the way to hand him or her back to the crowd.
  drawPlayed() {
    const on = Boolean(this.person) && this.app.isPlayed(this.person);
    if (!this.played || this.played.childElementCount === Number(on)) return;
    const back = () => this.app.play(this.person, false);
    this.played.replaceChildren(...(on ? [button(`✋ ${t("played")} ×`, t("hand_back"), back, { class: "played" })] : []));
  }

  drawList() {
    this.list.hidden = this.chats.length < 2;
    this.list.setAttribute("aria-label", t("chats_of", { name: this.about.name }));
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.id : null;
    this.list.replaceChildren(...this.chats.map((chat) => this.chatLine(chat)));
    if (focused) this.list.querySelector(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
  }

  chatLine(chat) {
    return h("button", {
      type: "button", "data-id": chat.id, "aria-current": chat.id === this.chat ? "true" : null,
      onclick: () => this.app.open(this.place, chat.id),
    }, avatar(chat.title, chat.id),
      h("span", { class: "who" }, h("span", { class: "line" }, chat.title),
        h("small", { class: "line" }, chat.last ? gist(chat.last.message) : t("no_messages"))),
      badge(chat.unread, t("unread_n", { n: chat.unread })));
  }

  drawTitle(chat) {
    const under = chat.id === this.person ? t("bot")
      : t("members_n", { n: chat.members }) + (chat.bot_inside ? "" : ` · ${t("bot_absent")}`);
    const now = JSON.stringify([this.person, chat.id, chat.title, under, this.about.blocked, chat.bot_inside]);
    if (now === this.titleFor) return;
    this.titleFor = now;
    const about = {
      person: this.about, chat, username: this.app.bot()?.username,
      open: (id) => this.app.open(this.place, id),
      done: (error) => { if (error) this.toast(error.message, true); this.app.play(this.person, true); this.refresh(); },
    };
    this.title.replaceChildren(h("h2", { class: "line" }, chat.title), h("small", {}, under),
      button("⋮", t("doings"), () => doings(about), { class: "plain doing" }));
  }

  // -- what happens

  hear(events) {
    for (const event of events) if (event.kind === "answer") this.taps.get(event.query_id)?.();
    const here = events.filter((event) => event.chat_id === this.chat);
    for (const event of here) if (event.kind === "delete") this.view?.remove(event.message_id);
    for (const event of here) if (event.kind === "migrate") this.app.open(this.place, event.to_chat_id);
    if (here.some((event) => ["message", "edit", "pin"].includes(event.kind))) this.sync();
    if (here.some((event) => ["pin", "delete"].includes(event.kind))) this.view?.syncPin().catch(() => {});
    const mine = new Set([this.person, ...this.chats.map((chat) => chat.id)]);
    const concerns = (event) => mine.has(event.chat_id) || event.user_id === this.person || event.kind === "chat";
    if (events.some((event) => concerns(event) && !["press", "answer"].includes(event.kind))) this.refresh();
  }

  // Everything anew: after a gap in the stream.
  async fresh() {
    if (!this.person) return;
    if (this.view) await this.view.load().catch(() => {});
    this.refresh();
  }

  // -- what the person does

  async press(seen, key, node) {
    if (node.ariaBusy === "true") return;
    node.ariaBusy = "true";
    this.app.play(this.person, true);
    const chat = seen.message.chat.id;
    try {
      const order = { person: this.person, chat, message_id: seen.message.message_id, data: key.callback_data };
      const { query_id } = await act("press", order);
      this.answered(await this.answerTo(query_id));
    } catch (error) {
      this.toast(error.message, true);
    } finally {
      node.ariaBusy = null;
    }
  }

  // Waits for the event, not for the request: a browser has few connections to one host.
  async answerTo(id) {
    const heard = new Promise((resolve) => {
      this.taps.set(id, resolve);
      setTimeout(resolve, ANSWER_WITHIN);
    });
    let answer = await get("press", { id });
    if (!answer.answered) {
      await heard;
      answer = await get("press", { id });
    }
    this.taps.delete(id);
    return answer;
  }

  answered({ answered, text, show_alert, url }) {
    if (!answered) this.toast(t("no_answer"), true);
    else if (show_alert && text) this.alert(text);
    else if (text) this.toast(text);
    if (url) this.follow(url);
  }

  // A link into the bot is followed here; true if it was one.
  follow(url) {
    const username = this.app.bot()?.username, wanted = intoBot(url, username);
    if (!wanted) return false;
    this.begin(wanted, username).catch((error) => this.toast(error.message, true));
    return true;
  }

  async begin({ start, startgroup }, username) {
    if (startgroup === undefined) {
      await act("start", { person: this.person, payload: start });
      this.app.open(this.place, this.person);
      return;
    }
    const group = await newGroup(this.person, username, startgroup);
    if (group) this.app.open(this.place, group);
  }

  alert(text) {
    ask((close) => [h("p", { class: "alert" }, text), button(t("ok"), t("ok"), () => close(), { class: "main", autofocus: true })]);
  }

  toast(text, bad = false) {
    const node = h("div", { class: bad ? "toast bad" : "toast" }, text);
    this.toasts.append(node);
    setTimeout(() => node.remove(), TOAST + text.length * 40);
  }
}
