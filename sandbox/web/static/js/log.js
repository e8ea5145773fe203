/** The messages of the channel before us; each is redrawn alone, in its place. */

import { answered, forget, pending } from "./actions.js";
import { find, make } from "./dom.js";
import { drawMessage, drawPending } from "./message.js";
import { channelId, isVisible, state, visibleMessages, when } from "./state.js";

const NEAR = 80; // pixels from the end that count as being there
const PATIENCE = 250; // milliseconds before a person is told that a command is on its way

const log = find("log");
const articles = new Map(); // by message id
const end = make("div", { class: "end" });
let atEnd = true; // of the messages; a person who reads further up is left there

/** Begin to show messages. */
export function startLog() {
  when("back", redrawAll);
  when("view", redrawAll);
  when("message", (event) => {
    answered(event);
    redraw(event.message.id);
  });
  when("deleted", ({ id }) => redraw(id));
  when("redraw", redraw);
  when("pending", drawEnd);
  when("closed", ({ id, control }) => goOn(articles.get(id), control));
  log.addEventListener("scroll", () => (atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR));
  new ResizeObserver(stay).observe(log);
}

function redrawAll() {
  articles.clear();
  log.setAttribute("aria-label", `Messages: ${state.place.title}`);
  log.setAttribute("aria-live", "off"); // nobody wants to hear all of it again
  for (const event of visibleMessages()) articles.set(event.message.id, drawMessage(event));
  log.replaceChildren(welcome(), ...articles.values(), end);
  setTimeout(() => log.removeAttribute("aria-live"));
  drawEnd();
  atEnd = true;
  stay();
}

function redraw(id) {
  const event = state.messages.get(id);
  const before = articles.get(id);
  if (event && isVisible(event)) show(event, before);
  else if (before) {
    leave(before);
    before.remove();
    articles.delete(id);
  }
  stay();
}

function show(event, before) {
  // What a person has open stays open; closing it redraws.
  if (before?.querySelector("[aria-expanded=true]")) return;
  const after = drawMessage(event);
  articles.set(event.message.id, after);
  if (!before) {
    after.classList.add("arriving"); // what is drawn again stands still
    return end.before(after);
  }
  const focused = before.contains(document.activeElement) && document.activeElement.dataset.control;
  before.replaceWith(after);
  if (focused) goOn(after, focused);
}

/** Give the focus to a control of a message, if it is still there, or else to the text. */
function goOn(article, control) {
  const there = control && article?.querySelector(`[data-control="${CSS.escape(control)}"]:enabled`);
  (there || find("draft")).focus();
}

/** Let the focus not go with what is taken away. */
function leave(element) {
  if (element.contains(document.activeElement)) find("draft").focus();
}

function drawEnd() {
  const here = [...pending.values()].filter((each) => each.person === state.person && each.channel === channelId());
  leave(end);
  end.replaceChildren(...here.map((each) => drawWaiting(each)));
  stay();
}

/** Most answers come before anybody could read that they are on their way. */
function drawWaiting(entry) {
  const article = drawPending(entry, () => forget(entry.id));
  if (!entry.sentence) {
    article.hidden = true;
    setTimeout(() => {
      article.hidden = false;
      stay();
    }, PATIENCE);
  }
  return article;
}

function stay() {
  if (atEnd) log.scrollTop = log.scrollHeight;
}

function welcome() {
  const { title, about, channel_id: shared } = state.place;
  const place = shared ? `This is ${title}, ${about}.` : `These are ${state.person.name}’s direct messages ${about}.`;
  return make(
    "div",
    { class: "welcome" },
    make("h2", {}, title),
    make("p", {}, place, " Type ", make("kbd", {}, "/"), " to see what you can do here."),
  );
}
