/** <kb-wijzigingen>: what changed in an article, and which of it is new to the reader. */

import { seen } from "../mijn-cijfers/store.js";
import { make } from "../shared/dom.js";

export class Changes extends HTMLElement {
  connectedCallback() {
    const lines = this.querySelectorAll("li");
    const fresh = lines.length - seen(this.dataset.pagina ?? "", lines.length);
    if (fresh < 1) return;
    for (const line of [...lines].slice(0, fresh)) line.className = "kb-nieuw";
    const note = make("p", "", "kb-nieuws");
    const link = make("a", "Veranderd sinds je vorige keer");
    link.setAttribute("href", "#wijzigingen");
    note.append(link);
    document.querySelector("h1")?.after(note);
  }
}
