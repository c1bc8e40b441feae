// Drives the page of invented runs in a browser: node page.mjs MAKE_PAGE CHROMIUM
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { addedUp, agrees, band, national, numbersIn, readCsv, together } from "./figures.mjs";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const published = new URL("../../../data/published/court_list_national_series.csv", import.meta.url);

const [makePage, browserPath] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const folder = mkdtempSync(join(tmpdir(), "osmanthus-page-"));
const KINDS = ["alone", "compare", "calibrated"];
const ALL_LISTINGS = ["listings_new", "firms_listings_new", "public_bodies_listings_new"];
let browser;

before(async () => {
  for (const kind of KINDS) {
    const { status, stderr } = spawnSync(makePage, [join(folder, kind), "en", kind], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
  }
  browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Opens the page of that kind; notes what it asks for beyond itself and what goes wrong in it. */
async function open(kind, { language = "en" } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light", acceptDownloads: true });
  const page = await context.newPage();
  page.troubles = [];
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || page.troubles.push(request.url()));
  page.on("pageerror", (error) => page.troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.troubles.push(message.text()));
  await page.goto(`file://${join(folder, kind, "page.html")}`);
  if (language === "zh") await page.click(".masthead button");
  await page.waitForSelector("#listed svg");
  return page;
}

async function close(page) {
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

const textOf = (page, selector) => page.locator(selector).first().innerText();

async function csvOf(page, id) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(`#${id} .behind > button`)]);
  return { name: download.suggestedFilename(), rows: readCsv(readFileSync(await download.path(), "utf8")) };
}

const near = (found, wanted) => found.forEach((one, place) => assert.ok(Math.abs(one - wanted[place]) <= 1e-9 * Math.max(1, Math.abs(wanted[place])), `${found} is not ${wanted}`));

describe("the page", () => {
  test("switches its language, whole and back, and forgets no figure over it", async () => {
    const page = await open("alone");
    const figures = await page.locator("figure").count();
    assert.equal(await page.getAttribute("html", "lang"), "en");
    await page.click(".masthead button");
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    assert.equal(await textOf(page, "h1"), "虚构的一次运行");
    assert.equal(await page.locator("figure").count(), figures);
    const english = (await page.locator("figcaption, .claim .verdict, thead").allTextContents()).filter((text) => !/[\u4e00-\u9fff]/.test(text));
    assert.deepEqual(english, []);
    await page.click(".masthead button");
    assert.equal(await textOf(page, "h1"), "An invented run");
    await close(page);
  });

  test("opens with what was run and what the law says, each provision with its citation", async () => {
    const page = await open("alone");
    const opening = await page.locator("main > *").evaluateAll((parts) => parts.slice(0, 3).map((part) => part.id || part.className));
    assert.deepEqual(opening, ["warning", "run", "law"]);
    assert.match(await textOf(page, ".warning"), /Not calibrated/);
    for (const words of ["1,400,000", "8 times", "invented law", "January 2014", "December 2020"]) assert.ok((await textOf(page, "#run")).includes(words), words);
    assert.deepEqual(await page.locator("#law > .law cite").allInnerTexts(), [1, 2, 3, 4, 5, 6].map((number) => `art. ${number}`));
    await close(page);
  });

  test("is no wider than the window of a telephone or of a desk", async () => {
    for (const kind of KINDS) {
      const page = await open(kind);
      for (const language of ["en", "zh-CN"]) {
        if ((await page.getAttribute("html", "lang")) !== language) await page.click(".masthead button");
        for (const width of [390, 1440]) {
          await page.setViewportSize({ width, height: 900 });
          await page.waitForFunction(() => document.querySelector("#listed svg")?.clientWidth <= innerWidth);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          assert.ok(wide <= width, `${kind} ${language}: ${wide} > ${width}`);
        }
      }
      await close(page);
    }
  });

  test("prints its figures and what it says, and no buttons", async () => {
    const page = await open("alone");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator("button").filter({ visible: true }).count(), 0);
    assert.ok(await page.locator("#listed svg").isVisible());
    await close(page);
  });
});

