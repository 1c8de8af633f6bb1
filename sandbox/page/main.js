// The page: bar, people, columns, wire; the language; what is live.
import { follow, get } from "./api.js";
import { Column } from "./column.js";
import { button, h } from "./dom.js";
import { People } from "./people.js";
import { activate, active, go, onChange, readAddress, state } from "./state.js";
import { Wire } from "./wire.js";
import { preferred, speak, spoken, t } from "./words.js";

const at = (id) => document.getElementById(id);
let people, wire, columns = {};

const app = {
  bot: () => people.bot,
  pick(place) { activate(place); go({ picking: true }); people.search.focus(); },
  close(place) { columns[place].node.remove(); delete columns[place]; go({ [place]: null, picking: false }); },
  open(place, chat) { go({ [place]: { ...state[place], chat } }); },
};

function remembered(name) {
  try { return localStorage.getItem(name); } catch { return null; }
}

function switchLanguage() {
  const next = spoken() === "zh" ? "en" : "zh";
  try { localStorage.setItem("language", next); } catch { /* then it lasts as long as the page */ }
  speak(next);
  build();
}

function choose(person) {
  const other = active === "a" ? "b" : "a";
  const place = state[other]?.person === person ? other : active;
  activate(place);
  go({ [place]: { person, chat: person }, picking: false });
  columns[place].node.scrollIntoView({ inline: "start" }); // on a phone the columns lie beside each other
}

function openSecond() {
  activate("b");
  go({ b: state.b ?? { person: 0, chat: 0 }, view: "chats", picking: true });
  people.search.focus();
}

function drawBar() {
  const tab = (view) => h("button", {
    type: "button", "aria-current": state.view === view ? "page" : null, onclick: () => go({ view }),
  }, t(view));
  at("bar").replaceChildren(
    h("h1", {}, t("title")),
    h("nav", {}, tab("chats"), tab("wire")),
    h("span", { class: "gap" }),
    button(`+ ${t("second")}`, t("second_label"), openSecond, { class: "second", disabled: Boolean(state.b) }),
    button(t("other_language"), t("other_language_label"), switchLanguage, { class: "language" }));
}

// Draws what the state says.
function draw() {
  drawBar();
  at("chats").hidden = state.view !== "chats";
  at("wire").hidden = state.view !== "wire";
  document.body.classList.toggle("picking", state.picking || !(state.a.person || state.b?.person));
  for (const place of ["a", "b"]) {
    if (!state[place]) { columns[place]?.node.remove(); delete columns[place]; continue; }
    columns[place] ??= newColumn(place);
    columns[place].show(state[place]).catch((error) => columns[place]?.toast(error.message, true));
    columns[place].node.classList.toggle("active", Boolean(state.b) && place === active);
  }
  people.draw();
  wire.run(state.view === "wire");
}

function newColumn(place) {
  const column = new Column(place, app);
  const take = () => {
    activate(place);
    for (const each of Object.values(columns)) each.node.classList.toggle("active", Boolean(state.b) && each === column);
  };
  column.node.addEventListener("focusin", take);
  at("columns").append(column.node);
  return column;
}

async function places() {
  const [everybody, { chats }] = await Promise.all([get("people"), get("state")]);
  return [...chats.map((chat) => [chat.id, chat.title]), ...everybody.people.map((person) => [person.id, person.name])];
}

// Builds everything anew, as after a change of language.
function build() {
  document.title = t("title");
  wire?.run(false);
  people = new People(choose, () => [state.a?.person, state.b?.person].filter(Boolean));
  wire = new Wire(places);
  columns = {};
  at("columns").replaceChildren();
  at("people").replaceChildren(...people.nodes());
  at("people").setAttribute("aria-label", t("people"));
  at("wire").replaceChildren(...wire.nodes());
  people.refresh();
  draw();
}

const hear = (events) => {
  if (!document.hidden) people.refresh();
  for (const column of Object.values(columns)) column.hear(events);
};

const fresh = () => {
  people.refresh();
  for (const column of Object.values(columns)) column.fresh();
  draw();
};

function link(up) {
  at("lost").hidden = up;
  at("lost").textContent = up ? "" : t("lost");
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  people.refresh();
  for (const column of Object.values(columns)) column.view?.markRead();
});

const query = readAddress();
speak(query.get("lang") ?? remembered("language") ?? preferred());
onChange(draw);
build();
follow({ onEvents: hear, onFresh: fresh, onLink: link });
