"""What README tells a newcomer to type works, and prints what README says that it prints."""
import re
import shlex
import subprocess
import unittest
from pathlib import Path

from document import DocumentTest
from program import PROGRAM, ROOT

BLOCK = re.compile(r"^```(sh|text)\n(.*?)^```$", re.M | re.S)
SMALL = {"--size": "2000", "--replicates": "2", "--law": "examples/library_town.yaml"}


def steps(text):
    """Each block of commands with the block of output that follows it before the next commands, if there is one."""
    blocks = BLOCK.findall(text)
    for place, (kind, content) in enumerate(blocks):
        if kind == "sh":
            after = blocks[place + 1] if place + 1 < len(blocks) else ("", "")
            commands = [line.split(" # ")[0] for line in content.replace("\\\n", " ").splitlines()]
            yield [shlex.split(one) for one in commands if one.startswith("build/osmanthus")], \
                after[1] if after[0] == "text" else ""


class Readme(DocumentTest):
    """A run is made smaller than README's, and so is a law: options are tried, not figures."""

    def setUp(self):
        super().setUp()
        for name in ("examples", "scenarios", "packs"):
            (self.folder / name).symlink_to(ROOT / name)

    def typed(self, command):
        small = [SMALL.get(before, word) for before, word in zip(command, command[1:])]
        done = subprocess.run([PROGRAM, *small], cwd=self.folder, capture_output=True, text=True, check=False)
        self.assertIn(done.returncode, (0, 1) if command[1] == "diff" else (0,), f"{shlex.join(command)}: {done.stderr}")
        return done.stdout

    def test_the_commands_run_and_print_what_stands_there(self):
        commands = 0
        for typed, wanted in steps((ROOT / "README.md").read_text(encoding="utf-8")):
            printed = "".join(self.typed(command) for command in typed)
            commands += len(typed)
            with self.subTest(typed):
                self.assert_printed(wanted, printed, "README")
        self.assertGreaterEqual(commands, 3)

    def test_the_files_that_it_quotes_are_the_files_that_are_there(self):
        text = (ROOT / "README.md").read_text(encoding="utf-8")
        for name, quoted in re.findall(r"\]\((examples/[^)]+)\)[^`]*```yaml\n(.*?)```", text, re.S):
            with self.subTest(name):
                self.assertEqual((ROOT / name).read_text(encoding="utf-8"), quoted)

    def test_the_files_that_it_points_to_are_there(self):
        for document in (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))):
            for target in re.findall(r"\]\((?!https?://|#)([^)#\s]+)", document.read_text(encoding="utf-8")):
                with self.subTest(document=document.name, target=target):
                    self.assertTrue((Path(document).parent / target).exists())


if __name__ == "__main__":
    unittest.main()
