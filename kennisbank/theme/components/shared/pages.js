/**
 * Material's word that a page is there: this one, and each that comes in its place without reloading.
 *
 * @param {() => void} each
 * @returns {{unsubscribe: () => void} | undefined} nothing where Material does not run
 */
export function onPage(each) {
  const pages = /** @type {{document$?: {subscribe: (each: () => void) => {unsubscribe: () => void}}}} */ (globalThis);
  return pages.document$?.subscribe(each);
}
