// What few pages have: its script is loaded where it stands, so that the others do without.

import { lost } from "./release.js";

/** @typedef {{connect: () => void, disconnect: () => void}} Part what makes an element live */

const WHY = "Deze pagina kon niet helemaal worden geladen. Controleer je verbinding en ververs de pagina.";

/**
 * @param {string} name of the element
 * @param {(element: HTMLElement) => Promise<Part>} load
 * @param {string} status where in the element it says that its script did not come
 */
export function define(name, load, status) {
  customElements.define(
    name,
    class extends HTMLElement {
      /** @type {Part | undefined} */
      #part;

      async connectedCallback() {
        try {
          this.#part ??= await load(this);
          if (this.isConnected) this.#part.connect();
        } catch (error) {
          console.warn(`${name}: ${error}`);
          const said = this.querySelector(status);
          if (said) said.textContent = await lost(WHY);
        }
      }

      disconnectedCallback() {
        this.#part?.disconnect();
      }
    },
  );
}
