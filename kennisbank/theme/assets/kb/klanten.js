/** <kb-mijn-klanten>, before its part of the site is there: most pages do without. */

import { cause } from "./release.js";

export class MijnKlanten extends HTMLElement {
  /** @type {{connect: () => void, disconnect: () => void} | undefined} */
  #page;

  async connectedCallback() {
    try {
      const { Customers } = await import("./customers.js");
      this.#page ??= new Customers(this);
      if (this.isConnected) this.#page.connect();
    } catch (error) {
      console.warn(`kb-mijn-klanten: ${error}`);
      const { text } = await cause([new URL("klanten.css", import.meta.url)]);
      const said = this.querySelector(".kb-kl-status");
      if (said) said.textContent = text ?? "Deze pagina kon niet helemaal worden geladen. Controleer je verbinding en ververs de pagina.";
    }
  }

  disconnectedCallback() {
    this.#page?.disconnect();
  }
}
