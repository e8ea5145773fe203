/** What could be filled in: an option's choices, or what the bot suggests. */

import { suggest } from "./actions.js";
import { choose, isChosen } from "./chip.js";

const TYPING_PAUSE = 150; // milliseconds before the bot is asked

export class Suggestions {
  #list;
  #failed;
  #timer = 0;
  #known = new Map(); // what the bot last said, by option

  /** Take the list to show, and what tells the person that the bot said nothing. */
  constructor(list, failed) {
    this.#list = list;
    this.#failed = failed;
  }

  /**
   * Show what fits a field; where the bot knows it, at first what it said before.
   * `lineSoFar` returns the command with this option last; `picked` is told of a choice.
   */
  show(input, option, lineSoFar, picked) {
    const offer = (choices) =>
      this.#list.show(input, option.label, choices, (choice) => {
        choose(input, choice);
        picked();
      });
    const typed = isChosen(input) ? "" : input.value.toLowerCase();
    const known = option.choices ?? this.#known.get(option.name) ?? [];
    offer(known.filter((choice) => choice.label.toLowerCase().includes(typed)));
    clearTimeout(this.#timer);
    if (option.autocomplete) this.#timer = setTimeout(() => this.#ask(input, option, lineSoFar(), offer), TYPING_PAUSE);
  }

  hide() {
    clearTimeout(this.#timer);
    this.#list.hide();
  }

  /** Let another command's options begin anew. */
  forget() {
    this.#known.clear();
    this.hide();
  }

  async #ask(input, option, line, offer) {
    const { value } = input;
    try {
      const choices = (await suggest(line)).map((each) => ({ label: each.name, value: String(each.value) }));
      this.#known.set(option.name, choices);
      if (document.activeElement === input && input.value === value) offer(choices);
    } catch {
      this.#failed();
    }
  }
}
