// The search box, before it is used: its keys, and what a link with ?q= asks. All else comes when
// somebody searches.

import { hit } from "../shared/dom.js";
import { cause, lost } from "../shared/release.js";

const WHY = "Het zoeken kon niet laden. Controleer je verbinding en ververs de pagina.";

const box = document.getElementById("kb-zoek");
const input = /** @type {HTMLInputElement | null | undefined} */ (box?.querySelector("input.md-search__input"));
const toggle = /** @type {HTMLInputElement | null} */ (document.getElementById("__search"));

if (box && input && toggle) {
  /** @type {Promise<void> | undefined} */
  let ready;
  const load = () => {
    ready ??= import("./searchbox.js").then(({ start }) => start(box, input, toggle, cause));
    ready.catch(async () => {
      ready = undefined;
      const said = box.querySelector(".md-search-result__meta");
      if (said) said.textContent = await lost(WHY);
    });
  };
  input.addEventListener("focus", () => {
    if (!toggle.checked) toggle.click();
    load();
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (toggle.checked) toggle.click();
    /** @type {HTMLElement} */ (document.activeElement)?.blur();
  });
  // Whoever goes on with the keyboard leaves it, also before the rest of it has come.
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (toggle.checked && relatedTarget instanceof Node && !box.contains(relatedTarget)) toggle.click();
  });
  toggle.addEventListener("change", () => toggle.checked && input.focus());
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (hit(event, "input, select, textarea, audio, [contenteditable]:not([contenteditable=false]), #kb-zoek")) return;
    if (!["/", "s", "f"].includes(event.key)) return;
    event.preventDefault();
    input.focus();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    input.focus();
  }
}
