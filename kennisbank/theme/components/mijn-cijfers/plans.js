/** Plans: what is kept of one calculator, side by side. Python draws the table. */

import { make } from "../shared/dom.js";
import { Engine } from "../python/engine.js";
import { sourcesOf } from "../python/sources.js";

/** @typedef {import("./format.js").Kept} Kept */

const MOST = 4; // beside each other, on a screen or on paper
const NAMELESS = "Zonder naam";
const FAILED = "De rekenmodule kon niet worden geladen. Controleer je verbinding en ververs de pagina.";

/**
 * For every calculator of which more than one is kept, a part of the page.
 *
 * @param {Kept[]} kept
 */
export function beside(kept) {
  const slugs = [...new Set(kept.map(({ slug }) => slug))];
  return slugs
    .map((slug) => kept.filter((each) => each.slug === slug))
    .filter(({ length }) => length > 1)
    .map(section);
}

/** @param {Kept[]} plans of one calculator */
function section(plans) {
  const [{ slug, title }] = plans;
  const made = make("section", "", "kb-plannen");
  const heading = make("h2", title);
  heading.id = `plannen-${slug}`;
  made.setAttribute("aria-labelledby", heading.id);
  const choice = document.createElement("fieldset");
  choice.append(make("legend", `Zet naast elkaar, hoogstens ${MOST}. Het verschil is met de eerste.`));
  const boxes = plans.map(({ plan }, index) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = index < MOST;
    const label = make("label");
    label.append(box, ` ${plan || NAMELESS}`);
    choice.append(label);
    return box;
  });
  const status = make("p", "", "kb-gedaan");
  status.setAttribute("role", "status");
  const table = make("div");
  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const chosen = plans.filter((_, index) => boxes[index].checked);
    for (const box of boxes) box.disabled = !box.checked && chosen.length >= MOST;
    if (chosen.length < 2) {
      status.textContent = "Kies er minstens twee.";
      return table.replaceChildren();
    }
    status.textContent = table.childElementCount ? "" : "De plannen worden naast elkaar gezet.";
    const { html, text } = await ask(slug, chosen).catch((error) => {
      console.warn(`plannen ${slug}: ${error}`);
      return { html: "", text: FAILED };
    });
    if (mine !== turn) return;
    table.innerHTML = html; // by our own module, in which the names are escaped
    status.textContent = text;
  };
  choice.addEventListener("change", show);
  show();
  made.append(heading, choice, status, table);
  return made;
}

/**
 * @param {string} slug
 * @param {Kept[]} chosen
 */
async function ask(slug, chosen) {
  const template = document.querySelector("template.kb-pagina");
  if (!(template instanceof HTMLTemplateElement)) throw new Error("no page data");
  /** @type {import("../python/engine.js").PageData} */
  const { runtime, sources } = JSON.parse(template.content.textContent ?? "");
  const plans = chosen.map(({ plan, inputs, outputs }) => ({
    name: plan || NAMELESS,
    values: inputs,
    outputs: Object.fromEntries(outputs.map(({ name, value }) => [name, value])),
  }));
  return Engine.for(runtime).ask("plans", slug, { plans }, await sourcesOf(sources));
}
