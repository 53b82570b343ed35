/** Lets a reader who comes back do without network: what was visited is kept on the device. */

import { forget } from "./kept.js";
import { ROOT } from "./root.js";

/**
 * When the page is there, so that it costs the first visit nothing. Without the link to the manifest
 * the site has this turned off; and in a frame it is not this site that the reader visits.
 */
export async function prepare() {
  if (!("serviceWorker" in navigator) || self !== top) return;
  const workers = navigator.serviceWorker;
  try {
    if (!keeps()) return await leave();
    await workers.register(new URL("sw.js", ROOT), { updateViaCache: "none" });
  } catch {
    return; // private browsing, no room, no network: then not
  }
  workers.addEventListener("controllerchange", () => keep([])); // from here on it sees for itself
  await keep([]);
}

/** Whether this page may keep something on the device. */
export function keeps() {
  return self === top && Boolean(document.querySelector('link[rel="manifest"]'));
}

/** What is still there of a time that it was on, goes: also what the old worker was writing yet. */
async function leave() {
  const registration = await navigator.serviceWorker.getRegistration(ROOT);
  // A worker that only takes its place may wait for this page to go.
  if (registration?.scope === ROOT.href) await registration.unregister();
  await forget(ROOT);
}

/**
 * For a next time without network: these, and all that the page has loaded. What the service worker
 * has already, it leaves.
 *
 * @param {string[]} urls
 */
export async function keep(urls) {
  if (!navigator.serviceWorker) return;
  const registration = await own();
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const runtime = new URL("runtime/", ROOT).href; // told when all of it works
  const others = loaded.filter((name) => !name.startsWith(runtime));
  registration.active?.postMessage({ keep: [...new Set([location.href, ...others, ...urls])] });
}

/**
 * The registration of this site, once it is there. Until then, that of a site above it may be the
 * one that looks after this page.
 *
 * @returns {Promise<ServiceWorkerRegistration>}
 */
async function own() {
  const workers = navigator.serviceWorker;
  const registration = await workers.ready; // waits for ever where there is none
  if (registration.scope === ROOT.href) return registration;
  await new Promise((resolve) => workers.addEventListener("controllerchange", resolve, { once: true }));
  return own();
}
