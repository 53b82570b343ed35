/** Where a reader looks for a number, he can say that he does not know it for certain. */

import { make } from "../shared/dom.js";

/**
 * @param {HTMLElement} element the calculator
 * @param {AbortSignal} signal
 */
export function offerRange(element, signal) {
  // A toggle does not bubble.
  element.addEventListener(
    "toggle",
    ({ target }) => {
      const box = /** @type {HTMLElement} */ (target);
      const field = box.closest(".kb-veld")?.querySelector("input");
      if (!field || box.querySelector("button")) return;
      const button = make("button", "Weet je het niet zeker? Geef een bereik", "kb-knop kb-rustig");
      button.setAttribute("type", "button");
      button.addEventListener("click", () => {
        field.inputMode = "text"; // the keyboard of numbers has no letters
        if (!field.value.includes("tot")) field.value = `${field.value.trim()} tot `;
        field.focus();
        field.setSelectionRange(field.value.length, field.value.length);
        field.dispatchEvent(new Event("input", { bubbles: true }));
      });
      box.append(button);
    },
    { capture: true, signal },
  );
}
