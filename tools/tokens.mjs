// Writes src/html/tokens.css: the look of every page in names that say what a value is for. Values
// come from the Digital Agency's design tokens where there is one; the warm paper, ink and their
// night are ours. Refuses a pair of colours that people could not read, a name that nobody uses and
// a use of a name that is not there.
//
//   node tools/tokens.mjs           writes the file
//   node tools/tokens.mjs --check   fails when the file is not what this script would write
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url);
const target = new URL("src/html/tokens.css", root);
const source = readFileSync(
  new URL("node_modules/@digital-go-jp/design-tokens/dist/tokens.css", root), "utf8");
const tokens = Object.fromEntries(
  [...source.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]));

// name: [by day, by night]. "orange-900" is a token, "#…" is ours.
const colours = {
  surface: ["#fffaf3", "#1d1815"],        // the page
  "surface-raised": ["white", "#28211d"], // cards, fields
  "surface-soft": ["#f7eee2", "#332a25"], // quiet boxes, table heads
  text: ["#2b221c", "#f5ede4"],
  "text-soft": ["#63554a", "#c9bbae"],
  line: ["#e8dccd", "#4a3f37"],
  "line-strong": ["#8c7b6b", "#9d8d80"],  // borders of fields and buttons
  accent: ["orange-900", "orange-300"],   // buttons, current items
  "accent-strong": ["orange-1000", "orange-200"],
  "accent-soft": ["orange-50", "#43291a"],
  "on-accent": ["white", "#2b1404"],
  link: ["light-blue-1000", "light-blue-300"],
  visited: ["purple-900", "purple-300"],
  leaf: ["green-900", "green-300"],       // open, done
  "leaf-soft": ["green-50", "#183424"],
  danger: ["red-1000", "red-300"],        // urgent, errors
  "danger-soft": ["red-50", "#432020"],
  "on-danger": ["white", "#310707"],
  warn: ["yellow-1100", "yellow-300"],
  "warn-soft": ["yellow-50", "#3a2f10"],
  info: ["light-blue-1000", "light-blue-300"],
  "info-soft": ["light-blue-50", "#15303f"],
  mark: ["yellow-100", "yellow-1100"],    // found words
  focus: ["black", "yellow-300"],
  "focus-ring": ["yellow-300", "black"],
  sunday: ["red-900", "red-300"],
  saturday: ["light-blue-900", "light-blue-300"],
  // the hills of the home page
  sky: ["#ffefdb", "#2b2430"],
  sun: ["orange-200", "yellow-200"],
  "hill-far": ["#d9e9cf", "#25352c"],
  "hill-near": ["#b5d6ac", "#1f4030"],
  tree: ["#7fb583", "#2f5f45"],
  trunk: ["#b08a68", "#5c4635"],
};

const constants = {
  "size-small": "font-size-14",
  "size-lead": "font-size-17",
  "size-h4": "font-size-17",
  "size-h3": "font-size-18",
  "size-h2": "font-size-22",
  "size-h1": "font-size-26",
  "radius-small": "border-radius-8",
  radius: "border-radius-12",
  "radius-large": "border-radius-16",
  round: "border-radius-full",
};
const wide = { "size-h2": "font-size-26", "size-h1": "font-size-36" }; // from 768 px

