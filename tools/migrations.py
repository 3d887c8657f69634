#!/usr/bin/env python3
"""Collects the rooms' migrations (src/*/migrations/YYYYMMDD_name.sql, one list in order of names).

migrations.py OUT.cpp   writes db::all_migrations()
migrations.py --lock    writes migrations.lock: two branches collide in git, not in a database
migrations.py --check   fails on a wrong name, half a pair, or a lock that does not agree
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
LOCK = ROOT / "migrations.lock"
NAME = re.compile(r"(20\d{6}_[a-z0-9_]+)(\.sqlite|\.postgres)?\.sql")


def collect():
    """name → {"": text} or {".sqlite": text, ".postgres": text}"""
    migrations, faults = {}, []
    for file in sorted(ROOT.glob("src/*/migrations/*")):
        match = NAME.fullmatch(file.name)
        if not match:
            faults.append(f"{file.relative_to(ROOT)}: call it YYYYMMDD_noun.sql")
            continue
        variants = migrations.setdefault(match[1], {})
        if (match[2] or "") in variants:
            faults.append(f"{file.relative_to(ROOT)}: another room has this name")
        variants[match[2] or ""] = file.read_text()
    for name, variants in migrations.items():
        if set(variants) not in ({""}, {".sqlite", ".postgres"}):
            faults.append(f"{name}: one file for both engines, or one for each")
    return dict(sorted(migrations.items())), faults


def checksum(text):  # FNV-1a, as base::hash
    value = 14695981039346656037
    for byte in text.encode():
        value = (value ^ byte) * 1099511628211 % 2**64
    return f"{value:016x}"


def lock_text(migrations):
    lines = [f"{checksum(text)} {name}{variant}.sql"
             for name, variants in migrations.items() for variant, text in sorted(variants.items())]
    return "".join(line + "\n" for line in lines)


def write(path, migrations):
    rows = []
    for name, variants in migrations.items():
        texts = [variants[""]] if "" in variants else [variants[".sqlite"], variants[".postgres"]]
        literals = ", ".join(f'R"sql({text})sql"' for text in texts)
        rows.append(f'    {{"{name}", {literals}}},\n')
    path.write_text(
        "// Written by tools/migrations.py. Do not edit.\n"
        '#include <array>\n\n#include "db/db.h"\n\nnamespace db {\n\n'
        f"static constexpr std::array<Migration, {len(rows)}> migrations{{{{\n{''.join(rows)}}}}};\n\n"
        "std::span<const Migration> all_migrations() {\n    return migrations;\n}\n\n}  // namespace db\n")


def main():
    migrations, faults = collect()
    if sys.argv[1] == "--lock":
        LOCK.write_text(lock_text(migrations))
    elif sys.argv[1] == "--check":
        if not LOCK.exists() or LOCK.read_text() != lock_text(migrations):
            faults.append("migrations.lock does not agree: run tools/migrations.py --lock, and "
                          "never change a migration that a city may have applied")
    elif not faults:
        write(pathlib.Path(sys.argv[1]), migrations)
    for fault in faults:
        print(fault, file=sys.stderr)
    sys.exit(1 if faults else 0)


main()
