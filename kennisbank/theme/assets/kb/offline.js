/** Lets a reader who comes back do without network: what was visited is kept on the device. */

const ROOT = new URL("../../", import.meta.url);

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
  const registration = await navigator.serviceWorker.getRegistration();
  await registration?.unregister(); // a worker that only takes its place may wait for this page to go
  for (const name of await caches.keys()) if (name.startsWith("kb-")) await caches.delete(name);
}

/**
 * For a next time without network: these, and all that the page has loaded. What the service worker
 * has already, it leaves.
 *
 * @param {string[]} urls
 */
export async function keep(urls) {
  const registration = await navigator.serviceWorker?.ready; // waits for ever where there is none
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  const runtime = new URL("runtime/", ROOT).href; // told when all of it works
  const others = loaded.filter((name) => !name.startsWith(runtime));
  registration?.active?.postMessage({ keep: [...new Set([location.href, ...others, ...urls])] });
}
