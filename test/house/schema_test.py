#!/usr/bin/env python3
"""The laws of the schema, over everything that the rooms' migrations make on SQLite (and each law seen
refusing). Not the migrations' own machinery: that is db's test; not PostgreSQL: bin/test runs every
store there."""
import pathlib
import re
import sqlite3
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FILE_NAME = re.compile(r"^\d{8}_[a-z0-9_]+(\.sqlite|\.postgres)?\.sql$")
# Derived from other tables, or written by the machine alone: nobody asks when a row was made.
DERIVED = {
    "change": "what has changed, for caches; its position is its age",
    "migration": "db's own record of what was applied",
    "search_entry": "a copy for finding",
    "search_counter": "one number",
    "search_miss": "counts by day",
    "old_address": "an address of the former site, imported with its article",
}
# Texts that look like an enumeration and are open on purpose.
OPEN = {"search_entry.kind": "a new room brings its own kind and touches nothing here"}
ENUMERATION = re.compile(r"^(kind|state|status|role|language|layout|format|source_kind)$")
FLAG = re.compile(r"^(is_.*|deleted|published|active|enabled|cancelled|archived)$")


def migrations(root=ROOT):
    files = sorted((f for f in root.glob("src/*/migrations/*.sql") if not f.name.endswith(".postgres.sql")),
                   key=lambda f: f.name)
    return files


def migrated(statements):
    database = sqlite3.connect(":memory:")
    for sql in statements:
        for mark, word in {"id": "INTEGER PRIMARY KEY", "real": "REAL", "blob": "BLOB"}.items():
            sql = sql.replace("{{" + mark + "}}", word)
        database.executescript(sql)
    return database


def tables(database):
    rows = database.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    # Search tables of the engine itself (FTS5) bring their own shadows.
    return {name: sql for name, sql in rows if "VIRTUAL TABLE" not in sql and not re.search(r"_(data|idx|content|docsize|config)$", name)}


def columns(database, table):
    return [(row[1], row[2].upper(), bool(row[5])) for row in database.execute(f"PRAGMA table_info({table})")]


def indexed(database, table):
    """Column lists that some index begins with."""
    lists = [[c[1] for c in sorted(database.execute(f"PRAGMA table_info({table})"), key=lambda c: c[5]) if c[5]]]
    for row in database.execute(f"PRAGMA index_list({table})").fetchall():
        lists.append([c[2] for c in database.execute(f"PRAGMA index_info({row[1]})")])
    return lists


def broken_laws(database):
    found = []
    for table, sql in tables(database).items():
        names = {name for name, _, _ in columns(database, table)}
        if table.endswith("s") and not table.endswith(("ss", "us")):
            found.append(f"{table}: a table is named in the singular")
        if not any(key for _, _, key in columns(database, table)):
            found.append(f"{table}: has no primary key")
        if "created_at" not in names and table not in DERIVED and not is_part(database, table):
            found.append(f"{table}: nobody can tell when a row was written (created_at)")
        for name, kind, _ in columns(database, table):
            found += column_laws(table, name, kind, sql)
        for key in database.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if not any(list_ and list_[0] == key[3] for list_ in indexed(database, table)):
                found.append(f"{table}.{key[3]}: a foreign key without an index")
    return found


def is_part(database, table):
    """A row that lives and dies with its owner (ON DELETE CASCADE) needs no date of its own."""
    return any(key[6] == "CASCADE" for key in database.execute(f"PRAGMA foreign_key_list({table})"))


def column_laws(table, name, kind, sql):
    place = f"{table}.{name}"
    if name.endswith("_yen") and kind not in ("BIGINT", "INTEGER"):
        yield f"{place}: money is whole yen"
    if "BOOL" in kind:
        yield f"{place}: no BOOLEAN in the portable subset"
    if FLAG.match(name) and kind in ("BIGINT", "INTEGER"):
        yield f"{place}: a state says who and when, not yes or no"
    if ENUMERATION.match(name) and kind == "TEXT" and place not in OPEN and not re.search(rf"CHECK\s*\(\s*{name}\s+(IN|=)", sql):
        yield f"{place}: an enumeration without CHECK"


class Schema(unittest.TestCase):
    def test_the_migrated_schema_keeps_the_laws(self):
        self.assertEqual(broken_laws(migrated(f.read_text() for f in migrations())), [])

    def test_migrations_are_named_by_date_and_nothing_is_named_twice(self):
        names = [f.name for f in ROOT.glob("src/*/migrations/*")]
        self.assertEqual([n for n in names if not FILE_NAME.match(n)], [])
        self.assertEqual(sorted(names), sorted(set(names)))

    def test_no_city_is_written_into_a_migration(self):
        """Data of one city is imported, never migrated: only the machine's own first rows may stand here."""
        inserts = [f.name for f in migrations() if re.search(r"INSERT INTO (?!search_counter\b)", f.read_text())]
        self.assertEqual(inserts, [])


class SchemaRefuses(unittest.TestCase):
    def assert_refused(self, sql, sentence):
        self.assertIn(sentence, "\n".join(broken_laws(migrated([sql]))))

    def test_a_plural_table(self):
        self.assert_refused("CREATE TABLE articles (id {{id}}, created_at BIGINT)", "articles: a table is named in the singular")

    def test_a_table_without_key_or_date(self):
        self.assert_refused("CREATE TABLE note (text TEXT)", "note: has no primary key")
        self.assert_refused("CREATE TABLE note (id {{id}})", "note: nobody can tell when")

    def test_an_unindexed_foreign_key(self):
        self.assert_refused("CREATE TABLE city (id {{id}}, created_at BIGINT);"
                            "CREATE TABLE note (id {{id}}, city BIGINT REFERENCES city (id), created_at BIGINT);",
                            "note.city: a foreign key without an index")

    def test_loose_columns(self):
        self.assert_refused("CREATE TABLE fee (id {{id}}, fee_yen REAL)", "fee.fee_yen: money is whole yen")
        self.assert_refused("CREATE TABLE note (id {{id}}, shown BOOLEAN)", "note.shown: no BOOLEAN")
        self.assert_refused("CREATE TABLE note (id {{id}}, deleted BIGINT)", "note.deleted: a state says who and when")
        self.assert_refused("CREATE TABLE note (id {{id}}, kind TEXT)", "note.kind: an enumeration without CHECK")


if __name__ == "__main__":
    unittest.main()
