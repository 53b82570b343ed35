"""What a page shows when it is filled in, and what it has to show: in any browser that can be
driven, by a script that fills in and reads.
"""

import json
from collections.abc import Sequence
from typing import Any

from calculators import ask
from tests.everywhere.alike import differences

# Fills in one set of texts after another, as somebody who types faster than the calculator thinks,
# and tells what then stands in the page.
FILL = """async (cases) => {
  const element = document.querySelector("kb-rekenhulp");
  const all = (selector) => [...element.querySelectorAll(selector)];
  const text = (place, within) => place.querySelector(within)?.textContent ?? "";
  const outcome = element.querySelector(".kb-uitkomsten");
  const busy = () => element.dataset.state === "loading" || outcome.ariaBusy === "true";
  const found = [];
  for (const values of cases) {
    const fields = Object.keys(values).map((name) =>
      element.querySelector(`.kb-velden [name="${name}"]:is(input, select)`));
    for (const field of fields) field.value = values[field.name];
    fields[0].dispatchEvent(new Event("input", { bubbles: true }));
    while (busy()) await new Promise((done) => setTimeout(done, 5));
    if (element.dataset.state !== "ready") throw new Error(text(element, ".kb-status"));
    found.push({
      numbers: all("[data-output]:not([hidden]) output").map((each) =>
        [each.name, each.textContent, each.dataset.value]),
      verdicts: all("[data-output]:not([hidden]) .kb-oordeel:not([hidden])").map((each) =>
        [each.closest("[data-output]").dataset.output, each.dataset.tone,
          text(each, ".kb-oordeel-naam"), text(each, ".kb-oordeel-tekst"),
          text(each, ".kb-actie")]),
      notes: all("[data-output]:not([hidden]) .kb-noot:not([hidden])").map((each) =>
        [each.closest("[data-output]").dataset.output, each.textContent]),
      worked: all("[data-worked]:not([hidden])").map((each) =>
        [each.dataset.worked, text(each, ".kb-formule"), text(each, ".kb-ingevuld")]),
      errors: all("[data-error-for]").map((each) => [each.dataset.errorFor, each.textContent]),
      warnings: all(".kb-let-op:not([hidden]) li").map((each) => each.textContent),
    });
  }
  return found;
}"""


def wrong(slug: str, cases: Sequence[dict[str, str]], found: Sequence[Any]) -> list[str]:
    """What the page shows otherwise than Python here answers."""
    said = []
    for values, shown in zip(cases, found, strict=True):
        answer = json.loads(ask("run", slug, json.dumps({"values": values})))
        said += [
            f"{slug} {values}: {each}"
            for each in differences(_expected(answer), _shown(shown, right=answer["ok"]))
        ]
    return said


def _expected(answer: Any) -> dict[str, Any]:
    outputs = answer.get("outputs", {})
    bands = {name: each["band"] for name, each in outputs.items() if each["band"]}
    return {
        "numbers": {
            name: [each["text"] or "–", None if each["value"] is None else float(each["value"])]
            for name, each in outputs.items()
        },
        "verdicts": {
            name: [band["tone"], band["name"], band["text"], band["action"]]
            for name, band in bands.items()
        },
        "notes": {name: [each["note"]] for name, each in outputs.items() if each["note"]},
        "worked": {name: [each["formula"], each["worked"]] for name, each in outputs.items()},
        "errors": {name: [text] for name, text in answer.get("errors", {}).items()},
        "warnings": [f"{each['label']}: {each['text']}" for each in answer.get("guards", [])],
    }


def _shown(shown: dict[str, Any], *, right: bool) -> dict[str, Any]:
    """The same of a page. Where a field is wrong, outcomes keep their places without a number."""
    numbers = {
        name: [text, float(value) if value else None] for name, text, value in shown["numbers"]
    }
    if not right and all(each == ["–", None] for each in numbers.values()):
        numbers = {}
    named = {
        kind: {name: rest for name, *rest in shown[kind] if any(rest)}
        for kind in ("verdicts", "notes", "worked", "errors")
    }
    return {"numbers": numbers, **named, "warnings": shown["warnings"]}
