/** Rows of the tables below a calculator. */

/**
 * A row: its heading, and its cells with what each is called. On a phone, where a row becomes a
 * block, the name of the column stands before the cell.
 *
 * @param {string} heading
 * @param {[column: string, text: string][]} cells
 */
export function row(heading, cells) {
  const made = document.createElement("tr");
  const head = document.createElement("th");
  head.scope = "row";
  head.textContent = heading;
  made.append(head);
  for (const [column, text] of cells) {
    const cell = document.createElement("td");
    cell.dataset.kolom = column;
    cell.textContent = text;
    made.append(cell);
  }
  return made;
}
