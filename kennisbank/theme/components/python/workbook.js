/** Calculations as a workbook: Python writes it, in the worker that calculates, when it is asked for. */

import "../shared/common.js";
import { download } from "../shared/dom.js";
import { cause } from "../shared/release.js";
import { ROOT } from "../shared/root.js";
import { Engine } from "./engine.js";
import { Failure } from "./failure.js";
import { sourcesOf } from "./sources.js";

const KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** @type {Record<string, string>} */
const WHY = {
  load: "Wat het Excelbestand maakt, kon niet worden geladen. Controleer je verbinding.",
  missing: "Wat het Excelbestand maakt, ontbreekt op de site. Dat ligt niet aan jou.",
  unsupported: "Deze browser kan hier niet rekenen: WebAssembly ontbreekt of staat uit.",
  memory: "Je apparaat heeft nu te weinig geheugen vrij. Sluit andere tabbladen of programma’s en probeer het opnieuw.",
  blocked: "Op deze plek mag de pagina niet rekenen: de site eromheen sluit haar af.",
  whole: "Voor een Excelbestand is een groter deel van de rekenmodule nodig, en dat kan nu niet worden opgehaald.",
  run: "Bij het maken van het Excelbestand ging iets mis. Kopieer de berekening als tekst, of download haar als CSV.",
};

/**
 * Makes it and gives it to the reader; what is said of that.
 *
 * @param {Answers.Calculation[]} calculations
 * @param {string} name of the file
 */
export async function workbook(calculations, name) {
  const template = document.querySelector("template.kb-pagina");
  if (!(template instanceof HTMLTemplateElement)) return WHY.missing;
  /** @type {import("./engine.js").PageData} */
  const { runtime, sources, later: parts = {} } = JSON.parse(template.content.textContent ?? "");
  const engine = Engine.for(runtime);
  const day = new Date().toLocaleDateString("sv-SE"); // the Swedish way of writing is the ISO one
  const { signal } = new AbortController();
  const long = { beside: { parts }, onStep() {}, signal };
  try {
    const { base64 } = await engine.ask("sheets", "", { calculations, day }, await sourcesOf(sources), long);
    const bytes = Uint8Array.from(atob(base64), (each) => each.charCodeAt(0));
    download(bytes, KIND, name);
    return `Het bestand ${name} is gemaakt.`;
  } catch (error) {
    console.warn(`${name}: ${error}`);
    const kind = error instanceof Failure ? error.kind : "run";
    if (kind !== "load") return WHY[kind] ?? WHY.run;
    const later = Object.keys(parts).map((address) => new URL(address, ROOT));
    const why = await cause([...engine.parts, ...later]);
    return why.text ?? WHY[why.kind] ?? WHY.load;
  }
}
