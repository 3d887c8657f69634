// What parents come for, told as they do it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { desk, openBrowser, openTown, phone, watchedPage } from "./support.mjs";

let town, browser;
before(async () => {
  town = await openTown();
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await town?.stop();
});

async function visit(device, path) {
  const context = await browser.newContext(device);
  const { page } = await watchedPage(context, town.origin);
  await page.goto(town.origin + path);
  return { page, close: () => context.close() };
}

test("a parent who types in kana finds temporary childcare first", async () => {
  const { page, close } = await visit(phone, "/");
  await page.locator(".hero input[type=search]").fill("いちじほいく");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  assert.match(await page.locator(".card.result").first().innerText(), /一時(預かり|保育)|ほっとルーム/);
  await close();
});

test("words are suggested while typing and chosen with the keyboard alone", async () => {
  const { page, close } = await visit(desk, "/");
  const input = page.locator(".hero input[type=search]");
  await input.pressSequentially("hoik");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.locator("[role=option]").first().getAttribute("aria-selected"), "true");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search\?/);
  assert.ok((await page.locator(".card.result").count()) > 0);
  await close();
});

test("what nobody has written is answered with a telephone number", async () => {
  const { page, close } = await visit(phone, "/search?q=" + encodeURIComponent("ぺがさす牧場"));
  assert.ok(await page.locator(".zero-hits .button.call").isVisible());
  await close();
});

test("seven months leads to what suits seven months", async () => {
  const { page, close } = await visit(phone, "/");
  await page.locator("#months").fill("7");
  await page.locator(".age-form button").click();
  await page.waitForURL(/months=7/);
  assert.ok((await page.locator("main .card").count()) > 5);
  await close();
});

test("list, map and GeoJSON show the same number of places for the same question", async () => {
  const query = "?has=nursing_room";
  const count = async (path) => {
    const { page, close } = await visit(desk, path + query);
    const text = await page.locator(".count-line").first().innerText();
    await close();
    return Number(text.match(/\d+/)[0]);
  };
  const geojson = await (await fetch(town.origin + "/facilities.geojson" + query)).json();
  const api = await (await fetch(town.origin + "/api/v1/facilities" + query)).json();
  const listed = await count("/facilities");
  assert.ok(listed > 0);
  assert.equal(await count("/map"), listed);
  assert.equal(api.total, listed);
  assert.ok(geojson.features.length <= listed && geojson.features.length > 0);
});

test("places are filtered without JavaScript", async () => {
  const { page, close } = await visit({ ...phone, javaScriptEnabled: false }, "/facilities");
  const all = await page.locator(".count-line").innerText();
  await page.locator("details.filters > summary").press("Enter");
  await page.locator("details.filters input[name=months]").fill("8");
  await page.locator("details.filters input[name=months]").press("Enter");
  await page.waitForURL(/months=8/);
  assert.match(page.url(), /months=8/);
  assert.notEqual(await page.locator(".count-line").innerText(), all);
  await close();
});

test("an event goes into the calendar of the phone", async () => {
  const { page, close } = await visit(phone, "/events");
  await page.locator(".event .card-title a").first().click();
  const href = await page.locator("a[href$='.ics']").first().getAttribute("href");
  const ical = await (await fetch(town.origin + href)).text();
  assert.match(ical, /^BEGIN:VCALENDAR\r\n/);
  assert.match(ical, /BEGIN:VEVENT/);
  await close();
});

test("changing the language keeps the page, and the phone remembers it", async () => {
  const { page, close } = await visit(phone, "/articles?months=7");
  await page.locator(".lang-switch summary").click();
  await page.locator(".lang-switch a[lang=en]").click();
  await page.waitForURL(/\/en\/articles\?months=7/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await page.goto(town.origin + "/faq");
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  await close();
});

test("in airplane mode a page seen before and the urgent box can be read", async () => {
  const { page, close } = await visit(phone, "/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await page.goto(town.origin + "/faq");
  await page.context().setOffline(true);
  await page.goto(town.origin + "/faq");
  assert.ok((await page.locator(".card").count()) > 0);
  await page.goto(town.origin + "/calendar");
  assert.ok(await page.locator("#urgent").isVisible());
  await page.locator("seen-pages a").first().waitFor();  // its script asks the phone's memory first
  await close();
});

test("with the keyboard alone one gets from the first page to an answer", async () => {
  const { page, close } = await visit(desk, "/");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip-link");
  await page.keyboard.press("Enter");
  for (let tabs = 0; tabs < 3; ++tabs) {
    await page.keyboard.press("Tab");
    if ((await page.evaluate(() => document.activeElement.type)) === "search") break;
  }
  await page.keyboard.type("児童手当");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/search/);
  await page.locator(".card.result .card-title a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(articles|faq|columns|facilities|events)\/\d+/);
  assert.ok(await page.locator("h1").isVisible());
  await close();
});

test("the map draws places and gives them to the keyboard, and the list stays when it cannot", async () => {
  const { page, close } = await visit(desk, "/map");
  await page.locator(".map canvas").waitFor({ timeout: 20_000 });
  await close();
  const without = await visit({ ...desk, javaScriptEnabled: false }, "/map");
  assert.ok((await without.page.locator(".map-list .card").count()) > 0);
  await without.close();
});
