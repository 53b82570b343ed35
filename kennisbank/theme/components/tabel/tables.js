/**
 * A table that is wider than its place scrolls in a box of its own, which Material makes. Then that
 * box can have the focus, so that a keyboard scrolls it, and says of what it is.
 */

import { onPage } from "../shared/pages.js";

const sizes = new ResizeObserver((changes) => {
  for (const { target } of changes) reach(target);
});

/** @param {Element} box */
function reach(box) {
  const scrolls = box.scrollWidth > box.clientWidth;
  const columns = [...box.querySelectorAll("thead th")].map(({ textContent }) => textContent.trim());
  const said = { tabindex: "0", role: "region", "aria-label": `Tabel met ${columns.filter(Boolean).join(", ")}` };
  for (const [name, value] of Object.entries(said)) {
    if (scrolls) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
}

function observe() {
  sizes.disconnect();
  for (const box of document.querySelectorAll(".md-typeset__scrollwrap")) sizes.observe(box);
}

export function follow() {
  onPage(observe); // Material has drawn its boxes by then
}
