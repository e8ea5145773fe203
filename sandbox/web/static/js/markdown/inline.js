/**
 * Discord's markup within a line, as a tree.
 *
 * A node is a string, or an object with a `type` and what belongs to it. The rules are tried in
 * this order at every position; where none fits, there is text up to the next possible place.
 */

// A backslash takes the meaning of what follows; anything else stands for itself.
const BODY = String.raw`((?:\\[\s\S]|[^\\])+?)`;

const RULES = [
  [/\\([^0-9A-Za-z\s])/y, (found) => found[1]],
  [/```(?:([a-z0-9_+.#-]+)\n)?\n*((?:(?!```)[\s\S])*?\S(?:(?!```)[\s\S])*?)\n*```/iy, codeBlock],
  [/(`+)(?!`)([\s\S]+?)(?<!`)\1(?!`)/y, (found) => ({ type: "code", text: found[2].trim() || found[2] })],
  [/<t:(-?\d{1,13})(?::([tTdDfFsSR]))?>/y, (found) => ({ type: "time", seconds: Number(found[1]), style: found[2] ?? "f" })],
  [/<@!?(\d{15,20})>/y, (found) => ({ type: "user", id: found[1] })],
  [/<@&(\d{15,20})>/y, (found) => ({ type: "role", id: found[1] })],
  [/<#(\d{15,20})>/y, (found) => ({ type: "channel", id: found[1] })],
  [/<\/([^:<>\n]{1,100}):\d{15,20}>/y, (found) => ({ type: "command", name: found[1] })],
  [/<a?:(\w{2,32}):\d{15,20}>/y, (found) => ({ type: "emoji", name: found[1] })],
  [/@(everyone|here)/y, (found) => ({ type: "everyone", name: found[1] })],
  [/<(https?:\/\/[^\s<>]+)>/iy, (found) => link(found[1])],
  [/https?:\/\/[^\s<]+/iy, bareLink],
  [/\[((?:\\.|[^\]\\\n])+)\]\(\s*<?(https?:\/\/(?:[^\s()<>]|\([^\s()<>]*\))+)>?(?:\s+"[^"\n]*")?\s*\)/iy, maskedLink],
  [new RegExp(String.raw`\|\|${BODY}\|\|`, "y"), (found, inner) => ({ type: "spoiler", children: inner(found[1]) })],
  [new RegExp(String.raw`\*\*${BODY}\*\*(?!\*)`, "y"), (found, inner) => ({ type: "strong", children: inner(found[1]) })],
  [new RegExp(String.raw`__${BODY}__(?!_)`, "y"), (found, inner) => ({ type: "underline", children: inner(found[1]) })],
  [new RegExp(String.raw`~~${BODY}~~`, "y"), (found, inner) => ({ type: "strike", children: inner(found[1]) })],
  [/\*(?=[^\s*])((?:\\[\s\S]|\*\*|[^\\*])+?)(?<!\s)\*(?!\*)/y, (found, inner) => ({ type: "emphasis", children: inner(found[1]) })],
  [/(?<![\p{L}\p{N}_])_(?=[^\s_])((?:\\[\s\S]|__|[^\\_])+?)_(?![\p{L}\p{N}_])/uy, (found, inner) => ({ type: "emphasis", children: inner(found[1]) })],
];
const TEXT = /[\s\S][^\\`<@[|*_~h]*/y;

/** Return the nodes of a text that has no blocks other than code; `linked` forbids more links. */
export function parseInline(text, linked = false) {
  const nodes = [];
  for (let position = 0; position < text.length; ) {
    const [node, end] = next(text, position, linked);
    if (typeof node === "string" && typeof nodes.at(-1) === "string") nodes[nodes.length - 1] += node;
    else nodes.push(node);
    position = end;
  }
  return nodes;
}

function next(text, position, linked) {
  for (const [pattern, build] of RULES) {
    pattern.lastIndex = position;
    const found = pattern.exec(text);
    const node = found && build(found, (body) => parseInline(body, linked));
    if (!node || (linked && node.type === "link")) continue;
    return [node, position + found[0].length];
  }
  TEXT.lastIndex = position;
  const plain = TEXT.exec(text)[0];
  return [plain, position + plain.length];
}

function codeBlock(found) {
  return { type: "codeBlock", language: (found[1] ?? "").toLowerCase(), text: found[2] };
}

function link(address, children = [address]) {
  return URL.canParse(address) ? { type: "link", address, children } : null;
}

/** Leave out what ends the sentence rather than the address. */
function bareLink(found) {
  while (/[.,:;"'!?*_~|\]]$/.test(found[0]) || (found[0].endsWith(")") && !balanced(found[0]))) {
    found[0] = found[0].slice(0, -1);
  }
  return link(found[0]);
}

function balanced(address) {
  return address.split("(").length >= address.split(")").length;
}

/** Discord shows no link whose text looks like another address. */
function maskedLink(found) {
  if (/https?:\/\//i.test(found[1]) || !found[1].trim()) return null;
  return link(found[2], parseInline(found[1], true));
}
