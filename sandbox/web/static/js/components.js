/** A message's components: buttons and menus in rows, and the newer layouts around them. */

import { busy, chosen, mine, press } from "./actions.js";
import { make } from "./dom.js";
import { picture } from "./embeds.js";
import { drawMarkdown } from "./markdown/draw.js";
import { selectElement } from "./select.js";
import { tell } from "./state.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger" };

/** Return the elements of a message's components. */
export function drawComponents(components, message, context) {
  return (components ?? []).map((each) => (DRAW[each.type] ?? unknown)(each, message, context));
}

const DRAW = {
  1: (row, message, context) => make("div", { class: "row" }, ...drawComponents(row.components, message, context)),
  2: button,
  3: (menu, message) =>
    selectElement(menu, (values) => press(message, menu, values), {
      values: chosen.get(mine(message, menu)),
      closed: () => tell("redraw", message.id),
    }),
  9: (section, message, context) =>
    make(
      "div",
      { class: "section" },
      make("div", {}, ...drawComponents(section.components, message, context)),
      ...drawComponents([section.accessory], message, context),
    ),
  10: (text, _, context) => make("div", { class: "text" }, ...drawMarkdown(text.content, context)),
  11: (thumbnail) => picture(thumbnail.media, thumbnail.description, "thumbnail"),
  12: (gallery) => make("div", { class: "gallery" }, ...gallery.items.map((item) => picture(item.media, item.description))),
  13: (file) => make("p", { class: "file" }, file.name ?? file.file.url.split("/").at(-1)),
  14: (line) => (line.divider === false ? make("div", { class: "gap" }) : make("hr")),
  17: (container, message, context) => coloured(make("div", { class: "container" }, ...drawComponents(container.components, message, context)), container.accent_color),
};

function unknown(component) {
  return make("p", { class: "hint" }, `(a component of kind ${component.type})`);
}

function button(component, message) {
  const face = [component.emoji?.name && make("span", { class: "emoji", "aria-hidden": component.label && "true" }, component.emoji.name), component.label];
  if (component.url) return linkButton(component, face);
  const waits = busy.has(mine(message, component));
  return make(
    "button",
    {
      type: "button",
      class: `button ${STYLES[component.style] ?? "secondary"}`,
      disabled: component.disabled,
      "aria-busy": waits && "true",
      "data-control": component.custom_id,
      onclick: () => press(message, component),
    },
    ...face,
  );
}

function linkButton(component, face) {
  const safe = /^https?:\/\//i.test(component.url);
  return make("a", { class: "button secondary", href: safe && component.url, title: component.url, target: "_blank", rel: "noopener noreferrer" }, ...face, make("span", { "aria-hidden": "true" }, " ↗"));
}

/** Give an element the colour that the bot chose for its edge. */
export function coloured(element, colour) {
  if (Number.isInteger(colour)) element.style.setProperty("--edge", `#${colour.toString(16).padStart(6, "0")}`);
  return element;
}
