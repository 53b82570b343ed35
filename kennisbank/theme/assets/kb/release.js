/**
 * Which release of the site a page is of, and why a part of it is missing.
 *
 * What changes has another name in every release. A page that was open, or in a cache, when another
 * release was published asks for what may be gone; and one that is newer than what a server near
 * the reader has, for what is not there yet.
 */

import { ROOT } from "./root.js";

const PATIENCE = 4_000; // milliseconds

/** "replaced": the site is of another release; "missing": the site lacks it; "load": nobody answers. */
/** @typedef {"replaced" | "missing" | "load"} Cause */

export const REPLACED =
  "Er is een nieuwe versie van deze site. Ververs de pagina; lukt het dan nog niet, probeer het dan over een paar minuten.";

/** @returns {string} that of the page as it is now; empty while the site is being written */
function release() {
  return document.querySelector('meta[name="kb-release"]')?.getAttribute("content") ?? "";
}

const running = release();

/**
 * Why these could not be loaded. The host is asked for each, so that a connection that failed is
 * never taken for a publication, nor the other way around.
 *
 * @param {URL[]} parts
 * @returns {Promise<Cause>}
 */
export async function cause(parts) {
  try {
    const answers = await Promise.all(parts.map((part) => ask(part, "HEAD")));
    if (!answers.some(({ status }) => status === 404 || status === 410)) return "load";
    const answer = await ask(new URL("versie.json", ROOT), "GET");
    const found = answer.ok && (await answer.json()).release;
    return found && found !== running ? "replaced" : "missing";
  } catch {
    return "load";
  }
}

/**
 * @param {URL} url
 * @param {"HEAD" | "GET"} method
 */
function ask(url, method) {
  return fetch(url, { method, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
}

/** A page of another release, that came in the place of this one, gets the scripts of its own. */
export function follow() {
  const pages = /** @type {{document$?: {subscribe: (each: () => void) => void}}} */ (globalThis).document$;
  pages?.subscribe(() => {
    if (release() !== running) location.reload();
  });
}
