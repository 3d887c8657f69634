// A database that goes away and comes back, a full disk, a stop: readers notice as little as possible.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, renameSync } from "node:fs";
import { test } from "node:test";
import { articles, ask, binary, demoFolder, makeFolder, pause, postgresDoor, run, say, serve, status, until, untilFound, write } from "./program.mjs";

// Gone, seen from outside: pages in memory stay, others get a plain sentence, readiness is red.
async function goAwayAndComeBack(server, away, back) {
  const { origin } = server;
  await untilFound(origin);
  const remembered = await (await fetch(`${origin}/faq`)).text();
  await away();
  await until("not ready", async () => (await status(`${origin}/readyz`)) === 503);
  assert.equal(await (await fetch(`${origin}/faq`)).text(), remembered);
  assert.equal(await status(`${origin}/healthz`), 200);
  const other = await fetch(`${origin}/articles?months=9`);
  assert.equal(other.status, 503);
  assert.ok(other.headers.get("retry-after"));
  const sentence = await other.text();
  assert.match(sentence, /ただいま表示できません/);
  assert.doesNotMatch(sentence, /sqlite|PostgreSQL|city\.db|no such/i);
  await back();
  await until("ready again", async () => (await status(`${origin}/readyz`)) === 200);
  await until("pages again", async () => (await status(`${origin}/articles?months=9`)) === 200);
  await untilFound(origin);
  assert.match(server.said.log, /the database does not answer; pages in memory are shown/);
  assert.match(server.said.log, /the database is back/);
}

test("a SQLite file that is moved away and back", async () => {
  const data = demoFolder();
  const shelter = makeFolder();
  const server = await serve(data);
  const home = `${data}/komorebi`;
  // The database goes first and comes last: it is never seen without its log.
  const files = (folder) => readdirSync(folder).filter((file) => file.startsWith("city.db")).sort();
  const move = (from, to, names) => names.forEach((file) => renameSync(`${from}/${file}`, `${to}/${file}`));
  await goAwayAndComeBack(server, () => move(home, shelter, files(home)), () => move(shelter, home, files(shelter).reverse()));
  assert.ok(!existsSync(`${shelter}/city.db`));
  assert.equal((await server.stop()).code, 0);
});

test("a PostgreSQL server that stops and starts again", async () => {
  const door = await postgresDoor();
  const data = demoFolder("PostgreSQL");
  door.stand_before(data);
  const server = await serve(data);
  await goAwayAndComeBack(server, door.drop, door.raise);
  assert.equal((await server.stop()).code, 0);
  await door.drop();
});

test("a full disk stops an import with a plain sentence, and nothing is half done", async () => {
  const data = demoFolder();
  const first = await serve(data);
  const before = (await (await fetch(`${first.origin}/api/v1/articles?limit=1`)).json()).total;
  await first.stop();
  const file = write(data, "many.jsonl", articles("many", 3000, "ぱんだ"));
  const script = `trap '' XFSZ; ulimit -f 1200; exec "$0" import --data "$1" "$2"`;
  const { status: code, stderr, stdout } = spawnSync("bash", ["-c", script, binary, data, file], { encoding: "utf8" });
  assert.equal(code, 2, stdout + stderr);
  assert.match(stdout + stderr, /disk is full|disk reports errors/);
  const server = await serve(data);
  await untilFound(server.origin);
  assert.equal((await (await fetch(`${server.origin}/api/v1/articles?limit=1`)).json()).total, before);
  await server.stop();
  assert.match(run(data, "import", file).stdout, /imported 3000/);
});

test("a stop: readiness is red first, what is under way is answered, then the program ends", async () => {
  const data = demoFolder("SQLite", { settings: "[server]\nnotice_seconds = 3\n[limits]\ndrain_seconds = 1\n" });
  const server = await serve(data);
  const begun = "POST /no-such-page HTTP/1.1\r\nHost: portal.example\r\nContent-Length: 3\r\nConnection: close\r\n\r\n";
  const under_way = say(server.origin, begun + "a"); // its last bytes never come: drained, not waited for for ever
  const page = ask(server.origin, "/search?q=" + encodeURIComponent("公園"));
  const ended = server.stop();
  await until("readiness is red while the door is open", async () => (await status(`${server.origin}/readyz`)) === 503);
  assert.match(await page, /^HTTP\/1\.1 200 /);
  assert.match(await ask(server.origin, "/"), /Connection: close/i);
  await under_way;
  assert.deepEqual(await ended, { code: 0, signal: null });
  assert.match(server.said.log, /stopping: requests in flight are answered[\s\S]*stopped/);
});

test("a second signal does not disturb the stop, and a reader that idles does not hold it up", async () => {
  const server = await serve(demoFolder());
  await fetch(`${server.origin}/faq`); // keeps its connection
  const idle = say(server.origin, "GET /faq HTTP/1.1\r\nHost: portal.example\r\n\r\n");
  await pause(200);
  const ended = server.stop();
  server.signal("SIGTERM");
  assert.deepEqual(await ended, { code: 0, signal: null });
  await idle;
});
