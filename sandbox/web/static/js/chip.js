/** One option of a command as it is filled in: its name, and a field for its value. */

import { make } from "./dom.js";

/**
 * Return the field of a new chip; `closest(".chip")` is the chip.
 *
 * The reactions are those of an element, such as `onfocus`.
 */
export function chipField(option, value, reactions) {
  const input = make("input", {
    name: option.name,
    value,
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "options",
    "aria-required": String(option.required),
    "aria-describedby": "composer-hint",
    autocapitalize: "off",
    ...reactions,
  });
  make("label", { class: "chip" }, make("span", { class: "chip-name" }, option.label), input);
  const known = option.choices?.find((choice) => [choice.value, choice.label].includes(value));
  if (known) choose(input, known);
  else fit(input);
  return input;
}

/** Put a choice into a field: what people read, and what the bot gets. */
export function choose(input, choice) {
  input.value = input.dataset.label = choice.label;
  input.dataset.value = choice.value;
  fit(input);
}

/** Tell whether a choice is in a field; whoever types on in it has not chosen it any more. */
export function isChosen(input) {
  return "value" in input.dataset && input.value === input.dataset.label;
}

/** Return what the bot gets. */
export function valueOf(input) {
  return isChosen(input) ? input.dataset.value : input.value.trim();
}

/** Mark a field as wrong, and let the next letter replace what is in it. */
export function refuse(input, sentence) {
  input.setAttribute("aria-invalid", "true");
  input.title = sentence;
  input.focus();
  input.select();
}

/** Take the mark away. */
export function accept(input) {
  input.removeAttribute("aria-invalid");
  input.removeAttribute("title");
}

/** Where CSS cannot fit a field to its text, its size does. */
export function fit(input) {
  if (!CSS.supports("field-sizing", "content")) input.size = Math.max(4, input.value.length + 1);
}
