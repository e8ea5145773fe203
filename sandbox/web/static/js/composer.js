/** Where a person types: a message, or after a slash a command. */

import { Failure } from "./api.js";
import { cast, say } from "./actions.js";
import { CommandForm } from "./command-form.js";
import { matching, readLine, usableCommands, writeLine } from "./commands.js";
import { find } from "./dom.js";
import { Listbox } from "./listbox.js";
import { state, when } from "./state.js";

const KEPT = "draft"; // what a reload brings back

const draft = find("draft");
const send = document.querySelector("#composer .send");
const list = new Listbox(find("list"));
const form = new CommandForm(find("command"), list, hint, (line) => openDraft(line));
let commands = { slash: [], message: [] };

/** Begin to take what a person types. */
export function startComposer() {
  find("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  find("composer").addEventListener("input", () => {
    complain("");
    keep();
  });
  draft.addEventListener("input", () => typed());
  draft.addEventListener("keydown", key);
  draft.addEventListener("blur", () => list.hide());
  send.addEventListener("keydown", typeOnSend);
  document.addEventListener("keydown", typeAnywhere);
  when("view", refresh);
  when("commands", refresh);
  when("complaint", complain);
  when("back", refresh);
  when("back", () => !draft.value && !form.entry && openDraft(sessionStorage.getItem(KEPT) ?? ""));
}

/** Return the message commands that this person can use here. */
export function messageCommands() {
  return commands.message;
}

async function refresh() {
  const label = `Message ${state.place.channel_id ? state.place.title : state.world.bot.name}`;
  draft.setAttribute("aria-label", label);
  draft.placeholder = `${label} or type /`;
  commands = await usableCommands().catch(() => commands);
  if (document.activeElement === draft || draft.value) typed();
}

function openDraft(text) {
  form.close();
  draft.hidden = false;
  draft.value = text;
  draft.focus();
  grow();
  hint("");
  keep();
}

function openCommand(entry, values) {
  list.hide();
  draft.hidden = true;
  draft.value = "";
  if (!form.open(entry, values)) send.focus();
  keep();
}

function typed() {
  grow();
  const text = draft.value;
  if (!text.startsWith("/")) return list.hide();
  const line = readLine(text, commands.slash);
  if (line) return openCommand(line.entry, line.values);
  const found = matching(commands.slash, text.slice(1));
  const items = found.map((entry) => ({ label: `/${entry.label}`, detail: entry.detail, aside: state.world.bot.name, entry }));
  list.show(draft, "Commands", items, (item) => openCommand(item.entry));
  announce(found.length === 1 ? "1 command" : `${found.length} commands`);
}

function key(event) {
  if (list.key(event)) return;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    submit();
  }
}

/** A command without required options has the focus here: type on, or take it back. */
function typeOnSend(event) {
  if (!form.entry || isShortcut(event)) return;
  if (["Backspace", "Escape"].includes(event.key)) {
    event.preventDefault();
    openDraft(writeLine(form.entry, form.values));
  } else if (event.key.length === 1 && event.key !== " ") form.begin();
}

/** Whoever types without a place for it means the message. */
function typeAnywhere(event) {
  const somewhere = event.target.closest("input, textarea, select, dialog, [role=menu]");
  if (somewhere || event.key.length > 1 || event.key === " " || isShortcut(event)) return;
  if (!form.entry) draft.focus();
}

function isShortcut(event) {
  return event.ctrlKey || event.metaKey || event.altKey;
}

async function submit() {
  complain("");
  if (form.entry) return submitCommand();
  const text = draft.value.trim();
  if (!text) return;
  if (text.startsWith("/")) return complain(`There is no command ${text.split(" ")[0]} here.`);
  openDraft("");
  try {
    await say(text);
  } catch (failure) {
    openDraft(text);
    complain(failure.message);
  }
}

async function submitCommand() {
  const complaint = form.complaint();
  if (complaint) return complain(complaint);
  const { entry, values } = form;
  openDraft("");
  try {
    await cast(writeLine(entry, values), `/${entry.label}`);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    if (!draft.value) {
      openCommand(entry, values);
      form.complain(failure.message);
    }
    complain(failure.message);
  }
}

function keep() {
  sessionStorage.setItem(KEPT, form.entry ? `${writeLine(form.entry, form.values)} ` : draft.value);
}

function grow() {
  draft.rows = Math.min(draft.value.split("\n").length, 8);
}

function hint(text) {
  find("composer-hint").textContent = text;
}

function complain(sentence) {
  find("composer-error").textContent = sentence;
}

function announce(words) {
  find("said").textContent = words;
}
