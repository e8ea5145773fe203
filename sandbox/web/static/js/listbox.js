/** A list to choose from with the arrow keys while the focus stays in a text field. */

import { make } from "./dom.js";

export class Listbox {
  #root;
  #owner = null;
  #items = [];
  #current = 0;
  #pick;

  /** Take an element that has a heading and a listbox. */
  constructor(root) {
    this.#root = root;
    // The field must not lose the focus to the list.
    root.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get open() {
    return !this.#root.hidden;
  }

  /**
   * Show items `{ label, detail, aside }` for a field; `pick` gets the chosen one.
   * No items hide the list.
   */
  show(owner, title, items, pick) {
    this.hide();
    if (!items.length) return;
    this.#owner = owner;
    this.#items = items;
    this.#pick = pick;
    const [heading, options] = this.#root.children;
    heading.textContent = title;
    options.replaceChildren(...items.map((item, index) => this.#option(item, index)));
    this.#root.hidden = false;
    this.#expand(true);
    this.#mark(0);
  }

  hide() {
    this.#root.hidden = true;
    this.#expand(false);
    this.#owner?.removeAttribute("aria-activedescendant");
  }

  /** Take a key that belongs to an open list; tell whether it did. */
  key(event) {
    if (!this.open || event.isComposing || event.shiftKey || event.ctrlKey || event.metaKey) return false;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move) this.#mark((this.#current + move + this.#items.length) % this.#items.length);
    else if (event.key === "Enter" || event.key === "Tab") this.#choose(this.#current);
    else if (event.key === "Escape") this.hide();
    else return false;
    event.preventDefault();
    return true;
  }

  /** Only a combobox may say whether it is expanded. */
  #expand(expanded) {
    if (this.#owner?.role === "combobox") this.#owner.setAttribute("aria-expanded", String(expanded));
  }

  #option({ label, detail, aside }, index) {
    return make(
      "div",
      { role: "option", id: `option-${index}`, class: "option", onclick: () => this.#choose(index) },
      make("span", { class: "option-label" }, label),
      detail && make("span", { class: "option-detail" }, detail),
      aside && make("span", { class: "option-aside" }, aside),
    );
  }

  #mark(index) {
    this.#current = index;
    this.#root.querySelectorAll("[role=option]").forEach((option, number) => {
      option.setAttribute("aria-selected", String(number === index));
      if (number === index) option.scrollIntoView({ block: "nearest" });
    });
    this.#owner.setAttribute("aria-activedescendant", `option-${index}`);
  }

  #choose(index) {
    const item = this.#items[index];
    this.hide();
    this.#pick(item);
  }
}
