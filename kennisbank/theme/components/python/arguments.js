// Without the module site: there are no packages to find.
export const ARGUMENTS = ["-S"];
/** What runs once in Python: of the library, `boot.py`. */
export const START = "from boot import *";
