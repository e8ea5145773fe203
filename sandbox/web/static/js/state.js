/** What the page knows: the world, its messages, and through whose eyes it is seen. */

import { events } from "./api.js";

const REMEMBERED = "viewer";

export const state = {
  world: null, // people, places, locales, and the bot
  connected: false, // whether the bot is
  messages: new Map(), // by id, in order
  names: new Map(), // of users, by id
  person: null,
  place: null,
  locale: "en-US",
};

const changes = new EventTarget();

/**
 * Do something at a change, and get what it is about.
 *
 * From the sandbox: "world", "message", "deleted", "bot", "commands", "wire"; about the connection
 * to it: "gone", "back"; on this page: "view", "pending", "redraw", "closed" (a form),
 * "complaint".
 */
export function when(kind, react) {
  changes.addEventListener(kind, (event) => react(event.detail));
}

/** Tell the page of a change. */
export function tell(kind, detail) {
  changes.dispatchEvent(new CustomEvent(kind, { detail }));
}

/** Hear the sandbox as long as the page lives, and come back after a lost connection. */
export async function listen() {
  for (let pause = 250; ; pause = Math.min(pause * 2, 4000)) {
    try {
      for await (const event of events()) {
        pause = 250;
        HEAR[event.type](event);
        tell(event.type, event);
      }
      tell("gone", "The connection to the sandbox was lost. Trying again …");
    } catch (failure) {
      tell("gone", failure.message);
      if (failure.kind === "forbidden") return;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const HEAR = {
  world(event) {
    state.world = event;
    state.connected = event.connected;
    state.messages.clear();
    for (const { id, name } of [event.bot, ...event.people]) state.names.set(id, name);
    for (const each of event.messages) HEAR.message(each);
    recall();
    tell("back");
  },
  message(event) {
    const { id, author, interaction_metadata: asked } = event.message;
    state.messages.set(id, event);
    for (const user of [author, asked?.user]) if (user) state.names.set(user.id, user.global_name ?? user.username);
  },
  deleted: (event) => state.messages.delete(event.id),
  bot: (event) => (state.connected = event.connected),
  commands() {},
  wire() {},
};

/** Look through somebody's eyes, at another place, in another language. */
export function look(changed) {
  Object.assign(state, changed);
  sessionStorage.setItem(
    REMEMBERED,
    JSON.stringify({ person: state.person.key, place: state.place.key, locale: state.locale }),
  );
  tell("view");
}

function recall() {
  const { people, places, locales, you } = state.world;
  const before = JSON.parse(sessionStorage.getItem(REMEMBERED) ?? "{}");
  const own = locales.find((each) => each.code === navigator.language) ?? locales[0];
  state.person = people.find((each) => each.key === (before.person ?? you));
  state.place = places.find((each) => each.key === before.place) ?? places[0];
  state.locale = before.locale ?? own.code;
}

/** Return the id of the channel before us; everybody has their own direct messages. */
export function channelId() {
  return state.place.channel_id ?? state.person.dm;
}

/** Return the messages that this person sees here, the oldest first. */
export function visibleMessages() {
  return [...state.messages.values()].filter(isVisible);
}

/** Tell whether this person sees a message here. */
export function isVisible({ message, seen_by: only }) {
  return message.channel_id === channelId() && (!only || only === state.person.id);
}

const NOBODY = { everyone: false, users: [], roles: [] };

/** Return what markup is drawn with; see `drawMarkdown`. */
export function messageContext(pings = NOBODY) {
  return { nameOf, pings, locale: state.locale };
}

/** Return the name of a user, role or channel, by its id. */
export function nameOf(kind, id) {
  if (kind === "user") return state.names.get(id) ?? "unknown-user";
  const { places } = state.world;
  const known = {
    role: places.flatMap((place) => place.roles),
    channel: places.map((place) => ({ id: place.channel_id, name: place.channel })),
  };
  return known[kind].find((each) => each.id === id)?.name ?? `unknown-${kind}`;
}
