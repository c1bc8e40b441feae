"""The printed JSON Schemas are valid, admit every file that we ship, and refuse a slip."""
import json
import re
import unittest

import jsonschema
import yaml

from program import ROOT, ProgramTest


class CoreSchema(yaml.SafeLoader):
    """YAML 1.2's core schema: days are text, and only true and false are truth values."""


CoreSchema.yaml_implicit_resolvers = {}
for tag, pattern, first in (("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
                            ("int", r"[-+]?[0-9]+", "-+0123456789"),
                            ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
                            ("null", r"~|null|Null|NULL|", "~nN\0")):
    CoreSchema.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first) + [""])


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), CoreSchema)


class Schemas(ProgramTest):
    def validator(self, what):
        schema = json.loads(self.succeed("schema", what))
        jsonschema.Draft202012Validator.check_schema(schema)
        return jsonschema.Draft202012Validator(schema)

    def assert_valid(self, validator, instance, name):
        error = jsonschema.exceptions.best_match(validator.iter_errors(instance))
        self.assertIsNone(error, f"{name}: {error and error.json_path}: {error and error.message}")

    def test_every_file_of_the_pack(self):
        validator = self.validator("pack")
        files = sorted((ROOT / "packs" / "cn").rglob("*.yaml"))
        self.assertGreater(len(files), 20)
        for path in files:
            with self.subTest(path.name):
                self.assert_valid(validator, read(path), path.name)

    def test_every_case(self):
        validator, found = self.validator("case"), 0
        for path in sorted((ROOT / "packs" / "cn" / "cases").rglob("*.yaml")):
            content = read(path)
            for case in content if isinstance(content, list) else [content]:
                found += 1
                with self.subTest(case=case["case"]):
                    self.assert_valid(validator, case, path.name)
        self.assertGreater(found, 200)

    def test_every_example(self):
        case, pack = self.validator("case"), self.validator("pack")
        for path in sorted((ROOT / "examples").glob("*.yaml")):
            content = read(path)
            with self.subTest(path.name):
                self.assert_valid(case if "case" in content else pack, content, path.name)

    def test_every_scenario(self):
        validator = self.validator("scenario")
        for path in sorted((ROOT / "scenarios").glob("*.yaml")):
            if "." in path.stem:  # targets and posteriors of a scenario
                continue
            with self.subTest(path.name):
                self.assert_valid(validator, read(path), path.name)

    def test_a_slip_is_refused(self):
        slips = {
            "case": {"case": "A slip", "as_of": "2020-01-01", "subjects": {}, "evnets": []},
            "pack": {"acts": {"litter": {"domain": "order", "zh": "乱扔", "en": "litters", "colour": "red"}}},
            "scenario": {**read(ROOT / "scenarios" / "article.yaml"), "sead": 1},
        }
        for what, slip in slips.items():
            with self.subTest(what):
                self.assertFalse(self.validator(what).is_valid(slip))


if __name__ == "__main__":
    unittest.main()
