// The floor: the formula of the LTV calculator in plain JavaScript, in the place of Python.

const EUROS = new Intl.NumberFormat("nl-NL", {
  style: "currency",
  currency: "EUR",
  maximumFractionDigits: 0,
});

addEventListener("message", ({ data }) => {
  const { start, ask } = JSON.parse(data);
  if (start) return postMessage(JSON.stringify({ ready: true, used: [] }));
  const { values } = JSON.parse(ask.question);
  const numbers = Object.entries(values).map(([name, text]) => {
    const value = Number(String(text).replace(/\./g, "").replace(",", "."));
    return [name, { value, text: String(text) }];
  });
  const inputs = Object.fromEntries(numbers);
  const value =
    (inputs.orderwaarde?.value ?? 0) * (inputs.aankopen_per_jaar?.value ?? 0) * (inputs.klantduur?.value ?? 0);
  const ltv = {
    value,
    text: EUROS.format(value),
    formula: "",
    worked: "",
    band: null,
    note: null,
    carry: null,
  };
  const answers = { run: { ok: true, inputs, outputs: { ltv }, guards: [] }, picture: "" };
  postMessage(JSON.stringify({ id: ask.id, answer: answers[ask.kind] ?? [] }));
});
