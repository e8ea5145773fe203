/** Who one is, where, and in which language. */

import { find, make } from "./dom.js";
import { look, state, when } from "./state.js";

/** Begin to show the world's places and people. */
export function startSwitcher() {
  when("back", draw);
  when("view", draw);
  when("bot", drawPresence);
}

function draw() {
  const { bot, places, people, locales } = state.world;
  find("places").replaceChildren(...places.map(placeItem));
  const legend = find("people").querySelector("legend");
  const before = document.activeElement;
  find("people").replaceChildren(legend, ...people.map(personItem));
  find("locale").replaceChildren(...locales.map(({ code, name }) => make("option", { value: code, selected: code === state.locale }, name)));
  find("locale").onchange = (event) => look({ locale: event.target.value });
  const { title } = state.place;
  find("title").textContent = title;
  document.title = `${title} · ${bot.name} sandbox`;
  find("bot-name").textContent = bot.name;
  if (before?.name === "person") find("people").querySelector(":checked").focus();
  drawPresence();
}

function placeItem(place) {
  const here = place === state.place;
  const choose = () => {
    look({ place });
    if (find("sidebar").matches(":popover-open")) find("sidebar").hidePopover();
    find("places").querySelector("[aria-current]").focus();
  };
  return make(
    "li",
    {},
    make("button", { type: "button", class: "place", "aria-current": here && "page", onclick: choose }, make("span", { class: "place-name" }, place.title), make("small", {}, place.about)),
  );
}

function personItem(person) {
  return make(
    "label",
    { class: "person" },
    make("input", { type: "radio", name: "person", value: person.key, checked: person === state.person, onchange: () => look({ person }) }),
    make("span", { class: `avatar small hue-${Number(BigInt(person.id) % 6n)}`, "aria-hidden": "true" }, person.name[0]),
    make("span", {}, person.name, make("small", {}, person.title)),
  );
}

function drawPresence() {
  const presence = find("presence");
  const words = `${state.world.bot.name} is ${state.connected ? "here" : "away"}`;
  if (presence.textContent !== words) presence.textContent = words;
  presence.classList.toggle("away", !state.connected);
}
