/** The key to this sandbox: it comes in the address, and is kept for this tab alone. */

const NAME = "key";

/** Return the key, taken out of the address if it is there; null without one. */
export function takeKey() {
  const given = new URLSearchParams(location.hash.slice(1)).get(NAME);
  if (given) {
    sessionStorage.setItem(NAME, given);
    history.replaceState(null, "", location.pathname); // not in the history, nor over a shoulder
  }
  return sessionStorage.getItem(NAME);
}
