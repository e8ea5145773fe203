/** Make elements. Text is always a text node, so that no message can become markup. */

/**
 * Return a new element: `make("button", { class: "send", onclick: send }, "Send")`.
 * Attributes that are null, undefined or false are left out; so are such children.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child || child === 0));
  return element;
}

/** Return the element with an id that index.html has. */
export function find(id) {
  return document.getElementById(id);
}
