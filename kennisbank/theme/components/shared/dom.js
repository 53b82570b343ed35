/** Small things that more than one part of the page needs. */

/**
 * An element with a text, and a class.
 *
 * @param {string} tag
 * @param {string} [text]
 * @param {string} [name]
 */
export function make(tag, text = "", name = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  if (name) made.className = name;
  return made;
}

/**
 * What of that kind an event happened in. The target itself says little: in a translated page every
 * text lies in <font> elements, and an extension wraps what it likes.
 *
 * @param {Event} event
 * @param {string} selector
 */
export function hit({ target }, selector) {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
}

/**
 * A file for the reader's downloads; nothing leaves the device for it.
 *
 * @param {BlobPart} text
 * @param {string} type
 * @param {string} name
 */
export function download(text, type, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Whether the reader's connection is one to be careful with. */
export function isFrugal() {
  const connection = /** @type {any} */ (navigator).connection;
  return Boolean(connection?.saveData || /2g/.test(connection?.effectiveType ?? ""));
}
