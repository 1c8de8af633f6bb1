// What is on the page, kept in the address: who is seen in each column, which chat, which tab.

export const PLACES = ["a", "b", "c", "d"]; // the columns, side by side
export const state = { a: null, b: null, c: null, d: null, view: "chats", picking: false };
export let active = "a"; // where the next chosen person appears
const listeners = [];

export const onChange = (listener) => listeners.push(listener);

export function activate(place) {
  active = place;
}

function column(query, name) {
  if (!query.has(name)) return null;
  const person = Number(query.get(name)) || 0;
  return { person, chat: Number(query.get(`${name}c`)) || person };
}

export function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  for (const name of PLACES) state[name] = column(query, name);
  state.a ??= { person: 0, chat: 0 };
  state.view = query.get("view") === "wire" ? "wire" : "chats";
  state.picking = query.has("pick");
  if (!state[active]) active = "a";
  return query;
}

function written() {
  const query = new URLSearchParams();
  for (const name of PLACES) {
    if (!state[name]) continue;
    const { person, chat } = state[name];
    if (person || name !== "a") query.set(name, person);
    if (person && chat !== person) query.set(`${name}c`, chat);
  }
  if (state.view === "wire") query.set("view", "wire");
  if (state.picking) query.set("pick", "1");
  return `#${query}`;
}

export const people = () => PLACES.map((name) => state[name]?.person).filter(Boolean);

// Changes the state; the browser's Back undoes it.
export function go(changes) {
  Object.assign(state, changes);
  if (!state[active]) active = "a";
  const address = written();
  if (address !== (location.hash || "#")) history.pushState(null, "", address);
  for (const listener of listeners) listener();
}

addEventListener("popstate", () => {
  readAddress();
  for (const listener of listeners) listener();
});
