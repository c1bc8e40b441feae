// Builds the pages without figures (bundle, style, policy) into one C++ source: node build.mjs OUT.cpp
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));

async function bundled(entry) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    loader: { ".csv": "text" },
    logLevel: "warning",
  });
  return result.outputFiles[0].text.trim();
}

const hash = (text) => `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;

/** A page without its data: script, style and the policy that admits these two alone. */
async function framed(entry, sheet) {
  const [script, style] = [await bundled(entry), await bundled(sheet)];
  if (/<\/(script|style)/i.test(script + style)) throw new Error("The bundle would end its own element.");
  const parts = { script, style, "script-hash": hash(script), "style-hash": hash(style) };
  const page = readFileSync(join(here, "src", "page.html"), "utf8").replace(
    /\{\{(script|style|script-hash|style-hash)\}\}/g,
    (_, name) => parts[name],
  );
  if (page.includes(')page~"')) throw new Error("The bundle holds the mark that ends the C++ text.");
  return `R"page~(${page})page~"`;
}

writeFileSync(
  process.argv[2],
  `// Made by web/build.mjs.\n#include "report/page.hpp"\n\nnamespace osmanthus::report {\n` +
    `const std::string_view kPageFrame = ${await framed("main.ts", "style.css")};\n` +
    `const std::string_view kLawFrame = ${await framed("law/main.ts", "law/style.css")};\n}\n`,
);
