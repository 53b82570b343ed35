// Stock Pyodide in the place of the site's own worker: loadPyodide, and nothing else.

// The host gives the site's own. Not awaited here: what is sent meanwhile would be lost.
const boot = fetch(new URL("boot.py", import.meta.url)).then((response) => response.text());

let python;

addEventListener("message", async ({ data }) => {
  const { start, ask } = JSON.parse(data);
  if (start) {
    const total = Object.values(start.files).reduce((sum, size) => sum + size, 0);
    postMessage(JSON.stringify({ bytes: total, total })); // it cannot count, and is given its time
    python = load(start.base);
    await python;
    postMessage(JSON.stringify({ ready: true, used: [] }));
  } else {
    const pyodide = await python;
    if (ask.sources) pyodide.globals.get("install")(ask.sources);
    const answer = JSON.parse(pyodide.globals.get("ask")(ask.kind, ask.slug, ask.question));
    postMessage(JSON.stringify({ id: ask.id, answer }));
  }
});

async function load(base) {
  const { loadPyodide } = await import(`${base}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: base });
  pyodide.runPython(await boot);
  return pyodide;
}
