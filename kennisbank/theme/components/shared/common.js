// What kb.js shares with the scripts that come later. All of those import this, so that esbuild puts it
// in one file and not in one for every group that shares something: fewer requests for every page.

import "../mijn-cijfers/store.js";
import "../python/engine.js";
import "../python/sources.js";
import "../rekenhulp/address.js";
import "../rekenhulp/outcome.js";
import "../rekenhulp/status.js";
import "./dom.js";
import "./offline.js";
import "./release.js";
import "./root.js";
