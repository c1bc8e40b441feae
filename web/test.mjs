// Bundles the tests beside the sources they try and runs them: node test.mjs OUT_FOLDER
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const tests = join(dirname(fileURLToPath(import.meta.url)), "..", "tests", "web");
const folder = process.argv[2];
const entryPoints = readdirSync(tests).filter((name) => name.endsWith(".test.ts")).map((name) => join(tests, name));

await build({
  entryPoints,
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: folder,
  outExtension: { ".js": ".mjs" },
  charset: "utf8",
  loader: { ".csv": "text" },
  logLevel: "warning",
});
const made = readdirSync(folder).filter((name) => name.endsWith(".test.mjs")).map((name) => join(folder, name));
process.exit(spawnSync(process.execPath, ["--test", ...made], { stdio: "inherit" }).status ?? 1);
