import assert from "node:assert/strict";
import { test } from "node:test";
import margins from "../../data/published/margins_provinces.csv";
import { readCsv } from "../../web/src/csv";
import { classEnds, classOf, TILES } from "../../web/src/provinces";
import { publishedDensity } from "../../web/src/published";

const snake = (name: string) => name.replace(/(?<=[a-z])[A-Z]/g, "_$&").toLowerCase();

test("every province of the census has its tile, and nothing else has one", () => {
  const provinces = readCsv(margins).map((row) => snake(row.unit!)).filter((name) => name !== "military");
  assert.deepEqual(TILES.map(({ id }) => id).sort(), provinces.sort());
});

test("no two tiles share a place, letters or a name", () => {
  const each = [
    TILES.map(({ row, column }) => `${row}/${column}`),
    TILES.map(({ letters }) => letters),
    TILES.map(({ name }) => name.zh),
    TILES.map(({ name }) => name.en),
  ];
  for (const values of each) assert.equal(new Set(values).size, 31);
});

test("published densities belong to tiles", () => {
  const ids = TILES.map(({ id }) => id);
  assert.ok(Object.keys(publishedDensity).every((id) => ids.includes(id)));
});

test("classes reach the greatest value at round numbers", () => {
  assert.deepEqual(classEnds(69, 5), [15, 30, 45, 60, 75]);
  for (const most of [0.003, 0.5, 7, 41.96, 99, 1234]) {
    const ends = classEnds(most, 5);
    assert.ok(ends[4]! >= most * (1 - 1e-12) && ends[2]! < most, `${most}: ${ends}`);
  }
  assert.deepEqual(classEnds(0, 5), [1, 2, 3, 4, 5]);
});

test("a value falls into the first class whose end it does not exceed", () => {
  const ends = [15, 30, 45];
  assert.deepEqual([0, 15, 15.1, 45, 46].map((value) => classOf(value, ends)), [0, 0, 1, 2, 2]);
});
