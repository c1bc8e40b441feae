"""Reads every #include of the sources: rooms include what the architecture's table allows, none includes one that
includes it, and what is compiled for the browser uses no threads, files, streams, locale or exceptions.

    rooms_test.py SRC docs/architecture.md
"""
import re
import sys
import unittest
from pathlib import Path

SOURCES, TABLE = (Path(argument) for argument in sys.argv[1:3])
BROWSER = ("base", "regime", "scenario", "pack", "registry", "explain", "population", "behaviour", "simulation")
# The one file of pack that opens files, and the threads.
OUTSIDE_BROWSER = ("pack/files.", "simulation/parallel/")
NOT_IN_BROWSER = {"thread", "mutex", "future", "condition_variable", "semaphore", "latch", "barrier", "stop_token",
                  "filesystem", "fstream", "iostream", "istream", "ostream", "sstream", "locale", "codecvt", "clocale"}
# A library's header, and the rooms that may know it.
LIBRARIES = {
    "yaml.h": {"pack"}, "arrow/": {"results"}, "parquet/": {"results"}, "sha2.h": {"results"}, "z3": {"audit"},
    "CLI/": {"cli"}, "nlohmann/": {"cli", "results", "report"}, "Random123/": {"base"},
    "Eigen/": {"calibration"}, "nlopt": {"calibration"},
}


def allowed_rooms(table):
    """room → the rooms that it may include, from the markdown table that has the columns "room" and "may include"."""
    rows = [[cell.strip() for cell in line.strip("|\n ").split("|")] for line in table.splitlines() if line.startswith("|")]
    head = next(row for row in rows if "room" in row and "may include" in row)
    room, include = head.index("room"), head.index("may include")
    named = {row[room].strip("`"): row[include] for row in rows
             if len(row) == len(head) and re.fullmatch(r"`[a-z]+`", row[room])}
    return {name: set(named) if text == "everything" else set(re.findall(r"[a-z]+", text)) & set(named)
            for name, text in named.items()}


def code_of(path):
    """A source without its comments and the contents of its strings; its lines stay where they are."""
    def blank(match):
        text = match.group()
        return text if text.startswith("#include") else re.sub(r"[^\n]", " ", text)
    pattern = r'#include[^\n]*|//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"'
    return re.sub(pattern, blank, path.read_text(encoding="utf-8"), flags=re.DOTALL)


def includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if found := re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line):
            yield number, found.group(1) == '"', found.group(2)


class Rooms(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.allowed = allowed_rooms(TABLE.read_text(encoding="utf-8"))
        cls.files = sorted(path for path in SOURCES.rglob("*") if path.suffix in (".cpp", ".hpp", ".h"))

    def where(self, path, number):
        return f"{path.relative_to(SOURCES.parent)}:{number}"

    def room(self, path):
        return path.relative_to(SOURCES).parts[0]

    def in_browser(self, path):
        name = path.relative_to(SOURCES).as_posix()
        return self.room(path) in BROWSER and not name.startswith(OUTSIDE_BROWSER)

    def test_the_table_names_every_room_that_there_is(self):
        there = {path.name for path in SOURCES.iterdir() if path.is_dir()}
        self.assertGreaterEqual(set(self.allowed), there)
        self.assertGreater(len(self.files), 100)

    def test_rooms_include_what_the_table_allows(self):
        wrong = []
        for path in self.files:
            for number, own, name in includes(path):
                target = name.split("/")[0]
                if own and target not in self.allowed[self.room(path)] | {self.room(path)}:
                    wrong.append(f"{self.where(path, number)} includes {name}")
        self.assertEqual(wrong, [])

    def test_no_two_rooms_include_each_other(self):
        arrows = {(self.room(path), name.split("/")[0]) for path in self.files for _, own, name in includes(path) if own}
        reach = {room: {to for start, to in arrows if start == room and to != room} for room in self.allowed}
        for _ in self.allowed:
            reach = {room: near.union(*(reach[one] for one in near)) for room, near in reach.items()}
        self.assertEqual([room for room, far in reach.items() if room in far], [])

    def test_own_headers_are_named_by_their_room(self):
        bare = [f"{self.where(path, number)} includes {name}" for path in self.files
                for number, own, name in includes(path) if own and not (SOURCES / name).is_file()]
        self.assertEqual(bare, [])

    def test_libraries_stay_in_their_rooms(self):
        wrong = [f"{self.where(path, number)} includes {name}" for path in self.files
                 for number, own, name in includes(path) for library, rooms in LIBRARIES.items()
                 if not own and name.startswith(library) and self.room(path) not in rooms]
        self.assertEqual(wrong, [])

    def test_types_of_the_yaml_and_table_libraries_stay_in_sources(self):
        wrong = [f"{self.where(path, number)} includes {name}" for path in self.files if path.suffix == ".hpp"
                 for number, own, name in includes(path) if not own and name.startswith(("yaml.h", "arrow/", "parquet/"))]
        self.assertEqual(wrong, [])

    def test_what_the_browser_compiles_uses_no_threads_files_or_streams(self):
        wrong = [f"{self.where(path, number)} includes <{name}>" for path in self.files if self.in_browser(path)
                 for number, own, name in includes(path)
                 if (not own and name in NOT_IN_BROWSER) or (own and name.startswith(OUTSIDE_BROWSER))]
        self.assertEqual(wrong, [])

    def test_what_the_browser_compiles_throws_nothing(self):
        wrong = [self.where(path, number) for path in self.files if self.in_browser(path)
                 for number, line in enumerate(code_of(path).splitlines(), 1) if re.search(r"\b(throw|try|catch)\b", line)]
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
