// What every page loads: it gives the calculators and players in the page their life.

import { Podcast } from "./podcast.js";
import { Rekenhulp } from "./rekenhulp.js";

customElements.define("kb-podcast", Podcast);
customElements.define("kb-rekenhulp", Rekenhulp);
