/**
 * What a device keeps of this site, by names that no other site on the same origin has. A path has
 * no space in it, so the names of /a/ and of /a/b/ are never the beginning of each other.
 *
 * @param {string | URL} root of the site
 */
export function kept(root) {
  const own = `kb ${new URL(root).pathname} `;
  return {
    own,
    /** Runtime, scripts and sound: what has another address when it changes. */
    lasting: `${own}blijvend`,
    /** @param {string} version of the site */
    pages: (version) => own + version,
  };
}

/**
 * Throws away all that this site keeps, and nothing of another.
 *
 * @param {string | URL} root
 * @param {string[]} [but] the names of what stays
 */
export async function forget(root, but = []) {
  const { own } = kept(root);
  const names = (await caches.keys()).filter((name) => name.startsWith(own) && !but.includes(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

// What these names were before they had a path: one cache for all sites on an origin.
const OLD = /^kb-(lasting|[0-9a-f]{12})$/;

/**
 * Throws away what is ours in the caches of before; of the others, each site takes its own.
 *
 * @param {(url: string) => boolean} isOurs
 */
export async function forgetOld(isOurs) {
  for (const name of (await caches.keys()).filter((each) => OLD.test(each))) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) if (isOurs(request.url)) await cache.delete(request);
    if (!(await cache.keys()).length) await caches.delete(name);
  }
}
