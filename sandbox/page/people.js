// The list of everybody in the sandbox: find somebody, see who has unread messages, add a newcomer.
import { act, get } from "./api.js";
import { ask, avatar, badge, button, calmly, h } from "./dom.js";
import { spoken, t } from "./words.js";

const SHOWN = 200, PAUSE = 500; // people, milliseconds

export class People {
  constructor(choose, chosen, cast) {
    Object.assign(this, { choose, chosen, cast, all: [], drawn: "" });
    this.search = h("input", { type: "search", placeholder: t("search_people"), "aria-label": t("search_people"),
      autocomplete: "off", oninput: () => this.draw(), onkeydown: (event) => this.keyed(event) });
    this.only = h("input", { type: "checkbox", onchange: () => this.draw() });
    this.list = h("ul", { class: "list", "aria-label": t("people"), onkeydown: (event) => this.arrows(event) });
    this.actors = h("div", { class: "cast" });
    this.refresh = calmly(PAUSE, () => this.load());
  }

  nodes() {
    return [
      h("h2", {}, t("people")),
      this.actors,
      h("div", { class: "finding" }, this.search, h("label", {}, this.only, t("only_unread"))),
      this.list,
      button(`+ ${t("add_newcomer")}`, t("add_newcomer"), () => this.add(), { class: "newcomer" }),
      h("p", { class: "honest" }, t("honest")),
    ];
  }

  async load() {
    const found = await get("people");
    this.all = found.people;
    this.bot = found.bot;
    this.draw();
  }

  name(id) {
    return this.all.find((person) => person.id === id)?.name;
  }

  fitting() {
    const wanted = this.search.value.trim().toLowerCase();
    const fits = (person) => `${person.name} ${person.username}`.toLowerCase().includes(wanted);
    return this.all.filter((person) => fits(person) && (!this.only.checked || person.unread));
  }

  draw() {
    if (!this.actors.childElementCount) this.actors.replaceChildren(...this.cast());
    const found = this.fitting(), shown = found.slice(0, SHOWN);
    const now = JSON.stringify([shown, found.length, this.chosen(), this.all.length]);
    if (now === this.drawn) return;
    this.drawn = now;
    const focused = document.activeElement?.closest("#people li")?.dataset.id;
    const lines = shown.map((person) => this.line(person));
    if (!found.length) lines.push(h("li", { class: "hint" }, t(this.all.length ? "nobody_found" : "nobody_here")));
    if (found.length > SHOWN) lines.push(h("li", { class: "hint" }, t("more_people", { n: found.length - SHOWN })));
    const top = this.list.scrollTop;
    this.list.replaceChildren(...lines);
    this.list.scrollTop = top;
    if (focused) this.list.querySelector(`li[data-id="${focused}"] button`)?.focus({ preventScroll: true });
  }

  line(person) {
    const about = person.deactivated ? t("deactivated") : person.blocked ? t("blocked") : person.started ? "" : t("not_started");
    const current = this.chosen().includes(person.id);
    return h("li", { "data-id": person.id },
      h("button", { type: "button", "aria-current": current ? "true" : null, onclick: () => this.choose(person.id) },
        avatar(person.name, person.id),
        h("span", { class: "who" }, h("span", { class: "line" }, person.name), about && h("small", {}, about)),
        badge(person.unread, t("unread_n", { n: person.unread }))));
  }

  keyed(event) {
    const [first] = this.list.querySelectorAll("button");
    if (event.key === "ArrowDown") { event.preventDefault(); first?.focus(); }
    if (event.key === "Enter") { event.preventDefault(); first?.click(); }
  }

  arrows(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const buttons = [...this.list.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + step];
    (next ?? this.search).focus();
  }

  async add() {
    const name = h("input", { name: "name", required: true, maxlength: 64, autocomplete: "off" });
    const language = h("select", {}, h("option", { value: "zh-hans" }, "中文"), h("option", { value: "en" }, "English"));
    language.value = spoken() === "zh" ? "zh-hans" : "en";
    const wanted = await ask((close) => h("form", { onsubmit: (event) => { event.preventDefault(); close(true); } },
      h("h2", {}, t("add_newcomer")), h("label", {}, t("newcomer_name"), name), h("label", {}, t("newcomer_language"), language),
      h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()), h("button", { class: "main" }, t("add")))));
    if (!wanted || !name.value.trim()) return;
    const person = await act("person", { name: name.value.trim(), language: language.value });
    await this.load();
    this.choose(person.id);
  }
}
