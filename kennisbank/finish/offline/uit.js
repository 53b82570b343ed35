// The site has no service worker any more: this one takes the place of what a reader still has,
// empties its caches, and goes.

addEventListener("install", () => skipWaiting());

addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  await registration.unregister();
  for (const name of await caches.keys()) if (name.startsWith("kb-")) await caches.delete(name);
}
