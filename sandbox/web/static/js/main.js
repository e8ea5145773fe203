/** Start the page. */

import { startComposer } from "./composer.js";
import { find } from "./dom.js";
import { takeKey } from "./key.js";
import { startLog } from "./log.js";
import { startPanel } from "./panel.js";
import { listen, when } from "./state.js";
import { startSwitcher } from "./switcher.js";
import { startClock } from "./time.js";

const NO_KEY = "This page needs the whole address that the terminal shows, with its key.";

function notice(sentence) {
  find("notice").textContent = sentence;
  find("notice").hidden = !sentence;
}

addEventListener("hashchange", () => location.reload()); // another start's address in this tab
when("gone", notice);
when("back", () => {
  notice("");
  find("app").hidden = false;
});
for (const start of [startSwitcher, startLog, startComposer, startPanel, startClock]) start();
if (takeKey()) listen();
else notice(NO_KEY);
