// Every kind of base map that a city can choose, working and failing: the list beside it never suffers.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { desk, openBrowser, openTown } from "./support.mjs";

let browser;
before(async () => (browser = await openBrowser()));
after(() => browser?.close());

// The demo city with another base map; `use` gets its address and its folder.
async function withMap(kind, url, use) {
  const folder = mkdtempSync(join(tmpdir(), "hagukumi-map-"));
  cpSync("city/demo", folder, { recursive: true });
  const settings = readFileSync(join(folder, "city.toml"), "utf8");
  writeFileSync(join(folder, "city.toml"), settings.replace('kind = "geojson"', `kind = "${kind}"\nurl = "${url}"`));
  if (kind === "pmtiles") writeFileSync(join(folder, url), tinyTiles());
  const town = await openTown({ city: folder });
  try {
    await use(town.origin);
  } finally {
    await town.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

// Opens the map; what is asked of https://tiles.example is answered by `tiles`, or fails.
async function openMap(origin, tiles) {
  const context = await browser.newContext({ ...desk, serviceWorkers: "block" });
  const page = await context.newPage();
  const refused = [];
  page.on("console", (message) => message.text().includes("Content Security Policy") && refused.push(message.text()));
  await page.route("https://tiles.example/**", (route) => (tiles ? route.fulfill(tiles) : route.abort()));
  const answer = await page.goto(origin + "/map");
  return { page, policy: answer.headers()["content-security-policy"], refused, close: () => context.close() };
}

const ready = (page) => page.locator("place-map.is-ready .maplibregl-marker").first().waitFor({ timeout: 20_000 });
const cards = (page) => page.locator(".map-list .card.place").count();

test("a PMTiles file that the city serves itself, read in pieces", { timeout: 90_000 }, () =>
  withMap("pmtiles", "town.pmtiles", async (origin) => {
    const part = await fetch(origin + "/map/layers/tiles.pmtiles", { headers: { Range: "bytes=0-6" } });
    assert.equal(part.status, 206);
    assert.equal(await part.text(), "PMTiles");
    const { page, policy, refused, close } = await openMap(origin);
    await ready(page);
    assert.ok(!policy.includes("https:"), policy);
    assert.deepEqual(refused, []);
    await close();
  }));

test("raster tiles of another host: exactly that host is allowed, on pages with a map only", { timeout: 90_000 }, () =>
  withMap("raster", "https://tiles.example/{z}/{x}/{y}.png", async (origin) => {
    const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");
    const { page, policy, refused, close } = await openMap(origin, { contentType: "image/png", headers: { "Access-Control-Allow-Origin": "*" }, body: png });
    await ready(page);
    assert.deepEqual(policy.match(/https:[^\s;]*/g), ["https://tiles.example", "https://tiles.example"]);
    assert.deepEqual(refused, []);
    await assert.rejects(page.evaluate(() => fetch("https://other.example/")));
    await close();
    assert.ok(!(await fetch(origin + "/")).headers.get("content-security-policy").includes("tiles.example"));
    const broken = await openMap(origin, null); // no tile arrives: the places stand on an empty ground
    await ready(broken.page);
    assert.equal(await cards(broken.page), 20);
    await broken.close();
  }));

test("a style of another host; when it cannot be had the list is all of the page", { timeout: 90_000 }, () =>
  withMap("style", "https://tiles.example/style.json", async (origin) => {
    const style = { version: 8, sources: {}, layers: [{ id: "ground", type: "background", paint: { "background-color": "#eef" } }] };
    const { page, close } = await openMap(origin, { json: style, headers: { "Access-Control-Allow-Origin": "*" } });
    await ready(page);
    await close();
    const broken = await openMap(origin, null);
    await broken.page.locator("place-map.is-off").waitFor({ timeout: 20_000 });
    assert.ok(await broken.page.locator(".map-note").isVisible());
    assert.equal(await cards(broken.page), 20);
    await broken.page.locator(".map-list .card-title a").first().click();
    await broken.page.waitForURL(/\/facilities\/\d+/);
    await broken.close();
  }));

test("school districts are laid over the map, and the list says which school a town belongs to", { timeout: 90_000 }, async () => {
  const town = await openTown();
  const { page, close } = await openMap(town.origin);
  await ready(page);
  const button = page.locator(".map-button[aria-pressed]");
  await button.click();
  await page.locator(".school-name").first().waitFor();
  assert.equal(await button.getAttribute("aria-pressed"), "true");
  assert.ok((await page.locator(".school-name").allInnerTexts()).includes("本町小学校"));
  await button.click();
  assert.equal(await page.locator(".school-name").count(), 0);
  await page.goto(town.origin + "/facilities?near=" + encodeURIComponent("本町"));
  assert.match(await page.locator(".school-line").innerText(), /本町小学校/);
  await close();
  await town.stop();
});

// One tile of one square, the whole world: as small as PMTiles (version 3) can be.
function tinyTiles() {
  const field = (number, bytes) => [number * 8 + 2, ...varint(bytes.length), ...bytes];
  const whole = (number, value) => [number * 8, ...varint(value)];
  const square = [9, 0, 0, 26, 8192, 0, 0, 8192, 8191, 0, 15].flatMap(varint);
  const layer = [...whole(15, 2), ...field(1, [...Buffer.from("earth")]), ...field(2, [...whole(3, 3), ...field(4, square)]), ...whole(5, 4096)];
  const tile = Buffer.from(field(3, layer));
  const directory = Buffer.from([1, 0, 1, ...varint(tile.length), 1]);
  const metadata = Buffer.from("{}");
  const head = Buffer.alloc(127);
  head.write("PMTiles");
  head[7] = 3;
  const at = [127, directory.length, 127 + directory.length, metadata.length, 0, 0, 127 + directory.length + metadata.length, tile.length, 1, 1, 1];
  at.forEach((value, i) => head.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  head.set([1, 1, 1, 1, 0, 0], 96); // clustered, nothing compressed, vector tiles, zoom 0 to 0
  [-180e7, -85e7, 180e7, 85e7].forEach((value, i) => head.writeInt32LE(value, 102 + 4 * i));
  return Buffer.concat([head, directory, metadata, tile]);
}

function varint(value) {
  const bytes = [];
  for (; value > 127; value >>>= 7) bytes.push((value & 127) | 128);
  return [...bytes, value];
}
