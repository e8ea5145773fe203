/** One message, as an article. */

import { dismiss, failures, mine } from "./actions.js";
import { drawComponents } from "./components.js";
import { make } from "./dom.js";
import { drawAttachment, drawEmbed } from "./embeds.js";
import { drawMarkdown } from "./markdown/draw.js";
import { messageMenu } from "./menu.js";
import { messageContext, nameOf, state } from "./state.js";
import { formatTime } from "./time.js";

const LOADING = 1 << 7;

/** Return the article of a message event `{ message, seen_by, used, pings }`. */
export function drawMessage(event) {
  const { message, seen_by: only, used } = event;
  const context = messageContext(event.pings);
  const name = nameOf("user", message.author.id);
  const sentence = failures.get(mine(message));
  return make(
    "article",
    { class: only ? "message private" : "message", id: `message-${message.id}`, "aria-label": `${name}, ${formatTime(Date.parse(message.timestamp) / 1000, "t", state.locale)}` },
    above(event),
    avatar(message.author, name),
    heading(message, name),
    messageMenu(message),
    make("div", { class: "body" }, ...body(message, context)),
    sentence && make("p", { class: "failed", role: "alert" }, sentence),
    only && onlyYou(() => dismiss(message)),
  );
}

/** Return the article of a command that a person waits for, or that failed. */
export function drawPending({ person, what, sentence }, forget) {
  const { bot } = state.world;
  return make(
    "article",
    { class: "message private pending", "aria-label": `${bot.name}: ${sentence ?? "sending"}` },
    make("p", { class: "above" }, make("b", {}, person.name), " used ", make("span", { class: "mention" }, what)),
    avatar(bot, bot.name),
    make("header", {}, make("span", { class: "name" }, bot.name), tag()),
    make("div", { class: "body" }, sentence ? make("p", { class: "failed", role: "alert" }, sentence) : thinking("Sending command")),
    sentence && onlyYou(forget),
  );
}

function above({ message, used }) {
  const asked = message.interaction_metadata?.user;
  if (used && asked) {
    return make("p", { class: "above" }, make("b", {}, nameOf("user", asked.id)), " used ", make("span", { class: "mention" }, used));
  }
  const about = state.messages.get(message.message_reference?.message_id);
  if (!about) return null;
  return make("p", { class: "above" }, make("b", {}, nameOf("user", about.message.author.id)), ` ${gist(about.message)}`);
}

/** Return the beginning of a message without its markup and its small print. */
function gist({ content }) {
  const drawn = make("div", {}, ...drawMarkdown(content, messageContext()));
  for (const small of drawn.querySelectorAll("small")) small.remove();
  const parts = [...drawn.childNodes].map((node) => node.textContent);
  return parts.join(" ").replace(/\s+/g, " ").slice(0, 90);
}

function heading(message, name) {
  const seconds = Date.parse(message.timestamp) / 1000;
  return make(
    "header",
    {},
    make("span", { class: "name" }, name),
    message.author.bot && tag(),
    make("time", { datetime: message.timestamp, title: formatTime(seconds, "F", state.locale) }, formatTime(seconds, "t", state.locale)),
  );
}

function body(message, context) {
  if (message.flags & LOADING) return [thinking(`${nameOf("user", message.author.id)} is thinking`)];
  const edited = message.edited_timestamp && make("span", { class: "edited" }, " (edited)");
  return [
    message.content && make("div", { class: "text" }, ...drawMarkdown(message.content, context), edited),
    ...(message.attachments ?? []).map(drawAttachment),
    ...(message.embeds ?? []).map((embed) => drawEmbed(embed, context)),
    ...drawComponents(message.components, message, context),
  ];
}

function thinking(words) {
  return make("p", { class: "thinking" }, words, make("span", { class: "dots", "aria-hidden": "true" }, make("i"), make("i"), make("i")));
}

function onlyYou(act) {
  return make("p", { class: "only-you" }, "Only you can see this · ", make("button", { type: "button", class: "quiet", onclick: act }, "Dismiss message"));
}

function avatar(author, name) {
  const { icon } = state.world.bot;
  if (author.bot && icon) return make("img", { class: "avatar", src: icon, alt: "" });
  return make("span", { class: `avatar hue-${Number(BigInt(author.id) % 6n)}`, "aria-hidden": "true" }, name[0]);
}

function tag() {
  return make("span", { class: "tag" }, "App");
}