/** The rows of a table behind a chart are alike; axe would look at thousands of them. */
const keepFewRows = () => document.querySelectorAll("details tr:nth-child(n + 4)").forEach((row) => row.remove());

describe("axe finds nothing, in both languages, light and dark,", () => {
  for (const kind of KINDS) {
    test(`on the page of ${kind}`, async () => {
      const page = await open(kind);
      await page.evaluate(axe);
      for (const language of ["en", "zh-CN"]) {
        if ((await page.getAttribute("html", "lang")) !== language) await page.click(".masthead button");
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          await page.waitForSelector("#listed svg");
          await page.evaluate(keepFewRows);
          const { violations } = await page.evaluate(() => globalThis.axe.run());
          const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
          assert.deepEqual(found, [], `${language} ${colorScheme}`);
        }
      }
      await close(page);
    });
  }
});

describe("figures equal the run's files", () => {
  const run = (kind) => join(folder, kind, "baseline");

  test("in the table at a glance, in both languages", async () => {
    const [low, middle, high] = band([...national(run("alone"), "listed_stock").values()].at(-1).values());
    for (const [language, name] of [["en", "Persons on the list"], ["zh", "名单上的人数"]]) {
      const page = await open("alone", { language });
      const cell = await page.locator("#figures-at-a-glance tr", { hasText: name }).first().locator("td").first().innerText();
      const written = numbersIn(cell);
      [middle, low, high].forEach((figure, place) => assert.ok(agrees(written[place], figure), `${cell}: ${[middle, low, high]}`));
      await close(page);
    }
  });

  test("in the table behind a chart, month by month", async () => {
    const page = await open("alone");
    await page.click("#listed summary");
    const rows = await page.locator("#listed table").first().locator("tbody tr").allInnerTexts();
    const stock = [...national(run("alone"), "listed_stock").values()];
    assert.equal(rows.length, stock.length);
    rows.forEach((row, month) => {
      const [low, middle, high] = band(stock[month].values());
      const [found, from, to] = numbersIn(row.split("\t")[1]);
      for (const [one, other] of [[found, middle], [from, low], [to, high]]) assert.ok(Math.abs(one - other) <= 0.5 + 1e-9 * other, row);
    });
    await close(page);
  });

  test("in the file behind a chart, to the last digit, beside what was published", async () => {
    const page = await open("alone");
    const { name, rows } = await csvOf(page, "listed");
    assert.equal(name, "osmanthus-listed.csv");
    for (const [series, months] of [
      ["listed_stock", national(run("alone"), "listed_stock")],
      ["listings_ever", addedUp(together(...ALL_LISTINGS.map((name) => national(run("alone"), name))))],
    ]) {
      for (const [month, figures] of months) {
        const row = rows.find((one) => one.series === series && one.until === month && one.origin === "synthetic");
        near([row.p05, row.median, row.p95].map(Number), band(figures.values()));
      }
    }
    const known = readCsv(readFileSync(published, "utf8")).filter((row) => row.kind === "cumulative" && row.listed_millions);
    const shown = rows.filter((row) => row.origin === "published");
    assert.deepEqual(shown.map((row) => [row.until, Number(row.median)]), known.map((row) => [row.date, Math.round(Number(row.listed_millions) * 1e6)]));
    await close(page);
  });

  test("in the claim about people refused", async () => {
    const month = "2019-06-30";
    const page = await open("alone");
    const [, attempts] = (await textOf(page, "[data-claim=people_refused] .found:last-child")).split("By June 2019");
    const written = numbersIn(attempts);
    const [low, middle, high] = band(addedUp(national(run("alone"), "air_refusals")).get(month).values());
    assert.ok(agrees(written[0], middle) && agrees(written[3], low) && agrees(written[4], high), `${attempts}: ${[middle, low, high]}`);
    await close(page);
  });

  test("in the difference of a reform, with the share of replicates of its sign", async () => {
    const page = await open("compare");
    const { rows } = await csvOf(page, "differences");
    await page.click("#differences summary");
    const signs = await page.locator("#differences table").first().locator("tbody tr").evaluateAll((all) => all.map((row) => row.cells[3].innerText));
    const compared = rows.filter(({ share_of_sign }) => share_of_sign !== "");
    assert.deepEqual(signs.map((sign) => sign === "="), compared.map(({ p05, median, p95, mean }) => [p05, median, p95, mean].every((value) => Number(value) === 0)));
    assert.ok(signs.includes("=") && signs.some((sign) => sign.endsWith("%")), signs.join(" "));
    const last = (kind) => [...national(join(folder, "compare", kind), "listed_stock").values()].at(-1);
    const [before_, after_] = [last("baseline"), last("reform")];
    const each = [...after_].map(([replicate, figure]) => figure - before_.get(replicate));
    const row = rows.find((one) => one.indicator === "listed_stock");
    near([row.p05, row.median, row.p95].map(Number), band(each));
    const sign = Math.sign(band(each)[1]);
    near([Number(row.share_of_sign)], [each.filter((one) => Math.sign(one) === sign).length / each.length]);
    await close(page);
  });
});

