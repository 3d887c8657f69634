// Every page that a link or a form leads to, and garbage in every field: the same answer from SQLite
// and from PostgreSQL, and never a broken one.
import assert from "node:assert/strict";
import { test } from "node:test";
import { demoFolder, serve, untilFound } from "./program.mjs";

const seeds = ["/", "/easy/", "/en/", "/sitemap.xml", "/robots.txt", "/manifest.webmanifest", "/feed.atom", "/events.ics", "/facilities.geojson",
  "/map", "/calendar", "/offline", "/licenses", "/api/openapi.json", "/api/v1/facilities", "/api/v1/events", "/api/v1/articles", "/no-such-page"];
const garbage = ["", "0", "-1", "99999999999999999999", "1e309", "2026-02-31", "null", "%00", "%ff%fe", "%25", "%27%20OR%201%3D1%20--", "%F0%9F%91%B6", "(*_\"", "a".repeat(300), "%E3%81%82".repeat(90)];
const numbered = ["/articles/", "/faq/", "/columns/", "/facilities/", "/events/", "/api/v1/facilities/", "/api/v1/articles/", "/api/v1/events/"];

const unescaped = (text) => text.replaceAll("&amp;", "&");
const steady = (text, origin) => text.replaceAll(origin, "").replace(/"request_id":"[0-9a-f]+"/g, "").replace(/\b[0-9a-f]{16}\b/g, "");

// Where a page leads: links, and its forms with what they offer and with what they do not expect.
function* leads(html, address) {
  for (const [, found] of html.matchAll(/(?:href|src)="([^"#]+)|<loc>([^<]+)/g)) if (found) yield new URL(unescaped(found), address);
  for (const [, action, form] of html.matchAll(/<form[^>]*action="([^"]*)"[^>]*>([\s\S]*?)<\/form>/g)) {
    const { pathname } = new URL(unescaped(action), address);
    if (/^\/(easy|en)\b/.test(pathname)) continue; // the language changes nothing about a field
    for (const [field, name] of form.matchAll(/<(?:input|select)[^>]*name="([^"]+)"[^>]*>/g)) {
      const offered = field.match(/value="([^"]*)"/)?.[1] ?? "1";
      for (const value of [encodeURIComponent(offered), ...garbage.filter((_, i) => i % 2)]) yield new URL(`${pathname}?${name}=${value}`, address);
      yield new URL(`${pathname}?${name}=1&${name}=2&${name}=x`, address);
    }
  }
}

// Of addresses that differ only in numbers and values, a few stand for all.
const most = ({ pathname, searchParams }) => {
  const fields = new Set(searchParams.keys()).size;
  if (fields > 1) return fields === 2 && !/^\/(easy|en)\b/.test(pathname) ? 1 : 0;
  return fields === 1 ? 9 : 12;
};
class Crawl {
  constructor(origin) {
    Object.assign(this, { origin, answers: new Map(), waiting: [], shapes: new Map() });
  }
  add(url) {
    const path = url.pathname + url.search;
    const shape = url.pathname.replace(/\d+/g, "N") + "?" + [...url.searchParams.keys()].sort();
    const seen = this.shapes.get(shape) ?? 0;
    if (url.origin !== this.origin || this.answers.has(path) || seen >= most(url)) return;
    this.shapes.set(shape, seen + 1);
    this.answers.set(path, null);
    this.waiting.push(path);
  }
  async visit(path) {
    const answer = await fetch(this.origin + path, { redirect: "manual" });
    const type = answer.headers.get("content-type") ?? "";
    const text = /text|json|xml|calendar|manifest/.test(type) ? await answer.text() : `${(await answer.arrayBuffer()).byteLength} bytes`;
    this.answers.set(path, [answer.status, answer.headers.get("location") ?? "", steady(text, this.origin)].join("\n"));
    return /html|xml/.test(type) ? [...leads(text, this.origin + path)] : [];
  }
  async walk() {
    for (const seed of [...seeds, ...numbered.flatMap((path) => garbage.map((value) => path + value))]) this.add(new URL(seed, this.origin));
    while (this.waiting.length) {
      const round = this.waiting.splice(0, 40);
      for (const found of await Promise.all(round.map((path) => this.visit(path)))) found.forEach((url) => this.add(url));
    }
    return this.answers;
  }
}

test("every page answers the same on SQLite and on PostgreSQL", { timeout: 300_000 }, async () => {
  const servers = [await serve(demoFolder("SQLite")), await serve(demoFolder("PostgreSQL"))];
  for (const { origin } of servers) await untilFound(origin);
  const crawls = servers.map(({ origin }) => new Crawl(origin));
  const [one, other] = await Promise.all(crawls.map((crawl) => crawl.walk()));
  assert.ok(one.size > 1000, `${one.size} pages`);
  assert.deepEqual([...one].filter(([, answer]) => answer.startsWith("5")).map(([path]) => path), []);
  const differs = (path) => one.get(path) !== other.get(path);
  const first = [...new Set([...one.keys(), ...other.keys()])].filter(differs);
  for (const path of first) await Promise.all(crawls.map((crawl) => crawl.visit(path))); // a place may have opened meanwhile
  const different = first.filter(differs);
  assert.deepEqual(different.slice(0, 5).map((path) => [path, one.get(path)?.slice(0, 3), other.get(path)?.slice(0, 3)]), []);
  for (const server of servers) assert.doesNotMatch(server.said.log, / error /);
  await Promise.all(servers.map((server) => server.stop()));
});
