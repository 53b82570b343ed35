/**
 * Whoever follows a link to a place in another page gets there. Material leads him to where he
 * scrolled to, when he scrolled while that page was on its way.
 */

import { onPage } from "./pages.js";

export function follow() {
  let followed = false; // a link; going back leads to where somebody was
  addEventListener("click", () => (followed = true), { capture: true });
  addEventListener("popstate", () => (followed = false));
  onPage(() => {
    const place = followed && document.getElementById(location.hash.slice(1));
    if (place) requestAnimationFrame(() => place.scrollIntoView());
  });
}
