"""Every export says that it is synthetic, and wherever wrong listings are shown, that their rate is unknown."""
import json
import unittest

import pyarrow.parquet

from program import TABLES, ProgramTest, rows

CASE = "case: Somebody\nas_of: 2019-06-01\nsubjects:\n  person: {residence: beijing}\n"


class Exports(ProgramTest):
    def setUp(self):
        super().setUp()
        self.run_folder = self.simulate("run", size=5000)

    def test_the_manifest(self):
        manifest = json.loads((self.run_folder / "manifest.json").read_text(encoding="utf-8"))
        self.assertIs(manifest["synthetic"], True)
        self.assertIs(manifest["calibrated"], True)

    def test_every_row_of_every_csv(self):
        for table in TABLES:
            lines = rows(self.run_folder / f"{table}.csv")
            self.assertTrue(lines, table)
            self.assertEqual({line["synthetic"] for line in lines}, {"true"}, table)

    def test_every_parquet_file_and_every_row_of_it(self):
        for table in TABLES:
            read = pyarrow.parquet.read_table(self.run_folder / f"{table}.parquet")
            self.assertEqual(read.schema.metadata[b"synthetic"], b"true")
            self.assertEqual(set(read.column("synthetic").to_pylist()), {True})

    def test_no_table_speaks_of_single_persons(self):
        for table in TABLES:
            columns = set(rows(self.run_folder / f"{table}.csv")[0])
            self.assertFalse(columns & {"person", "subject", "id", "name", "household", "firm"}, table)

    def test_nothing_else_is_exported(self):
        written = {path.relative_to(self.run_folder).as_posix() for path in self.run_folder.rglob("*") if path.is_file()}
        self.assertEqual(written, {"manifest.json", "run.json", "progress.jsonl", "checkpoint/replicates.bin",
                                   *(f"{table}.{ending}" for table in TABLES for ending in ("csv", "parquet"))})

    def test_an_explanation(self):
        self.write("case.yaml", CASE)
        self.assertIs(json.loads(self.succeed("explain", "case.yaml", "--format", "json"))["synthetic"], True)
        both = json.loads(self.succeed("explain", "case.yaml", "--reading", "both", "--format", "json"))
        self.assertIs(both["synthetic"], True)
        self.assertIn("nobody real is meant", self.succeed("explain", "case.yaml"))
        self.assertIn("虚拟", self.succeed("explain", "case.yaml", "--lang", "zh"))

    def test_the_page(self):
        for language, synthetic, unknown in (("en", "synthetic", "rate is unknown"), ("zh", "合成数据", "无从知晓")):
            name = f"{language}.html"
            self.succeed("report", "run", "--out", name, "--lang", language)
            page = (self.folder / name).read_text(encoding="utf-8")
            for words in (synthetic, unknown, "default-src 'none'"):
                self.assertTrue(words in page, words)
            self.assertFalse("connect-src" in page)


if __name__ == "__main__":
    unittest.main()
