/**
 * A calculator in a frame on somebody else's page: tells how high it is, and nothing else, and opens
 * links outside the frame.
 */

new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ kennisbank: "hoogte", height }, "*");
}).observe(document.body);

document.addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a") : null;
  if (!link || link.getAttribute("href")?.startsWith("#")) return;
  link.target = "_blank";
  link.rel = "noopener";
}, { capture: true });
