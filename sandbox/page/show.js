// The storm night: begin it, pause it, faster and slower, how the crowd is; what happened so far; trouble to order.
import { act, get, send } from "./api.js";
import { ask, button, calmly, h } from "./dom.js";
import { clock, liveIn, t } from "./words.js";

const EVERY = 1000, WAIT = 250; // milliseconds
const TEMPERS = [["answers", 0, 100, 5], ["delay", 1, 30, 1], ["without", 0, 90, 5]];

export class Show {
  // `choose(person)` opens somebody's column; `fail(error)` shows what went wrong; `changed()` hears of any change
  constructor({ choose, fail, changed }) {
    Object.assign(this, { choose, fail, changed, now: null, drawn: "" });
    this.bar = h("div", { class: "showbar" });
    this.more = h("div", { class: "showmore", id: "showmore", hidden: true });
    this.sliders = Object.fromEntries(TEMPERS.map(([name, min, max, step]) => [name, h("input", {
      type: "range", min, max, step, id: `temper-${name}`, oninput: () => this.temper(),
    })]));
    this.temper = calmly(WAIT, () => this.sendTemper());
    this.look = calmly(WAIT, () => this.refresh());
    this.timer = setInterval(() => { if (!document.hidden) this.look(); }, EVERY);
    this.look();
  }

  nodes() { return [this.bar, this.more]; }

  close() { clearInterval(this.timer); }

  async refresh() {
    const { show } = await get("show");
    const first = show && !this.now;
    this.now = show;
    if (show) liveIn(show.zone);
    if (first) for (const [name] of TEMPERS) this.sliders[name].value = name === "delay" ? show[name] : 100 * show[name];
    this.draw();
  }

  async order(name, values = {}) {
    try { this.now = (await send("show", { do: name, ...values })).show; this.draw(); } catch (error) { this.fail(error); }
  }

  // Whoever wrote or pressed as somebody plays this person from then on; the crowd leaves him or her alone.
  isPlayed(person) { return Boolean(this.now?.taken.includes(person)); }

  play(person, on = true) {
    if (!this.now || this.isPlayed(person) === on) return;
    const others = this.now.taken.filter((each) => each !== person);
    this.now.taken = on ? [...others, person] : others;
    this.order("take", { people: this.now.taken });
  }

  async sendTemper() {
    const value = (name) => Number(this.sliders[name].value);
    this.drawTempers();
    await this.order("temper", { answers: value("answers") / 100, delay: value("delay"), without: value("without") / 100 });
  }

  // -- drawing

  draw() {
    const { now } = this;
    document.body.classList.toggle("showing", Boolean(now));
    if (!now) return;
    const same = JSON.stringify({ ...now, now: clock(now.now), open: this.more.hidden });
    if (same === this.drawn) return;
    this.drawn = same;
    this.drawBar(now);
    this.drawMore(now);
    this.changed();
  }

  drawBar(now) {
    const night = now.part === "night", last = now.story.at(-1);
    const focused = document.activeElement?.closest(".showbar [id]")?.id;
    const speed = h("select", { id: "show-speed", "aria-label": t("speed"), title: t("speed"), onchange: (event) => this.order("speed", { speed: Number(event.target.value) }) },
      now.speeds.map((each) => h("option", { value: each }, `×${each}`)));
    speed.value = String(now.speed);
    this.bar.replaceChildren(
      button(`⛈ ${t("storm_night")}`, t("storm_night_label"), () => this.order("storm"), { id: "show-storm", class: "main", disabled: night }),
      button(now.paused ? "▶\uFE0E" : "⏸\uFE0E", t(now.paused ? "go_on" : "pause"), () => this.order("pause", { on: !now.paused }), { id: "show-pause" }),
      speed,
      h("time", { class: "clock", title: t("stage_clock") }, clock(now.now)),
      now.bot.runs ? "" : button(`⟳ ${t("restart")}`, t("restart"), () => this.order("restart"), { id: "show-restart", class: "main" }),
      h("span", { class: "last line", role: "status" }, now.bot.runs ? (last ? t(last.key, last) : t("show_hint")) : t("bot_down")),
      button("⋯", t("show_more"), () => this.toggle(), { id: "show-toggle", "aria-expanded": String(!this.more.hidden), "aria-controls": "showmore" }));
    if (focused) this.bar.querySelector(`#${focused}`)?.focus({ preventScroll: true });
  }

