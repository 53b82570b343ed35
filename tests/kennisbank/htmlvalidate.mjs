/** What html-validate holds all HTML to: the standard. Where a rule is off, why. */

const OURS = ["kb-rekenhulp", "kb-mijn-cijfers", "kb-mijn-klanten", "kb-podcast", "kb-wijzigingen"];
const BLOCK = { flow: true, phrasing: false };

export default {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document"],
  elements: ["html5", Object.fromEntries(OURS.map((name) => [name, BLOCK]))],
  rules: {
    "no-unknown-elements": "error",
    // What writes the finished pages gives every attribute a value: hidden="".
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    // Everything comes from the site itself.
    "require-sri": "off",
    // HTML adds it to a table by itself.
    "prefer-tbody": "off",
    // A calculator answers while somebody types: there is nothing to send.
    "wcag/h32": "off",
    // A search engine cuts it off where it likes; the name of the site is at the end.
    "long-title": "off",
    // Where something is on a scale, as a custom property.
    "no-inline-style": "off",
    // A footnote is called fn:name.
    "valid-id": ["error", { relaxed: true }],
  },
};
