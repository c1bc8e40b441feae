"""Whoever follows docs/write-a-pack.md from the first line to the last sees what it shows, and ends with packs/image_scoring."""
import os
import re
import subprocess
import sys
import unittest
from pathlib import Path

from document import DocumentTest
from program import PROGRAM, ROOT

DOCUMENT = ROOT / "docs" / "write-a-pack.md"
BLOCK = re.compile(r"([^\n]*)\n\n```(sh|text|yaml)\n(.*?)^```$", re.M | re.S)
FILE = re.compile(r"(Write|Add to|From) `([^`]+)`:$")
EXIT = re.compile(r"\s+# exits with (\d)$")


class WriteAPack(DocumentTest):
    def setUp(self):
        super().setUp()
        (self.folder / "build").mkdir()
        (self.folder / "build" / "osmanthus").symlink_to(PROGRAM)
        (self.folder / "build" / "tests").symlink_to(Path(PROGRAM).parent / "tests")
        (self.folder / ".venv").symlink_to(sys.prefix)
        for name in ("packs", "tests"):
            (self.folder / name).symlink_to(ROOT / name)

    def type(self, line):
        expected = EXIT.search(line)
        done = subprocess.run(["bash", "-c", EXIT.sub("", line)], cwd=self.folder, text=True, check=False,
                              capture_output=True, env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"})
        self.assertEqual(done.returncode, int(expected[1]) if expected else 0, f"{line}\n{done.stdout}{done.stderr}")
        return done.stdout + done.stderr

    def take(self, where, content):
        """A piece of YAML is written to a file, added to one, or stands in one."""
        self.assertTrue(where, f"The document does not say where this stands: {content}")
        path = self.folder / where[2]
        if where[1] == "From":
            self.assertIn(content, path.read_text(encoding="utf-8"))
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a" if where[1] == "Add to" else "w", encoding="utf-8") as file:
            file.write(content)

    def test_whoever_follows_it_sees_what_it_shows(self):
        printed, commands = "", 0
        for before, kind, content in BLOCK.findall(DOCUMENT.read_text(encoding="utf-8")):
            with self.subTest(content.splitlines()[0]):
                if kind == "yaml":
                    self.take(FILE.search(before), content)
                elif kind == "sh":
                    printed = "".join(self.type(line) for line in content.splitlines())
                    commands += len(content.splitlines())
                else:
                    self.assert_printed(content, printed, DOCUMENT.name)
        self.assertGreaterEqual(commands, 15)
        self.assertEqual((self.folder / "island" / "regime.yaml").read_text(encoding="utf-8"),
                         (ROOT / "packs" / "image_scoring" / "regime.yaml").read_text(encoding="utf-8"))

    def test_every_block_is_one_that_is_tried(self):
        text = DOCUMENT.read_text(encoding="utf-8")
        self.assertEqual(len(re.findall(r"^```\w", text, re.M)), len(BLOCK.findall(text)))


if __name__ == "__main__":
    unittest.main()
