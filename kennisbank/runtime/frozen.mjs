/**
 * Makes the modules that are frozen in Pyodide's wasm smaller, inside that Pyodide.
 *
 *   node frozen.mjs FOLDER    of the package; prints [[before, after]], each in base64, as JSON
 */

import { resolve } from "node:path";
import { ARGUMENTS, python as file } from "./boot.mjs";

const indexURL = `${resolve(process.argv[2])}/`;
const { loadPyodide } = await import(`${indexURL}pyodide.mjs`);
const env = { PYTHONHASHSEED: "0" };
const python = await loadPyodide({ indexURL, env, args: [...ARGUMENTS] });
python.runPython(await file("compiling.py"));
process.stdout.write(python.globals.get("frozen")(), () => process.exit());
