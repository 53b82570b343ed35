/** Of what only `make bench` installs: that it is there. */
declare module "lighthouse";
declare module "puppeteer-core";
