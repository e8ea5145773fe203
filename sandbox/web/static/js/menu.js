/** What can be done with a message: the bot's message commands, and copying it. */

import { use } from "./actions.js";
import { messageCommands } from "./composer.js";
import { make } from "./dom.js";
import { tell } from "./state.js";

const EPHEMERAL = 1 << 6;

/** Return the button that opens a message's menu. */
export function messageMenu(message) {
  const button = make(
    "button",
    { type: "button", class: "icon more-button", "data-control": "menu", "aria-haspopup": "menu", "aria-expanded": "false", "aria-label": "Apps and more for this message", onclick: () => open(message, button) },
    make("span", { "aria-hidden": "true" }, "⋯"),
  );
  return button;
}

function open(message, button) {
  const close = () => {
    const elsewhere = document.activeElement !== document.body && !menu.contains(document.activeElement);
    menu.remove();
    button.setAttribute("aria-expanded", "false");
    if (!elsewhere) button.focus();
    tell("redraw", message.id);
  };
  const item = (label, act) => make("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => (close(), act()) }, label);
  // As on Discord, there are none for what only one person sees.
  const usable = message.flags & EPHEMERAL ? [] : messageCommands();
  const apps = usable.map(({ name, label }) => item(label, () => apply(name, message)));
  const menu = make(
    "div",
    { class: "menu", role: "menu", "aria-label": "Apps and more", popover: "auto", onkeydown: (event) => key(event, menu, close) },
    apps.length && make("p", { class: "list-title", role: "presentation" }, "Apps"),
    ...apps,
    item("Copy text", () => navigator.clipboard.writeText(message.content)),
    item("Copy message id", () => navigator.clipboard.writeText(message.id)),
  );
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.isConnected && close());
  button.after(menu);
  button.setAttribute("aria-expanded", "true");
  menu.showPopover();
  place(menu, button);
  menu.querySelector("[role=menuitem]").focus();
}

async function apply(name, message) {
  await use(name, message).catch((failure) => tell("complaint", failure.message));
}

function key(event, menu, close) {
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (move) items[(items.indexOf(document.activeElement) + move + items.length) % items.length].focus();
  else if (event.key === "Tab") close();
  else return;
  event.preventDefault();
}

/** Below the button and within the window. */
function place(menu, button) {
  const { right, bottom, top } = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, right - width)}px`;
  menu.style.top = `${bottom + height + 8 > innerHeight ? top - height : bottom}px`;
}
