/** A command as it is filled in: its name, a chip for every option given, and what could be added. */

import { accept, chipField, fit, refuse, valueOf } from "./chip.js";
import { writeLine } from "./commands.js";
import { make } from "./dom.js";
import { Suggestions } from "./suggestions.js";

const REQUIRED = "This option is required. Specify a value.";

export class CommandForm {
  #root;
  #list;
  #tell;
  #cancel;
  #suggestions;
  #entry = null;

  /**
   * Take the element to fill, the list to show choices in, `tell` for hints, and what to do when
   * the person gives the command up; it gets the line so far.
   */
  constructor(root, list, tell, cancel) {
    this.#root = root;
    this.#list = list;
    this.#tell = tell;
    this.#cancel = cancel;
    this.#suggestions = new Suggestions(list, () => tell("Loading options failed."));
  }

  get entry() {
    return this.#entry;
  }

  /** Return what is filled in, by option. */
  get values() {
    return Object.fromEntries(this.#inputs().map((input) => [input.name, valueOf(input)]));
  }

  /** Show a command with these values and go to where one types on; tell whether there is one. */
  open(entry, values = {}) {
    this.#entry = entry;
    this.#root.hidden = false;
    this.#root.setAttribute("aria-label", `Command ${entry.label}`);
    this.#root.replaceChildren(make("span", { class: "command-name" }, `/${entry.label}`), make("span", { class: "more" }));
    for (const option of entry.options) {
      if (option.required || option.name in values) this.#add(option, values[option.name]);
    }
    this.#offerMore();
    const inputs = this.#inputs();
    const next = inputs.find((input) => !input.value) ?? inputs.at(-1);
    next?.focus();
    next?.setSelectionRange(next.value.length, next.value.length);
    if (!next) this.#tell(entry.detail);
    return Boolean(next);
  }

  close() {
    this.#entry = null;
    this.#suggestions.forget();
    this.#tell("");
    this.#root.hidden = true;
    this.#root.replaceChildren();
  }

  /** Take what is typed for the first option that is not there yet. */
  begin() {
    const option = this.#missing()[0];
    if (option) this.#addAndGo(option);
  }

  /** Return what Discord's client would complain about first, after marking it; "" if nothing. */
  complaint() {
    const option = this.#entry.options.find((each) => each.required && !this.values[each.name]);
    if (!option) return "";
    refuse(this.#input(option), REQUIRED);
    return `${option.label}: ${REQUIRED}`;
  }

  /** Go back to what a refusal of the sandbox is about. */
  complain(sentence) {
    const inputs = this.#inputs();
    const about = inputs.find((input) => sentence.startsWith(`${input.name} `)) ?? inputs[0];
    if (about) refuse(about, sentence);
  }

  #inputs() {
    return [...this.#root.querySelectorAll("input")];
  }

  #input(option) {
    return this.#inputs().find((input) => input.name === option.name);
  }

  #missing() {
    return this.#entry.options.filter((option) => !this.#input(option));
  }

  #add(option, value = "") {
    const input = chipField(option, value, {
      onfocus: () => {
        this.#tell(option.detail);
        this.#suggest(input, option);
      },
      onblur: () => this.#suggestions.hide(),
      oninput: () => this.#typed(input, option),
      onkeydown: (event) => this.#key(event, input, option),
    });
    this.#root.querySelector(".more").before(input.closest(".chip"));
    return input;
  }

  #addAndGo(option) {
    const input = this.#add(option);
    this.#offerMore();
    input.focus();
  }

  #remove(input, next) {
    input.closest(".chip").remove();
    this.#offerMore();
    (next ?? this.#root.querySelector(".add")).focus();
  }

  #offerMore() {
    const buttons = this.#missing().map((option) =>
      make(
        "button",
        { type: "button", class: "add", title: option.detail, onclick: () => this.#addAndGo(option) },
        make("span", { "aria-hidden": "true" }, "+ "),
        make("span", { class: "unseen" }, "Add option "),
        option.label,
      ),
    );
    this.#root.querySelector(".more").replaceChildren(...buttons);
  }

  /** Whoever knows the names of options may type them all. */
  #typed(input, option) {
    accept(input);
    if (input.value === `${option.name}:`) input.value = "";
    const next = this.#missing().find((each) => new RegExp(`(^|\\s)${each.name}:$`).test(input.value));
    if (next) {
      input.value = input.value.slice(0, -next.name.length - 1).trimEnd();
      this.#addAndGo(next);
    } else this.#suggest(input, option);
    fit(input);
  }

  #suggest(input, option) {
    const lineSoFar = () => {
      const { [option.name]: own, ...others } = this.values;
      return `${writeLine(this.#entry, others)} ${option.name}:${own && `"${own}"`}`;
    };
    const nextEmpty = () => this.#inputs().find((each) => !each.value);
    this.#suggestions.show(input, option, lineSoFar, () => nextEmpty()?.focus());
  }

  #key(event, input, option) {
    if (this.#list.key(event)) return;
    const inputs = this.#inputs();
    const before = inputs[inputs.indexOf(input) - 1];
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    const backwards = event.key === "Backspace" && !input.value;
    if (event.key === "Escape" || (backwards && option.required && !before)) {
      this.#cancel(writeLine(this.#entry, this.values));
    } else if (backwards && !option.required) this.#remove(input, before ?? inputs[1]);
    else if (before && (backwards || (event.key === "ArrowLeft" && atStart))) before.focus();
    else return;
    event.preventDefault();
  }
}
