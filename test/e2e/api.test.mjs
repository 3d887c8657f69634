// The open API keeps what its document promises.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openTown } from "./support.mjs";

let town;
before(async () => (town = await openTown()));
after(() => town?.stop());

const ask = async (path) => {
  const answer = await fetch(town.origin + path);
  return { answer, json: await answer.json() };
};

test("the document is OpenAPI 3.1 and every address in it is answered", async () => {
  const { json: document } = await ask("/api/openapi.json");
  assert.match(document.openapi, /^3\.1\./);
  for (const [path, { get }] of Object.entries(document.paths)) {
    assert.ok(get.operationId && get.summary && get.responses["200"], path);
    const answer = await fetch(town.origin + path.replace("{id}", "1"));
    assert.ok(answer.status === 200, `${path} answers ${answer.status}`);
    const type = Object.keys(get.responses["200"].content)[0];
    assert.ok(answer.headers.get("content-type").startsWith(type), `${path} is ${answer.headers.get("content-type")}`);
    assert.equal(answer.headers.get("access-control-allow-origin"), "*", path);
    if (type === "application/json") check(document, get.responses["200"].content[type].schema, await answer.json(), path);
  }
});

// As much of JSON Schema as the document uses.
function check(document, schema, value, where) {
  if (schema.$ref) return check(document, schema.$ref.split("/").slice(1).reduce((o, k) => o[k], document), value, where);
  const types = [].concat(schema.type ?? []);
  const is = value === null ? "null" : Array.isArray(value) ? "array" : Number.isInteger(value) ? "integer" : typeof value;
  assert.ok(types.length === 0 || types.includes(is) || (is === "integer" && types.includes("number")), `${where} is ${is}`);
  for (const key of schema.required ?? []) assert.ok(key in value, `${where}.${key} is missing`);
  for (const [key, inner] of Object.entries(schema.properties ?? {})) if (is === "object" && key in value) check(document, inner, value[key], `${where}.${key}`);
  if (is === "array" && schema.items) value.forEach((item, i) => check(document, schema.items, item, `${where}[${i}]`));
}

test("records lead to their pages and say source and licence", async () => {
  for (const list of ["articles", "facilities", "events"]) {
    const { json } = await ask(`/api/v1/${list}?limit=3`);
    assert.ok(json.total > 0, list);
    for (const record of json.results) {
      assert.ok(record.source && record.licence !== undefined, list);
      assert.equal((await fetch(record.url)).status, 200, record.url);
    }
  }
});

test("a second question is answered 304", async () => {
  const first = await fetch(town.origin + "/api/v1/articles");
  const second = await fetch(town.origin + "/api/v1/articles", { headers: { "If-None-Match": first.headers.get("etag") } });
  assert.equal(second.status, 304);
});

test("search answers with ids, kinds, counts and scores", async () => {
  const { json } = await ask("/api/v1/search?limit=5&q=" + encodeURIComponent("一時預かり"));
  assert.ok(json.total > 0 && json.results.length > 0 && json.results.length <= 5);
  assert.ok(json.results.every((r, i, all) => i === 0 || all[i - 1].score >= r.score));
  const { json: faq } = await ask("/api/v1/search?kind=faq&q=" + encodeURIComponent("保育"));
  assert.ok(faq.results.every((r) => r.kind === "faq"));
});

test("the sitemap lists only pages that are there", async () => {
  const xml = await (await fetch(town.origin + "/sitemap.xml")).text();
  const addresses = [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map((m) => m[1]);
  assert.ok(addresses.length > 300);
  for (const address of addresses.filter((_, i) => i % 25 === 0)) assert.equal((await fetch(address)).status, 200, address);
});
