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
 * A file for the reader's downloads; nothing leaves the device for it.
 *
 * @param {string} text
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

/**
 * Where a calculation opens, on the page of its calculator.
 *
 * @param {URL} root of the site
 * @param {string} slug
 * @param {Record<string, string | number | null>} inputs machine numbers
 */
export function addressOf(root, slug, inputs) {
  const url = new URL(`rekenhulpen/${slug}/`, root);
  for (const [name, value] of Object.entries(inputs)) url.searchParams.set(name, String(value ?? ""));
  return url.href;
}
