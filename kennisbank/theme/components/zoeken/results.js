// What was found, as a reader sees it.

import { make } from "../shared/dom.js";
import { ROOT } from "../shared/root.js";
import { KINDS, WAYS } from "../shared/sections.js";
import { passage } from "./passage.js";

/** @typedef {import("./query.js").Found} Found */

const BEST = 3; // shown first, of any kind
const FEW = 5; // of each kind, until somebody asks for more

/** @param {number} number */
export const count = (number) => (number === 1 ? "1 resultaat" : `${number} resultaten`);

/**
 * The best of all, then the others by kind.
 *
 * @param {Found[]} found
 */
export function show(found) {
  const made = [];
  const few = found.length <= FEW;
  if (found.length) made.push(group("Beste treffers", found.slice(0, few ? FEW : BEST)));
  const others = few ? [] : found.slice(BEST);
  for (const [kind, [, plural]] of Object.entries(KINDS)) {
    const these = others.filter((each) => each.kind === kind);
    if (these.length) made.push(group(plural, these));
  }
  return made;
}

/**
 * @param {string} title
 * @param {Found[]} found
 */
export function group(title, found) {
  const made = make("section");
  const heading = make("p", title, "kb-zoek-groep");
  heading.id = `kb-zoek-${title.toLowerCase().replace(/\W+/g, "-")}`;
  const list = make("ol", "", "md-search-result__list");
  list.setAttribute("aria-labelledby", heading.id);
  list.append(...found.slice(0, FEW).map((each) => item(each)));
  made.append(heading, list);
  if (found.length > FEW) {
    const more = make("button", `Nog ${found.length - FEW}`, "kb-zoek-meer");
    more.setAttribute("type", "button");
    more.addEventListener("click", () => {
      const rest = found.slice(FEW).map((each) => item(each));
      list.append(...rest);
      more.remove();
      rest[0].querySelector("a")?.focus();
    });
    made.append(more);
  }
  return made;
}

/** @param {Found} found */
function item(found) {
  const made = make("li", "", "md-search-result__item");
  made.dataset.kind = found.kind;
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", "md-search-result__link"));
  link.href = new URL(found.address, ROOT).href;
  const place = make("span", [KINDS[found.kind]?.[0], found.place].filter(Boolean).join(" · "), "kb-zoek-plaats");
  const text = make("span", "", "kb-zoek-tekst");
  link.append(make("span", found.title, "kb-zoek-titel"), place, text);
  made.append(link);
  passage(found).then(
    ({ section, shown, before, after }) => {
      if (section && !found.address.includes("#") && found.kind !== "rekenhulp") {
        link.hash = section.id;
        place.append(` · ${section.text.replace("¶", "").trim()}`);
      }
      text.append(before ? "… " : "");
      for (const { word, marked } of shown) text.append(marked ? make("mark", word) : word, " ");
      text.append(after ? "…" : "");
    },
    () => {
      text.remove(); // title and link stand
      link.dispatchEvent(new Event("geentekst", { bubbles: true }));
    },
  );
  return made;
}

/**
 * A button that refreshes the page, and asks the same again.
 *
 * @param {HTMLInputElement} input
 */
export function refresh(input) {
  const button = make("button", "Ververs de pagina", "kb-zoek-meer");
  button.setAttribute("type", "button");
  button.addEventListener("click", () => {
    const url = new URL(location.href);
    url.searchParams.set("q", input.value);
    history.replaceState(history.state, "", url);
    location.reload();
  });
  return button;
}

/**
 * Where everything can be found without searching.
 *
 * @param {string} why
 */
export function ways(why) {
  const made = make("div", "", "kb-zoek-wegen");
  const list = make("ul");
  for (const [name, address] of WAYS) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", name));
    link.href = new URL(address, ROOT).href;
    const line = make("li");
    line.append(link);
    list.append(line);
  }
  made.append(make("p", why), list);
  return made;
}
