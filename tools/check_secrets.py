#!/usr/bin/env python3
"""check_secrets: nothing of somebody's machine, no key and no password in what git keeps.

check_secrets.py [FILE…]   all files of git when none is named; file:line: what was found
"""
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
FOUND = {
    "a path of one machine": re.compile(r"(?<![\w.])/(?:home|Users|root|work|mnt|tmp/bash_jobs)/[\w.-]+"),
    "a private key": re.compile(r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----"),
    "a token": re.compile(r"\b(?:gh[pousr]_[A-Za-z0-9]{30,}|AKIA[0-9A-Z]{16}|xox[abp]-[\w-]{20,}|npm_[A-Za-z0-9]{36})\b"),
    "a password": re.compile(r"(?i)\b(?:password|passwd|secret|api_?key)\b\s*[:=]\s*[\"'][^\"'{}$<>\s]{8,}[\"']"),
    "an address with a password": re.compile(r"\b[a-z]+://[^/\s:@{}$<>]+:[^/\s@{}$<>]+@"),
    "a conflict mark": re.compile(r"^(?:<{7}|>{7}) "),
}
# The patterns themselves, and lock files (hashes, addresses of packages).
SKIPPED = {"tools/check_secrets.py", "package-lock.json"}
BINARY = {".png", ".webp", ".ico", ".woff2", ".xlsx", ".zip", ".pdf", ".jpg", ".gz", ".br", ".pbf", ".pmtiles"}


def files():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    return listed.stdout.splitlines()


def check(name):
    path = ROOT / name
    if name in SKIPPED or path.suffix in BINARY or not path.is_file():
        return []
    lines = path.read_text(errors="replace").splitlines()
    return [f"{name}:{number}: {what}"
            for number, line in enumerate(lines, 1) for what, pattern in FOUND.items() if pattern.search(line)]


problems = [problem for name in sys.argv[1:] or files() for problem in check(name)]
print("\n".join(problems) or "nothing found")
sys.exit(bool(problems))
