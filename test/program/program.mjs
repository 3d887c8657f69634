// The whole program as an operator runs it: a folder, a database on either engine, processes that may
// be killed. Not the pages' own tests (src/*/tests) and not a browser (test/e2e).
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { after } from "node:test";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const binary = join(process.env.BUILD ?? "build/dev", "hagukumi");
export const engines = ["SQLite", "PostgreSQL"];
const postgres = process.env.HAGUKUMI_TEST_POSTGRES; // bin/with-postgres
let schemas = 0;
const running = new Set();
after(() => running.forEach((server) => server.kill("SIGKILL"))); // what a failed test left

const everything = mkdtempSync(join(tmpdir(), "hagukumi-test-"));
process.on("exit", () => rmSync(everything, { recursive: true, force: true }));
export const makeFolder = () => mkdtempSync(join(everything, "f-"));

export const write = (folder, name, text) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

// The address of a new database; nothing for SQLite, which lies in the data folder.
export function addressOf(engine) {
  if (engine === "SQLite") return "";
  if (!postgres) throw new Error("no PostgreSQL here: run this with bin/with-postgres");
  return `postgres:${postgres}?schema=test_${process.pid}_${++schemas}`;
}

// The settings of one city; a data folder that has them is ready for run() and serve().
export const citySettings = ({ id = "komorebi", folder = resolve("city/demo"), database = "", hosts = ["*"] }) =>
  `[[city]]\nid = "${id}"\nfolder = "${folder}"\nhosts = ${JSON.stringify(hosts)}\n` +
  (database && `database = "${database}"\n`);

export function dataFolder({ settings = "", ...city } = {}) {
  const data = makeFolder();
  write(data, "hagukumi.toml", `${settings}\n${citySettings(city)}`);
  return data;
}

// The demo city, or the city of another folder, on an engine.
export function demoFolder(engine = "SQLite", { city = "city/demo", ...more } = {}) {
  const data = dataFolder({ database: addressOf(engine), folder: resolve(city), ...more });
  expectDone(run(data, "import", "--city-from", city));
  return data;
}

export function run(data, ...words) {
  const { status, stdout, stderr } = spawnSync(binary, [...words, "--data", data], { encoding: "utf8" });
  return { status, stdout, stderr };
}

export function expectDone({ status, stdout, stderr }) {
  if (status !== 0) throw new Error(`status ${status}: ${stdout}${stderr}`);
  return stdout;
}

// A running process: its address, what it said, and how it ended ({ code, signal }).
export async function serve(data, ...words) {
  const server = spawn(binary, ["serve", "--data", data, "--port", "0", ...words], { stdio: ["ignore", "pipe", "pipe"] });
  running.add(server);
  const said = { out: "", log: "" };
  server.stderr.on("data", (bytes) => (said.log += bytes));
  const ended = new Promise((done) => server.on("close", (code, signal) => (running.delete(server), done({ code, signal }))));
  const origin = await new Promise((listens, fails) => {
    ended.then(() => fails(new Error("the program ended: " + said.out + said.log)));
    server.stdout.on("data", (bytes) => {
      said.out += bytes;
      const address = said.out.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (address) listens(address[0]);
    });
  });
  const end = (signal) => (server.kill(signal), ended);
  return { origin, data, said, ended, signal: (name) => server.kill(name), stop: () => end("SIGTERM"), kill: () => end("SIGKILL") };
}

// Looks again and again until it is so: what the program promises to do by itself, soon.
export async function until(what, isSo, seconds = 20) {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; await pause(50)) if (await isSo()) return;
  throw new Error("never: " + what);
}
export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export const searchTotal = async (origin, words) => {
  const answer = await fetch(`${origin}/api/v1/search?q=${encodeURIComponent(words)}`);
  return answer.ok ? (await answer.json()).total : 0;
};
export const untilFound = (origin, words = "保育") => until(`found: ${words}`, async () => (await searchTotal(origin, words)) > 0);
export const status = async (address) => (await fetch(address, { redirect: "manual" })).status;

// Bytes as they are, over a socket: for hosts, and requests that fetch() refuses to send.
export function say(origin, bytes) {
  return new Promise((done, fails) => {
    let heard = "";
    const socket = connect(new URL(origin).port, "127.0.0.1", () => socket.write(bytes));
    socket.on("data", (more) => (heard += more)).on("close", () => done(heard)).on("error", fails);
  });
}
export const ask = (origin, path, fields = "", host = "portal.example") =>
  say(origin, `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${fields}\r\n`);

export const freePort = () =>
  new Promise((done) => {
    const listener = createServer().listen(0, "127.0.0.1", () => {
      const { port } = listener.address();
      listener.close(() => done(port));
    });
  });

// Stands between the program and PostgreSQL, and can be taken away: to the program the server is down.
export async function postgresDoor() {
  const folder = makeFolder();
  const real = postgres.match(/host=(\S+)/)[1];
  const socketOf = (where) => join(where, ".s.PGSQL.5432");
  let open = new Set();
  const listener = createServer((inner) => {
    const outer = connect(socketOf(real));
    for (const [one, other] of [[inner, outer], [outer, inner]]) {
      open.add(one);
      one.pipe(other);
      one.on("error", () => other.destroy()).on("close", () => (open.delete(one), other.destroy()));
    }
  });
  const raise = () => new Promise((done) => listener.listen(socketOf(folder), done));
  const drop = () => {
    for (const socket of open) socket.destroy();
    return new Promise((done) => listener.close(done));
  };
  await raise();
  // The same data folder, but by way of this door.
  const stand_before = (data) => write(data, "hagukumi.toml", readFileSync(join(data, "hagukumi.toml"), "utf8").replace(real, folder));
  return { stand_before, raise, drop };
}

export const articles = (prefix, count, word) =>
  Array.from({ length: count }, (_, i) =>
    JSON.stringify({ kind: "article", id: `${prefix}-${i}`, title: `${word} ${prefix} ${i}`, body: `${word}のお知らせです。`, published: "2026-01-05" }),
  ).join("\n") + "\n";

export const python = (code, ...words) => execFileSync("python3", ["-c", code, ...words], { encoding: "utf8" });
