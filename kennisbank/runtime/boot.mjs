/** How Python starts, for the programs that make its runtime: as in a worker. */

import { readFile } from "node:fs/promises";

export { ARGUMENTS, START } from "../theme/components/python/arguments.js";
/** The library, beside the rest of Pyodide. */
export const LIBRARY = "python_stdlib.wasm";
/** The same where there is no such library yet. */
export const BOOT = await python("boot.py");

/**
 * The Python in that file, beside this one.
 *
 * @param {string} name
 */
export function python(name) {
  return readFile(new URL(name, import.meta.url), "utf8");
}
