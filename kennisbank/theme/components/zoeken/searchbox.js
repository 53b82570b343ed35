// The search box in use: it asks, shows what was found, and is worked by keyboard.

import "../shared/common.js";
import { hit, make } from "../shared/dom.js";
import { Index, Missing } from "./index.js";
import { mark } from "./mark.js";
import { Search } from "./query.js";
import { count, group, refresh, show, ways } from "./results.js";
import { ROOT } from "../shared/root.js";

const PAUSE = 90; // ms without a key, before it searches
const SLOW = 1_000; // ms after which somebody wonders whether it searches
const LONG = 10_000; // ms after which another way is quicker

const MISSING = "Op de site ontbreekt een deel van de zoekindex.";
const NOT_LOADED =
  "WebAssembly" in globalThis
    ? "De zoekindex kon niet laden."
    : "Je browser staat WebAssembly niet toe, en daarmee werkt het zoeken.";

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
    let mySearch = (search ??= prepare(box));
    // Of the queries that one search failed, one prepares another: an index watches all fetching.
    const drop = () => {
      if (search === mySearch) search = undefined;
    };
    // A host that stays silent is waited for: a phone may be that slow. Only not in silence.
    const meanwhile = (/** @type {number} */ after, /** @type {() => void} */ tell) =>
      setTimeout(() => query && mine === turn && tell(), after);
    const told = [
      meanwhile(SLOW, () => say("Het zoeken wordt nog geladen.")),
      meanwhile(LONG, () => out.replaceChildren(ways("Dat duurt langer dan anders. Je vindt alles ook hier:"))),
    ];
    try {
      const found = await find(mySearch, query).catch((error) => {
        if (!(error instanceof Missing)) throw error;
        drop(); // once more, with all parts fetched again: a hiccup goes unnoticed
        mySearch = search ??= prepare(box);
        return find(mySearch, query);
      });
      if (!query) return;
      if (mine !== turn) return;
      const shown = show(found);
      out.replaceChildren(...shown);
      out.dataset.query = query;
      say(found.length ? count(found.length) : `Niets gevonden voor “${query}”.`);
      if (found.length) return;
      const near = (await mySearch).nearest(query);
      if (near.length) out.append(group("Dit lijkt erop", near));
      out.append(ways("Probeer een ander woord, of kijk bij:"));
    } catch (error) {
      drop(); // the next key tries again
      const { kind, text } = error instanceof Missing ? await cause([error.part]) : { kind: "load", text: undefined };
      if (mine !== turn) return;
      say("Zoeken lukt nu niet.");
      const failed = kind === "missing" ? MISSING : NOT_LOADED;
      out.replaceChildren(...(text ? [refresh(input)] : []), ways(`${text ?? failed} Je vindt alles ook hier:`));
    } finally {
      told.forEach(clearTimeout);
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
  // A text that did not load: of a release that is gone, or a hiccup that says nothing.
  out.addEventListener("geentekst", async (event) => {
    const link = hit(event, "a");
    const words = new URL(`${box.dataset.index}kennisbank.json`, ROOT);
    const { text } = await cause([words]);
    // What another query has put in its place says it itself.
    if (!text || !out.contains(link) || out.querySelector(".kb-zoek-oud")) return;
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

  say("Typ een woord of een vraag.");
  await run();
}

/**
 * @param {Promise<Search>} search
 * @param {string} query
 */
async function find(search, query) {
  const ready = await search;
  return query ? ready.find(query) : [];
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