/** The rows of a run's table, and the figures of each replicate among them. */
const rowsOf = (kind, run, table) => readCsv(readFileSync(join(folder, kind, run, `${table}.csv`), "utf8"));

describe("what the run tells beside the court list", () => {
  const total = (stage, act, end) => {
    const sums = new Map();
    for (const row of rowsOf("alone", "baseline", "flows")) {
      if (row.stage_to !== stage || row.act !== act || (row.record || row.register || row.measure) !== end) continue;
      sums.set(row.replicate, (sums.get(row.replicate) ?? 0) + Number(row.count_national));
    }
    return band(sums.values());
  };

  test("is counted act by act, with what came of it, and set by assumption", async () => {
    const page = await open("alone");
    const { rows } = await csvOf(page, "recorded");
    assert.deepEqual(rows.map((row) => row.act).sort(), ["dog_off_leash", "red_light_pedestrian", "smoke_on_high_speed_train"]); // and not what a debtor did
    for (const [stage, act, end] of [["record", "red_light_pedestrian", "shenzhen.traffic_credit"], ["listing", "smoke_on_high_speed_train", "rail_restriction_list"], ["measure", "dog_off_leash", "jinan_dog"]]) {
      const row = rows.find((one) => one.act === act);
      assert.deepEqual([row.stage, row.brought], [stage, end]);
      near([row.p05, row.median, row.p95].map(Number), total(stage, act, end));
    }
    const written = await textOf(page, "#recorded .sentence");
    assert.match(written, /crossing on red on foot: 9,500 times \(5–95 %: 6,350 to 12,700\); what came of it: Shenzhen’s traffic credit record/);
    await page.click("#recorded summary");
    const cells = await page.locator("#recorded tbody tr", { hasText: "smoking" }).locator("th, td").allInnerTexts();
    assert.deepEqual(cells, ["smoking on a fast train", "the railways’ list", "1,000 (1,000 to 1,000)"]);
    assert.match(await page.locator("#recorded .note").first().innerText(), /^Set by assumption/);
    await close(page);
  });

  test("has no ribbon of its own among the ways to a list, but a row in the table", async () => {
    const page = await open("alone");
    const ribbons = await page.locator("#passages .ribbon-name").allTextContents();
    assert.deepEqual(ribbons.filter((name) => name.startsWith("other acts")), ["other acts 1,000"]);
    assert.ok(!ribbons.some((name) => name.includes("smoking")), ribbons.join());
    await page.click("#passages summary");
    assert.equal(await page.locator("#passages tbody tr", { hasText: "smoking on a fast train" }).count(), 1);
    await close(page);
  });

  test("has no picture of how long its listings last where they are few, but a table", async () => {
    const page = await open("alone");
    assert.deepEqual(await page.locator("#survival .panels h3").allInnerTexts(), ["Invented rule 1, there only so that the page can be tried"]);
    assert.equal(await page.locator("#survival table").count(), 2);
    assert.match(await page.locator("#survival .note").nth(1).innerText(), /less than one listing in a hundred/);
    await close(page);
  });

  test("is what residents say, in per cent, with what that is not", async () => {
    const page = await open("alone");
    const { rows } = await csvOf(page, "survey");
    const asked = rowsOf("alone", "baseline", "indicators").filter((row) => row.indicator === "survey_approval");
    assert.equal(rows.length, 21); // seven Decembers; all, men and women
    for (const row of rows) {
      const each = asked.filter((one) => one.month === row.month && one.group === row.group).map((one) => Number(one.value));
      near([row.p05, row.median, row.p95].map(Number), band(each));
    }
    assert.match(await textOf(page, "#survey .sentence"), /December 2020, 34% approve \(5–95 %: 30% to 38%\)/);
    assert.match(await textOf(page, "#survey .note"), /move nothing in the run.*not found/);
    await page.click("#survey summary");
    assert.match(await page.locator("#survey tbody tr", { hasText: "women" }).innerText(), /50% \(50% to 50%\)/);
    await close(page);
  });

  test("is whom the reform reached, in words, in the table and in the file", async () => {
    const page = await open("compare");
    const nation = rowsOf("compare", "reform", "touched").filter((row) => row.jurisdiction === "cn" && row.group === "all");
    const residents = band(nation.map((row) => 1000 * Number(row.residents)));
    const shares = band(nation.map((row) => Number(row.residents) / Number(row.of)));
    const { rows } = await csvOf(page, "differences");
    const found = (name) => rows.find((row) => row.indicator === name);
    near(["p05", "median", "p95"].map((which) => Number(found("touched_residents:cn:all")[which])), residents);
    near(["p05", "median", "p95"].map((which) => Number(found("touched_share:cn:all")[which])), shares);
    assert.match(await textOf(page, "#differences .sentence"), /In B, 945,000 residents \(5–95 %: 725,000 to 1\.17 million\), 0\.068% of all \(0\.052% to 0\.083%\)/);
    await page.click("#differences summary");
    assert.match(await page.locator("#differences tbody tr", { hasText: "women" }).innerText(), /0 \(0 to 0\)\t0% \(0% to 0%\)/);
    const names = await page.locator("#differences table").nth(1).locator("tbody th").allInnerTexts();
    assert.deepEqual(names, ["the nation", "women", "men", "Hebei"]);
    await close(page);
  });

  test("is not missed where a run does not tell", async () => {
    const page = await open("alone");
    const bare = join(folder, "bare.html");
    const text = readFileSync(join(folder, "alone", "page.html"), "utf8");
    const figures = JSON.parse(/id="figures">(.*?)<\/script>/s.exec(text)[1]);
    for (const run of figures.runs) Object.assign(run, { survey: { months: [], approval: {} }, ways: run.ways.filter((way) => way.from !== "act" || way.to_id === "court_defaulter_list") });
    writeFileSync(bare, text.replace(/id="figures">.*?<\/script>/s, () => `id="figures">${JSON.stringify(figures).replaceAll("<", "\\u003c")}</script>`));
    await page.goto(`file://${bare}`);
    await page.waitForSelector("#listed svg");
    assert.equal(await page.locator("#recorded, #survey").count(), 0);
    assert.equal(await page.locator(".alert", { hasText: "does not hold" }).count(), 0);
    await close(page);
  });
});

