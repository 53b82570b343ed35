// The search box in use: it asks, shows what was found, and is worked by keyboard.

import { hit, make } from "./dom.js";
import { stem } from "./dutch.js";
import { passage } from "./passage.js";
import { Search } from "./query.js";

/** @typedef {import("./query.js").Found} Found */

/** @type {Record<string, [string, string]>} */
const KINDS = {
  artikel: ["Artikel", "Artikelen"],
  rekenhulp: ["Rekenhulp", "Rekenhulpen"],
  vraag: ["Vraag", "Vragen"],
  begrip: ["Begrip", "Begrippen"],
  podcast: ["Podcast", "Podcast"],
  pagina: ["Pagina", "Andere pagina’s"],
};
const BEST = 3; // shown first, of any kind
const FEW = 5; // of each kind, until somebody asks for more
const PAUSE = 90; // ms without a key, before it searches

/** @type {() => void} */
let unmark = () => {};

/**
 * @param {HTMLElement} box
 * @param {HTMLInputElement} input
 * @param {HTMLInputElement} toggle
 */
export async function start(box, input, toggle) {
  const root = new URL("../../", import.meta.url);
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
      search ??= prepare(root);
      const ready = await search;
      if (!query || mine !== turn) return;
      const found = await ready.find(query);
      if (mine !== turn) return;
      const shown = show(found, root);
      out.replaceChildren(...shown);
      out.dataset.query = query;
      say(found.length ? count(found.length) : `Niets gevonden voor “${query}”.`);
      if (found.length) return;
      const near = ready.nearest(query);
      if (near.length) out.append(group("Dit lijkt erop", near, root));
      out.append(ways(root, "Probeer een ander woord, of kijk bij:"));
    } catch {
      search = undefined; // the next key tries again
      if (mine !== turn) return;
      say("Zoeken lukt nu niet.");
      const why = "WebAssembly" in globalThis ? "De zoekindex kon niet laden." : "Je browser staat WebAssembly niet toe, en daarmee werkt het zoeken.";
      out.replaceChildren(ways(root, `${why} Je vindt alles ook hier:`));
    }
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

/** @param {URL} root */
async function prepare(root) {
  if (!("WebAssembly" in globalThis)) throw new Error("no WebAssembly");
  const folder = new URL("pagefind/", root);
  const [{ createInstance }, answer] = await Promise.all([
    import(new URL("pagefind.js", folder).href),
    fetch(new URL("kennisbank.json", folder), { cache: "no-cache" }),
  ]);
  if (!answer.ok) throw new Error(`${answer.status}`);
  /** @type {import("./query.js").Told} */
  const told = await answer.json();
  // Pagefind logs what does not load and goes on; what it lacks shows by a word that must be there.
  const pagefind = createInstance({ noWorker: true, metaCacheTag: told.tag });
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
 * @param {URL} root
 */
function show(found, root) {
  const made = [];
  const few = found.length <= FEW;
  if (found.length) made.push(group("Beste treffers", found.slice(0, few ? FEW : BEST), root));
  const others = few ? [] : found.slice(BEST);
  for (const [kind, [, plural]] of Object.entries(KINDS)) {
    const these = others.filter((each) => each.kind === kind);
    if (these.length) made.push(group(plural, these, root));
  }
  return made;
}

/**
 * @param {string} title
 * @param {Found[]} found
 * @param {URL} root
 */
function group(title, found, root) {
  const made = make("section");
  const heading = make("p", title, "kb-zoek-groep");
  heading.id = `kb-zoek-${title.toLowerCase().replace(/\W+/g, "-")}`;
  const list = make("ol", "", "md-search-result__list");
  list.setAttribute("aria-labelledby", heading.id);
  list.append(...found.slice(0, FEW).map((each) => item(each, root)));
  made.append(heading, list);
  if (found.length > FEW) {
    const more = make("button", `Nog ${found.length - FEW}`, "kb-zoek-meer");
    more.setAttribute("type", "button");
    more.addEventListener("click", () => {
      const rest = found.slice(FEW).map((each) => item(each, root));
      list.append(...rest);
      more.remove();
      rest[0].querySelector("a")?.focus();
    });
    made.append(more);
  }
  return made;
}

/**
 * @param {Found} found
 * @param {URL} root
 */
function item(found, root) {
  const made = make("li", "", "md-search-result__item");
  made.dataset.kind = found.kind;
  const link = /** @type {HTMLAnchorElement} */ (make("a", "", "md-search-result__link"));
  link.href = new URL(found.address, root).href;
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
    () => text.remove(), // its text did not load; title and link stand
  );
  return made;
}

/**
 * Where everything can be found without searching.
 *
 * @param {URL} root
 * @param {string} why
 */
function ways(root, why) {
  const made = make("div", "", "kb-zoek-wegen");
  const list = make("ul");
  for (const [name, address] of [["Alle rekenhulpen", "rekenhulpen/"], ["Alle vragen", "vragen/"], ["Alle begrippen", "begrippen/"]]) {
    const link = /** @type {HTMLAnchorElement} */ (make("a", name));
    link.href = new URL(address, root).href;
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
  const pages = /** @type {{document$?: {subscribe: (each: () => void) => {unsubscribe: () => void}}}} */ (globalThis).document$;
  const following = pages?.subscribe(paint);
  unmark = () => {
    following?.unsubscribe();
    CSS.highlights.delete("kb-zoek");
  };
}
