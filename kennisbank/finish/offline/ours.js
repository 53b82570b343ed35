/**
 * What is of this site: OWN are the first parts of its addresses, for below it may be another site.
 */

export const ROOT = new URL("./", location.href).href;

/** @param {string} url */
export function isOurs(url) {
  return url.startsWith(ROOT) && OWN.includes(url.slice(ROOT.length).split(/[/?#]/)[0]);
}

// What the names of the caches were before they had a path: one for all sites on an origin.
const OLD = /^kb-(lasting|[0-9a-f]{12})$/;

/** Throws away what is ours in those; what is of others, they throw away themselves. */
export async function forgetOld() {
  for (const name of (await caches.keys()).filter((each) => OLD.test(each))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (isOurs(request.url)) await cache.delete(request);
    if (!(await cache.keys()).length) await caches.delete(name);
  }
}
