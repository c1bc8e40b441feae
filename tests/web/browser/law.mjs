// Drives the page of a small law in a browser: node law.mjs OSMANTHUS CHROMIUM
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

const require = createRequire(new URL("../../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const [osmanthus, browserPath] = process.argv.slice(2);
const FLAGS = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync",
];
const folder = mkdtempSync(join(tmpdir(), "osmanthus-law-"));
const pack = join(folder, "town.yaml");
/** A record without end, one that the other reading does not have, a bar on a child for what its parent did. */
const TOWN = `
- pack: {id: town, readings: [article, text], default_reading: article, zh: 小城, en: A town <with a list>}
- jurisdictions: {land: {zh: 国, en: the land}, town: {within: land, zh: 城, en: the town}}
- domains: {courts: {zh: 判决, en: judgments}, schools: {zh: 学校, en: schools}}
- acts: {refuse: {domain: courts, zh: 拒不履行, en: refuses to pay}}
- registers: {town.list: {authority: court, domain: courts, public: true, zh: 名单, en: the list}}
- measures: {no_school: {domain: schools, kind: restriction, zh: 不得入学, en: no school}}
- instrument: {id: rules, rank: law, issuer: congress, in: land, nexus: home, force: [2013-01-01, null], text_had: whole, source: text (made up), zh: 规定, en: Rules}
- law: {id: listing, cite: 1, zh: 列入。拒不履行的，列入名单。, en: Listing. Who refuses to pay is listed.}
  rule: {when: refuse, if: age at least 18 years (majority), must: {list: town.list}}
- law: {id: school, reading: article, in: town, cite: 2, zh: 入学。父母在名单上的，子女不得入学。, en: School. The child of a listed parent is kept from school.}
  rule: {while: parent listed on town.list, must: {measure: no_school}}
- case: Who refuses is listed
  why: It is the first article.
  as_of: 2019-01-01
  subjects: {debtor: {residence: town}}
  events: [{date: 2018-01-01, act: refuse, by: debtor}]
  expect: {debtor: {listings: [{register: town.list, because: [rules.listing]}]}}
`;
let browser;

function run(...command) {
  const done = spawnSync(osmanthus, command, { encoding: "utf8" });
  assert.ok(done.status === 0 || done.status === 1, done.stderr);
  return done.stdout;
}

const auditOf = (reading) => JSON.parse(run("audit", pack, "--reading", reading, "--format", "json")).verdicts;

before(async () => {
  writeFileSync(pack, TOWN);
  run("report", "--law", pack, "--out", join(folder, "site"));
  browser = await chromium.launch({ executablePath: browserPath, args: FLAGS });
});

after(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** Notes what the page asks for beyond itself and what goes wrong in it. */
async function open(hash = "") {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme: "light" })).newPage();
  page.troubles = [];
  page.on("request", (request) => /^(file|data|blob):/.test(request.url()) || page.troubles.push(request.url()));
  page.on("pageerror", (error) => page.troubles.push(error.message));
  page.on("console", (message) => message.type() === "error" && page.troubles.push(message.text()));
  await page.goto(`file://${join(folder, "site", "index.html")}${hash}`);
  await page.waitForSelector(".matrix");
  return page;
}

async function close(page) {
  assert.deepEqual(page.troubles, []);
  await page.context().close();
}

describe("the page of a law", () => {
  test("tells of each property what the audit tells, place by place, in both readings", async () => {
    const page = await open();
    for (const reading of ["article", "text"]) {
      await page.selectOption("#reading", reading);
      const verdicts = auditOf(reading);
      const count = (found) => verdicts.filter(({ verdict }) => verdict === found).length;
      const buttons = await page.locator(".matrix tbody tr td:nth-child(2) button").allTextContents();
      const told = buttons.flatMap((text) => text.split(" · "));
      const sum = (some) => some.reduce((all, one) => all + Number.parseInt(one, 10), 0);
      assert.equal(sum(told.filter((one) => !one.endsWith("?"))), count("violated"), reading);
      assert.equal(sum(told.filter((one) => one.endsWith("?"))), count("unknown"), reading);
      assert.equal(await page.locator("details.finding").count(), count("violated") + count("unknown"), reading);
    }
    assert.notEqual(auditOf("article").length, auditOf("text").length);
    await close(page);
  });

  test("keeps to the findings of the cell that was chosen", async () => {
    const page = await open();
    const all = await page.locator("section#findings details.finding").count();
    await page.getByRole("button", { name: /^Nobody for another/ }).first().click();
    assert.equal(await page.locator("section#findings details.finding").count(), 1);
    await page.getByRole("button", { name: "Show all findings" }).click();
    assert.equal(await page.locator("section#findings details.finding").count(), all);
    await close(page);
  });

  test("opens a case as a timeline, each consequence with the provision that it rests on", async () => {
    const page = await open();
    await page.getByRole("button", { name: /^Nobody for another/ }).first().click();
    await page.locator("section#findings details.finding > summary").click();
    const rows = await page.locator("section#findings .timeline tbody tr").allInnerTexts();
    assert.match(rows[0], /refuses to pay/);
    assert.ok(rows.some((row) => /bears no school\s+School \(Rules 2\)/.test(row)), rows.join("\n"));
    for (const way of await page.locator("section#findings .timeline a").evaluateAll((some) => some.map((one) => one.getAttribute("href"))))
      assert.equal(await page.locator(`[id="${way.slice(1)}"]`).count(), 1, way);
    await close(page);
  });

  test("shows a provision with its rule in words, its numbers, its case, and what is found on it", async () => {
    const page = await open("#p-rules.listing");
    const provision = page.locator('[id="p-rules.listing"]');
    assert.ok(await provision.isVisible());
    const text = await provision.innerText();
    for (const part of ["Who refuses to pay is listed", "age at least 18 years (majority)", "list the list", "18 years", "Worked cases that exercise it (1)"])
      assert.ok(text.includes(part), `${part}: ${text}`);
    const found = ["article", "text"].flatMap(auditOf).filter(({ verdict, provisions }) => verdict !== "holds" && provisions.includes("rules.listing"));
    assert.ok(text.includes(`What the audit finds on it (${found.length})`), text);
    await provision.locator(".on-it > summary").click();
    await provision.locator("details.finding").first().waitFor();
    assert.equal(await provision.locator("details.finding").count(), found.length);
    await close(page);
  });

  test("finds provisions by their words, in both languages", async () => {
    const page = await open();
    for (const [word, left] of [["school", 1], ["入学", 1], ["refuse", 1], ["nothing of the kind", 0]]) {
      await page.fill("#search", word);
      assert.equal(await page.locator("article.provision:visible").count(), left, word);
    }
    await close(page);
  });

  test("switches its language, and ends no element of its own", async () => {
    const page = await open();
    assert.equal(await page.locator("h1").innerText(), "A town <with a list>");
    await page.click(".masthead button");
    assert.equal(await page.getAttribute("html", "lang"), "zh-CN");
    assert.equal(await page.locator("h1").innerText(), "小城");
    await page.click("details.instrument > summary");
    assert.match(await page.locator('[id="p-rules.listing"]').innerText(), /年龄不少于18年/);
    await close(page);
  });

  test("gives axe nothing to find, in both languages, light and dark", async () => {
    const page = await open("#p-rules.listing");
    await page.evaluate(axe);
    for (const language of ["en", "zh-CN"]) {
      if ((await page.getAttribute("html", "lang")) !== language) await page.click(".masthead button");
      await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(() => globalThis.axe.run());
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
        assert.deepEqual(found, [], `${language} ${colorScheme}`);
      }
    }
    await close(page);
  });
});