describe("every figure", () => {
  test("says what is synthetic, and has a table and a file that says so in each row", async () => {
    let page = await open("calibrated");
    const ids = await page.locator("figure").evaluateAll((all) => all.map((one) => one.id));
    assert.ok(ids.length >= 11, ids.join());
    for (const [place, id] of ids.entries()) {
      if (place > 0 && place % 8 === 0) {
        // a browser asks before a page may save more than ten files
        await close(page);
        page = await open("calibrated");
      }
      assert.match(await textOf(page, `#${id} .mark`), /synthetic/);
      assert.ok((await page.locator(`#${id} details tbody tr`).count()) > 0, id);
      const { name, rows } = await csvOf(page, id);
      assert.equal(name, `osmanthus-${id}.csv`);
      assert.ok(rows.length > 0, id);
      if (id !== "calibration") for (const row of rows) assert.match(row.origin, /^(synthetic|published)$/, id);
    }
    await close(page);
  });

  test("can be copied with its citation", async () => {
    const page = await open("alone");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const ids = await page.locator("figure").evaluateAll((all) => all.map((one) => one.id));
    for (const id of ids) {
      await page.click(`#${id} .copy button`);
      await page.waitForFunction((which) => document.querySelector(`#${which} .said`).textContent !== "", id);
      assert.equal(await textOf(page, `#${id} .said`), "Copied");
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      for (const part of [await textOf(page, `#${id} .sentence`), "Osmanthus 0.1.0", "seed 1", "sha256:", "not calibrated", "osmanthus simulate invented.yaml --seed 1 --out run"]) {
        assert.ok(copied.includes(part), `${id} lacks ${part}: ${copied}`);
      }
    }
    await close(page);
  });

  test("of compliance stands with person-days, wrong listings and children", async () => {
    const page = await open("alone");
    for (const place of ["#performance .beside", "[data-claim=made_them_pay]", "#figures-at-a-glance"]) {
      const text = (await textOf(page, place)).toLowerCase();
      for (const cost of ["person-days", "wrongly", "children"]) assert.ok(text.includes(cost), `${place} lacks ${cost}`);
    }
    await close(page);
  });
});

