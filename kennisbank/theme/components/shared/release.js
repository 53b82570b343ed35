/** Which release of the site a page is of; why a part of it is missing, uitgave.js finds out. */

import { onPage } from "./pages.js";
import { ROOT } from "./root.js";

/** @typedef {import("../../assets/kb/uitgave.js").Cause} Cause */

/**
 * Why these could not be loaded, and what a reader is told of a new version. What finds out keeps its
 * name in every release, so that it is there when these scripts are of one that is gone.
 *
 * @param {URL[]} parts
 * @returns {Promise<{kind: Cause, text?: string}>}
 */
export async function cause(parts) {
  try {
    /** @type {typeof import("../../assets/kb/uitgave.js")} */
    const { explain } = await import(new URL("assets/kb/uitgave.js", ROOT).href);
    return await explain(parts);
  } catch {
    return { kind: "load" };
  }
}

/**
 * What a reader is told when a script of this page did not come.
 *
 * @param {string} otherwise when the site is not of another release
 */
export async function lost(otherwise) {
  // A file beside it, of the same release: this script.
  const { text } = await cause([new URL(import.meta.url)]);
  return text ?? otherwise;
}

const release = () => document.querySelector('meta[name="kb-release"]')?.getAttribute("content");

/** A page of another release, that came in the place of this one, gets the scripts of its own. */
export function follow() {
  const running = release();
  onPage(() => {
    if (release() !== running) location.reload();
  });
}
