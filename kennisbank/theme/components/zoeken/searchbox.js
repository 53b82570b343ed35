// The search box in use: it asks, shows what was found, and is worked by keyboard.

import { hit, make } from "../shared/dom.js";
import { stem } from "./dutch.js";
import { Index, Missing } from "./index.js";
import { passage } from "./passage.js";
import { Search } from "./query.js";
import { ROOT } from "../shared/root.js";
import { KINDS, WAYS } from "../shared/sections.js";

/** @typedef {import("./query.js").Found} Found */

const BEST = 3; // shown first, of any kind
const FEW = 5; // of each kind, until somebody asks for more
const PAUSE = 90; // ms without a key, before it searches

const MISSING = "Op de site ontbreekt een deel van de zoekindex.";
const NOT_LOADED =
  "WebAssembly" in globalThis
    ? "De zoekindex kon niet laden."
    : "Je browser staat WebAssembly niet toe, en daarmee werkt het zoeken.";

/** @type {() => void} */
let unmark = () => {};

/**
 * @param {HTMLElement} box
 * @param {HTMLInputElement} input
 * @param {HTMLInputElement} toggle
 * @param {typeof import("../shared/release.js").cause} cause
 */
export async function start(box, input, toggle, cause) {
  const said = /** @type {HTMLElement} */ (box.querySelector(".md-search-result__meta"));
  const out = /** @type {HTMLElement} */ (box.querySelector(".kb-zoek-uit"));
  const style = make("link");
  Object.assign(style, { rel: "stylesheet", href: new URL("search.css", import.meta.url).href });
  document.head.append(style);

  /** @type {Promise<Search> | undefined} */
  let search;
  let turn = 0;
  /** @type {ReturnType<typeof setTimeout>} */
  let waiting;

  const say = (/** @type {string} */ text) => {
    if (said.textContent !== text) said.textContent = text;
  };
  const close = () => toggle.checked && toggle.click();

  async function run() {
    const query = input.value.trim();
    const mine = ++turn;
    if (!query) {
      out.replaceChildren();
      say("Typ een woord of een vraag.");
    }
    try {
      const found = await find(query).catch((error) => {
        if (!(error instanceof Missing)) throw error;
        search = undefined; // once more, with all parts fetched again: a hiccup goes unnoticed
        return find(query);
      });
      if (!query) return;
      if (mine !== turn) return;
      const shown = show(found);
      out.replaceChildren(...shown);
      out.dataset.query = query;
      say(found.length ? count(found.length) : `Niets gevonden voor “${query}”.`);
      if (found.length) return;
      const near = (await search)?.nearest(query) ?? [];
      if (near.length) out.append(group("Dit lijkt erop", near));
      out.append(ways("Probeer een ander woord, of kijk bij:"));
    } catch (error) {
      search = undefined; // the next key tries again
      const { kind, text } = error instanceof Missing ? await cause([error.part]) : { kind: "load", text: undefined };
      if (mine !== turn) return;
      say("Zoeken lukt nu niet.");
      const failed = kind === "missing" ? MISSING : NOT_LOADED;
      out.replaceChildren(...(text ? [refresh(input)] : []), ways(`${text ?? failed} Je vindt alles ook hier:`));
    }
  }

  /** @param {string} query */
  async function find(query) {
    search ??= prepare(box);
    const ready = await search;
    return query ? ready.find(query) : [];
  }

  const links = () => /** @type {HTMLElement[]} */ ([...out.querySelectorAll("a, button")]);

  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(run, input.value ? PAUSE : 0);
  });
  input.form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    await run();
    links()[0]?.click();
  });
  input.form?.addEventListener("reset", () => {
    setTimeout(run);
    input.focus();
  });
  // A text that did not load: of a release that is gone, or a hiccup that says nothing.
  out.addEventListener("geentekst", async () => {
    const words = new URL(`${box.dataset.index}kennisbank.json`, ROOT);
    const { text } = await cause([words]);
    if (!text || out.querySelector(".kb-zoek-oud")) return;
    const told = make("p", text, "kb-zoek-oud");
    told.append(" ", refresh(input));
    out.prepend(told);
  });
  out.addEventListener("click", (event) => {
    const link = hit(event, "a");
    if (!link) return;
    const marks = [...link.querySelectorAll("mark")].map((each) => each.textContent ?? "");
    close();
    input.blur();
    mark(marks);
  });
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const all = [input, ...links()];
    const at = all.indexOf(/** @type {HTMLInputElement} */ (document.activeElement));
    all[(at + step + all.length) % all.length].focus();
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !box.contains(relatedTarget)) close();
  });

  say("Typ een woord of een vraag.");
  await run();
}

/** @param {HTMLElement} box */
async function prepare(box) {
  if (!("WebAssembly" in globalThis)) throw new Error("no WebAssembly");
  const { pagefind, told } = await new Index(box.dataset.index ?? "").load();
  // What Pagefind lacks without a word shows by one that must be there.
  const known = told.results[0][3].split(" ")[0];
  const first = await pagefind.search(known);
  if (!first.results.length) throw new Error("no index");
  return new Search(pagefind, told);
}

/** @param {number} number */
const count = (number) => (number === 1 ? "1 resultaat" : `${number} resultaten`);

/**
 * The best of all, then the others by kind.
 *
 * @param {Found[]} found
 */
function show(found) {
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
function group(title, found) {
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
function refresh(input) {
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
function ways(why) {
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

/**
 * Mark the words on the page that the link leads to, where the browser can do so without touching
 * the page.
 *
 * @param {string[]} words
 */
function mark(words) {
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
  // Material tells when another page has come in this one's place.
  const pages = /** @type {{document$?: {subscribe: (each: () => void) => {unsubscribe: () => void}}}} */ (globalThis)
    .document$;
  const following = pages?.subscribe(paint);
  unmark = () => {
    following?.unsubscribe();
    CSS.highlights.delete("kb-zoek");
  };
}
