#!/usr/bin/env python3
"""import_report: tries the importer on every file of a folder of real open data, each in a city of its own,
and writes what became of it: docs/import-report.md.

import_report.py PROGRAM [--data DIR] [--check] [--only WORD]
  PROGRAM    the hagukumi to try
  --data     the folder; else $HAGUKUMI_SHARED_DATA, else ../shared/data beside the project
  --check    compares with docs/import-report.md instead of writing it; status 1 when it differs
  --only     only files whose path has this in it, and print instead of write

Without the folder it says so and does nothing."""
import argparse
import collections
import os
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[1]
REPORT = ROOT / "docs/import-report.md"
FORMATS = (".csv", ".tsv", ".xlsx", ".txt", ".geojson", ".jsonl")
# Folders that hold no dataset of ours: maps, definitions, and lists of other kinds.
NOT_OURS = {"spec", "LICENSES", "map", "posts", "garbage"}
SUMMARY = re.compile(r"^(.*): rows (\d+), imported (\d+), updated (\d+), unchanged (\d+), rejected (\d+)$")
ROW = re.compile(r"^.*? \d+行目 「(.*?)」の値「.*」: (.*?)。")


def data_folder(argument):
    named = argument or os.environ.get("HAGUKUMI_SHARED_DATA")
    folder = pathlib.Path(named) if named else ROOT.parent / "shared/data"
    return folder if folder.is_dir() else None


def city_of(file, data, folder):
    """A city without towns, so that nothing but the file decides; its code is in the folder's name."""
    code = re.search(r"(\d{6})", str(file.relative_to(data)))
    (folder / "city").mkdir(parents=True)
    (folder / "city/city.toml").write_text(
        f'[city]\nid = "city"\nname = "見本市"\ncode = "{code.group(1) if code else ""}"\n')
    (folder / "hagukumi.toml").write_text(f'[[city]]\nid = "city"\nfolder = "{folder}/city"\n')


def try_file(program, file, data):
    with tempfile.TemporaryDirectory(prefix="hagukumi-report-") as name:
        folder = pathlib.Path(name)
        city_of(file, data, folder)
        done = subprocess.run([program, "--data", folder, "import", file], capture_output=True, encoding="utf-8")
    lines = done.stdout.splitlines()
    summary = next((m for m in map(SUMMARY.match, lines) if m), None)
    if not summary:
        return {"rows": 0, "imported": 0, "reasons": {f"程序が止まった（{done.returncode}）": 1}, "text": done.stderr[-300:]}
    reasons = collections.Counter(m.group(2) for m in map(ROW.match, lines) if m)
    refusal = "" if kind_and_format(done.stdout)[0] else lines[0].split(": ", 1)[-1].split("。")[0]
    return {"rows": int(summary.group(2)), "imported": int(summary.group(3)), "rejected": int(summary.group(6)),
            "reasons": reasons, "refusal": refusal, "text": "\n".join(lines)}


def kind_and_format(text):
    match = re.search(r"^.*: (\w+)（(.*)）として読みました。$", text, re.M)
    return match.groups() if match else ("", "")


def report(program, data, only):
    rows = []
    for file in sorted(data.rglob("*")):
        path = file.relative_to(data)
        if path.parts[0] in NOT_OURS or file.suffix.lower() not in FORMATS or only not in str(path):
            continue
        result = try_file(program, file, data)
        kind, form = kind_and_format(result["text"])
        reasons = "; ".join(f"{why} {count}" for why, count in sorted(result["reasons"].items()))
        rows.append((path, kind, form, result["rows"], result["imported"], result.get("rejected", 0),
                     result.get("refusal") or reasons))
    return rows


def as_markdown(rows):
    total = [sum(row[i] for row in rows) for i in (3, 4, 5)]
    lines = [
        "# What the importer makes of real open data", "",
        "Made by `tools/import_report.py` from a collection of files as Japanese municipalities published them; the files",
        "themselves are not part of this repository. Each file was imported into an empty city of its own. *Remarks* are the",
        "reasons of rejected rows, and what a person should look at in rows that were used.", "",
        f"{len(rows)} files, {total[0]} rows, {total[1]} imported, {total[2]} rejected.", "",
        "| file | list | format | rows | imported | rejected | remarks |",
        "|---|---|---|---:|---:|---:|---|"]
    lines += ["| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--data")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    data = data_folder(options.data)
    if not data:
        print("import_report: no folder of real data here (HAGUKUMI_SHARED_DATA); skipped")
        return 0
    text = as_markdown(report(options.program, data, options.only))
    if options.only:
        print(text)
    elif options.check:
        if text != REPORT.read_text():
            print("import_report: docs/import-report.md is not what the importer does now; run tools/import_report.py")
            return 1
    else:
        REPORT.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
