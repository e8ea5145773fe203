/** The bot's commands as a person meets them: flat, and in their own language. */

import { post } from "./api.js";
import { state } from "./state.js";

const SUBCOMMAND = 1;
const GROUP = 2;
const BOOLEAN = 5;

/** Return what this person can use here: `{ slash, message }`, lists of entries. */
export async function usableCommands() {
  const body = { person: state.person.key, place: state.place.key, locale: state.locale };
  const { commands } = await post("commands", body);
  return {
    slash: commands.filter((each) => each.type === 1).flatMap((command) => flat(command, [])),
    message: commands.filter((each) => each.type === 3).map((each) => ({ name: each.name, label: name(each) })),
  };
}

/** Return one entry for every path: `/game start` is one, `/game` alone is none. */
function flat(entry, above) {
  const path = [...above, entry];
  const inner = (entry.options ?? []).filter((each) => each.type === SUBCOMMAND || each.type === GROUP);
  if (inner.length) return inner.flatMap((each) => flat(each, path));
  return [
    {
      path: path.map((each) => each.name).join(" "), // what the bot calls it
      label: path.map(name).join(" "),
      detail: description(entry),
      options: (entry.options ?? []).map(option),
    },
  ];
}

function option(given) {
  const truth = ["True", "False"].map((label) => ({ name: label, value: label.toLowerCase() }));
  const choices = given.type === BOOLEAN ? truth : given.choices;
  return {
    name: given.name,
    label: name(given),
    detail: description(given),
    required: Boolean(given.required),
    autocomplete: Boolean(given.autocomplete),
    choices: choices?.map((choice) => ({ label: name(choice), value: String(choice.value) })) ?? null,
  };
}

function name(thing) {
  return thing.name_localizations?.[state.locale] ?? thing.name;
}

function description(thing) {
  return thing.description_localizations?.[state.locale] ?? thing.description;
}

/** Return the entries that a beginning fits, those that begin with it first. */
export function matching(entries, beginning) {
  const wanted = beginning.toLowerCase();
  const at = (entry) => Math.min(...[entry.label, entry.path].map((text) => rank(text, wanted)));
  return entries.filter((entry) => at(entry) < Infinity).sort((one, other) => at(one) - at(other));
}

function rank(text, wanted) {
  const place = text.toLowerCase().indexOf(wanted);
  return place < 0 ? Infinity : place;
}

/**
 * Return the command that a line begins with and the options after it: `{ entry, values }`.
 * Null while the name is not complete.
 */
export function readLine(line, entries) {
  const text = line.slice(1);
  const fits = (entry) => [entry.label, entry.path].find((label) => text.startsWith(`${label} `));
  const entry = entries.filter(fits).sort((one, other) => other.path.length - one.path.length)[0];
  if (!entry) return null;
  return { entry, values: readOptions(text.slice(fits(entry).length), entry.options) };
}

/** Text before the first option's name belongs to the first option. */
function readOptions(text, options) {
  const values = {};
  let name = options[0]?.name;
  for (const part of splitOptions(text, options)) {
    if (part.name) name = part.name;
    else if (name && part.text) values[name] = part.text;
  }
  return values;
}

function splitOptions(text, options) {
  const names = options.map((each) => each.name).sort((one, other) => other.length - one.length);
  if (!names.length) return [];
  // Discord allows no letter in a name that means something here.
  const parts = text.split(new RegExp(`(?:^|\\s)(${names.join("|")}):`));
  return parts.map((part, index) => (index % 2 ? { name: part } : { text: unquoted(part.trim()) }));
}

function unquoted(text) {
  return /^".+"$/s.test(text) ? text.slice(1, -1) : text;
}

/** Return the line that a person would type for a command with these values. */
export function writeLine(entry, values) {
  const given = Object.entries(values).filter(([, value]) => value);
  return [`/${entry.path}`, ...given.map(([option, value]) => `${option}:"${value}"`)].join(" ");
}
