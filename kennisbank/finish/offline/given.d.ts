/** What Python gives a service worker where it is made: see __init__.py. */
declare const VERSION: string;
declare const CURRENT: string[];
declare const OWN: string[];
declare const COLOURS: Record<"paper" | "ink" | "brand", [light: string, dark: string]>;
