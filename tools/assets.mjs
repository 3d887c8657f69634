#!/usr/bin/env node
// assets.mjs OUT: bundles style sheets, scripts and icons into OUT with names that change with their
// content, each also compressed (.br, .gz), and manifest.json: "base.css" → "/assets/base.3f9a1c2d.css".
//
//   src/html/tokens.css + base.css  → base.css        on every page
//   src/html/base.ts                → base.js         on every page
//   src/<room>/<name>.ts            → <name>.js (and <name>.css of what it imports)
//   src/<room>/<name>.css           → <name>.css
//   src/html/*.svg                  → the same
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";

const out = process.argv[2];
const rooms = readdirSync("src", { withFileTypes: true }).filter((entry) => entry.isDirectory());
const filesOf = (ending) =>
  rooms.flatMap((room) =>
    readdirSync(join("src", room.name))
      .filter((name) => name.endsWith(ending) && !name.endsWith(".d.ts"))
      .map((name) => join("src", room.name, name)),
  );

const styles = new Map([["base.css", ["src/html/tokens.css", "src/html/base.css"]]]);
for (const file of filesOf(".css")) if (!file.startsWith("src/html/")) styles.set(basename(file), [file]);

const assets = new Map();
for (const [name, files] of styles) {
  const css = files.map((file) => readFileSync(file, "utf8")).join("\n");
  assets.set(name, transformSync(css, { loader: "css", minify: true, target: ["safari14", "chrome90"] }).code);
}

const scripts = await build({
  entryPoints: filesOf(".ts"),
  outdir: "bundle",
  entryNames: "[name]",
  bundle: true,
  minify: true,
  write: false,
  format: "esm",
  target: ["es2020", "safari14.1"],
  legalComments: "none",
  logLevel: "warning",
});
for (const { path, contents } of scripts.outputFiles) assets.set(basename(path), Buffer.from(contents));

for (const file of filesOf(".svg")) assets.set(basename(file), readFileSync(file));
// The map draws in a worker; under our security policy it must be a file of our own.
assets.set("map-worker.js", readFileSync("node_modules/maplibre-gl/dist/maplibre-gl-csp-worker.js"));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const manifest = {};
for (const [name, content] of [...assets].sort()) {
  const bytes = Buffer.from(content);
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
  const file = `${basename(name, extname(name))}.${hash}${extname(name)}`;
  manifest[name] = `/assets/${file}`;
  writeFileSync(join(out, file), bytes);
  writeFileSync(join(out, `${file}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(join(out, `${file}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
}
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
console.log(`assets: ${assets.size} files in ${out}`);
