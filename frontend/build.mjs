// Bundles frontend/ into server/static/dist: hashed files, their compressed forms, the licences of what is in them,
// and manifest.json, which tells the server which file a source became. `--watch` builds again after each change.

import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, watch, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, gzipSync } from "node:zlib";
import * as esbuild from "esbuild";

const FRONTEND = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(FRONTEND);
const OUT = join(ROOT, "server", "static", "dist");
const MANIFEST = join(OUT, "manifest.json");
const PUBLIC_PATH = "/static/dist/";
// The picture of the wall is measured and drawn with a font that is there on every machine: see exports/picture.
const FONT_PACKAGE = join(ROOT, "node_modules", "dejavu-fonts-ttf");
const FONTS = join(ROOT, "exports", "picture", "fonts");
const WATCHING = process.argv.includes("--watch");

// What a phone needs to open its page without a network; the worker keeps exactly these.
const OFFLINE_SOURCES = ["pages/phone.tsx", "styles/base.css", "styles/phone.css"];

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  write: false,
  metafile: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  sourcemap: WATCHING ? "inline" : false,
  target: ["es2020", "safari14.1", "ios14.5"],
  jsx: "automatic",
  jsxImportSource: "preact",
  outdir: OUT,
  entryNames: "[dir]/[name]-[hash]",
  chunkNames: "chunks/[name]-[hash]",
  logLevel: "warning",
};

function filesIn(folder, accepts) {
  const path = join(FRONTEND, folder);
  return existsSync(path) ? readdirSync(path).filter(accepts).sort() : [];
}

/** Source name, as the manifest gives it, to path from the root: pages and style sheets that exist now. */
function entryPoints() {
  const pages = filesIn("src/pages", (name) => /^[^_.][^.]*\.tsx?$/.test(name));
  const sheets = filesIn("styles", (name) => /^[^_.].*\.css$/.test(name));
  return new Map([
    ...pages.map((name) => [`pages/${name}`, `frontend/src/pages/${name}`]),
    ...sheets.map((name) => [`styles/${name}`, `frontend/styles/${name}`]),
  ]);
}

async function bundle(entries, options) {
  const named = [...entries].map(([name, path]) => ({ in: path, out: name.replace(/\.\w+$/, "") }));
  const result = await esbuild.build({ ...COMMON, entryPoints: named, ...options });
  const manifest = {};
  for (const [file, { entryPoint }] of Object.entries(result.metafile.outputs)) {
    const name = [...entries].find(([, path]) => path === entryPoint)?.[0];
    if (name) manifest[name] = inDist(file);
  }
  return { ...result, manifest };
}

function inDist(file) {
  return relative(OUT, join(ROOT, file)).split(sep).join("/");
}

/** Everything the given outputs import, chunks loaded later included. */
function withImports(files, outputs) {
  const reached = new Set(files);
  for (const file of reached) {
    for (const { path, external } of outputs[file]?.imports ?? []) if (!external) reached.add(path);
  }
  return [...reached];
}

function offlineAddresses({ manifest, metafile }) {
  const wanted = OFFLINE_SOURCES.flatMap((name) => manifest[name] ?? []);
  const byName = Object.fromEntries(Object.keys(metafile.outputs).map((file) => [inDist(file), file]));
  return withImports(wanted.map((file) => byName[file]), metafile.outputs).map((file) => PUBLIC_PATH + inDist(file));
}

/** A service worker is one classic script: it cannot share chunks with the pages. */
async function bundleWorker(pages) {
  const path = "frontend/src/worker.ts";
  if (!existsSync(join(ROOT, path))) return { outputFiles: [], manifest: {}, metafile: { inputs: {} } };
  const addresses = offlineAddresses(pages);
  const define = {
    PRECACHE: JSON.stringify(addresses),
    BUILD: JSON.stringify(createHash("sha256").update(addresses.join()).digest("hex").slice(0, 12)),
  };
  return bundle(new Map([["worker.ts", path]]), { format: "iife", define });
}

/** The licence texts of the packages that ended up in the bundle. */
function licences(inputs) {
  const packages = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(@[^/]+\/)?[^/]+/)?.[0] ?? []));
  return [...packages].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
    const file = readdirSync(join(ROOT, folder)).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file ? readFileSync(join(ROOT, folder, file), "utf8") : "";
    return `${name} ${version} (${license})\n\n${text.trim()}\n`;
  }).join("\n----\n\n");
}

/** Never half a file: a server may read this name at any moment. */
function writeWhole(path, contents) {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, path);
}

function forms({ path, contents }) {
  if (WATCHING) return [[path, contents]];
  return [
    [path, contents],
    [`${path}.br`, brotliCompressSync(contents)],
    [`${path}.gz`, gzipSync(contents, { level: 9 })],
  ];
}

/** Drop what an earlier build left; folders stay, because tools may watch them. */
function removeAllBut(kept) {
  for (const entry of readdirSync(OUT, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !kept.has(path)) rmSync(path, { force: true });
  }
}

/** A page loaded meanwhile finds its files: new ones come first, then the manifest names them, then old ones go. */
function publish(files, manifest) {
  for (const [path, contents] of files) writeWhole(path, contents);
  writeWhole(MANIFEST, JSON.stringify(manifest, null, 2));
  removeAllBut(new Set([...files.map(([path]) => path), MANIFEST]));
}

function copyFonts() {
  mkdirSync(FONTS, { recursive: true });
  for (const name of ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"]) copyFileSync(join(FONT_PACKAGE, "ttf", name), join(FONTS, name));
  copyFileSync(join(FONT_PACKAGE, "LICENSE"), join(FONTS, "LICENSE.txt"));
}

async function build() {
  const pages = await bundle(entryPoints(), { format: "esm", splitting: true });
  const worker = await bundleWorker(pages);
  const inputs = Object.keys({ ...pages.metafile.inputs, ...worker.metafile.inputs });
  const outputs = [...pages.outputFiles, ...worker.outputFiles];
  const files = [...outputs.flatMap(forms), [join(OUT, "licences.txt"), licences(inputs)]];
  publish(files, { ...pages.manifest, ...worker.manifest });
  console.log(`frontend: ${outputs.length} files`);
}

function buildAgainOnChange() {
  let timer;
  watch(FRONTEND, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => build().catch((failure) => console.error(failure.message)), 100);
  });
}

copyFonts();
await build();
if (WATCHING) buildAgainOnChange();
