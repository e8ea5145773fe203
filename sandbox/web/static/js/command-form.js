/** A command as it is filled in: its name, a chip for every option given, and what could be added. */

import { suggest } from "./actions.js";
import { writeLine } from "./commands.js";
import { make } from "./dom.js";

const REQUIRED = "This option is required. Specify a value.";
const TYPING_PAUSE = 150; // milliseconds before the bot is asked for suggestions

export class CommandForm {
  #root;
  #list;
  #tell;
  #cancel;
  #entry = null;
  #timer = 0;
  #suggested = new Map(); // what the bot last said, by option

  /**
   * Take the element to fill, the list to show choices in, `tell` for hints, and what to do when
   * the person gives the command up; it gets the line so far.
   */
  constructor(root, list, tell, cancel) {
    this.#root = root;
    this.#list = list;
    this.#tell = tell;
    this.#cancel = cancel;
  }

  get entry() {
    return this.#entry;
  }

  /** Return what is filled in, by option. */
  get values() {
    return Object.fromEntries(this.#inputs().map((input) => [input.name, valueOf(input)]));
  }

  /** Show a command with these values, and put the focus where it goes on. */
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
    const empty = inputs.find((input) => !input.value) ?? inputs.at(-1);
    empty?.focus();
    empty?.setSelectionRange(empty.value.length, empty.value.length);
    if (!empty) this.#tell(entry.detail);
    return Boolean(empty);
  }

  /** Take what is typed for the first option that is not there yet. */
  begin() {
    const option = this.#missing()[0];
    if (option) this.#addAndGo(option);
  }

  close() {
    this.#entry = null;
    this.#suggested.clear();
    this.#leave();
    this.#tell("");
    this.#root.hidden = true;
    this.#root.replaceChildren();
  }

  /** Return the first thing that Discord's client would complain about, after marking it. */
  complaint() {
    const empty = this.#inputs().find((input) => optionOf(this.#entry, input).required && !input.value.trim());
    if (!empty) return "";
    this.#refuse(empty, REQUIRED);
    return `${optionOf(this.#entry, empty).label}: ${REQUIRED}`;
  }

  /** Put the focus back where a refusal of the sandbox belongs. */
  complain(sentence) {
    const about = this.#inputs().find((input) => sentence.startsWith(input.name)) ?? this.#inputs()[0];
    if (about) this.#refuse(about, sentence);
  }

  #refuse(input, sentence) {
    input.setAttribute("aria-invalid", "true");
    input.title = sentence;
    input.focus();
    input.select();
  }

  #inputs() {
    return [...this.#root.querySelectorAll("input")];
  }

  #add(option, value = "") {
    const known = option.choices?.find((choice) => [choice.value, choice.label].includes(value));
    const input = make("input", {
      name: option.name,
      value: known?.label ?? value,
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": "options",
      "aria-required": String(option.required),
      "aria-describedby": "composer-hint",
      autocapitalize: "off",
      onfocus: () => this.#enter(input, option),
      onblur: () => this.#leave(),
      oninput: () => this.#typed(input, option),
      onkeydown: (event) => this.#key(event, input, option),
    });
    if (known) choose(input, known);
    const chip = make("label", { class: "chip" }, make("span", { class: "chip-name" }, option.label), input);
    this.#root.querySelector(".more").before(chip);
    fit(input);
    return input;
  }

  #enter(input, option) {
    this.#tell(option.detail);
    this.#suggest(input, option);
  }

  #leave() {
    clearTimeout(this.#timer);
    this.#list.hide();
  }

  #typed(input, option) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("title");
    // Whoever knows the names may type them all.
    if (input.value === `${option.name}:`) input.value = "";
    const next = this.#missing().find((each) => new RegExp(`(^|\\s)${each.name}:$`).test(input.value));
    if (next) {
      input.value = input.value.slice(0, -next.name.length - 1).trimEnd();
      this.#addAndGo(next);
    } else this.#suggest(input, option);
    fit(input);
  }

  /** Show the choices that fit; where the bot knows them, at first those that it knew before. */
  #suggest(input, option) {
    const typed = isChosen(input) ? "" : input.value.toLowerCase();
    const known = option.choices ?? this.#suggested.get(option.name) ?? [];
    this.#offer(input, option, known.filter((choice) => choice.label.toLowerCase().includes(typed)));
    clearTimeout(this.#timer);
    if (option.autocomplete) this.#timer = setTimeout(() => this.#ask(input, option), TYPING_PAUSE);
  }

  async #ask(input, option) {
    const { value } = input;
    const { [option.name]: own, ...others } = this.values;
    // The option that is asked for comes last.
    const line = `${writeLine(this.#entry, others)} ${option.name}:${own && `"${own}"`}`;
    try {
      const choices = (await suggest(line)).map((each) => ({ label: each.name, value: String(each.value) }));
      this.#suggested.set(option.name, choices);
      if (document.activeElement === input && input.value === value) this.#offer(input, option, choices);
    } catch {
      this.#tell("Loading options failed.");
    }
  }

  #offer(input, option, choices) {
    this.#list.show(input, option.label, choices, (choice) => {
      choose(input, choice);
      fit(input);
      this.#follow(input);
    });
  }

  #key(event, input, option) {
    if (this.#list.key(event)) return;
    const inputs = this.#inputs();
    const before = inputs[inputs.indexOf(input) - 1];
    const atStart = input.selectionStart === 0 && input.selectionEnd === 0;
    if (event.key === "Escape") this.#giveUp();
    else if (event.key === "Backspace" && !input.value && !option.required) this.#remove(input, before ?? inputs[1]);
    else if (event.key === "Backspace" && !input.value && !before) this.#giveUp();
    else if (event.key === "Backspace" && !input.value) before.focus();
    else if (event.key === "ArrowLeft" && atStart && before) before.focus();
    else return;
    event.preventDefault();
  }

  #follow(input) {
    const inputs = this.#inputs();
    const next = inputs.slice(inputs.indexOf(input) + 1).find((each) => !each.value);
    next?.focus();
  }

  #giveUp() {
    this.#cancel(writeLine(this.#entry, this.values));
  }

  #missing() {
    const given = this.#inputs().map((input) => input.name);
    return this.#entry.options.filter((option) => !given.includes(option.name));
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

  #addAndGo(option) {
    const input = this.#add(option);
    this.#offerMore();
    input.focus();
  }

  #remove(input, next) {
    input.closest(".chip").remove();
    this.#offerMore();
    if (next) next.focus();
    else this.#root.querySelector(".add").focus();
  }
}

function optionOf(entry, input) {
  return entry.options.find((option) => option.name === input.name);
}

function choose(input, choice) {
  input.value = input.dataset.label = choice.label;
  input.dataset.value = choice.value;
}

/** Whoever types on in a chosen value has not chosen it any more. */
function isChosen(input) {
  return "value" in input.dataset && input.value === input.dataset.label;
}

function valueOf(input) {
  return isChosen(input) ? input.dataset.value : input.value.trim();
}

/** Where CSS cannot fit a field to its text, its size does. */
function fit(input) {
  if (!CSS.supports("field-sizing", "content")) input.size = Math.max(4, input.value.length + 1);
}
