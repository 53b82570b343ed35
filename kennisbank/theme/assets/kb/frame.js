/**
 * A calculator in a frame on somebody else's page: tells how high it is, and nothing else, and opens
 * links outside the frame.
 */

import { hit } from "../../components/shared/dom.js";

function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ kennisbank: "hoogte", height }, "*");
}

new ResizeObserver(tell).observe(document.body);
addEventListener("message", ({ data, source }) => {
  if (source === parent && data?.kennisbank === "meet") tell();
});

document.addEventListener(
  "click",
  (event) => {
    const link = hit(event, "a");
    if (!(link instanceof HTMLAnchorElement) || link.getAttribute("href")?.startsWith("#")) return;
    link.target = "_blank";
    link.rel = "noopener";
  },
  { capture: true },
);
