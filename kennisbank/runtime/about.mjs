/**
 * What is added to Python for it: the archives, and for each what is then imported.
 *
 * @type {Record<string, string>}
 */
export const MODULES = {
  "klanten.zip": "calculators.klanten.desk",
  "excel.zip": "",
  "sheets.zip": "calculators.core.sheets.desk",
};

/**
 * Whether it is for a workbook of calculations, which are in the question itself.
 *
 * @param {string} question
 */
export const isWorkbook = (question) => "calculations" in JSON.parse(question);

const WORKBOOK = "UEsDB"; // how one begins, in base64

/**
 * The parts that are needed for a question about a file: a page has no more either.
 *
 * @param {string} file
 * @param {string} question
 */
export function needed(file, question) {
  const [customers, reader, writer] = Object.keys(MODULES);
  if (isWorkbook(question)) return [writer];
  if (JSON.parse(question).what === "workbook") return [customers, writer];
  return file.startsWith(WORKBOOK) ? [customers, reader] : [customers];
}

/**
 * Asks about a reader's own file, or for one, as a worker does.
 *
 * @param {any} python
 * @param {string} file in base64; empty for the one before
 * @param {string} question
 * @param {string} holds the Python of holds.py: of a workbook it says what is in it
 */
export function about(python, file, question, holds) {
  if (file)
    python.FS.writeFile(
      "/klantenbestand",
      Uint8Array.from(atob(file), (each) => each.charCodeAt(0)),
    );
  const ask = python.globals.get("ask");
  const next = JSON.stringify({ what: "next", id: JSON.parse(question).id });
  let said = ask(isWorkbook(question) ? "sheets" : "klanten", "", question);
  while (JSON.parse(said)?.next) said = ask("klanten", "", next);
  if (!JSON.parse(said)?.base64) return said;
  python.runPython(holds); // only now: what it imports a page may not need
  return python.globals.get("holds")(said);
}
