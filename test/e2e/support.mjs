// What browser tests share: the real program with the demo city on a free port, and a real browser.
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { binary, demoFolder, serve, untilFound } from "../program/program.mjs";

export const program = binary;

// The demo city, or another city's folder, served until stop() is called; ENGINE=PostgreSQL for the
// other engine. settings: lines of hagukumi.toml.
export async function openTown({ settings = "", city = "city/demo" } = {}) {
  const data = demoFolder(process.env.ENGINE ?? "SQLite", { settings, city });
  const { origin, stop } = await serve(data);
  await untilFound(origin);
  return { origin, data, stop };
}

export function openBrowser() {
  return chromium.launch({
    executablePath: existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : undefined,
    args: [
      "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    ],
  });
}

export const phone = { viewport: { width: 360, height: 740 }, colorScheme: "light", hasTouch: true };
export const desk = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" };

// A page that remembers what went wrong in it: script errors, refused policies, foreign requests.
export async function watchedPage(context, origin) {
  const page = await context.newPage();
  const troubles = [];
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => troubles.push(`script: ${error.message}`));
  page.on("request", (request) => {
    const address = request.url();
    if (!address.startsWith(origin) && !/^(data|blob):/.test(address)) troubles.push(`foreign request: ${address}`);
  });
  return { page, troubles };
}

const axe = readFileSync("node_modules/axe-core/axe.min.js", "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// What a machine can find wrong with an address: accessibility, and being wider than the screen.
// The context needs bypassCSP, for axe.
export async function auditPage(page, address) {
  await page.goto(address);
  await page.evaluate(axe);
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: tags }), rules);
  const faults = found.violations.map(({ id, nodes }) => `${address} ${id}: ${nodes[0].html.slice(0, 160)}`);
  const [wide, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  return wide > screen ? [...faults, `${address} is ${wide} px wide on ${screen} px`] : faults;
}

// One address of every kind of page.
export async function kindsOfPages(origin) {
  const first = async (list, pattern) => {
    const html = await (await fetch(origin + list)).text();
    return html.match(pattern)?.[1] ?? list;
  };
  return [
    "/", "/articles", await first("/articles", /href="(\/articles\/\d+)"/),
    "/faq", await first("/faq", /href="(\/faq\/\d+)"/),
    "/columns", await first("/columns", /href="(\/columns\/\d+)"/),
    "/facilities", await first("/facilities", /href="(\/facilities\/\d+)"/), "/map",
    "/events", await first("/events", /href="(\/events\/\d+)"/), "/calendar",
    "/search", "/search?q=" + encodeURIComponent("一時預かり"), "/search?q=" + encodeURIComponent("ｘｙｚｚｙ"),
    "/find?months=7", "/find?purpose=azukeru", "/about", "/accessibility", "/privacy", "/licenses",
    "/offline", "/no-such-page",
  ];
}
