import assert from "node:assert/strict";
import { test } from "node:test";
import { csvText, readCsv } from "../../web/src/csv";

test("a gap is an empty cell, text is quoted only where it must be", () => {
  const text = csvText(["name", "value"], [["a, b", null], ['say "x"', 0.1], ["plain", true], ["", 2]]);
  assert.equal(text, 'name,value\r\n"a, b",\r\n"say ""x""",0.1\r\nplain,true\r\n"",2\r\n');
});

test("what was written reads back by column", () => {
  const text = csvText(["name", "value", "more"], [["a, b", 1, null], ['say "x"', 2, "z"]]);
  assert.deepEqual(readCsv(text), [
    { name: "a, b", value: "1", more: "" },
    { name: 'say "x"', value: "2", more: "z" },
  ]);
});
