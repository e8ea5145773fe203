/** A form that the bot opens. */

import { find, make } from "./dom.js";
import { drawMarkdown } from "./markdown/draw.js";
import { selectElement } from "./select.js";
import { messageContext } from "./state.js";

const ROW = 1;
const MENU = 3;
const TEXT = 10;
const LABEL = 18;
const PARAGRAPH = 2;

/**
 * Show a form; `submit` gets the values by custom id, and a Failure of it is shown in the form.
 * `closed` is told when the form is gone, sent or not.
 */
export function openModal(modal, submit, closed) {
  const dialog = find("modal");
  const fields = modal.components.flatMap((each) => (each.type === ROW ? each.components : [each])).map(drawField);
  const error = make("p", { class: "failed", role: "alert" });
  const sender = make("button", { class: "button primary" }, "Submit");
  const send = async (event) => {
    event.preventDefault();
    if (sender.hasAttribute("aria-busy")) return; // what is sent twice is answered twice
    sender.setAttribute("aria-busy", "true");
    error.textContent = "";
    try {
      await submit(Object.fromEntries(fields.filter((field) => field.id).map((field) => [field.id, field.read()])));
      dialog.close();
    } catch (failure) {
      error.textContent = failure.kind === "refused" ? failure.message : "Something went wrong. Try again.";
    } finally {
      sender.removeAttribute("aria-busy");
    }
  };
  dialog.replaceChildren(
    make(
      "form",
      { onsubmit: send },
      make("h2", { id: "modal-title" }, modal.title),
      ...fields.map((field) => field.element),
      error,
      make("p", { class: "modal-foot" }, make("button", { type: "button", class: "button secondary", onclick: () => dialog.close() }, "Cancel"), sender),
    ),
  );
  dialog.onclose = closed;
  dialog.showModal();
  dialog.querySelector("input, textarea, .select")?.focus();
}

/** Return `{ element, id, read }` of one field. */
function drawField(given) {
  const field = given.type === LABEL ? { ...given.component, label: given.label, description: given.description } : given;
  if (field.type === TEXT) return { element: make("div", { class: "text" }, ...drawMarkdown(field.content, messageContext())) };
  const control = field.type === MENU ? selectElement(field, () => {}, { name: field.label }) : textField(field);
  const read = () => (field.type === MENU ? control.values : control.value);
  const optional = field.required === false && make("span", { class: "hint" }, " (optional)");
  const label = make(field.type === MENU ? "div" : "label", { class: "modal-field" }, make("span", {}, field.label, optional), field.description && make("span", { class: "hint" }, field.description), control);
  return { element: label, id: field.custom_id, read };
}

function textField(field) {
  const input = make(field.style === PARAGRAPH ? "textarea" : "input", {
    name: field.custom_id,
    rows: field.style === PARAGRAPH && "5",
    placeholder: field.placeholder,
    required: field.required !== false,
    minlength: field.min_length,
    maxlength: field.max_length ?? 4000,
  });
  input.value = field.value ?? "";
  return input;
}
