/** Points in time: in every style that Discord has, some of them counting down. */

import { make } from "./dom.js";

const STYLES = {
  t: { timeStyle: "short" },
  T: { timeStyle: "medium" },
  d: { dateStyle: "short" },
  D: { dateStyle: "long" },
  f: { dateStyle: "long", timeStyle: "short" },
  F: { dateStyle: "full", timeStyle: "short" },
  s: { dateStyle: "short", timeStyle: "short" },
  S: { dateStyle: "short", timeStyle: "medium" },
};
const UNITS = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];
const LATEST = 8.64e12; // seconds that a date can hold

/** Return an element for seconds since 1970; style R counts by itself. */
export function timeElement(seconds, style, locale) {
  if (Math.abs(seconds) > LATEST) return "Invalid Date";
  const element = make(
    "time",
    {
      datetime: new Date(seconds * 1000).toISOString(),
      title: formatTime(seconds, "F", locale),
      "aria-live": "off", // nobody wants to hear every second of it
    },
    formatTime(seconds, style, locale),
  );
  if (style === "R") element.dataset.counting = locale;
  return element;
}

/** Return the words for a time. */
export function formatTime(seconds, style, locale) {
  if (style === "R") return relative(seconds - Date.now() / 1000, locale);
  return new Intl.DateTimeFormat(locale, STYLES[style]).format(seconds * 1000);
}

/** Let every counting time on the page go on, once a second. */
export function startClock() {
  setInterval(() => {
    for (const element of document.querySelectorAll("time[data-counting]")) {
      const words = formatTime(Date.parse(element.dateTime) / 1000, "R", element.dataset.counting);
      if (element.textContent !== words) element.textContent = words;
    }
  }, 1000);
}

function relative(left, locale) {
  const [unit, size] = UNITS.find(([, least]) => Math.abs(left) >= least) ?? UNITS.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(left / size), unit);
}
