/** The root of the site, wherever it is published: below a path, beside another on one origin. */
export const ROOT = new URL("../../", import.meta.url);
