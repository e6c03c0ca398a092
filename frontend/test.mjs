// Runs frontend/tests/*.test.mjs with Node's own test runner; esbuild turns the TypeScript they import into one file each.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const OUT = join(ROOT, "node_modules", ".frontend-tests");

const tests = readdirSync(join(ROOT, "frontend", "tests")).filter((name) => name.endsWith(".test.mjs"));

rmSync(OUT, { recursive: true, force: true });
await esbuild.build({
  absWorkingDir: ROOT,
  entryPoints: tests.map((name) => join("frontend/tests", name)),
  outdir: OUT,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  jsx: "automatic",
  jsxImportSource: "preact",
  logLevel: "warning",
});
const built = tests.map((name) => join(OUT, name));
process.exit(spawnSync(process.execPath, ["--test", ...built], { stdio: "inherit" }).status ?? 1);
