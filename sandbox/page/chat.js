// The messages of one chat as one person sees them: the newest 200, earlier ones on request, changes in place.
import { act, get } from "./api.js";
import { button, h } from "./dom.js";
import { bubble, gist } from "./message.js";
import { day, t } from "./words.js";

const SHOWN = 200, KEPT_MOST = 600, NEAR = 80; // messages, messages, pixels

export class ChatView {
  // `view` is what bubbles need, without `jump`, see message.js
  constructor(chatId, view) {
    this.id = chatId;
    this.view = { ...view, jump: (id) => this.jump(id) };
    this.items = new Map(); // message id -> { seen, node }
    this.seq = 0;
    this.earlier = button(t("earlier"), t("earlier"), () => this.more(), { class: "earlier", hidden: true });
    this.list = h("ol", { class: "messages", role: "log", "aria-live": "polite" });
    this.empty = h("p", { class: "hint" }, t("no_messages"));
    this.scroller = h("div", { class: "scroller", tabindex: "0", onscroll: () => this.scrolled() },
      this.earlier, this.empty, this.list);
    this.down = button("↓", t("to_bottom"), () => this.toBottom(), { class: "down", hidden: true });
    this.pin = h("div", { class: "pin" });
    this.node = h("div", { class: "chat" }, this.pin, this.scroller, this.down);
    this.stuck = true; // stays at the newest message while things above or below change their size
    const watcher = new ResizeObserver(() => { if (this.stuck) this.toBottom(); });
    watcher.observe(this.scroller);
    watcher.observe(this.list);
  }

  // -- loading

  async load() {
    const found = await get("chat", { chat: this.id, last: SHOWN });
    this.seq = found.seq;
    this.items.clear();
    for (const seen of found.messages) this.items.set(seen.message.message_id, { seen });
    this.rebuild(found.earlier);
    this.showPin(found.pin);
    this.toBottom();
    this.markRead();
  }

  async more() {
    const [oldest] = this.items.keys();
    const found = await get("chat", { chat: this.id, last: SHOWN, before: oldest });
    const before = found.messages.map((seen) => [seen.message.message_id, { seen }]);
    this.items = new Map([...before, ...this.items]);
    const fromBottom = this.scroller.scrollHeight - this.scroller.scrollTop;
    this.rebuild(found.earlier);
    this.scroller.scrollTop = this.scroller.scrollHeight - fromBottom;
  }

  // What changed since the last look; called when an event names this chat.
  async sync() {
    const found = await get("messages", { chat: this.id, after: this.seq, everyone: 1 });
    this.seq = Math.max(this.seq, found.seq);
    const { stuck } = this;
    const news = found.messages.filter((seen) => this.put(seen));
    if (stuck && news.length) this.trim();
    if (stuck || news.some((seen) => seen.message.from?.id === this.view.me)) this.toBottom();
    else if (news.length) this.down.hidden = false;
    if (news.length) this.markRead();
  }

  async syncPin() {
    this.showPin((await get("chat", { chat: this.id, last: 1 })).pin);
  }

  markRead() {
    if (!this.items.size || document.hidden || !this.node.isConnected) return;
    act("read", { person: this.view.me, chat: this.id }).catch(() => {});
  }

  // -- the list

  rebuild(earlier) {
    let before = null;
    const nodes = [];
    for (const item of this.items.values()) {
      item.node ??= bubble(item.seen, this.view);
      nodes.push(...this.separated(item, before));
      before = item.seen;
    }
    this.list.replaceChildren(...nodes);
    this.earlier.hidden = !earlier;
    this.empty.hidden = this.items.size > 0;
  }

  separated(item, before) {
    const date = day(item.seen.message.date);
    if (before && day(before.message.date) === date) return [item.node];
    return [h("li", { class: "day" }, h("span", {}, date)), item.node];
  }

  // Shows a new or changed message; true if it is new. One older than what is shown is left alone.
  put(seen) {
    const id = seen.message.message_id, known = this.items.get(id);
    if (known) { this.replace(known, seen); return false; }
    const last = [...this.items.values()].at(-1)?.seen;
    if (last && id < last.message.message_id) return false;
    const item = { seen, node: bubble(seen, this.view) };
    this.items.set(id, item);
    this.list.append(...this.separated(item, last));
    this.empty.hidden = true;
    return true;
  }

  replace(item, seen) {
    const focused = [...item.node.querySelectorAll("button, a")].indexOf(document.activeElement);
    const node = bubble(seen, this.view);
    item.node.replaceWith(node);
    Object.assign(item, { seen, node });
    if (focused >= 0) (node.querySelectorAll(".key")[focused] ?? node).focus({ preventScroll: true });
  }

  remove(id) {
    this.items.get(id)?.node.remove();
    this.items.delete(id);
    this.empty.hidden = this.items.size > 0;
  }

  trim() {
    if (this.items.size <= KEPT_MOST) return;
    this.items = new Map([...this.items].slice(-SHOWN));
    this.rebuild(true);
  }

  // -- pins and places

  showPin(seen) {
    this.pin.replaceChildren();
    if (!seen) return;
    const id = seen.message.message_id;
    this.pin.append(h("button", { type: "button", onclick: () => this.jump(id) },
      h("b", {}, `📌 ${t("pinned")}`), h("span", { class: "line" }, gist(seen.message))));
  }

  async jump(id) {
    while (!this.items.has(id) && !this.earlier.hidden && this.items.keys().next().value > id) await this.more();
    const node = this.items.get(id)?.node;
    if (!node) return;
    this.stuck = false;
    node.scrollIntoView({ block: "center" });
    node.classList.add("found");
    setTimeout(() => node.classList.remove("found"), 1500);
    node.focus({ preventScroll: true });
  }

  atBottom() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toBottom() {
    this.stuck = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.down.hidden = true;
  }

  scrolled() {
    this.stuck = this.atBottom();
    this.down.hidden = this.stuck;
  }
}