  toggle() {
    this.more.hidden = !this.more.hidden;
    this.draw();
  }

  drawMore(now) {
    if (this.more.hidden) return;
    if (!this.more.childElementCount) this.build();
    this.drawTempers();
    const pressed = (kind) => now.pressed[kind] ?? 0;
    this.counts.textContent = t("show_counts", {
      safe: pressed("alerts:safe"), moved: pressed("alerts:moved"), help: pressed("alerts:help"),
      doors: pressed("alerts:mark"), coming: pressed("aid:claim"), waiting: now.waiting,
    });
    this.story.replaceChildren(...now.story.toReversed().map((line) =>
      h("li", {}, h("time", {}, clock(line.time)), " ", t(line.key, line))));
    this.did.textContent = t("bot_did", { restarts: now.bot.restarts });
    this.log.textContent = now.bot.log;
  }

  drawTempers() {
    for (const [name] of TEMPERS) if (this.labels) this.labels[name].textContent = t(`temper_${name}`, { n: this.sliders[name].value });
  }

  build() {
    this.labels = Object.fromEntries(TEMPERS.map(([name]) => [name, h("label", { for: `temper-${name}` })]));
    this.counts = h("p", { class: "counts" });
    this.story = h("ol", { class: "story" });
    this.did = h("p", {});
    this.log = h("pre", { tabindex: "0" });
    this.more.replaceChildren(
      h("section", {}, h("h2", {}, t("crowd")), TEMPERS.map(([name]) => h("div", { class: "temper" }, this.labels[name], this.sliders[name])),
        h("p", { class: "hint" }, t("crowd_hint")), this.counts),
      h("section", {}, h("h2", {}, t("story")), this.story),
      h("section", {}, h("h2", {}, t("trouble")), h("div", { class: "troubles" }, this.troubles()), this.did, this.log));
  }

  troubles() {
    const fault = (kind, values) => () => act("faults", { kind, ...values }).catch(this.fail);
    const list = [
      ["trouble_slow", fault("delay", { times: 100, seconds: 3 })],
      ["trouble_down", fault("outage", { seconds: 20 })],
      ["trouble_flood", fault("429", { method: "sendmessage", times: 1, seconds: 10 })],
      ["trouble_lost", fault("lost", { method: "sendmessage", times: 3 })],
      ["trouble_errors", fault("502", { times: 10 })],
      ["trouble_migrate", () => this.migrate()],
      ["trouble_kill", () => this.order("kill")],
      ["trouble_over", fault("clear", {})],
    ];
    return list.map(([key, run]) => button(t(key), t(`${key}_label`), run));
  }

  async migrate() {
    const chats = (await get("state")).chats.filter((chat) => chat.type === "group" && !chat.migrated_to);
    if (!chats.length) { this.fail(new Error(t("no_group"))); return; }
    const field = h("select", { "aria-label": t("trouble_migrate") }, chats.map((chat) => h("option", { value: chat.id }, chat.title)));
    const chosen = await ask((close) => h("form", { onsubmit: (event) => { event.preventDefault(); close(Number(field.value)); } },
      h("label", {}, t("trouble_migrate_label"), field),
      h("div", { class: "row" }, button(t("cancel"), t("cancel"), () => close()), h("button", { class: "main" }, t("ok")))));
    if (chosen) await act("migrate", { chat: chosen }).catch(this.fail);
  }

  // The first people a visitor may want to be, for the list.
  cast() {
    return (this.now?.cast ?? []).map(({ role, id, name }) =>
      h("button", { type: "button", class: "castmember", onclick: () => this.choose(id) }, h("b", {}, t(`cast_${role}`)), " ", name));
  }
}
