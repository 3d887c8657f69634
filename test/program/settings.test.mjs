// What an operator writes into hagukumi.toml: shown as it is understood, refused when it is not.
import assert from "node:assert/strict";
import { test } from "node:test";
import { dataFolder, makeFolder, run, write } from "./program.mjs";

test("config prints every setting in effect, as TOML that it reads again", () => {
  const data = dataFolder({ settings: '[server]\nport = 8181\nlog = "json"\n[limits]\nidle_seconds = 7\n' });
  const { status, stdout } = run(data, "config");
  assert.equal(status, 0);
  for (const line of ["port = 8181", 'log = "json"', "idle_seconds = 7", "workers = 2", 'id = "komorebi"', `database = "sqlite:${data}/komorebi/city.db"`])
    assert.ok(stdout.split("\n").includes(line), line);
  const again = makeFolder();
  write(again, "hagukumi.toml", stdout);
  assert.equal(run(again, "config").stdout, stdout);
});

test("config does not show passwords", () => {
  const { stdout } = run(dataFolder({ database: "postgres:host=db password=secret dbname=x?schema=y" }), "config");
  assert.match(stdout, /password=\*\*\* dbname=x/);
  const { stdout: uri } = run(dataFolder({ database: `postgres://me:${"secret"}@db/x?schema=y` }), "config");
  assert.doesNotMatch(uri, /secret/);
});

test("a key that nobody knows is refused with its line and what was meant", () => {
  for (const [settings, complaint] of [
    ["[server]\nprot = 1\n", /hagukumi\.toml:2: server\.prot: unknown key; did you mean "port"\?/],
    ["[limits]\n\nidle_second = 1\n", /:3: limits\.idle_second: unknown key; did you mean "idle_seconds"\?/],
    ["[servre]\n", /:1: servre: unknown key; did you mean "server"\?/],
    ["[server]\nelephant = 1\n", /:2: server\.elephant: unknown key\n/],
    ["[server]\nport = 99999\n", /:2: server\.port: must be a whole number from 0 to 65535/],
    ["[server]\nlog = 'xml'\n", /:2: server\.log: must be text or json/],
    ["[server\n", /:1: /],
  ]) {
    const { status, stdout, stderr } = run(dataFolder({ settings }), "config");
    assert.deepEqual([status, stdout], [2, ""], settings);
    assert.match(stderr, complaint);
  }
});

test("a city that cannot be opened stops the start with one sentence", () => {
  for (const [city, complaint] of [
    [{ folder: "/nowhere" }, /\/nowhere\/city\.toml/],
    [{ database: "mysql:somewhere" }, /a database is "sqlite:<path>" or "postgres:/],
    [{ database: "postgres:host=/nowhere?schema=x" }, /no connection to PostgreSQL/],
  ]) {
    const { status, stderr } = run(dataFolder(city), "serve", "--port", "0");
    assert.equal(status, 2);
    assert.match(stderr, complaint);
    assert.ok(stderr.trim().split("\n").length <= 2, stderr); // libpq asks a question in a second line
  }
});
