/** The Python of the calculators of a page. */

import { Failure } from "./failure.js";
import { ROOT } from "../shared/root.js";

/** @typedef {Record<string, string>} Sources */

/** @type {Map<string, Promise<Sources>>} */
const fetched = new Map();

/**
 * It stands in the page itself, or in a file that is named after what is in it: then it comes when
 * somebody is about to calculate, and is never of another version than the page.
 *
 * @param {Sources | string} said by the page
 * @returns {Promise<Sources>}
 */
export function sourcesOf(said) {
  if (typeof said !== "string") return Promise.resolve(said);
  const known = fetched.get(said);
  if (known) return known;
  const coming = get(said).catch((error) => {
    fetched.delete(said); // another attempt asks again
    throw new Failure("load", `${said}: ${error}`);
  });
  fetched.set(said, coming);
  return coming;
}

/**
 * @param {string} address from the root of the site
 * @returns {Promise<Sources>}
 */
async function get(address) {
  const answer = await fetch(new URL(address, ROOT), { signal: AbortSignal.timeout(15_000) });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
