/** A message's text as elements of the page. */

import { make } from "../dom.js";
import { timeElement } from "../time.js";
import { colour } from "./ansi.js";
import { parse } from "./blocks.js";

/**
 * Return the elements that show a text.
 *
 * The context knows names, and whom the message really notifies:
 * `{ nameOf(kind, id), pings: { everyone, users, roles }, locale }`.
 */
export function drawMarkdown(text, context) {
  return draw(parse(text), context);
}

function draw(nodes, context) {
  return nodes.map((node) => (typeof node === "string" ? node : DRAW[node.type](node, context)));
}

function around(tag, attributes = {}) {
  return (node, context) => make(tag, attributes, ...draw(node.children, context));
}

const DRAW = {
  strong: around("strong"),
  emphasis: around("em"),
  underline: around("u"),
  strike: around("s"),
  quote: around("blockquote"),
  small: around("small", { class: "small-print" }),
  heading: (node, context) => make(`h${node.level + 2}`, {}, ...draw(node.children, context)),
  code: (node) => make("code", {}, node.text),
  codeBlock: (node) =>
    make("pre", { tabindex: "0" }, make("code", {}, ...(node.language === "ansi" ? colour(node.text) : [node.text]))),
  list: (node, context) =>
    make(
      node.start === undefined ? "ul" : "ol",
      { start: node.start },
      ...node.items.map((item) => make("li", {}, ...draw(item, context))),
    ),
  link: (node, context) =>
    make(
      "a",
      { href: node.address, title: node.address, target: "_blank", rel: "noopener noreferrer" },
      ...draw(node.children, context),
    ),
  spoiler,
  time: (node, context) => timeElement(node.seconds, node.style, context.locale),
  emoji: (node) => `:${node.name}:`,
  command: (node) => make("span", { class: "mention" }, `/${node.name}`),
  channel: (node, context) => make("span", { class: "mention" }, `#${context.nameOf("channel", node.id)}`),
  user: (node, context) => mention(context.nameOf("user", node.id), context.pings.users.includes(node.id)),
  role: (node, context) => mention(context.nameOf("role", node.id), context.pings.roles.includes(node.id)),
  everyone: (node, context) => mention(node.name, context.pings.everyone),
};

/** A mention says whether anybody is notified: that is what a bot gets wrong. */
function mention(name, pings) {
  const label = `@${name.replace(/^@/, "")}`;
  if (!pings) return make("span", { class: "mention", title: "Notifies nobody" }, label);
  return make(
    "span",
    { class: "mention pings", title: "Notifies" },
    label,
    make("span", { class: "unseen" }, " (is notified)"),
  );
}

function spoiler(node, context) {
  const secret = make("span", { class: "secret", inert: true, tabindex: "-1" }, ...draw(node.children, context));
  const show = () => {
    secret.inert = false;
    cover.remove();
    secret.focus();
  };
  const cover = make("button", { type: "button", class: "cover", "aria-label": "Show hidden text", onclick: show });
  return make("span", { class: "spoiler" }, secret, cover);
}
