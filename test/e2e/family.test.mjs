// A family's way: the letter, the entry, a child, the feed, the other devices, the end. On a phone,
// without JavaScript, and through a real mail server with STARTTLS and a password.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { auditPage, openBrowser, openTown, phone } from "./support.mjs";

// Debian's own Python knows its packages; another one in the path does not.
const debianPython = existsSync("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

let town, browser, folder, server;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "hagukumi-mail-"));
  server = await openMailServer(folder);
  town = await openTown({
    settings: `[mail]\nurl = "smtp://localhost:${server.port}"\nfrom = "kosodate@example.jp"\nuser = "city"\n` +
      `password_file = "${folder}/password"\nca_file = "${folder}/certificate.pem"\n`,
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await town?.stop();
  server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

// Debian's aiosmtpd: encrypted, and only for who knows the password.
async function openMailServer(folder) {
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
    "-addext", "subjectAltName=DNS:localhost", "-days", "2", "-keyout", join(folder, "key.pem"),
    "-out", join(folder, "certificate.pem")], { stdio: "ignore" });
  writeFileSync(join(folder, "password"), "only for this test\n");
  const child = spawn(debianPython, ["test/support/mail_server.py", folder], { stdio: ["ignore", "pipe", "inherit"] });
  const port = await new Promise((resolve, reject) => {
    child.on("exit", () => reject(new Error("the mail server ended")));
    child.stdout.on("data", (bytes) => resolve(Number(String(bytes).trim())));
  });
  return { port, stop: () => child.kill() };
}

async function letters(count) {
  for (let tries = 0; tries < 100; ++tries) {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")).sort() : [];
    if (files.length >= count) return files.map((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`there are fewer than ${count} letters`);
}

async function enter(page, mail, letter) {
  await page.goto(town.origin + "/my");
  await page.locator("#mail").fill(mail);
  await page.locator("form.form button").press("Enter");
  await page.waitForURL(/\/account\/letters/);
  const link = (await letters(letter))[letter - 1].text.match(/https?:\/\/\S+\/account\/enter\/\S+/)[0];
  await page.goto(town.origin + new URL(link).pathname);
  await page.locator("form.form button").press("Enter");
  await page.waitForURL(/\/my$/);
}

test("a parent enters by a letter, adds a child by its birth month and sees why each thing is shown", async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false });
  const page = await context.newPage();
  await enter(page, "haha@example.jp", 1);
  await page.locator('a[href$="/account/children/new"]').press("Enter");
  await page.locator("#nickname").fill("そら");
  await page.locator("#born").fill(monthsAgo(6));
  await page.locator("form.form button.primary").press("Enter");
  await page.waitForURL(/\/my$/);
  assert.ok((await page.locator(".column-main .card").count()) >= 5);
  assert.match(await page.locator(".column-main .card").first().innerText(), /「そら」の月齢に合うため/);
  await context.close();
});

test("the letter is signed by the city, readable as text and as HTML, and came encrypted", async () => {
  const [letter] = await letters(1);
  assert.match(letter.from, /こもれび子育てポータル <kosodate@example.jp>/);
  assert.equal(letter.to, "haha@example.jp");
  assert.equal(letter.encrypted, true);
  assert.match(letter.html, /<a [^>]*href="http[^"]*\/account\/enter\//);
});

test("no page of a family has a fault that axe can find, and none is wider than a phone", async () => {
  const context = await browser.newContext({ ...phone, bypassCSP: true });
  const page = await context.newPage();
  await enter(page, "chichi@example.jp", 2);
  await page.goto(town.origin + "/account/children/new");
  await page.locator("#nickname").fill("うみ");
  await page.locator("#due").fill(daysAhead(60));
  await page.locator("form.form button.primary").press("Enter");
  const faults = [];
  for (const path of ["/my", "/account", "/account/children/new", "/account/removal", "/account/letters", "/en/my", "/easy/account"])
    faults.push(...(await auditPage(page, town.origin + path)));
  assert.deepEqual(faults, []);
  await context.close();
});

test("a page of a family is never in the page cache and never kept by the service worker", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await page.goto(town.origin + "/");
  await page.evaluate(() => navigator.serviceWorker.ready);
  await enter(page, "haha@example.jp", 3);
  await page.reload();
  const kept = await page.evaluate(async () => {
    const urls = [];
    for (const name of await caches.keys())
      for (const request of await (await caches.open(name)).keys()) urls.push(new URL(request.url).pathname);
    return urls;
  });
  assert.deepEqual(kept.filter((path) => /\/(my|account)/.test(path)), []);
  assert.match((await (await fetch(town.origin + "/my", { redirect: "manual" })).headers.get("cache-control")), /private|no-store/);
  await context.close();
});

test("whoever deletes the account gets a receipt, and is nobody afterwards", async () => {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  await enter(page, "sobo@example.jp", 5);  // the fourth letter told the mother of her new device
  await page.goto(town.origin + "/account/removal");
  await page.locator("button.danger").press("Enter");
  assert.match(await page.locator("main").innerText(), /登録を消しました[\s\S]*sobo@example\.jp/);
  await page.goto(town.origin + "/my");
  assert.match(page.url(), /\/account\?goes_to=/);
  await context.close();
});

function monthsAgo(months) {
  const day = new Date();
  day.setDate(1);
  day.setMonth(day.getMonth() - months);
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, "0")}`;
}

function daysAhead(days) {
  return new Date(Date.now() + days * 86400000).toISOString().slice(0, 10);
}
