// What every page loads: it gives the calculators in the page their life.

import { Rekenhulp } from "./rekenhulp.js";

customElements.define("kb-rekenhulp", Rekenhulp);
