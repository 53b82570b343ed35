/**
 * The navigation that lies over the page on a small screen. Styles alone open and close it; here its
 * switch is a button for a keyboard, what is under it cannot have the focus, and Escape closes it.
 */

const UNDER = ".md-skip, .md-header, .md-content, .md-sidebar--secondary, .kb-onder";
const wide = matchMedia("(min-width: 76.25em)"); // there it is never open: see kop.css

const toggle = document.getElementById("__drawer");
const label = document.querySelector(".md-header .kb-menu");
if (toggle instanceof HTMLInputElement && label) follow(toggle, label);

/**
 * @param {HTMLInputElement} menu
 * @param {Element} label
 */
function follow(menu, label) {
  const button = document.createElement("button");
  const cover = () => {
    for (const each of document.querySelectorAll(UNDER)) each.toggleAttribute("inert", menu.checked && !wide.matches);
    button.ariaExpanded = String(menu.checked);
  };
  Object.assign(button, { type: "button", className: label.className, ariaLabel: "Menu", ariaExpanded: "false" });
  button.append(...label.childNodes);
  label.replaceWith(button);
  button.addEventListener("click", () => {
    menu.click();
    // Of its parts one is shown: the first link of that.
    const links = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".md-sidebar--primary a")]);
    links.find((each) => each.checkVisibility({ visibilityProperty: true }))?.focus();
  });
  menu.addEventListener("change", cover);
  wide.addEventListener("change", cover);
  addEventListener("keydown", ({ key }) => {
    if (key !== "Escape" || !menu.checked) return;
    menu.click();
    button.focus();
  });
}
