// What operators set at the door: the log, metrics, proxies, TLS in front, limits per address.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { ask, dataFolder, freePort, serve, status, until } from "./program.mjs";

const withSettings = (server, limits = "") => serve(dataFolder({ settings: `[server]\n${server}\n[limits]\n${limits}\n` }));

test("the access log is one JSON object a request, without words that were searched", async () => {
  const server = await withSettings('log = "json"');
  await ask(server.origin, "/search?q=himitsu", "Cookie: a=secret\r\nUser-Agent: x\"y\r\n");
  await server.stop();
  const lines = (server.said.out + server.said.log).trim().split("\n").slice(1).map((line) => JSON.parse(line)); // after the greeting
  const line = lines.find((each) => JSON.stringify(each).includes("/search"));
  assert.ok(line && JSON.stringify(line).includes("200"), server.said.out);
  assert.doesNotMatch(server.said.out + server.said.log, /himitsu|secret/);
});

test("no access log when none is wanted", async () => {
  const server = await withSettings("access_log = false");
  await ask(server.origin, "/");
  await server.stop();
  assert.doesNotMatch(server.said.out, /GET/);
});

test("metrics are at the admin address, in Prometheus' words, and nowhere else", async () => {
  const port = await freePort();
  const server = await withSettings(`admin_port = ${port}`);
  await ask(server.origin, "/");
  await ask(server.origin, "/");
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  for (const line of text.trim().split("\n")) assert.match(line, /^(# (TYPE|HELP) \S+ \S.*|[a-z_]+(\{[^}]*\})? [0-9.e+-]+)$/);
  assert.match(text, /hagukumi_answers_total\{status="2xx"\} [1-9]/);
  assert.match(text, /hagukumi_cache_hits_total [1-9]/);
  assert.match(text, /hagukumi_databases_away 0/);
  assert.equal(await status(`${server.origin}/metrics`), 404);
  await server.stop();
});

test("who a reader is and whether TLS is in front is believed of trusted proxies only", async () => {
  const forwarded = "X-Forwarded-For: 203.0.113.9\r\nX-Forwarded-Proto: https\r\n";
  const trusting = await withSettings('trusted_proxies = ["127.0.0.0/8"]');
  const distrusting = await withSettings('trusted_proxies = ["192.0.2.1"]');
  for (const path of ["/", "/", "/no-such-page", "/healthz"]) {
    assert.match(await ask(trusting.origin, path, forwarded), /Strict-Transport-Security: max-age=/i, path);
    assert.doesNotMatch(await ask(trusting.origin, path), /Strict-Transport-Security/i, path);
    assert.doesNotMatch(await ask(distrusting.origin, path, forwarded), /Strict-Transport-Security/i, path);
  }
  await Promise.all([trusting.stop(), distrusting.stop()]);
  assert.match(trusting.said.out, /203\.0\.113\.9 GET/);
  assert.doesNotMatch(distrusting.said.out, /203\.0\.113\.9/);
});

test("one address cannot take all connections", async () => {
  const server = await withSettings("", "connections_per_address = 3");
  const { port } = new URL(server.origin);
  const closed = new Set();
  const sockets = Array.from({ length: 6 }, (_, i) => connect(port, "127.0.0.1").on("error", () => {}).on("close", () => closed.add(i)));
  sockets.forEach((socket) => socket.resume());
  await until("three were turned away", async () => closed.size === 3);
  sockets.forEach((socket) => socket.destroy());
  await until("others come in again", async () => (await status(`${server.origin}/`).catch(() => 0)) === 200);
  await server.stop();
});
