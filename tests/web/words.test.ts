import assert from "node:assert/strict";
import { test } from "node:test";
import { WORDS as LAW_WORDS } from "../../web/src/law/words";
import { WORDS as RUN_WORDS } from "../../web/src/words";

const WORDS = { en: { run: RUN_WORDS.en, law: LAW_WORDS.en }, zh: { run: RUN_WORDS.zh, law: LAW_WORDS.zh } };

type Tree = { [name: string]: unknown };

const isTree = (value: unknown): value is Tree => typeof value === "object" && value !== null;

function leaves(tree: Tree, path = ""): [string, unknown][] {
  return Object.entries(tree).flatMap(([name, value]) =>
    isTree(value) ? leaves(value, `${path}${name}.`) : [[`${path}${name}`, value] as [string, unknown]],
  );
}

test("both languages have the same words", () => {
  assert.deepEqual(leaves(WORDS.zh).map(([path]) => path).sort(), leaves(WORDS.en).map(([path]) => path).sort());
});

test("a sentence takes the same figures in both languages", () => {
  const en = new Map(leaves(WORDS.en));
  for (const [path, value] of leaves(WORDS.zh)) {
    if (typeof value === "function") assert.equal(value.length, (en.get(path) as () => string).length, path);
  }
});

test("Chinese prose has Chinese punctuation", () => {
  const prose = leaves(WORDS.zh).map(([path, value]) => [path, String(value)] as const);
  for (const [path, text] of prose) assert.doesNotMatch(text, /[\u4e00-\u9fff][,;:?()]|[,;:?][\u4e00-\u9fff]/, path);
});
