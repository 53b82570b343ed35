// What Dutch does with a word: inflect it, derive from it, take a verb apart, and misspell it.

/** @param {string} text */
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** @param {string} text */
export const split = (text) => plain(text).match(/[\p{L}\d]+/gu) ?? [];

/** @param {string} text */
const list = (text) => text.split(" ");

// Words that a question is built of. They count only when there is nothing else to go by.
export const SMALL = new Set(
  list(
    "aan aantal af al als ben bepaal bepalen bij bent dan dat de deze die dit doe doen door dus een eigenlijk en er gaan gaat geen " +
      "haar heb hebben hebt heeft het hij hoe hoeveel hoge hoog hun iets ik in is je jij jou jouw kan ken krijg " +
      "krijgen kun kunnen laag lage maak maar maken me mee men met mij mijn moet moeten na naar niet nodig nog nooit nu of om " +
      "onze ons ook op over te tot u uit uw van veel voor waar waarom wanneer " +
      "wat we weet wel weten welk welke wie wij wil willen word worden wordt ze zelf zich zijn zit zo zou",
  ),
);

// What stands apart from its verb: ik zeg … op. In front of "ge": opgezegd.
export const PARTICLES = new Set(
  list("aan af bij binnen door in kwijt los mee na om op over rond samen terug toe uit vast voor weg"),
);

// Past forms that no rule gives, as root() has them, and the verb. Those in -ij- need none: it
// reads blijf and blef as one.
const PAST = Object.entries({
  bevol: "bevel", bod: "bied", brach: "breng", gaf: "gef", ging: "ga", gang: "ga", gon: "gin", hiel: "houd",
  hield: "houd", hiep: "help", holp: "help", koch: "kop", kos: "kies", kwam: "kom", liep: "lop", nam: "nem",
  nom: "nem", slag: "sla", slot: "sluit", sprak: "sprek", sprok: "sprek", trok: "trek", verlor: "verlies", vond: "vind",
  vroeg: "vrag", wierf: "werf", won: "win", worf: "werf", zoch: "zoek",
}).map(([past, verb]) => /** @type {const} */ ([new RegExp(`${past}t?$`), verb])); // prettier-ignore

const PARTED = `(?:${[...PARTICLES].join("|")})`;
// The endings of a family, in this order; the first that fits is the only one. What is left has
// at least so many letters that it still says something.
const DERIVED = /** @type {const} */ ([
  [new RegExp(`^(${PARTED}?)ge(?=.{3})([^aeiouy]*[aeiouy].*?)(?:eerde?|de?|te?|en|ene)$`), "$1$2"], // opgezegd, gemiste
  [new RegExp(`^(${PARTED}?(?:be|ver|ont|her).{3,})(?:(?<!hou)d|de|t|te)$`), "$1"], // bespaard, terugverdient
  [new RegExp(`^(${PARTED}.{3,})(?<!ou)(?:de|te)n?$`), "$1"], // opzegde; not overhouden
  [/(?<=.{4})(?:eer(?:t|de?|ders?)?|eren|erende?|ering(?:en)?|aties?)$/, ""], // investeerder, segmentatie
  [/(?<=.{4})ing(?:en)?$/, ""], // opzegging
  [/(?<=.{4})ende?$/, ""], // vertrekkende
  [/(?<=[aeiouy][^aeiouy]|.{4})ers?$/, ""], // koper, opzegger
  [/(?<=.{3}[^nsh])t$/, ""], // koopt; not klant, winst, recht
]);

/**
 * What the forms of a word have in common, roughly: marge, marges; abonnee, abonnees.
 *
 * @param {string} word
 */
export function stem(word) {
  // The s of verlies and of proces is its own.
  const short =
    word.length > 4 ? word.replace(/(?:en|(?<!i|c)es|(?<!ie|ij|ei|ui|oe|eu|aa|oo|uu|ou|au|ce)s|e|n)$/, "") : word;
  return same(short);
}

/**
 * What words of one family have in common, more roughly: opzeggen, opzegt, opgezegd, opzegger and
 * opzegging; doorverwezen and doorverwijzing; tevreden and tevredenheid.
 *
 * @param {string} word
 */
export function root(word) {
  const base = word.replace(/heid$|heden$/, "");
  const rule = DERIVED.find(([ending]) => ending.test(base));
  const found = (rule ? same(base.replace(rule[0], rule[1])) : stem(base)).replace(/ij(?=[^aeiouy]*$)/, "e");
  const past = PAST.find(([ending]) => ending.test(found));
  return past ? found.replace(past[0], past[1]) : found;
}

/**
 * Spelt by the length of a vowel or the end of a word: kopen and koop, werven and werf.
 *
 * @param {string} word
 */
const same = (word) => word.replace(/(.)\1/g, "$1").replace(/z$/, "s").replace(/v$/, "f");

/**
 * A word as it sounds: who hears "eis" writes "ijs" as well.
 *
 * @param {string} word
 */
export const sound = (word) =>
  word
    .replace(/ij|y/g, "ei")
    .replace(/ou/g, "au")
    .replace(/ie/g, "i")
    .replace(/ch/g, "g")
    .replace(/ph|v/g, "f")
    .replace(/th|dt|d$/g, "t")
    .replace(/[cq]/g, "k")
    .replace(/z/g, "s")
    .replace(/(.)\1/g, "$1");

/**
 * Whether one is the other after at most so many letters more, less, different or swapped.
 *
 * @param {string} a
 * @param {string} b
 * @param {number} most
 */
export function close(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return false;
  let before = /** @type {number[]} */ ([]);
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        next[j] = Math.min(next[j], before[j - 2] + 1);
    }
    if (Math.min(...next) > most) return false;
    before = row;
    row = next;
  }
  return row[b.length] <= most;
}

/**
 * The words of a query, each with how it may be read. A verb of which a part stands elsewhere is
 * first the whole verb: zeg … op is opzeg, op te zeggen is opzeggen. Only where that gives a word
 * that is known: "op" in "reclame op straat" stays.
 *
 * @param {string[]} words
 * @param {(word: string) => boolean} known
 * @returns {string[][]}
 */
export function readings(words, known) {
  const made = words.map((word) => [word]);
  words.forEach((particle, at) => {
    if (!PARTICLES.has(particle)) return;
    const whole = (/** @type {number} */ i) => words[i] && !SMALL.has(words[i]) && known(particle + words[i]);
    const verb = words[at + 1] === "te" ? at + 2 : words.findLastIndex((_, i) => i < at && whole(i));
    if (verb < 0 || !whole(verb)) return;
    made[verb].unshift(particle + words[verb]);
    made[at] = [];
  });
  return made.filter(({ length }) => length);
}
