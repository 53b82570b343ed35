// What every page loads: it gives the calculators and players their life, and terms their hover.

import { MijnCijfers } from "./mijncijfers.js";
import { prepare } from "./offline.js";
import { Podcast } from "./podcast.js";
import { Rekenhulp } from "./rekenhulp.js";
import "./terms.js";

customElements.define("kb-mijn-cijfers", MijnCijfers);
customElements.define("kb-podcast", Podcast);
customElements.define("kb-rekenhulp", Rekenhulp);

if (document.readyState === "complete") prepare();
else addEventListener("load", prepare);
