import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "../../web/src/format";
import { increments, lastTotal, publishedShares, totals } from "../../web/src/published";

const near = (found: number, wanted: number) => assert.ok(Math.abs(found / wanted - 1) < 1e-3, `${found} is not ${wanted}`);

test("the last published total is the last one on or before the day", () => {
  assert.equal(lastTotal("listed", day("2018-05-31"))?.value, 10_890_000);
  assert.equal(lastTotal("listed", day("2018-05-30"))?.value, 3_526_000);
  assert.equal(lastTotal("listed", day("2014-01-31")), undefined);
  assert.ok(totals("listed").every((point) => point.value > 100_000));
});

test("two totals give their mean a month", () => {
  const between = increments("listed").find((one) => one.until.getTime() === day("2018-05-31").getTime())!;
  assert.equal(between.kind, "mean");
  // 7.364 million from 31 March 2016 to 31 May 2018: 26 months
  near(between.perMonth, 7_364_000 / 26);
});

test("one month alone is itself, from its first day", () => {
  const july = increments("air_refusals").find((one) => one.kind === "month")!;
  assert.equal(july.perMonth, 2_560_000);
  assert.deepEqual([july.from, july.until], [day("2019-07-01"), day("2019-07-31")]);
});

test("an increment runs from the day that its note names", () => {
  const first = increments("air_refusals")[0]!;
  assert.deepEqual([first.from, first.until], [day("2014-07-01"), day("2014-08-03")]);
  near(first.perMonth, (108_000 / 33) * 30.436875);
});

test("published shares are per cent of the listed", () => {
  assert.deepEqual(publishedShares, { "sex:male": 75, "age:40-49": 35 });
});
