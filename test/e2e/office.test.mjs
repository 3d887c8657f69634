// The one person of a town hall: invited by the operator, joins with a phone, writes, is read.
// Without JavaScript, since a town hall's browser may be an old one.
// Buttons are pressed by the keyboard: without JavaScript a click waits for a frame that may never come.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { execFileSync } from "node:child_process";
import { after, before, test } from "node:test";
import { auditPage, desk, openBrowser, openTown, phone, program } from "./support.mjs";

let town, browser, officer;
before(async () => {
  town = await openTown();
  browser = await openBrowser();
  officer = await join("manager@city.example.jp");
});
after(async () => {
  await browser?.close();
  await town?.stop();
});

// What an authenticator app does (RFC 6238).
function code(secret) {
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret].map((c) => alphabet.indexOf(c).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)));
  const mac = createHmac("sha1", key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1000000).padStart(6, "0");
}

async function join(mail) {
  const said = execFileSync(program, ["invite", "--data", town.data, "--name", "窓口の担当", "--mail", mail, "--department", "こども政策課"]);
  const path = String(said).match(/\/office\/invitation\/\S+/)[0];
  const context = await browser.newContext({ ...desk, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(town.origin + path);
  await page.locator("#code").fill(code(await page.locator("code").innerText()));
  await page.locator("#password").fill("長い合言葉なら覚えられます");
  await page.locator("form.form button.primary").press("Enter");
  await page.waitForURL(/\/office$/);
  return context;
}

test("what the town hall writes stands on every reader's phone a moment later", async () => {
  const page = await officer.newPage();
  await page.goto(town.origin + "/office/articles/new?kind=article");
  await page.locator("#title").fill("あすの赤ちゃん健診は場所が変わります");
  await page.locator("#summary").fill("会場は保健センターから市民会館になります。");
  await page.locator("#body").fill("## 対象\n4か月の赤ちゃん\n\n## 持ち物\n母子健康手帳");
  await page.locator("button[value=preview]").press("Enter");
  assert.match(await page.locator(".panel .prose").innerText(), /対象[\s\S]*4か月の赤ちゃん/);
  await page.locator("button[value=save]").press("Enter");
  await page.waitForURL(/saved=1/);
  const address = await page.locator(".notice.done a").getAttribute("href");
  const reader = await (await browser.newContext(phone)).newPage();
  await reader.goto(town.origin + "/articles");
  assert.match(await reader.locator("main").innerText(), /あすの赤ちゃん健診は場所が変わります/);
  await reader.goto(town.origin + address);
  assert.match(await reader.locator(".contact").innerText(), /こども政策課/);
  await reader.context().close();
  await page.close();
});

test("search finds it within seconds", async () => {
  for (let tries = 0; ; ++tries) {
    const answer = await (await fetch(`${town.origin}/api/v1/search?q=${encodeURIComponent("赤ちゃん健診 場所")}`)).json();
    if (answer.results.some((result) => result.title.includes("場所が変わります"))) return;
    assert.ok(tries < 50, "not found");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});

test("no office page has a fault that axe can find, on a desk and on a phone", async () => {
  const faults = [];
  for (const device of [desk, phone]) {
    const context = await browser.newContext({ ...device, bypassCSP: true, storageState: await officer.storageState() });
    const page = await context.newPage();
    for (const path of ["/office", "/office/articles", "/office/articles/1", "/office/articles/1/history", "/office/staff", "/office/articles/new?kind=faq"])
      faults.push(...(await auditPage(page, town.origin + path)));
    await context.close();
  }
  assert.deepEqual(faults, []);
});

test("nobody else gets in, and the record of what was done is unbroken", async () => {
  const stranger = await (await browser.newContext(phone)).newPage();
  await stranger.goto(town.origin + "/office/articles");
  assert.match(stranger.url(), /\/office\/sign-in/);
  const said = String(execFileSync(program, ["verify-audit", "--data", town.data]));
  assert.match(said, /unbroken: [1-9]\d* entries/);
});
