// Text with Telegram's entities into nodes. Offsets count UTF-16 units, as JavaScript's strings do.
import { h } from "./dom.js";

const PLAIN = {
  bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre",
  blockquote: "blockquote", expandable_blockquote: "blockquote",
};

// Nodes for a text; `on` holds what a tap does: { command(text), link(url) -> true if it was taken care of }.
export function rich(text, entities = [], on = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, sorted, 0, text.length, on);
}

function span(text, entities, from, to, on) {
  const nodes = [];
  let at = from, index = 0;
  while (index < entities.length) {
    const entity = entities[index++];
    const begin = Math.max(entity.offset, at), end = Math.min(entity.offset + entity.length, to);
    if (begin >= end) continue;
    const inner = [];
    while (index < entities.length && entities[index].offset < end) inner.push(entities[index++]);
    if (begin > at) nodes.push(text.slice(at, begin));
    nodes.push(wrap(entity, text.slice(begin, end), span(text, inner, begin, end, on), on));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function wrap(entity, shown, children, on) {
  if (entity.type in PLAIN) return h(PLAIN[entity.type], {}, children);
  switch (entity.type) {
    case "spoiler": return spoiler(children);
    case "text_link": return link(entity.url, children, on);
    case "url": return link(shown.includes("://") ? shown : `http://${shown}`, children, on);
    case "email": return h("a", { href: `mailto:${shown}` }, children);
    case "phone_number": return h("a", { href: `tel:${shown.replace(/[^+\d]/g, "")}` }, children);
    case "bot_command": return command(shown, children, on);
    case "mention": case "text_mention": case "hashtag": case "cashtag":
      return h("span", { class: "mention" }, children);
    default: return h("span", {}, children);
  }
}

function spoiler(children) {
  const node = h("span", { class: "spoiler", tabindex: "0", role: "button" }, children);
  const show = () => node.classList.add("shown");
  node.addEventListener("click", show);
  node.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
  return node;
}

const command = (text, children, on) =>
  h("button", { type: "button", class: "command", onclick: () => on.command?.(text) }, children);

export function safeUrl(url) {
  try { return ["http:", "https:"].includes(new URL(url).protocol); } catch { return false; }
}

export function link(url, children, on, props = {}) {
  if (!safeUrl(url)) return h("span", { title: url, ...props }, children);
  const onclick = (event) => { if (on.link?.(url)) event.preventDefault(); };
  return h("a", { href: url, title: url, target: "_blank", rel: "noopener noreferrer", onclick, ...props }, children);
}
