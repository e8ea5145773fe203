/** What a person does. It goes to the sandbox, and what comes of it comes back as events. */

import { Failure, post } from "./api.js";
import { openModal } from "./modal.js";
import { channelId, state, tell } from "./state.js";

const NO_ANSWER = "The application did not respond";
const FAILED = "This interaction failed";

/** Commands that a person waits for, or that failed: number -> { id, person, channel, what, sentence }. */
export const pending = new Map();
/** Controls that wait for the bot, by `mine(message, component)`. */
export const busy = new Set();
/** The values that were chosen in menus, likewise, until the message is edited. */
export const chosen = new Map();
/** What went wrong with a control of a message, by `mine(message)`. */
export const failures = new Map();
let count = 0;

/** Return the key of what this person has to do with a message, or with a component of it. */
export function mine(message, component) {
  return [message.id, state.person.id, component?.custom_id ?? ""].join("/");
}

/** Type a command; raise Failure "refused" if Discord's client would not send it. */
export function cast(line, what) {
  return command(what, "cast", { line });
}

/** Use a message command on a message; raise Failure "refused" likewise. */
export function use(name, message) {
  return command(name, "use", { command: name, message_id: message.id });
}

/** Return what the bot suggests for the option that a line ends in. */
export async function suggest(line) {
  return (await post("suggest", { line, ...whoAndWhere() })).choices;
}

/** Post a message as the person. */
export function say(text) {
  return post("say", { text, ...whoAndWhere() });
}

/** Take away a message that only the person sees. */
export function dismiss(message) {
  return post("dismiss", { message_id: message.id, ...whoAndWhere() });
}

/** Press a button, or choose values in a menu. */
export async function press(message, component, values) {
  const name = mine(message, component);
  const failure = mine(message);
  if (busy.has(name)) return;
  busy.add(name);
  if (values) chosen.set(name, values);
  failures.delete(failure);
  tell("redraw", message.id);
  const who = whoAndWhere();
  const body = { message_id: message.id, custom_id: component.custom_id, values, ...who };
  try {
    offer(await post(values ? "select" : "click", body), who, { id: message.id, control: component.custom_id });
  } catch (error) {
    failures.set(failure, error.kind === "no_answer" ? FAILED : error.message);
  } finally {
    busy.delete(name);
    tell("redraw", message.id);
  }
}

/** Note that a command has its answer, or that a message is another now. */
export function answered({ message, used }) {
  for (const name of chosen.keys()) if (name.startsWith(`${message.id}/`)) chosen.delete(name);
  const user = message.interaction_metadata?.user.id;
  const entry = [...pending.values()].find(({ person, what }) => person.id === user && what === used);
  if (entry) forget(entry.id);
}

/** Forget a command that has been answered, or that failed. */
export function forget(id) {
  pending.delete(id);
  tell("pending");
}

async function command(what, action, body) {
  const who = whoAndWhere();
  const entry = { id: ++count, person: state.person, channel: channelId(), what, sentence: null };
  pending.set(entry.id, entry);
  tell("pending");
  try {
    offer(await post(action, { ...body, ...who }), who);
    pending.delete(entry.id);
  } catch (failure) {
    if (!(failure instanceof Failure) || failure.kind === "refused") {
      pending.delete(entry.id);
      throw failure;
    }
    entry.sentence = failure.kind === "no_answer" ? NO_ANSWER : failure.message;
  } finally {
    tell("pending");
  }
}

function whoAndWhere() {
  return { person: state.person.key, place: state.place.key, locale: state.locale };
}

/** Show the form that the bot opened, if it did, to the person who asked; then go on at `opener`. */
function offer(answer, who, opener = {}) {
  if (!answer.modal) return;
  const submit = (values) => post("submit", { modal_id: answer.modal_id, values, ...who });
  openModal(answer.modal, submit, () => tell("closed", opener));
}
