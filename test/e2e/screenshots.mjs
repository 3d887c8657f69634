// node test/e2e/screenshots.mjs [FOLDER]: pictures of the running demo city, for README and for looking.
import { mkdirSync } from "node:fs";
import { openBrowser, openTown } from "./support.mjs";

const folder = process.argv[2] ?? "docs/images";
const pages = process.argv.slice(3);
mkdirSync(folder, { recursive: true });
const town = process.env.ORIGIN ? { origin: process.env.ORIGIN, stop() {} } : await openTown();
const browser = await openBrowser();
const shots = pages.length
  ? pages.flatMap((path) => [[360, path], [1280, path]])
  : [[360, "/"], [1280, "/"], [1280, "/map"]];
for (const [width, path] of shots) {
  const context = await browser.newContext({ viewport: { width, height: width < 500 ? 780 : 860 }, deviceScaleFactor: 1 });
  const page = await context.newPage();
  await page.goto(town.origin + path);
  await page.waitForTimeout(path.startsWith("/map") || path.startsWith("/facilities/") ? 4000 : 300);
  const name = (path === "/" ? "home" : decodeURIComponent(path).replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")) + `-${width}.png`;
  await page.screenshot({ path: `${folder}/${name}`, fullPage: pages.length > 0 && !path.startsWith("/map") });
  console.log(`${folder}/${name}`);
  await context.close();
}
await browser.close();
await town.stop();
