/** The colours of a terminal, as Discord shows them in a code block called `ansi`. */

import { make } from "../dom.js";

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];
const SEQUENCE = /\u001b\[([\d;]*)m/;

/** Return spans of text, coloured by classes such as `ansi-red` and `ansi-on-blue`. */
export function colour(text) {
  const [first, ...rest] = text.split(SEQUENCE);
  const spans = [first];
  let style = {};
  for (let index = 0; index < rest.length; index += 2) {
    style = rest[index].split(";").reduce(after, style);
    const classes = Object.values(style).join(" ");
    if (rest[index + 1]) spans.push(classes ? make("span", { class: classes }, rest[index + 1]) : rest[index + 1]);
  }
  return spans;
}

function after(style, digits) {
  const code = Number(digits);
  if (code === 0) return {};
  if (code === 1) return { ...style, weight: "ansi-bold" };
  if (code === 4) return { ...style, line: "ansi-underline" };
  const kind = { 3: "ink", 4: "ground" }[Math.floor(code / 10)];
  const name = COLOURS[code % 10];
  if (!kind || !name) return style;
  return { ...style, [kind]: kind === "ink" ? `ansi-${name}` : `ansi-on-${name}` };
}
