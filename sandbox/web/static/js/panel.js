/** The wire laid bare: the events that the bot hears and the requests that it makes. */

import { find, make } from "./dom.js";
import { when } from "./state.js";

const MOST = 500; // entries that are kept

/** Begin to collect what goes over the wire, shown or not. */
export function startPanel() {
  find("panel-toggle").addEventListener("click", () => show(find("panel").hidden));
  find("panel-close").addEventListener("click", () => show(false));
  find("panel-clear").addEventListener("click", () => find("wire").replaceChildren());
  find("panel-filter").addEventListener("input", () => [...find("wire").children].forEach(sift));
  find("panel").addEventListener("keydown", (event) => event.key === "Escape" && show(false));
  when("world", () => find("wire").replaceChildren());
  when("wire", add);
}

function show(shown) {
  find("panel").hidden = !shown;
  find("panel-toggle").setAttribute("aria-expanded", String(shown));
  (shown ? find("panel-filter") : find("panel-toggle")).focus();
}

function add(event) {
  const wire = find("wire");
  const atEnd = wire.scrollHeight - wire.scrollTop - wire.clientHeight < 40;
  const item = make("li", { class: event.from }, make("details", { ontoggle: fill }, make("summary", {}, make("span", { class: "wire-arrow", title: ARROWS[event.from][1] }, ARROWS[event.from][0]), make("span", { class: "wire-name" }, event.name), make("span", { class: "wire-result" }, event.result))));
  item.dataset.text = `${event.name} ${event.result}`.toLowerCase();
  sift(item);
  wire.append(item);
  if (wire.children.length > MOST) wire.firstElementChild.remove();
  if (atEnd) wire.scrollTop = wire.scrollHeight;

  function fill({ target }) {
    if (target.open && target.children.length === 1) target.append(make("pre", { tabindex: "0" }, JSON.stringify(event.data, null, 2)));
  }
}

const ARROWS = { gateway: ["↓", "An event to the bot"], rest: ["↑", "A request of the bot"] };

function sift(item) {
  item.hidden = !item.dataset.text.includes(find("panel-filter").value.toLowerCase());
}
