// The page: bar, people, columns, wire; the language; what is live.
import { follow, get } from "./api.js";
import { Column } from "./column.js";
import { button, h } from "./dom.js";
import { People } from "./people.js";
import { Show } from "./show.js";
import { activate, active, go, onChange, PLACES, people as watched, readAddress, state } from "./state.js";
import { Wire } from "./wire.js";
import { preferred, speak, spoken, t } from "./words.js";

const at = (id) => document.getElementById(id);
let people, wire, show, columns = {};

const app = {
  bot: () => people.bot,
  play(person, on) { show.play(person, on); },
  isPlayed: (person) => show.isPlayed(person),
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
  const place = PLACES.find((each) => state[each]?.person === person) ?? active;
  activate(place);
  go({ [place]: { person, chat: person }, picking: false });
  columns[place].node.scrollIntoView({ inline: "start" }); // on a phone the columns lie beside each other
}

function openAnother() {
  const place = PLACES.find((each) => !state[each]?.person) ?? PLACES.at(-1);
  activate(place);
  go({ [place]: state[place] ?? { person: 0, chat: 0 }, view: "chats", picking: true });
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
    button(`+ ${t("second")}`, t("second_label"), openAnother, { class: "second", disabled: PLACES.every((each) => state[each]) }),
    button(t("other_language"), t("other_language_label"), switchLanguage, { class: "language" }));
}

// Draws what the state says.
function draw() {
  drawBar();
  at("chats").hidden = state.view !== "chats";
  at("wire").hidden = state.view !== "wire";
  document.body.classList.toggle("picking", state.picking || !watched().length);
  for (const place of PLACES) {
    if (!state[place]) { columns[place]?.node.remove(); delete columns[place]; continue; }
    columns[place] ??= newColumn(place);
    columns[place].show(state[place]).catch((error) => columns[place]?.toast(error.message, true));
    columns[place].node.classList.toggle("active", several() && place === active);
  }
  people.draw();
  wire.run(state.view === "wire");
}

const several = () => PLACES.filter((place) => state[place]).length > 1;

function newColumn(place) {
  const column = new Column(place, app);
  const take = () => {
    activate(place);
    for (const each of Object.values(columns)) each.node.classList.toggle("active", several() && each === column);
  };
  column.node.addEventListener("focusin", take);
  at("columns").insertBefore(column.node, columnAfter(place));
  return column;
}

// The column that stands after a place, or null.
function columnAfter(place) {
  const next = PLACES.slice(PLACES.indexOf(place) + 1).find((each) => columns[each]);
  return next ? columns[next].node : null;
}

async function places() {
  const [everybody, { chats }] = await Promise.all([get("people"), get("state")]);
  return [...chats.map((chat) => [chat.id, chat.title]), ...everybody.people.map((person) => [person.id, person.name])];
}

const fail = (error) => (columns[active] ?? columns.a).toast(error.message, true);

// Builds everything anew, as after a change of language.
function build() {
  document.title = t("title");
  wire?.run(false);
  show?.close();
  show = new Show({ choose, fail, changed: () => Object.values(columns).forEach((column) => column.drawPlayed()) });
  at("show").replaceChildren(...show.nodes());
  people = new People(choose, watched, () => show.cast());
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
