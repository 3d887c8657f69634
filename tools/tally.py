#!/usr/bin/env python3
"""tally: counts what tests say, whatever wrote them (doctest, node --test, unittest).

tally.py NAME COMMAND…        runs it, prints one line (everything when it fails) and adds its counts
                              to the file named by $TALLY
tally.py --live NAME COMMAND… shows it while it runs; counts only when it fails (a build)
tally.py --sum                last line "N passed, N failed"; status 1 when something failed

A command without counts is one test; one that dies without a failed test is one failed test.
"""
import os
import re
import subprocess
import sys
import time

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
DOCTEST = re.compile(r"^\[doctest\] test cases:\s*\d+ \|\s*(\d+) passed \|\s*(\d+) failed", re.M)
NODE = re.compile(r"^\S? ?(pass|fail|cancelled) (\d+)$", re.M)
UNITTEST = re.compile(r"^Ran (\d+) tests? in", re.M)
UNITTEST_FAILED = re.compile(r"(?:failures|errors)=(\d+)")
COUNTED = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)


def counts(output, status):
    output = COLOUR.sub("", output)
    passed = failed = 0
    for good, bad in DOCTEST.findall(output) + COUNTED.findall(output):
        passed, failed = passed + int(good), failed + int(bad)
    for what, number in NODE.findall(output):
        passed += int(number) if what == "pass" else 0
        failed += int(number) if what != "pass" else 0
    for number in UNITTEST.findall(output):
        bad = sum(map(int, UNITTEST_FAILED.findall(output)))
        passed, failed = passed + int(number) - bad, failed + bad
    if status != 0:
        return passed, max(failed, 1)
    return max(passed, 0 if failed else 1), failed


def run(name, command, live):
    begin = time.monotonic()
    print(f"{name} …", end="\n" if live else " ", flush=True)
    done = subprocess.run(command, stdout=None if live else subprocess.PIPE, stderr=subprocess.STDOUT if not live else None)
    output = "" if live else done.stdout.decode(errors="replace")
    passed, failed = (0, int(done.returncode != 0)) if live else counts(output, done.returncode)
    said = f"{passed} passed, {failed} failed" if failed or not live else "done"
    print(f"{name + ': ' if live else ''}{said} ({time.monotonic() - begin:.1f} s)", flush=True)
    if failed and not live:
        print(output, flush=True)
    with open(os.environ["TALLY"], "a") as file:
        file.write(f"{passed} {failed} {name}\n")
    return 1 if failed else 0


def total():
    lines = [line.split(maxsplit=2) for line in open(os.environ["TALLY"])]
    for line in lines:
        if int(line[1]):
            print(f"failed: {line[2].strip()}")
    passed, failed = (sum(int(line[i]) for line in lines) for i in (0, 1))
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if sys.argv[1] == "--sum":
    sys.exit(total())
live = sys.argv[1] == "--live"
sys.exit(run(sys.argv[1 + live], sys.argv[2 + live :], live))
