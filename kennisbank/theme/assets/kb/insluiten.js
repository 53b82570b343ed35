/**
 * For a page that places a calculator in a frame: gives the frame the height that it asks for. It
 * knows the frame by the page's own element, which was placed together with this script, and not by
 * where the message comes from: the site may have moved since, and a frame can set no other height
 * than its own.
 */

(() => {
  const root = new URL("../../", /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(root));
  addEventListener("message", ({ data, source }) => {
    if (data?.kennisbank !== "hoogte" || !Number.isFinite(data.height)) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (frame) frame.style.height = `${Math.min(Math.max(data.height, 200), 6000)}px`;
  });
  // One that was there before this script has said it already.
  for (const { contentWindow } of frames()) contentWindow?.postMessage({ kennisbank: "meet" }, "*");
})();
