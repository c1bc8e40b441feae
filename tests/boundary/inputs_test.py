"""What the program does not read: tables of persons, protected traits, addresses and commands, other populations."""
import json
import unittest

import pyarrow
import pyarrow.parquet

from program import FOUND, INVALID, ROOT, SCENARIO, ProgramTest

INSTRUMENT = """- instrument:
    id: test_rules
    rank: local_regulation
    issuer: council
    in: town
    nexus: act
    force: [2019-01-01, null]
    source: text (article 1)
    zh: 试行规定
    en: Test rules
- law:
    id: one
    cite: 3
    zh: 一。
    en: One.
  rule:
    when: litter
    must: EFFECT
"""


class Tables(ProgramTest):
    def setUp(self):
        super().setUp()
        self.write("persons.csv", "name,born,residence\nA,1980-01-01,beijing\nB,1981-01-01,beijing\n")
        self.write("persons.json", json.dumps([{"name": "A", "born": "1980-01-01"}, {"name": "B", "born": "1981-01-01"}]))
        self.write("persons.yaml", "- {name: A, born: 1980-01-01}\n- {name: B, born: 1981-01-01}\n")
        pyarrow.parquet.write_table(pyarrow.table({"name": ["A", "B"]}), self.folder / "persons.parquet")
        self.tables = [path.name for path in sorted(self.folder.iterdir())]
        self.write("case.yaml", "case: Nothing happens\nas_of: 2019-06-01\nsubjects:\n  person: {residence: beijing}\n")

    def test_no_reader_takes_a_table_of_persons(self):
        self.assertEqual(len(self.tables), 4)
        for table in self.tables:
            with self.subTest(table):
                self.refuse("explain", table)
                self.refuse("explain", "case.yaml", "--pack", table)
                self.refuse("simulate", table, "--out", "run")
                self.refuse("simulate", SCENARIO, "--out", "run", "--reform", table)
                self.refuse("test", table)
                self.refuse("report", table, "--out", "page.html")
                self.assertIn(self.run_program("check", table).returncode, (FOUND, INVALID))

    def test_a_scenario_names_no_file_of_a_population(self):
        text = SCENARIO.read_text(encoding="utf-8")
        for key in ("margins", "persons", "households", "file", "table"):
            with self.subTest(key):
                self.write("scenario.yaml", text.replace("population:\n", f"population:\n  {key}: persons.csv\n"))
                self.refuse("simulate", "scenario.yaml", "--out", "run", rule="unknown-key")

    def test_no_population_is_so_small_that_its_cells_could_be_a_list(self):
        self.refuse("simulate", SCENARIO, "--out", "run", "--size", "999", code=2)

    def test_a_checkpoint_of_another_population_is_refused(self):
        self.simulate("run", size=2000)
        said = self.refuse("simulate", SCENARIO, "--size", "3000", "--replicates", "2", "--out", "run", "--resume")
        self.assertIn("another population", said)


class Packs(ProgramTest):
    def rules(self, text):
        self.write("pack.yaml", text)
        done = self.run_program("check", "./pack.yaml", "--format", "json")
        self.assertEqual(done.returncode, FOUND, done.stdout)
        return {one["rule"] for one in json.loads(done.stdout)["diagnostics"]}

    def test_no_act_attribute_group_or_flag_for_protected_traits(self):
        words = ("ethnicity", "ethnic_minority", "race", "races", "nationalities", "religions", "religious_practice", "belief",
                 "worshippers", "church_attended", "political_opinion", "politician", "speech", "online_speeches",
                 "opinion_posted", "dissidents", "protest")
        entries = {"acts": "{domain: order, zh: 某, en: some}", "attributes": "{zh: 某, en: some}",
                   "groups": "{of: [refuse_judgment], zh: 某, en: some}", "flags": "{zh: 某, en: some}",
                   "steps": "{zh: 某, en: some}", "registers": "{domain: order, zh: 某, en: some}",
                   "records": "{domain: order, zh: 某, en: some}", "duties": "{domain: order, zh: 某, en: some}"}
        for vocabulary, entry in entries.items():
            for word in words:
                with self.subTest(vocabulary=vocabulary, word=word):
                    self.assertIn("protected-trait", self.rules(f"{vocabulary}:\n  {word}: {entry}\n"))

    def test_no_title_and_no_field_of_an_act_for_them(self):
        for title in ("zh: 参加宗教活动, en: some", "zh: 发表言论, en: some", "zh: 某, en: Took part in a protest",
                      "zh: 某, en: Member of an Ethnic group"):
            with self.subTest(title=title):
                self.assertIn("protected-trait", self.rules(f"acts:\n  some_act: {{domain: order, {title}}}\n"))
        self.assertIn("protected-trait", self.rules("acts:\n  some_act: {domain: order, zh: 某, en: some, "
                                                    "fields: {religion: [a, b]}}\n"))

    def test_words_that_only_look_like_them_are_free(self):
        for word in ("racing", "street_racing", "bill_protested", "good_faith", "terrace"):
            with self.subTest(word=word):
                self.write("pack.yaml", f"pack: {{id: p, zh: 某, en: some}}\nacts:\n  {word}: {{domain: order, zh: 某, en: some}}\n")
                self.assertNotIn("protected-trait", self.run_program("check", "./pack.yaml").stdout)

    def test_an_overlay_cannot_declare_them_either(self):
        self.assertTrue(self.rules("reform: Another trait\nextends: cn\nadd:\n  - attributes:\n"
                                   "      religion: {zh: 某, en: some}\n"))

    def test_the_built_in_pack_asks_for_none(self):
        shown = self.succeed("list", "acts") + self.succeed("list", "records") + self.succeed("list", "measures")
        for word in ("ethnic", "relig", "politic", "speech", "opinion"):
            self.assertNotIn(word, shown.lower())

    def test_no_address_file_or_command_in_an_effect(self):
        places = ("https://example.org", "mailto:a@example.org", "/etc/passwd", "../persons.csv", "C:\\persons.csv", "rm -rf .",
                  "$(id)", "`id`", "sh: id", "192.0.2.1:80")
        effects = ("{{refer: record, recipient: '{0}'}}", "{{disclose: '{0}'}}", "{{record: '{0}'}}", "{{list: '{0}'}}",
                   "{{refer: '{0}'}}", "{{run: '{0}'}}", "{{post: '{0}'}}")
        for place in places:
            for effect in effects:
                with self.subTest(place=place, effect=effect):
                    self.assertTrue(self.rules(INSTRUMENT.replace("EFFECT", effect.format(place)))
                                    & {"wrong-type", "unknown-key", "unknown-effect"})


class Purpose(unittest.TestCase):
    def test_readme_says_what_breaks_the_projects_purpose(self):
        text = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
        self.assertIn("instrument over real people breaks the purpose of this project", text)
        self.assertTrue((ROOT / "docs" / "ethics.md").is_file())


if __name__ == "__main__":
    unittest.main()
