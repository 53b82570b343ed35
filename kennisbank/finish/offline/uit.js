// The site has no service worker any more: this one takes the place of what a reader still has,
// empties its caches, and goes.

import { forget } from "../../theme/components/shared/kept.js";
import { forgetOld, ROOT } from "./ours.js";

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await registration.unregister();
  await forget(ROOT);
  await forgetOld();
}
