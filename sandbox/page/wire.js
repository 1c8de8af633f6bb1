// The wire: the bot's last calls, with time, method, receiver, status, parameters and answer.
import { get } from "./api.js";
import { button, h } from "./dom.js";
import { clock, t } from "./words.js";

const EVERY = 1000, SHOWN = 100; // milliseconds, calls

export class Wire {
  constructor(places) {
    Object.assign(this, { places, open: new Set(), rows: new Map(), timer: null, asked: 0 });
    const again = () => this.look();
    this.method = h("input", { type: "search", placeholder: "sendMessage", autocomplete: "off", spellcheck: "false", oninput: again });
    this.chat = h("select", { onchange: again });
    this.polls = h("input", { type: "checkbox", onchange: again });
    this.total = h("span", { class: "total" });
    this.body = h("tbody");
  }

  nodes() {
    const heads = ["col_time", "wire_method", "col_chat", "col_status", "col_params"];
    return [
      h("p", {}, t("wire_intro"), " ", this.total),
      h("form", { class: "filters", onsubmit: (event) => event.preventDefault() },
        h("label", {}, t("wire_method"), this.method),
        h("label", {}, t("wire_chat"), this.chat),
        h("label", { class: "check" }, this.polls, t("wire_polls"))),
      h("div", { class: "scroller", tabindex: "0" },
        h("table", {}, h("thead", {}, h("tr", {}, heads.map((key) => h("th", { scope: "col" }, t(key))))), this.body)),
    ];
  }

  // Looks every second while the tab is open.
  async run(showing) {
    clearInterval(this.timer);
    if (!showing) return;
    this.timer = setInterval(() => { if (!document.hidden) this.look(); }, EVERY);
    await this.fillChats();
    await this.look();
  }

  async fillChats() {
    const chosen = this.chat.value;
    const options = (await this.places()).map(([id, name]) => h("option", { value: id }, name));
    this.chat.replaceChildren(h("option", { value: 0 }, t("everybody")), ...options);
    this.chat.value = chosen || "0";
    this.names = new Map([...this.chat.options].map((option) => [option.value, option.text]));
  }

  async look() {
    const turn = ++this.asked;
    const query = { last: SHOWN, method: this.method.value.trim(), chat: this.chat.value || 0, polls: this.polls.checked ? 1 : 0 };
    const found = await get("wire", query).catch(() => null);
    if (!found || turn !== this.asked) return;
    this.total.textContent = t("wire_total", { n: found.total });
    this.draw(found.calls.reverse());
  }

  // Keeps the rows that did not change, so that an opened one stays open and keeps the focus.
  draw(calls) {
    const rows = new Map();
    for (const call of calls) {
      const now = `${call.status} ${call.answer.length}`, old = this.rows.get(call.id);
      rows.set(call.id, old?.now === now ? old : { now, nodes: this.row(call) });
    }
    const same = rows.size === this.rows.size && [...rows].every(([id, row]) => this.rows.get(id) === row);
    this.rows = rows;
    if (same && rows.size) return;
    const focused = document.activeElement?.closest("#wire tr")?.dataset.id;
    const nodes = [...rows.values()].flatMap((row) => row.nodes);
    if (!nodes.length) nodes.push(h("tr", {}, h("td", { colspan: 5, class: "hint" }, t("wire_empty"))));
    this.body.replaceChildren(...nodes);
    if (focused) this.body.querySelector(`tr[data-id="${focused}"] button`)?.focus({ preventScroll: true });
  }

  row(call) {
    const params = parsed(call.params), chat = params?.chat_id;
    const kind = call.status >= 400 ? "bad" : call.status ? "good" : "open";
    const status = call.status || t(call.answer === "null" && call.method === "getUpdates" ? "pending" : "cut");
    const detail = h("tr", { class: "detail", hidden: !this.open.has(call.id) }, h("td", { colspan: 5 },
      h("b", {}, t("col_params")), h("pre", {}, call.params), h("b", {}, t("answer")), h("pre", {}, call.answer),
      button(t("copy_curl"), t("copy_curl_label"), (event) => copy(event.currentTarget, curl(call)))));
    const toggle = (event) => {
      detail.hidden = !detail.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!detail.hidden));
      this.open[detail.hidden ? "delete" : "add"](call.id);
    };
    const line = h("tr", { "data-id": call.id },
      h("td", {}, clock(call.time, { second: "2-digit", fractionalSecondDigits: 3 })),
      h("td", {}, button(call.method, call.method, toggle, { "aria-expanded": String(!detail.hidden) })),
      h("td", {}, chat === undefined ? "" : this.names?.get(String(chat)) ?? String(chat)),
      h("td", { class: kind }, String(status)), h("td", { class: "params" }, brief(params, call.params)));
    return [line, detail];
  }
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return null; }
}

function brief(params, text) {
  const rest = Object.entries(params ?? {}).filter(([name]) => name !== "chat_id");
  const words = rest.map(([name, value]) => `${name}=${typeof value === "string" ? value : JSON.stringify(value)}`);
  return (params ? words.join("  ") : text).replace(/\s+/g, " ").slice(0, 300);
}

// The call as a command for a terminal; the token is a variable, so that the line works on any bot.
function curl(call) {
  const body = call.params.replaceAll("'", "'\\''");
  return `curl -s "${location.origin}/bot$BOT_TOKEN/${call.method}" -H 'content-type: application/json' -d '${body}'`;
}

async function copy(node, text) {
  try { await navigator.clipboard.writeText(text); node.textContent = t("copied"); } catch {
    node.replaceWith(h("pre", { tabindex: "0" }, text)); // no clipboard here: it can be marked by hand
  }
}
