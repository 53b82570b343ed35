/**
 * Goes in Pyodide's script. The table of a wasm takes functions of a wasm only, so that one of
 * JavaScript goes in and out of a wasm first: all in one, in place of one for each.
 *
 * @param {(Function & {sig: string})[]} calls each with the types of what it gives and takes
 * @returns {Function[]}
 */
export function throughWasm(calls) {
  const types = /** @type {Record<string, number>} */ ({ i: 127, p: 127, j: 126, f: 125, d: 124, e: 111 });
  /** @param {number} size */
  const leb = (size) => [(size & 127) | 128, size >> 7];
  /** @param {number[]} bytes */
  const sized = (bytes) => [...leb(bytes.length), ...bytes];
  /** @param {string} text */
  const coded = (text) => sized(Array.from(text, (each) => types[each]));
  /** @param {number} at */
  const name = (at) => sized(Array.from(String(at), (digit) => digit.charCodeAt(0)));
  /** @param {number} id @param {(call: Function & {sig: string}, at: number) => number[]} each */
  const section = (id, each) => [id, ...sized([...leb(calls.length), ...calls.flatMap(each)])];
  const bytes = [
    ...[0, 97, 115, 109, 1, 0, 0, 0],
    ...section(1, ({ sig: [gives, ...takes] }) => [96, ...coded(takes.join("")), ...coded(gives.replace("v", ""))]),
    ...section(2, (_, at) => [1, 101, ...name(at), 0, ...leb(at)]),
    ...section(7, (_, at) => [...name(at), 0, ...leb(at)]),
  ];
  const made = new WebAssembly.Module(Uint8Array.from(bytes));
  const { exports } = new WebAssembly.Instance(made, { e: /** @type {any} */ ({ ...calls }) });
  return calls.map((_, at) => /** @type {Function} */ (exports[at]));
}
