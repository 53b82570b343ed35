// The words that were searched for, on the page that a result leads to.

import { onPage } from "../shared/pages.js";
import { stem } from "./dutch.js";

/** @type {() => void} */
let unmark = () => {};

/**
 * Mark the words on the page that the link leads to, where the browser can do so without touching
 * the page.
 *
 * @param {string[]} words
 */
export function mark(words) {
  unmark();
  const roots = new Set(words.flatMap((word) => word.toLowerCase().match(/[\p{L}\d]{3,}/gu) ?? []).map(stem));
  if (!roots.size || !("highlights" in CSS)) return;
  const paint = () => {
    const page = document.querySelector("article.md-content__inner");
    const walker = page && document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    const ranges = [];
    for (let node = walker?.nextNode(); node && walker; node = walker.nextNode()) {
      for (const match of (node.nodeValue ?? "").matchAll(/[\p{L}\d]{3,}/gu)) {
        if (!roots.has(stem(match[0].toLowerCase()))) continue;
        const range = new Range();
        range.setStart(node, match.index);
        range.setEnd(node, match.index + match[0].length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("kb-zoek", new Highlight(...ranges));
  };
  const following = onPage(paint);
  unmark = () => {
    following?.unsubscribe();
    CSS.highlights.delete("kb-zoek");
  };
}
