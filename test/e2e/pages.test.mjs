// Every kind of page, in every language, on a phone by day and on a desk by night: valid HTML, no
// accessibility fault that a machine can find, nothing refused, nothing foreign, nothing cut off.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HtmlValidate } from "html-validate";
import { auditPage, desk, kindsOfPages, openBrowser, openTown, phone, watchedPage } from "./support.mjs";

const validator = new HtmlValidate({
  extends: ["html-validate:standard"],
  rules: {
    "long-title": "off", "no-trailing-whitespace": "off", "attr-quotes": "off", "void-style": "off",
    "tel-non-breaking": "off", "no-redundant-role": "off", "attribute-boolean-style": "off",
    "attribute-empty-style": "off", "doctype-style": "off", "no-raw-characters": "off",
  },
});

let town, browser, paths;
before(async () => {
  town = await openTown();
  browser = await openBrowser();
  paths = await kindsOfPages(town.origin);
});
after(async () => {
  await browser?.close();
  await town?.stop();
});

test("the HTML of every page is valid in every language", async () => {
  const faults = [];
  for (const path of paths)
    for (const prefix of ["", "/easy", "/en"]) {
      const answer = await fetch(town.origin + prefix + (path === "/" ? "" : path));
      const report = await validator.validateString(await answer.text());
      for (const result of report.results)
        for (const message of result.messages)
          faults.push(`${prefix}${path}:${message.line} ${message.ruleId}: ${message.message}`);
    }
  assert.deepEqual([...new Set(faults)].slice(0, 20), []);
});

for (const [name, device] of [["a phone by day", phone], ["a desk by night", desk]])
  test(`no page has a fault that axe can find, on ${name}`, { timeout: 300_000 }, async () => {
    const faults = [];
    const context = await browser.newContext({ ...device, bypassCSP: true });
    const page = await context.newPage();
    for (const path of paths)
      for (const prefix of name === "a desk by night" ? ["", "/en"] : ["", "/easy"]) {
        faults.push(...(await auditPage(page, town.origin + prefix + (path === "/" ? "" : path))));
      }
    await context.close();
    assert.deepEqual(faults, []);
  });

test("no page breaks its own rules, asks another host or is wider than a phone", { timeout: 300_000 }, async () => {
  const faults = [];
  const context = await browser.newContext(phone);
  for (const path of paths) {
    const { page, troubles } = await watchedPage(context, town.origin);
    await page.goto(town.origin + path);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > 360) faults.push(`${path} is ${width} px wide`);
    const expected = path === "/no-such-page" ? /404/ : /^$/;
    faults.push(...troubles.filter((t) => !expected.test(t) || t === "").map((t) => `${path} ${t}`));
    await page.close();
  }
  await context.close();
  assert.deepEqual(faults, []);
});

test("every page says what it has to say without JavaScript", async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(town.origin + path);
    assert.equal(await page.locator("main h1").count(), 1, path);
    assert.ok((await page.locator("main").innerText()).length > 20, path);
  }
  await context.close();
});

test("every target on a phone is large enough", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  const small = [];
  for (const path of ["/", "/facilities", "/events", "/search?q=保育"]) {
    await page.goto(town.origin + path);
    small.push(...(await page.evaluate(() =>
      [...document.querySelectorAll("a.button, button, .chip, .tile, .tabs a, .pager a, .site-nav a, input, select, summary")]
        .map((e) => [e.outerHTML.slice(0, 80), e.getBoundingClientRect(), e])
        .filter(([, box, e]) => box.width > 0 && box.height < 43.5 && !["checkbox", "radio", "hidden"].includes(e.type))
        .map(([html, box]) => `${html} is ${box.height} px high`))));
  }
  await context.close();
  assert.deepEqual(small, []);
});