// Text on its ground: 4.5; borders of what one operates: 3 (WCAG 2.2: 1.4.3, 1.4.11).
const pairs = [
  ...["surface", "surface-raised", "surface-soft"].flatMap((ground) => [
    ["text", ground, 4.5], ["text-soft", ground, 4.5], ["link", ground, 4.5],
    ["visited", ground, 4.5], ["accent", ground, 4.5], ["danger", ground, 4.5],
    ["leaf", ground, 4.5], ["line-strong", ground, 3], ["focus", ground, 3],
    ["sunday", ground, 4.5], ["saturday", ground, 4.5],
  ]),
  ["on-accent", "accent", 4.5], ["on-accent", "accent-strong", 4.5], ["on-danger", "danger", 4.5],
  ["text", "accent-soft", 4.5], ["accent", "accent-soft", 4.5],
  ["accent-strong", "accent-soft", 4.5], ["leaf", "leaf-soft", 4.5],
  ["danger", "danger-soft", 4.5], ["text", "danger-soft", 4.5], ["text-soft", "danger-soft", 4.5],
  ["warn", "warn-soft", 4.5], ["text", "warn-soft", 4.5], ["info", "info-soft", 4.5],
  ["text", "info-soft", 4.5], ["text", "mark", 4.5], ["text", "sky", 4.5],
  ["text-soft", "sky", 4.5], ["link", "sky", 4.5], ["link", "warn-soft", 4.5],
  ["link", "info-soft", 4.5], ["link", "danger-soft", 4.5], ["link", "accent-soft", 4.5],
];

check_contrast(0);
check_contrast(1);
check_use();
const css = sheet();
if (!process.argv.includes("--check")) {
  writeFileSync(target, css);
} else if (readFileSync(target, "utf8") !== css) {
  console.error("src/html/tokens.css is not what tools/tokens.mjs writes: run it and commit");
  process.exit(1);
}

function sheet() {
  return `/* Written by tools/tokens.mjs from @digital-go-jp/design-tokens (MIT, デジタル庁). Do not edit. */
:root {
  color-scheme: light dark;
${Object.entries(constants).map(([name, key]) => `  --${name}: ${token(key)};`).join("\n")}
${rows(0)}
}
@media (min-width: 48rem) {
  :root {
${Object.entries(wide).map(([name, key]) => `    --${name}: ${token(key)};`).join("\n")}
  }
}
@media screen and (prefers-color-scheme: dark) {
  :root {
${rows(1).replace(/^/gm, "  ")}
  }
}
`;
}

function rows(night) {
  return Object.entries(colours)
    .map(([name, values]) => `  --${name}: ${colour(values[night])};`).join("\n");
}

function colour(key) {
  if (key.startsWith("#")) return key;
  if (key === "white" || key === "black") return short(token(`color-neutral-${key}`));
  return token(`color-primitive-${key}`);
}

function token(name) {
  if (!(name in tokens)) throw new Error(`no design token ${name}`);
  return tokens[name];
}

function short(hex) {
  return hex.replace(/^#(.)\1(.)\2(.)\3$/, "#$1$2$3");
}

function check_contrast(night) {
  for (const [front, ground, least] of pairs) {
    const ratio = contrast(colour(colours[front][night]), colour(colours[ground][night]));
    if (ratio < least) {
      const when = night ? "night" : "day";
      throw new Error(`${front} on ${ground} by ${when}: ${ratio.toFixed(2)}, needs ${least}`);
    }
  }
}

function check_use() {
  const named = new Set([colours, constants, wide].flatMap(Object.keys));
  const used = new Set(), local = new Set();
  for (const file of readdirSync(new URL("src/", root), { recursive: true })) {
    if (!/\.(css|svg|ts)$/.test(file) || file.endsWith("tokens.css")) continue;
    const text = readFileSync(new URL(`src/${file}`, root), "utf8");
    for (const [, name] of text.matchAll(/--([a-z][\w-]*):/g)) local.add(name);
    for (const [, name] of text.matchAll(/setProperty\("--([\w-]+)/g)) local.add(name);
    for (const [, name] of text.matchAll(/["(]--([a-z][\w-]*\w)[^\w-]/g)) used.add(name);
  }
  const missing = [...used].filter((name) => !named.has(name) && !local.has(name));
  const idle = [...named].filter((name) => !used.has(name));
  if (missing.length) throw new Error(`used, but no token: ${missing.join(", ")}`);
  if (idle.length) throw new Error(`tokens that nothing uses: ${idle.join(", ")}`);
}

function contrast(a, b) {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex) {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
