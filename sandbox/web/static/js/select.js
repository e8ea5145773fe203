/** A select menu as Discord has it: one or several of its options, with descriptions. */

import { make } from "./dom.js";

let count = 0;

const PLACEHOLDER = "Make a selection";

/**
 * Return an element for a select component; `choose` gets the values once the person has decided.
 *
 * It may have another name than its placeholder, other values chosen than the bot's, and be told
 * when the list is closed. Its property `values` holds what is chosen now.
 */
export function selectElement(menu, choose, { name = menu.placeholder ?? PLACEHOLDER, values, closed = () => {} } = {}) {
  const most = menu.max_values ?? 1;
  const least = menu.min_values ?? 1;
  const id = `select-${++count}`;
  let chosen = values ?? menu.options.filter((option) => option.default).map((option) => option.value);
  let marked = new Set(chosen);
  let current = 0;

  const text = make("span", { class: "select-text" });
  const button = make(
    "button",
    { type: "button", class: "select", disabled: menu.disabled, "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": id, "data-control": menu.custom_id, onclick: open, onkeydown: openByKey, onmousedown: (event) => !box.hidden && event.preventDefault() },
    text,
  );
  const options = menu.options.map((option, index) =>
    make(
      "div",
      { role: "option", id: `${id}-${index}`, class: "option", onclick: () => pick(index) },
      make("span", { class: "option-label" }, option.emoji?.name && `${option.emoji.name} `, option.label),
      option.description && make("span", { class: "option-detail" }, option.description),
    ),
  );
  const several = most > 1 && make("p", { id: `${id}-hint`, class: "list-title", "aria-hidden": "true" }, `Choose ${least === most ? most : `${least} to ${most}`}, then Enter`);
  const box = make(
    "div",
    { role: "listbox", id, tabindex: "-1", class: "list", hidden: true, "aria-label": name, "aria-multiselectable": most > 1 && "true", "aria-describedby": most > 1 && `${id}-hint`, onkeydown: key, onblur: () => close(true) },
    several,
    ...options,
  );
  const element = make("div", { class: "select-field" }, button, box);
  Object.defineProperty(element, "values", { get: () => chosen });
  draw();
  return element;

  function open() {
    if (!box.hidden) return close(true);
    marked = new Set(chosen);
    box.hidden = false;
    button.setAttribute("aria-expanded", "true");
    mark(Math.max(0, menu.options.findIndex((option) => marked.has(option.value))));
    box.focus();
  }

  function openByKey(event) {
    if (!["ArrowDown", "ArrowUp"].includes(event.key)) return;
    event.preventDefault();
    open();
  }

  function close(decided) {
    if (box.hidden) return;
    const inside = document.activeElement === box;
    box.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (inside) button.focus(); // before it is drawn anew
    queueMicrotask(closed);
    const values = menu.options.map((option) => option.value).filter((value) => marked.has(value));
    if (!decided || most === 1 || values.length < least || String(values) === String(chosen)) return draw();
    chosen = values;
    draw();
    choose(values);
  }

  function pick(index) {
    const { value } = menu.options[index];
    if (most === 1) {
      chosen = [value];
      close(false);
      choose(chosen);
      return;
    }
    if (marked.has(value)) marked.delete(value);
    else if (marked.size < most) marked.add(value);
    mark(index);
  }

  function key(event) {
    const last = options.length - 1;
    const places = { ArrowDown: Math.min(current + 1, last), ArrowUp: Math.max(current - 1, 0), Home: 0, End: last };
    if (event.key in places) mark(places[event.key]);
    else if (event.key === " " || (event.key === "Enter" && most === 1)) pick(current);
    else if (["Enter", "Escape"].includes(event.key)) close(event.key === "Enter");
    else if (event.key.length === 1) seek(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  function seek(letter) {
    const begins = (index) => menu.options[index].label.toLowerCase().startsWith(letter.toLowerCase());
    const order = options.map((_, step) => (current + 1 + step) % options.length);
    mark(order.find(begins) ?? current);
  }

  function mark(index) {
    current = index;
    options.forEach((option, number) => {
      option.setAttribute("aria-selected", String(marked.has(menu.options[number].value)));
      option.classList.toggle("current", number === index);
    });
    options[index]?.scrollIntoView({ block: "nearest" });
    box.setAttribute("aria-activedescendant", `${id}-${index}`);
  }

  function draw() {
    const labels = menu.options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
    text.textContent = labels.join(", ") || (menu.placeholder ?? PLACEHOLDER);
    text.classList.toggle("placeholder", !labels.length);
    button.setAttribute("aria-label", labels.length ? `${name}: ${labels.join(", ")}` : name);
    options.forEach((option, number) => option.setAttribute("aria-selected", String(chosen.includes(menu.options[number].value))));
  }
}
