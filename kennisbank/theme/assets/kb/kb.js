// What every page loads: it gives the calculators in the page their life, and terms their hover.

import { Rekenhulp } from "./rekenhulp.js";
import "./terms.js";

customElements.define("kb-rekenhulp", Rekenhulp);
