// What was said to be done stays done: copies, kills, two at once, an older program.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { test } from "node:test";
import {
  addressOf, articles, binary, dataFolder, demoFolder, engines, expectDone, makeFolder, python, run, searchTotal, serve,
  status, until, untilFound, write,
} from "./program.mjs";

const looked = ["/", "/articles", "/faq", "/facilities", "/events", "/api/v1/facilities?limit=200", "/facilities.geojson"];
const lookAt = async (origin) => {
  const texts = [];
  for (const path of looked) texts.push((await (await fetch(origin + path)).text()).replaceAll(origin, ""));
  return texts;
};

for (const engine of engines)
  test(`restore drill on ${engine}: what was copied while it ran is there again, found and served`, async () => {
    const data = demoFolder(engine);
    const copy = `${makeFolder()}/city.backup`;
    let server = await serve(data);
    await untilFound(server.origin);
    const before = await lookAt(server.origin);
    const found = await searchTotal(server.origin, "きりん");
    expectDone(run(data, "backup", copy));
    expectDone(run(data, "import", write(data, "later.jsonl", articles("later", 30, "きりん"))));
    await until("found", async () => (await searchTotal(server.origin, "きりん")) === 30);
    assert.match(run(data, "restore", copy).stderr, /stop|open/); // never under a running program
    await server.stop();

    expectDone(run(data, "restore", copy));
    server = await serve(data);
    assert.equal(await status(`${server.origin}/readyz`), 200);
    await untilFound(server.origin);
    assert.deepEqual(await lookAt(server.origin), before);
    await until("its index", async () => (await searchTotal(server.origin, "きりん")) === found);
    await server.stop();
  });

test("what is no backup is refused and nothing is lost", async () => {
  const data = demoFolder();
  const junk = write(data, "junk.backup", "not a database ".repeat(1000));
  for (const file of [junk, "/no/such/file"]) assert.equal(run(data, "restore", file).status, 2);
  const server = await serve(data);
  await untilFound(server.origin);
  await server.stop();
});

// Each file is acknowledged by its line; the program is killed after so many of them.
async function importUntilKilled(data, files, kill) {
  const child = spawn(binary, ["import", "--data", data, ...files], { stdio: ["ignore", "pipe", "ignore"] });
  let said = "";
  child.stdout.on("data", (bytes) => {
    said += bytes;
    if (said.split("rows 40, imported 40").length > kill) child.kill("SIGKILL");
  });
  await new Promise((done) => child.on("exit", done));
  return said.split("rows 40, imported 40").length - 1;
}

for (const engine of engines)
  test(`kill -9 during imports on ${engine}: acknowledged files are whole, others are whole or absent`, async () => {
    const data = dataFolder({ database: addressOf(engine) });
    for (const kill of [1, 3, 5]) {
      const files = Array.from({ length: 12 }, (_, i) => write(data, `part${kill}-${i}.jsonl`, articles(`part${kill}-${i}`, 40, "かんがるう")));
      const acknowledged = await importUntilKilled(data, files, kill);
      assert.ok(acknowledged >= kill, `${acknowledged} were acknowledged`);
      const lines = expectDone(run(data, "import", ...files)).split("\n").filter((line) => line.includes("rows 40"));
      assert.equal(lines.length, files.length);
      for (const [i, line] of lines.entries())
        assert.match(line, i < acknowledged ? /imported 0, updated 0, unchanged 40/ : /(imported 40,.*unchanged 0)|(imported 0,.*unchanged 40)/);
    }
    const server = await serve(data);
    const { total } = await (await fetch(`${server.origin}/api/v1/articles?limit=1`)).json();
    await until("the index knows what the database knows", async () => (await searchTotal(server.origin, "かんがるう")) === total);
    await server.kill();
    const again = await serve(data);
    await until("a killed server starts again", async () => (await searchTotal(again.origin, "かんがるう")) === total);
    await again.stop();
  });

for (const engine of engines)
  test(`two starters at once on ${engine} open one city`, async () => {
    const data = dataFolder({ database: addressOf(engine) });
    const servers = await Promise.all([serve(data), serve(data), serve(data)]);
    for (const server of servers) assert.equal(await status(server.origin), 200);
    await Promise.all(servers.map((server) => server.stop()));
  });

test("a program that is older than the database refuses to open it", () => {
  const data = demoFolder();
  python("import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.execute(\"INSERT INTO migration (name, checksum) VALUES ('29990101_future','x')\"); c.commit()", `${data}/komorebi/city.db`);
  for (const words of [["serve", "--port", "0"], ["import", "city/demo/park.csv"]]) {
    const { status: code, stderr } = run(data, ...words);
    assert.equal(code, 2);
    assert.match(stderr, /29990101_future.*older than the database/);
  }
});
