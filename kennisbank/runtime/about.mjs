/**
 * What is added to Python for it: the archives, and for each what is then imported.
 *
 * @type {Record<string, string>}
 */
export const MODULES = { "klanten.zip": "calculators.klanten.desk", "excel.zip": "" };

/**
 * Asks about a reader's own file as a worker does.
 *
 * @param {any} python
 * @param {string} file in base64; empty for the one before
 * @param {string} question
 */
export function about(python, file, question) {
  if (file)
    python.FS.writeFile(
      "/klantenbestand",
      Uint8Array.from(atob(file), (each) => each.charCodeAt(0)),
    );
  const ask = python.globals.get("ask");
  const next = JSON.stringify({ what: "next", id: JSON.parse(question).id });
  let said = ask("klanten", "", question);
  while (JSON.parse(said)?.next) said = ask("klanten", "", next);
  return said;
}
