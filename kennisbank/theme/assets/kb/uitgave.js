/**
 * Why a part of a page is missing, and what the page says of it.
 *
 * What changes has another name in every release. A page that was open, or in a cache, when another
 * release was published asks for what may be gone; and one that is newer than what a server near
 * the reader has, for what is not there yet. Pages of every release ask for this script by its name:
 * `say` and `explain` stay what they are.
 */

import { ROOT } from "../../components/shared/root.js";
import { key } from "../../components/rekenhulp/typed.js";

/** @typedef {import("../../components/rekenhulp/typed.js").Typed} Typed */
/** "replaced": the site is of another release; "missing": the site lacks it; "load": nobody answers. */
/** @typedef {"replaced" | "missing" | "load"} Cause */

const REPLACED =
  "Er is een nieuwe versie van deze site. Ververs de pagina; lukt het dan nog niet, probeer het dan over een paar minuten.";
const BUSY =
  "De site kan dit nu niet leveren. Dat ligt niet aan jou of aan je verbinding. Probeer het over een paar minuten opnieuw.";
const PATIENCE = 4_000; // milliseconds
// In colours of the browser's own: the style may be what is missing.
const BOX =
  "padding:.8rem 1rem;background:Mark;color:MarkText;font:1rem/1.5 system-ui,sans-serif;text-align:center;position:relative;z-index:9";
const BUTTON =
  "font:inherit;padding:.2rem .8rem;color:ButtonText;background:ButtonFace;border:1px solid;border-radius:.4rem;cursor:pointer";

/**
 * Why these could not be loaded. The host is asked for each, so that a connection that failed is
 * never taken for a publication, nor the other way around.
 *
 * @param {URL[]} parts
 * @returns {Promise<{kind: Cause, text?: string}>}
 */
export async function explain(parts) {
  guard();
  try {
    const answers = await Promise.all(parts.map((part) => ask(part, "HEAD")));
    const busy = answers.some(({ status }) => status === 429 || status >= 500);
    if (busy) return { kind: "load", text: BUSY };
    if (!answers.some(({ status }) => status === 404 || status === 410)) return { kind: "load" };
    return (await isReplaced()) ? { kind: "replaced", text: REPLACED } : { kind: "missing" };
  } catch {
    return { kind: "load" };
  }
}

/** @type {Promise<void> | undefined} */
let said;

/** Say above the page that a script or style of it did not come. */
export function say() {
  guard();
  said ??= isReplaced()
    .catch(() => false)
    .then(show);
  return said;
}

/** @param {boolean} replaced */
function show(replaced) {
  const why = replaced
    ? "Er is een nieuwe versie van deze site. "
    : "Een deel van deze pagina kon niet laden. Rekenen of zoeken werkt daardoor misschien niet. ";
  const box = document.createElement("div");
  const button = document.createElement("button");
  box.className = "kb-nieuw";
  box.setAttribute("role", "alert");
  box.style.cssText = BOX;
  button.style.cssText = BUTTON;
  button.textContent = "Ververs de pagina";
  button.addEventListener("click", () => location.reload());
  box.append(why, button);
  document.body.prepend(box);
}

async function isReplaced() {
  const answer = await ask(new URL("versie.json", ROOT), "GET");
  const found = answer.ok && (await answer.json()).release;
  const ours = document.querySelector('meta[name="kb-release"]')?.getAttribute("content");
  return Boolean(found && ours && found !== ours);
}

/**
 * @param {URL} url
 * @param {"HEAD" | "GET"} method
 */
function ask(url, method) {
  return fetch(url, { method, cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
}

let guarded = false;

/** From now on, what stands in a calculator that cannot calculate is kept when the page goes. */
function guard() {
  if (guarded) return;
  guarded = true;
  addEventListener("pagehide", () => {
    /** @type {Typed} */
    const all = {};
    for (const each of document.querySelectorAll("kb-rekenhulp:not([data-state=ready]) > .kb-form")) {
      const fields = /** @type {NodeListOf<HTMLInputElement | HTMLSelectElement>} */ (
        each.querySelectorAll("input[name], select[name]")
      );
      for (const field of fields) {
        if (field.value !== built(field)) (all[each.parentElement?.id ?? ""] ??= {})[field.name] = field.value;
      }
    }
    try {
      if (Object.keys(all).length) sessionStorage.setItem(key(), JSON.stringify(all));
    } catch {
      // nothing may be kept here
    }
  });
}

/** @param {HTMLInputElement | HTMLSelectElement} field */
function built(field) {
  if (field instanceof HTMLInputElement) return field.defaultValue;
  const options = [...field.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value;
}
