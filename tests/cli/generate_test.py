"""Cases made by the program, from outside: what is printed, what is written, and that it opens again."""
import json
import unittest

from program import DONE, INVALID, USAGE, ProgramTest

FINES = "shenzhen_traffic_penalties.five_fines"
ARGUMENTS = ("test", "--generate", "cn", "--provision", FINES)


class Generate(ProgramTest):
    def test_five_fines_of_a_driver_four_fines_and_five_of_somebody_who_drives_not(self):
        made = json.loads(self.succeed(*ARGUMENTS, "--format", "json"))
        self.assertEqual((made["pack"], made["as_of"], made["synthetic"], made["missing"]), ("cn", "2019-11-30", True, []))
        found = {}
        for one in made["cases"]:
            (subject,) = one["life"]["subjects"].values()
            (expected,) = one["life"]["expect"].values()
            fines = sum(event.get("count", 1) for event in one["life"]["events"] if event["act"] == "traffic_fine")
            found[one["condition"].split(" ")[0], one["applies"]] = \
                (fines, "driver" in subject.get("roles", []), [record["id"] for record in expected["records"]])
        self.assertEqual(found, {("", True): (5, True, ["shenzhen.traffic_credit"]),
                                 ("is", False): (5, False, []), ("count", False): (4, True, [])})

    def test_each_file_opens_in_explain_and_finds_what_it_expects(self):
        told = self.succeed(*ARGUMENTS, "--out", "cases")
        self.assertIn("3 cases: in 1 a provision applies", told)
        files = sorted((self.folder / "cases").iterdir())
        self.assertEqual(len(files), 3)
        for file in files:
            self.assertEqual(self.run_program("explain", file).returncode, DONE)

    def test_what_is_printed_is_a_file_of_a_pack(self):
        listed = self.succeed(*ARGUMENTS, "--reading", "article")
        self.assertEqual(listed.count("- case: "), 3)
        self.assertEqual(listed, self.succeed(*ARGUMENTS))
        for item in listed.strip().split("\n\n"):
            file = self.write("item.yaml", item.replace("- case", "  case", 1))
            self.assertEqual(self.run_program("explain", file).returncode, DONE)

    def test_its_options_belong_to_it_alone(self):
        self.assertEqual(self.run_program("test", "cn", "--provision", FINES).returncode, USAGE)
        self.assertEqual(self.run_program("test", "cn", "--reading", "text").returncode, USAGE)
        self.assertIn(FINES, self.refuse("test", "--generate", "cn", "--provision", FINES + "s", code=INVALID, rule="unknown-name"))

    def test_a_folder_that_cannot_be_written_is_told(self):
        blocked = self.write("blocked", "")
        self.refuse(*ARGUMENTS, "--out", blocked, code=4, rule="write")


if __name__ == "__main__":
    unittest.main()
