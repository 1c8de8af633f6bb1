// Small helpers for building the page. Text always becomes a text node.

export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const button = (text, label, onclick, props = {}) =>
  h("button", { type: "button", title: label, "aria-label": label, onclick, ...props }, text);

const HUES = [4, 28, 140, 172, 205, 262, 322];
const hue = (id) => HUES[Math.abs(id) % HUES.length];

export function avatar(name, id) {
  const node = h("span", { class: "avatar", "aria-hidden": "true" }, [...name.trim()][0] ?? "?");
  node.style.setProperty("--hue", hue(id));
  return node;
}

export function coloured(name, id) {
  const node = h("span", { class: "name" }, name);
  node.style.setProperty("--hue", hue(id));
  return node;
}

export const badge = (count, label) =>
  count ? h("span", { class: "badge", "aria-label": label }, count > 98 ? "99+" : String(count)) : null;

// A dialog over the page; `build(close)` gives its content. Resolves with what close() was given.
export function ask(build) {
  const dialog = document.getElementById("dialog");
  return new Promise((resolve) => {
    let result;
    const close = (value) => { result = value; dialog.close(); };
    dialog.replaceChildren(...[build(close)].flat());
    dialog.onclose = () => { dialog.replaceChildren(); resolve(result); };
    dialog.showModal();
  });
}

// At most one run in `ms`, and always one after the last call.
export function calmly(ms, run) {
  let timer = null, again = false;
  const fire = async () => {
    again = false;
    try { await run(); } catch (error) { console.warn(error); }
    timer = setTimeout(() => { timer = null; if (again) start(); }, ms);
  };
  const start = () => { timer = -1; fire(); };
  return () => { if (timer === null) start(); else again = true; };
}
