// Below a chat: the field to write, the menu, files, the quoted message; or Start, for who has not begun.
import { act, get } from "./api.js";
import { ask, button, h } from "./dom.js";
import { gist, nameOf } from "./message.js";
import { spoken, t } from "./words.js";

const FILE_MOST = 20 * 1024 * 1024;
const drafts = new Map(); // "person:chat" -> what was typed and not sent

export class Composer {
  // `person` and `chat` as /control/chats gives them; `fail(error)` shows what went wrong; `acted()` hears that the visitor does something
  constructor(person, chat, fail, acted) {
    Object.assign(this, { person, chat, fail, acted, key: `${person.id}:${chat.id}`, answering: null });
    this.node = h("div", { class: "composer" });
    this.draw();
  }

  get private() { return this.chat.id === this.person.id; }

  get where() { return { person: this.person.id, ...(this.private ? {} : { chat: this.chat.id }) }; }

  async attempt(run) {
    this.acted();
    try { await run(); return true; } catch (error) { this.fail(error); return false; }
  }

  draw() {
    const { started, blocked, deactivated } = this.person;
    if (deactivated) this.node.replaceChildren(h("p", { class: "hint" }, t("deactivated")));
    else if (this.private && blocked) this.node.replaceChildren(this.unblock());
    else if (this.private && !started) this.node.replaceChildren(this.startForm());
    else this.node.replaceChildren(...this.writing());
  }

  unblock() {
    const run = () => this.attempt(() => act("unblock", { person: this.person.id }));
    return h("div", { class: "startform" }, h("p", {}, t("blocked")), button(t("unblock"), t("unblock"), run, { class: "main" }));
  }

  // -- Start

  startForm(done = () => {}) {
    const code = h("input", { name: "code", autocomplete: "off", maxlength: 300, placeholder: t("start_code"), "aria-label": t("start_code") });
    const onsubmit = (event) => {
      event.preventDefault();
      this.start(code.value.trim()).then(done);
    };
    return h("form", { class: "startform", onsubmit }, h("p", {}, t("start_hint")),
      h("div", { class: "row" }, code, h("button", { class: "main" }, t("start"))));
  }

  start(payload) {
    return this.attempt(() => act("start", { person: this.person.id, payload: codeIn(payload) }));
  }

  // -- writing

  writing() {
    const label = t("write_label", { chat: this.chat.title });
    this.field = h("textarea", {
      rows: 1, maxlength: 4096, placeholder: t("write_here"), "aria-label": label, value: drafts.get(this.key) ?? "",
      oninput: () => this.typed(), onkeydown: (event) => this.keyed(event), enterkeyhint: "send",
    });
    this.quote = h("div", { class: "answering", hidden: true });
    this.menu = h("div", { class: "menu", hidden: true });
    const file = h("input", { type: "file", hidden: true, tabindex: "-1", onchange: (event) => this.attach(event.target) });
    const onsubmit = (event) => { event.preventDefault(); this.send(); };
    const form = h("form", { class: "row", onsubmit },
      button("☰", t("menu"), () => this.toggleMenu(), { "aria-expanded": "false", class: "menubutton" }),
      button("📎", t("attach"), () => file.click()), button("📍", t("place"), () => this.place()), file,
      this.field, h("button", { class: "main send", "aria-label": t("send"), title: t("send") }, "➤"));
    requestAnimationFrame(() => this.grow());
    return [this.keys(), this.menu, this.quote, form].filter(Boolean);
  }

  typed() {
    drafts.set(this.key, this.field.value);
    this.grow();
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(140, this.field.scrollHeight + 2)}px`;
  }

  keyed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape" && this.answering) { event.stopPropagation(); this.answer(null); }
  }

  async send() {
    const text = this.field.value;
    if (!text.trim()) return;
    const reply_to = this.answering?.message.message_id ?? null;
    if (!(await this.attempt(() => act("write", { ...this.where, text, reply_to })))) return;
    this.field.value = "";
    this.typed();
    this.answer(null);
    this.field.focus();
  }

  write(text) {
    return this.attempt(() => act("write", { ...this.where, text }));
  }

  answer(seen) {
    if (!this.field) return;
    this.answering = seen;
    this.quote.hidden = !seen;
    this.quote.replaceChildren();
    if (!seen) return;
    this.quote.append(h("span", { class: "line" }, h("b", {}, t("replying", { name: nameOf(seen.message) })), " ", gist(seen.message)),
      button("×", t("no_reply"), () => this.answer(null)));
    this.field.focus();
  }

  // -- the reply keyboard and the menu of commands

  keys() {
    const rows = this.chat.keyboard?.keyboard;
    if (!rows) return null;
    const one = (key) => {
      const text = typeof key === "string" ? key : key.text ?? "";
      return h("button", { type: "button", class: "key", onclick: () => this.write(text) }, text);
    };
    return h("div", { class: "keys" }, rows.map((row) => h("div", { class: "row" }, row.map(one))));
  }

  async toggleMenu() {
    const opening = this.menu.hidden;
    this.node.querySelector(".menubutton").setAttribute("aria-expanded", String(opening));
    this.menu.hidden = !opening;
    if (!opening) return;
    const { commands } = await get("menu", { person: this.person.id, chat: this.chat.id, language: spoken() });
    const choose = (command) => { this.toggleMenu(); this.write(`/${command}`); };
    const lines = commands.map(({ command, description }) => h("button", { type: "button", onclick: () => choose(command) },
      h("b", {}, `/${command}`), " ", description));
    if (!lines.length) lines.push(h("p", { class: "hint" }, t("no_menu")));
    if (this.private) lines.push(h("button", { type: "button", onclick: () => this.askStart() }, t("start_again")));
    this.menu.replaceChildren(...lines);
    this.menu.querySelector("button")?.focus();
  }

  askStart() {
    this.toggleMenu();
    ask((close) => [this.startForm(close), button(t("cancel"), t("cancel"), () => close())]);
  }

  // -- files and places

  async attach(input) {
    const [file] = input.files;
    input.value = "";
    if (!file) return;
    if (file.size > FILE_MOST) { this.fail(new Error(t("too_big"))); return; }
    const data = await base64(file), kind = /^image\/(png|jpeg)$/.test(file.type) ? "photo" : "document";
    await this.attempt(() => act("send_file", { ...this.where, kind, name: file.name, mime: file.type, data }));
  }

  async place() {
    const field = h("input", { name: "place", value: "24.73120, 113.64250", "aria-label": t("place_hint"), autocomplete: "off" });
    const text = await ask((close) => h("form", { onsubmit: (event) => { event.preventDefault(); close(field.value); } },
      h("label", {}, t("place_hint"), field),
      h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()), h("button", { class: "main" }, t("place")))));
    if (text === undefined) return;
    const found = text.match(/^\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*$/);
    if (!found) { this.fail(new Error(t("place_bad"))); return; }
    await this.attempt(() => act("send_location", { ...this.where, latitude: Number(found[1]), longitude: Number(found[2]) }));
  }
}

// The code in what a slip's QR holds: a link into the bot, or the bare code.
function codeIn(text) {
  const found = text.match(/[?&]start=([\w-]+)/);
  return found ? found[1] : text;
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
