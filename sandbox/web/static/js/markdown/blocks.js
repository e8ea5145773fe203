/** Discord's markup of whole lines: quotes, headings, small print, lists; the rest is inline. */

import { parseInline } from "./inline.js";

const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(\S.*)$/;
const RULES = [
  [/>>> ?([\s\S]+)/y, (found) => quote(found[1])],
  [/(?:> .*(?:\n|$)|>(?:\n|$))+/y, (found) => quote(found[0].replace(/^> ?/gm, "").replace(/\n$/, ""))],
  [/(#{1,3}) +(\S.*)(?:\n|$)/y, (found) => ({ type: "heading", level: found[1].length, children: parseInline(found[2]) })],
  [/-# +(\S.*)(?:\n|$)/y, (found) => ({ type: "small", children: parseInline(found[1]) })],
  [/(?: *(?:[-*]|\d{1,9}\.) +\S.*(?:\n(?: {2,}\S.*|(?= *(?:[-*]|\d{1,9}\.) +\S)))*)+(?:\n|$)/y, (found) => list(found[0])],
];

/** Return the nodes of a message's text. */
export function parse(text, quoted = false) {
  const nodes = [];
  let position = 0;
  let plain = 0; // where text without blocks began
  const flush = () => {
    if (plain < position) nodes.push(...parseInline(text.slice(plain, position)));
  };
  while (position < text.length) {
    const [node, end] = blockAt(text, position, quoted);
    if (node) {
      flush();
      nodes.push(node);
      plain = end;
    }
    position = end;
  }
  flush();
  return nodes;
}

/** Return the block that begins here and its end; without one, the start of the next line. */
function blockAt(text, position, quoted) {
  for (const [pattern, build] of quoted ? RULES.slice(2) : RULES) {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    if (found) return [build(found), pattern.lastIndex];
  }
  return [null, lineEnd(text, position)];
}

/** A line goes on to the end of a code block that begins in it. */
function lineEnd(text, position) {
  const pattern = /\\.|```[\s\S]+?```|\n/gs;
  pattern.lastIndex = position;
  for (let found; (found = pattern.exec(text)); ) {
    if (found[0] === "\n") return pattern.lastIndex;
  }
  return text.length;
}

function quote(text) {
  return { type: "quote", children: parse(text, true) };
}

/** Return a list; what is indented further is a list inside the item before it. */
function list(text) {
  const open = []; // the lists around the current line, the outermost first
  for (const line of text.replace(/\n$/, "").split("\n")) {
    const found = ITEM.exec(line);
    if (!found) {
      open.at(-1).items.at(-1).push("\n", ...parseInline(line.trim()));
      continue;
    }
    const [, { length: indent }, number, content] = found;
    while (open.length > 1 && indent < open.at(-1).indent) open.pop();
    if (!open.length || indent > open.at(-1).indent + 1) {
      const inner = { type: "list", indent, start: number && Number(number), items: [] };
      open.at(-1)?.items.at(-1).push(inner);
      open.push(inner);
    }
    open.at(-1).items.push(parseInline(content));
  }
  return open[0];
}
