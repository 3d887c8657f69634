// Two cities by host name in one process never meet; two processes on one database agree.
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  addressOf, articles, ask, citySettings, dataFolder, demoFolder, engines, expectDone, makeFolder, run, serve, until, untilFound,
  write,
} from "./program.mjs";

test("two cities in one process share nothing: pages, search, languages, machines", async () => {
  const other = makeFolder();
  write(other, "city.toml", '[city]\nid = "tanabata"\nname = "たなばた町"\nportal_name = "たなばた子育て"\n');
  const data = dataFolder({ hosts: ["komorebi.example"] });
  write(data, "hagukumi.toml", citySettings({ hosts: ["komorebi.example"] }) + citySettings({ id: "tanabata", folder: other, hosts: ["tanabata.example"], database: addressOf("PostgreSQL") }));
  expectDone(run(data, "import", "--city-from", "city/demo"));
  expectDone(run(data, "import", "--city", "tanabata", write(other, "a.jsonl", articles("star", 5, "ささのは"))));
  assert.match(run(data, "import", "city/demo/park.csv").stderr, /which city\? --city komorebi, tanabata/);
  const server = await serve(data);
  const see = (host, path, fields) => ask(server.origin, path, fields, host);
  const search = "/api/v1/search?q=";
  await until("both are found", async () =>
    /"total":5/.test(await see("tanabata.example", search + encodeURIComponent("ささのは"))) &&
    !/"total":0/.test(await see("komorebi.example", search + encodeURIComponent("保育"))));
  const paths = ["/", "/articles", "/articles/1", "/easy/articles", "/en/", "/facilities", "/facilities/1", "/map", "/events", "/events.ics",
    "/facilities.geojson", "/feed.atom", "/sitemap.xml", "/manifest.webmanifest", "/api/v1/articles", "/api/v1/facilities",
    "/search?q=" + encodeURIComponent("保育"), "/search?q=" + encodeURIComponent("ささのは"), "/no-such-page"];
  for (const round of [1, 2]) // the second from the cache
    for (const path of paths) {
      assert.doesNotMatch(await see("tanabata.example", path), /こもれび|komorebi/i, `${path} ${round}`);
      assert.doesNotMatch(await see("komorebi.example", path), /たなばた|ささのは<|tanabata/i, `${path} ${round}`);
    }
  const stranger = await see("stranger.example", "/");
  assert.match(stranger, /^HTTP\/1\.1 421 /);
  assert.doesNotMatch(stranger, /こもれび|たなばた/);
  // The name of the proxy's other header is not believed.
  assert.match(await see("komorebi.example", "/", "X-Forwarded-Host: tanabata.example\r\n"), /こもれび/);
  await server.stop();
});

for (const engine of engines)
  test(`a write in one process is seen in the pages of another within a second, on ${engine}`, async () => {
    const data = demoFolder(engine);
    const servers = [await serve(data), await serve(data)];
    const pages = (text) => Promise.all(servers.map(async ({ origin }) => (await (await fetch(`${origin}/articles`)).text()).includes(text)));
    for (const { origin } of servers) await untilFound(origin);
    assert.deepEqual(await pages("おおかみ"), [false, false]);
    expectDone(run(data, "import", write(data, "new.jsonl", articles("wolf", 1, "おおかみ").replace("2026-01-05", new Date().toISOString().slice(0, 10)))));
    await until("both show it", async () => (await pages("おおかみ")).every(Boolean), 5); // a second is promised; a busy machine may take longer
    for (const { origin } of servers) await untilFound(origin, "おおかみ");
    await Promise.all(servers.map((server) => server.stop()));
  });
