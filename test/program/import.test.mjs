// Import and export as a city's staff run them: what is refused, what is said, what the exit status is,
// and that an import that is killed leaves nothing half done.
import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { addressOf, binary, dataFolder, engines, expectDone, makeFolder, pause, python, run, searchTotal, serve, until, write } from "./program.mjs";

const header = "ID,公園名,住所,緯度,経度,遊具\n";
const park = (i, name = `公園${i}号`) => `${i},${name},こもれび市本町${i},35.${100000 + i},139.1,すべり台\n`;
const parks = (count) => header + Array.from({ length: count }, (_, i) => park(i + 1)).join("");

// Everything the city has, as its files say it.
function exported(data, ...options) {
  const folder = makeFolder();
  run(data, "export", "--folder", folder, ...options);
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "latin1")]));
}

const zip = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), Buffer.alloc(400, 7)]);
const refused = {
  "nul.csv": [Buffer.from(header + "1,a\0b,こもれび市,35,139,\n"), /表のファイルではありません/],
  "broken.csv": [Buffer.concat([Buffer.from(parks(50)), Buffer.from([0x31, 0xe3, 0x81, 0x0a])]), /文字コードを読み取れません/],
  "zip.csv": [zip, /こわれています|表のファイルではありません/],
  "empty.csv": ["", /中身がありません/],
  "spaces.csv": ["\n \n\r\n", /中身がありません/],
  "page.csv": ["<!DOCTYPE html>\n<html><body>404</body></html>", /HTML のページです/],
  "picture.csv": [Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"), /表のファイルではありません/],
  "headers.csv": [header, /見出しだけで、行がありません/],
  "unknown.csv": ["色,形,重さ\n赤,丸,3\n", /何の一覧か分かりませんでした（見出し: 色, 形, 重さ）/],
  "object.json": ['{"a": \n', /JSON として読めない行があります/],
};

test("a file that cannot be used is refused in a clear sentence and changes nothing", () => {
  const data = dataFolder();
  expectDone(run(data, "import", write(data, "park.csv", parks(3))));
  const before = exported(data);
  const files = makeFolder();
  mkdirSync(join(files, "folder.csv"));
  const cases = { ...refused, "folder.csv": [null, /ファイルを開けません|フォルダー/], "missing.csv": [null, /ファイルを開けません/] };
  for (const [name, [bytes, sentence]] of Object.entries(cases)) {
    const path = bytes === null ? join(files, name) : write(files, name, bytes);
    const { status, stdout, stderr } = run(data, "import", path);
    assert.equal(status, 2, name + stdout + stderr);
    const lines = stdout.trim().split("\n");
    assert.equal(lines.length, 2, name + stdout + stderr);
    assert.ok(lines[0].startsWith(`${name}: `), stdout);
    assert.match(lines[0], sentence);
    assert.equal(lines[1], `${name}: rows 0, imported 0, updated 0, unchanged 0, rejected 0`);
    assert.equal(stderr, "");
    assert.deepEqual(exported(data), before, name);
  }
});

test("the exit status and the last line say what became of a file", () => {
  const data = dataFolder();
  const last = (done) => done.stdout.trim().split("\n").at(-1);
  const importing = (text, ...options) => run(data, "import", write(data, "park.csv", text), ...options);

  const whole = importing(parks(3));
  assert.equal(whole.status, 0);
  assert.equal(last(whole), "park.csv: rows 3, imported 3, updated 0, unchanged 0, rejected 0");

  const before = exported(data);
  const tried = importing(header + park(1, "=改名公園") + park(2) + ",,,,,x\n", "--dry-run");
  assert.equal(tried.status, 1);
  assert.equal(last(tried), "park.csv: rows 3, imported 0, updated 1, unchanged 1, rejected 1");
  assert.deepEqual(exported(data), before);

  const some = importing(header + park(1, "=改名公園") + park(2) + ",,,,,x\n");
  assert.equal(some.status, 1);
  assert.equal(last(some), "park.csv: rows 3, imported 0, updated 1, unchanged 1, rejected 1");
  assert.match(some.stdout, /park\.csv 4行目 「公園名」の値「」: 名称がありません。名称の列に名前を入れてください。/);
  assert.match(some.stdout, /無くなった1件は、公開を終えました/);

  const none = run(data, "import", write(data, "park_kita.csv", header + ",,,,,x\n"));
  assert.equal(none.status, 2);
  assert.equal(last(none), "park_kita.csv: rows 1, imported 0, updated 0, unchanged 0, rejected 1");

  for (const wrong of [["import"], ["import", "--kind"], ["import", "--anchor", "soon", "x.csv"], ["export", "--kind", "cheese"]])
    assert.equal(run(data, ...wrong).status, 2, wrong.join(" "));
});

test("characters that CP932 does not have are named, with the place where they stood", () => {
  const data = dataFolder();
  expectDone(run(data, "import", write(data, "park.csv", header + park(1, "𠮷田公園") + park(2, "中央公園🌸"))));
  const { status, stdout } = run(data, "export", "--encoding", "cp932", "--folder", makeFolder());
  assert.equal(status, 1, stdout);
  assert.match(stdout, /park\.csv: rows 2/);
  assert.match(stdout, /park\.csv 2行目 「公園名」の値「𠮷田公園」: 「𠮷」は CP932（Shift_JIS）にない文字です/);
  assert.match(stdout, /park\.csv 3行目 「公園名」の値「中央公園🌸」/);
});

// name → rows of cells; a name that begins with "-" is hidden.
const workbook = (path, sheets) =>
  python(
    `
import json, sys, zipfile
sheets = json.loads(sys.argv[2])
cell = lambda text: '<c t="inlineStr"><is><t>' + text + '</t></is></c>'
with zipfile.ZipFile(sys.argv[1], "w") as out:
    names = "".join(f'<sheet name="{name.strip("-")}" sheetId="{i}" r:id="r{i}"' + (' state="hidden"' if name[0] == "-" else "") + "/>" for i, name in enumerate(sheets))
    out.writestr("xl/workbook.xml", '<workbook xmlns:r="r"><sheets>' + names + "</sheets></workbook>")
    out.writestr("xl/_rels/workbook.xml.rels", "<Relationships>" + "".join(f'<Relationship Id="r{i}" Target="s{i}.xml"/>' for i in range(len(sheets))) + "</Relationships>")
    for i, rows in enumerate(sheets.values()):
        out.writestr(f"xl/s{i}.xml", "<worksheet><sheetData>" + "".join("<row>" + "".join(map(cell, row)) + "</row>" for row in rows) + "</sheetData></worksheet>")
`, path, JSON.stringify(sheets)) || path;

test("of a workbook the first sheet that is shown and known is read, and it is said which", () => {
  const data = dataFolder();
  const rows = (...names) => [header.trim().split(","), ...names.map((name, i) => [String(i + 1), name, `こもれび市本町${i}`, "35.1", "139.1", "砂場"])];
  const file = workbook(join(data, "park.xlsx"), { 表紙: [], 説明: [["この一覧について"]], "-控え": rows("古い公園"), 公園: rows("東公園", "西公園"), 昨年: rows("北公園") });
  const { status, stdout } = run(data, "import", file);
  assert.equal(status, 0, stdout);
  assert.match(stdout, /park（XLSX、シート「公園」だけ。シート「表紙」「説明」「控え」「昨年」は読んでいません）として読みました/);
  assert.match(stdout, /park\.xlsx: rows 2, imported 2,/);
  const none = run(data, "import", workbook(join(data, "cover.xlsx"), { 表紙: [], "-公園": rows("東公園") }));
  assert.equal(none.status, 2);
  assert.match(none.stdout, /cover\.xlsx: ファイルに中身がありません/);
});

test("a city whose files say no code is known by its folder's, and two without any are kept apart", () => {
  const open = makeFolder();
  const shops = (city) => [1, 2, 3].map((i) => `店${i}\t${city}本町${i}-1\t35.10${i}\t139.10${i}\t000-123-000${i}\t${i}割引\n`).join("");
  for (const [folder, city] of [["machi-229997", "わかば市"], ["a", "みどり市"], ["b", "あおば市"]]) {
    mkdirSync(join(open, folder));
    write(join(open, folder), "shops.tsv", shops(city));
  }
  const data = makeFolder();
  const settings = (id) => readFileSync(join(data, id, "city/city.toml"), "utf8");
  assert.match(expectDone(run(data, "import", "--city-from", open, "--match", "machi-")), /わかば市 is open: 3 rows/);
  assert.match(settings("229997"), /name = "わかば市"\nprefecture = "静岡県"\ncode = "229997"/);
  for (const [folder, id, city] of [["a", "city", "みどり市"], ["b", "city-2", "あおば市"], ["a", "city", "みどり市"]]) {
    assert.match(expectDone(run(data, "import", "--city-from", join(open, folder))), new RegExp(`${city} is open`));
    assert.ok(settings(id).includes(`name = "${city}"`));
  }
});

test("headers that an operator adds in city.toml are read", () => {
  const folder = makeFolder();
  write(folder, "city.toml", '[city]\nid = "wakaba"\nname = "わかば市"\n\n[header_aliases]\nname = ["あそび場のなまえ"]\n"park.equipment" = ["おいてある遊具"]\n');
  const data = dataFolder({ id: "wakaba", folder });
  const file = write(data, "asobiba.csv", "あそび場のなまえ,住所,おいてある遊具\nちびっこ広場,わかば市本町1,ぶらんこ\n");
  assert.match(expectDone(run(data, "import", file)), /park（CSV, UTF-8）として読みました[^]*imported 1,/);
  assert.match(expectDone(run(data, "import", file)), /unchanged 1,/);
});

// One import, killed somewhere; whatever it had done by then, the city is as it was or as the file says.
async function importAndKill(data, file, milliseconds) {
  const child = spawn(binary, ["import", "--data", data, file], { stdio: "ignore" });
  const ended = new Promise((done) => child.on("exit", (code, signal) => done(signal)));
  await pause(milliseconds);
  child.kill("SIGKILL");
  return (await ended) === "SIGKILL";
}

for (const engine of engines)
  test(`kill -9 in the middle of an import on ${engine}: the city is as before or as after`, async () => {
    const data = dataFolder({ database: addressOf(engine) });
    expectDone(run(data, "import", write(data, "park.csv", parks(10))));
    const before = exported(data)["park.csv"];
    const began = Date.now();
    const whole = dataFolder({ database: addressOf(engine) });
    expectDone(run(whole, "import", write(whole, "park.csv", parks(3000))));
    const lasts = Date.now() - began;
    const after = exported(whole)["park.csv"];
    const file = write(data, "park.csv", parks(3000));
    let killed = 0;
    for (let round = 0; round < 8; ++round) {
      killed += await importAndKill(data, file, Math.random() * lasts);
      const now = exported(data)["park.csv"];
      assert.ok(now === before || now === after, `round ${round}: neither before nor after`);
      if (now === after) expectDone(run(data, "import", write(data, "park.csv", parks(10)))) && write(data, "park.csv", parks(3000));
    }
    assert.ok(killed > 0);
    expectDone(run(data, "import", file));
    assert.equal(exported(data)["park.csv"], after);
    const server = await serve(data);
    await until("the index agrees", async () => (await searchTotal(server.origin, "公園2999号")) > 0);
    const { total } = await (await fetch(`${server.origin}/api/v1/facilities?limit=1`)).json();
    assert.equal(total, 3000);
    await server.stop();
  });

// Files as cities publish them: HAGUKUMI_SHARED_DATA names the folder (tools/import_report.py).
const shared = process.env.HAGUKUMI_SHARED_DATA;
const without = shared ? false : "no folder of real data here (HAGUKUMI_SHARED_DATA)";
const kept = /^(preschool|baby_station|park|toilet|aed|evacuation|public_facility|school|shops|event|medical|after_school|school_district|population)$/;

test("docs/import-report.md says what the importer makes of real open data", { skip: without }, () => {
  const { status, stdout, stderr } = spawnSync("python3", ["tools/import_report.py", binary, "--data", shared, "--check"], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
});

test("real open data goes out and comes back whole", { skip: without }, () => {
  for (const folder of readdirSync(shared).filter((name) => kept.test(name)))
    for (const city of readdirSync(join(shared, folder))) {
      const files = readdirSync(join(shared, folder, city)).filter((name) => /\.(csv|xlsx)$/.test(name));
      for (const name of files) {
        const data = dataFolder();
        if (run(data, "import", join(shared, folder, city, name)).status === 2) continue; // says why: docs/import-report.md
        for (const generation of ["1", "2"]) {
          const out = makeFolder();
          run(data, "export", "--folder", out, "--generation", generation);
          const again = dataFolder();
          const paths = readdirSync(out).map((file) => join(out, file));
          const done = run(again, "import", ...paths);
          assert.equal(done.status, 0, `${folder}/${city}/${name} ${generation}: ${done.stdout.slice(0, 2000)}`);
          losesNothing(exported(data), exported(again), `${folder}/${city}/${name} ${generation}`);
        }
      }
    }
});

// Every cell of every row is there again; under which header of which generation means nothing.
function losesNothing(before, after, what) {
  assert.deepEqual(Object.keys(after), Object.keys(before), what);
  for (const [file, text] of Object.entries(before)) {
    const there = recordsOf(after[file]);
    const rows = recordsOf(text);
    assert.equal(there.length, rows.length, what);
    for (const [i, cells] of rows.entries())
      if (i > 0)
        for (const cell of cells) assert.ok(there[i].includes(cell), `${what} ${file} row ${i}: '${Buffer.from(cell, "latin1")}' is gone`);
  }
}

function recordsOf(text) {
  const records = [[""]];
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    else if (c === "," && !quoted) records.at(-1).push("");
    else if (c === "\n" && !quoted) records.push([""]);
    else if (c !== "\r" || quoted) records.at(-1)[records.at(-1).length - 1] += c;
  }
  return records.filter((record) => record.length > 1);
}
