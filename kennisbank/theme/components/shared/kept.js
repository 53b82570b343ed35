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
