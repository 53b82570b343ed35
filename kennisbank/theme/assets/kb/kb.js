// What every page loads: it gives the calculators and players their life, and terms their hover.

import { Engine } from "./engine.js";
import { prepare } from "./offline.js";
import { define } from "./ondemand.js";
import { Podcast } from "./podcast.js";
import { follow } from "./release.js";
import { Rekenhulp } from "./rekenhulp.js";
import "./search.js";
import "./terms.js";

define("kb-mijn-cijfers", (element) => import("./mijncijfers.js").then(({ Figures }) => new Figures(element)), "p");
define("kb-mijn-klanten", (element) => import("./customers.js").then(({ Customers }) => new Customers(element)), ".kb-kl-status");
customElements.define("kb-podcast", Podcast);
customElements.define("kb-rekenhulp", Rekenhulp);

follow();

// A first answer does not wait for what is of use only the next time.
const later = () => Engine.rest().then(prepare);
if (document.readyState === "complete") later();
else addEventListener("load", later);