describe("a calibration", () => {
  test("is shown with the forecasts it missed and the mechanisms that it does not support", async () => {
    const page = await open("calibrated");
    assert.doesNotMatch(await textOf(page, ".warning"), /Not calibrated/);
    assert.match(await textOf(page, "#calibration .sentence"), /fitted, up to 31 May 2018: 2, of which within 15 % of what was published: 1\. Later ones forecast: 1; within the model’s band: 0\./);
    const missed = await page.locator("#calibration .not-met li").allInnerTexts();
    assert.equal(missed.length, 2, missed.join("\n"));
    assert.match(missed[0], /fast trains refused, May 2018 \(fitted\): published 1 million, the model 1\.5 million, 50% too many\. The sources give no cause/);
    assert.match(missed[1], /flights refused, June 2019 \(forecast\): .*, 25% too few\. An invented cause would have to be invented\./);
    const rows = await page.locator("#calibration tr").allInnerTexts();
    assert.match(rows.find((row) => row.startsWith("invented_fear")), /\tsupported$/);
    assert.match(rows.find((row) => row.startsWith("invented_habit")), /not supported$/);
    assert.match(rows.find((row) => row.startsWith("straight line")), /\t1\t1\.5\t1\.33\tthe model is better$/);
    assert.equal(rows.find((row) => row.startsWith("caseload alone")), undefined);
    assert.match(rows.find((row) => row.startsWith("Persons on the list")), /\t50%$/);
    await close(page);
  });

  test("tells which headlines are still set by assumption", async () => {
    const page = await open("calibrated");
    const names = await page.locator("#figures-at-a-glance tbody tr th, #figures-at-a-glance tbody tr td:first-child").allInnerTexts();
    assert.ok(names.includes("Listings made (set by assumption)"), names.join("\n"));
    assert.ok(names.includes("Persons on the list"), names.join("\n"));
    await close(page);
  });

  test("tells which parameters are still set by assumption", async () => {
    const page = await open("calibrated");
    const row = (name) => page.locator("#parameters tr", { hasText: name }).innerText();
    assert.match(await row("Rate of wrong listings"), /set by assumption/);
    assert.doesNotMatch(await row("An invented rate"), /set by assumption/);
    assert.match(await row("An invented rate"), /0\.02 \(0\.015 to 0\.025\)/);
    assert.match(await row("Rate of wrong listings"), /at an end of its range/);
    await close(page);
  });
});
