import assert from "node:assert/strict";
import { test } from "node:test";
import { amount, day, dayOf, decimal, exact, GAP, monthOf, percent, signed, tick, whole, yearOf } from "../../web/src/format";

test("an amount keeps three figures that matter and counts in the language's own units", () => {
  assert.equal(amount(10_890_000, "en"), "10.9 million");
  assert.equal(amount(10_890_000, "zh"), "1090万");
  assert.equal(amount(184_321, "en"), "184,000");
  assert.equal(amount(184_321, "zh"), "18.4万");
  assert.equal(amount(0, "en"), "0");
});

test("a gap is a dash and never nought", () => {
  for (const write of [amount, whole, decimal, exact, percent, signed]) {
    for (const gap of [null, undefined, NaN]) assert.equal(write(gap, "zh"), GAP);
  }
});

test("a difference always shows its sign, with a true minus", () => {
  assert.equal(signed(1_500_000, "en"), "+1.5 million");
  assert.equal(signed(-1_500_000, "zh"), "−150万");
  assert.equal(signed(0, "en"), "0");
});

test("axes, whole numbers and shares", () => {
  assert.match(tick(3_000_000, "en"), /^3 ?m$/i);
  assert.equal(tick(3_000_000, "zh"), "300万");
  assert.equal(whole(1_400_000, "en"), "1,400,000");
  assert.equal(decimal(41.96, "en"), "42");
  assert.equal(exact(0.3069, "en"), "0.3069");
  assert.equal(percent(0.96875, "en"), "97%");
});

test("a date is the civil day that it names, in any time zone", () => {
  const on = day("2019-07-31");
  assert.equal(monthOf(on, "en"), "July 2019");
  assert.equal(monthOf(on, "zh"), "2019年7月");
  assert.equal(dayOf(on, "en"), "31 July 2019");
  assert.equal(dayOf(on, "zh"), "2019年7月31日");
  assert.equal(yearOf(day("2014-01-01"), "en"), "2014");
});
