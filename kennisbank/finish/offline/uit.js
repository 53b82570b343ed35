// The site has no service worker any more: this one takes the place of what a reader still has,
// empties its caches, and goes.

import { forget } from "../../theme/components/shared/kept.js";
import { forgetOld, ROOT } from "./ours.js";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", () => worker.skipWaiting());

worker.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await worker.registration.unregister();
  await forget(ROOT);
  await forgetOld();
}
