/** What the page asks of the sandbox, and what it hears from it. */

import { takeKey } from "./key.js";

/** A request that failed, with a sentence for the person and a kind such as "refused". */
export class Failure extends Error {
  constructor(kind, sentence) {
    super(sentence);
    this.kind = kind;
  }
}

/** Ask the sandbox to do something; raise Failure if it does not. */
export async function post(action, body) {
  const response = await send(`/api/${action}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

/** Yield every event, from what is already there on, until the connection ends. */
export async function* events() {
  const response = await send("/api/events");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const lines = (rest + value).split("\n");
    rest = lines.pop();
    for (const line of lines) if (line) yield JSON.parse(line);
  }
}

async function send(path, options = {}) {
  const headers = { ...options.headers, Authorization: `Bearer ${takeKey()}` };
  const response = await fetch(path, { ...options, headers }).catch(() => {
    throw new Failure("gone", "The sandbox has ended. Start it again with make run.");
  });
  if (response.ok) return response;
  const { kind, sentence } = await response.json().catch(() => ({}));
  throw new Failure(kind ?? "broken", sentence ?? `The sandbox answered ${response.status}.`);
}
