"""The program opens no socket and links nothing that sees, hears or recognises.

Arrow's library, which writes Parquet, could open sockets for other users of it; so it is not enough that the program itself
imports no such call. Each verb is run under a filter of the kernel (seccomp) that kills whoever asks for a socket.
"""
import ctypes
import platform
import re
import signal
import struct
import subprocess
import sys
import unittest

from program import PROGRAM, ROOT, SCENARIO, ProgramTest

LIBRARIES = {"libyaml-0", "libfmt", "libarrow", "libparquet", "libz3", "libmd", "libnlopt_cxx", "libstdc++", "libgcc_s", "libm", "libc", "librt",
             "libpthread", "libdl", "libresolv", "libatomic", "linux-vdso", "ld-linux-x86-64", "ld-linux-aarch64"}
CALLS = ("socket", "socketpair", "connect", "bind", "listen", "accept", "getaddrinfo", "gethostbyname")
# Numbers of socket, socketpair and connect.
SYSTEM_CALLS = {"x86_64": (41, 53, 42), "aarch64": (198, 199, 203)}[platform.machine()]
KILL, ALLOW = 0x80000000, 0x7FFF0000


def without_sockets():
    """Runs in the child, before the program: from here on, a system call for a socket ends the process with SIGSYS."""
    steps = [struct.pack("HBBI", 0x20, 0, 0, 0)]  # the number of the call
    for place, number in enumerate(SYSTEM_CALLS):
        steps.append(struct.pack("HBBI", 0x15, len(SYSTEM_CALLS) - place, 0, number))
    steps += [struct.pack("HBBI", 0x06, 0, 0, ALLOW), struct.pack("HBBI", 0x06, 0, 0, KILL)]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code))
    libc = ctypes.CDLL(None, use_errno=True)
    no_new_privileges, seccomp, by_filter = 38, 22, 2
    if libc.prctl(no_new_privileges, 1, 0, 0, 0) or libc.prctl(seccomp, by_filter, program, 0, 0):
        raise OSError(ctypes.get_errno(), "the filter cannot be set")


class Network(ProgramTest):
    def filtered(self, *command):
        return subprocess.run([str(part) for part in command], cwd=self.folder, capture_output=True, text=True, check=False,
                              preexec_fn=without_sockets)

    def test_the_filter_kills_who_opens_a_socket(self):
        done = self.filtered(sys.executable, "-c", "import socket; socket.socket()")
        self.assertEqual(done.returncode, -signal.SIGSYS)

    def test_no_verb_opens_a_socket(self):
        case = self.write("case.yaml", "case: Somebody\nas_of: 2019-06-01\nsubjects:\n  person: {residence: beijing}\nevents:\n"
                                       "  - {date: 2018-03-05, act: refuse_judgment, by: person}\n")
        run = ["simulate", SCENARIO, "--size", 5000, "--replicates", 2, "--threads", 2, "--out", "run",
               "--reform", ROOT / "examples" / "school_bar_repealed.yaml"]
        for arguments in (["check", "cn"], ["list", "acts"], ["show", "no_flights"], ["explain", case], ["test", "cn"],
                          ["schema", "pack"], run, ["report", "run", "run/reform", "--out", "page.html"]):
            with self.subTest(arguments[0]):
                done = self.filtered(PROGRAM, *arguments)
                self.assertEqual(done.returncode, 0, done.stderr)

    def test_the_program_imports_no_call_for_sockets(self):
        imported = re.findall(r" U (\w+)", subprocess.run(["nm", "-D", "--undefined-only", PROGRAM], capture_output=True,
                                                          text=True, check=True).stdout)
        self.assertGreater(len(imported), 50)
        self.assertEqual([name for name in imported if name in CALLS], [])

    def test_it_links_what_it_needs_and_nothing_that_sees_or_hears(self):
        linked = re.findall(r"^\s*(?:\S*/)?([\w+.-]+?)\.so\b", subprocess.run(["ldd", PROGRAM], capture_output=True, text=True,
                                                                             check=True).stdout, re.M)
        self.assertIn("libc", linked)
        self.assertEqual(set(linked) - LIBRARIES, set())


if __name__ == "__main__":
    unittest.main()
