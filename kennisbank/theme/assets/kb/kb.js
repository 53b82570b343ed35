// What every page loads: it gives the calculators and players their life, and terms their hover.

import { follow as arrive } from "../../components/shared/arrival.js";
import { Engine } from "../../components/python/engine.js";
import { prepare } from "../../components/shared/offline.js";
import { define } from "../../components/shared/ondemand.js";
import { Podcast } from "../../components/podcast/podcast.js";
import { follow } from "../../components/shared/release.js";
import { follow as reach } from "../../components/tabel/tables.js";
import { Changes } from "../../components/voet/changes.js";
import { Rekenhulp } from "../../components/rekenhulp/rekenhulp.js";
import "../../components/kop/menu.js";
import "../../components/zoeken/search.js";
import "../../components/begrip/terms.js";

define(
  "kb-mijn-cijfers",
  (element) => import("../../components/mijn-cijfers/mijncijfers.js").then(({ Figures }) => new Figures(element)),
  "p",
);
define(
  "kb-mijn-klanten",
  (element) => import("../../components/mijn-klanten/customers.js").then(({ Customers }) => new Customers(element)),
  ".kb-kl-status",
);
customElements.define("kb-podcast", Podcast);
customElements.define("kb-rekenhulp", Rekenhulp);
customElements.define("kb-wijzigingen", Changes);

follow();
reach();
arrive();

// A first answer does not wait for what is of use only the next time.
const later = () => Engine.rest().then(prepare);
if (document.readyState === "complete") later();
else addEventListener("load", later);
