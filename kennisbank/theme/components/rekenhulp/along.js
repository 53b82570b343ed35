/** What can be done with a calculation: its script comes when somebody wants to do it. */

import { hit } from "../shared/dom.js";
import { find } from "./outcome.js";

/**
 * @param {HTMLElement} element the calculator
 * @param {string} slug
 * @param {import("../python/engine.js").Ask} ask
 */
export function takeAlong(element, slug, ask) {
  const box = find(element, ".kb-meenemen");
  /** @type {Promise<import("./take.js").Take> | undefined} */
  let coming;
  const get = () => (coming ??= import("./take.js").then(({ Take }) => new Take(element, slug, ask)));
  box.hidden = false;
  box.addEventListener("toggle", () => get().catch(() => (coming = undefined)));
  box.addEventListener("click", async (event) => {
    const what = hit(event, "[data-doe]")?.dataset.doe;
    if (!what) return;
    try {
      await (await get()).do(what);
    } catch (error) {
      coming = undefined;
      console.warn(`${slug}: ${error}`);
      find(box, ".kb-gedaan").textContent =
        "Dit kon niet worden geladen. Kijk of je verbinding hebt en probeer het nog eens.";
    }
  });
}
