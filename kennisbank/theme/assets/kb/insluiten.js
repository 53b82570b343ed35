/**
 * For a page that places a calculator in a frame: gives the frame the height that it asks for. It
 * listens to frames of this site only, and reads nothing but a number.
 */

(() => {
  const origin = new URL(/** @type {HTMLScriptElement} */ (document.currentScript).src).origin;
  addEventListener("message", (event) => {
    const height = event.data?.kennisbank === "hoogte" && event.data.height;
    if (event.origin !== origin || !Number.isFinite(height)) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === event.source) {
        frame.style.height = `${Math.min(Math.max(height, 200), 6000)}px`;
      }
    }
  });
})();
