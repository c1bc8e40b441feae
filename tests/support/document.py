"""What a document tells a reader to type works, and prints what the document says that it prints."""
from program import ProgramTest


class DocumentTest(ProgramTest):
    def assert_printed(self, wanted, printed, document):
        """The lines of the document stand in the output in this order; a line of dots stands for lines left out."""
        lines = iter(printed.splitlines())
        for line in wanted.splitlines():
            if line.strip() not in ("", "…"):
                self.assertTrue(any(line.rstrip() == found.rstrip() for found in lines),
                                f"{document} prints, but the program does not: {line}")
