"""Equal runs give equal bits, whatever the threads; other seeds and other sizes do not."""
import json
import unittest

from program import ProgramTest

MAY_DIFFER = {"run.json", "progress.jsonl"}


class Bits(ProgramTest):
    def files(self, out):
        return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*")
                if path.is_file() and path.name not in MAY_DIFFER}

    def in_a_folder_of_its_own(self, name, *options):
        """Each run says the same --out, since the manifest repeats the command."""
        whole = self.folder
        self.folder = whole / name
        self.folder.mkdir()
        out = self.simulate("run", *options)
        self.folder = whole
        return self.files(out)

    def assert_same(self, one, other):
        self.assertEqual(set(one), set(other))
        self.assertEqual([name for name in one if one[name] != other[name]], [])

    def test_threads_do_not_matter(self):
        one, two = (self.in_a_folder_of_its_own(threads, "--threads", threads) for threads in ("1", "2"))
        self.assertIn("manifest.json", one)
        self.assert_same(one, two)

    def test_the_same_run_twice(self):
        one, again = (self.in_a_folder_of_its_own(name) for name in ("one", "again"))
        self.assert_same(one, again)

    def test_the_seed_matters(self):
        one, other = (self.in_a_folder_of_its_own(seed, "--seed", seed) for seed in ("1", "2"))
        self.assertNotEqual(one["indicators.csv"], other["indicators.csv"])
        self.assertEqual(json.loads(other["manifest.json"])["seed"], 2)


if __name__ == "__main__":
    unittest.main()
