#!/usr/bin/env python3
"""The laws of the house, each seen refusing: every test builds a small tree that breaks one law and
reads the refusal. A law whose refusal nobody has seen is a wish.

Not the check of this repository itself: that is bin/lint."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PLAN = "room(base)\nroom(db USES base)\nroom(articles USES db WING public)\nroom(facilities USES db WING public)\n"


def run(*command, **options):
    plain = {**os.environ, "LC_ALL": "C", "CCACHE_DISABLE": "1"}  # compilers quote 'so', not ‘so’
    done = subprocess.run(list(map(str, command)), capture_output=True, encoding="utf-8", env=plain, **options)
    return done.returncode, done.stdout + done.stderr


class Broken(unittest.TestCase):
    """A small house in a temporary folder, to be broken."""

    def setUp(self):
        self.tree = pathlib.Path(tempfile.mkdtemp(prefix="house-"))
        self.addCleanup(shutil.rmtree, self.tree)

    def write(self, path, text):
        file = self.tree / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        return file

    def assert_refused(self, answer, sentence):
        status, output = answer
        self.assertNotEqual(status, 0, "it was not refused")
        self.assertIn(sentence, " ".join(output.split()))


class FloorPlan(Broken):
    """Laws 1 and 2: cmake/room.cmake refuses circles and crossed wings."""

    def configure(self, plan):
        shutil.copytree(ROOT / "cmake", self.tree / "cmake")
        self.write("src/rooms.cmake", plan)
        self.write("CMakeLists.txt", "cmake_minimum_required(VERSION 3.25)\nproject(broken LANGUAGES NONE)\n"
                   "include(cmake/room.cmake)\ninclude(src/rooms.cmake)\n")
        return run("cmake", "-S", self.tree, "-B", self.tree / "build")

    def test_a_good_plan_is_accepted(self):
        status, output = self.configure(PLAN)
        self.assertEqual(status, 0, output)

    def test_law_1_a_room_cannot_use_what_stands_below_it(self):
        self.assert_refused(self.configure("room(base USES db)\nroom(db USES base)\n"),
                            "room(base) uses 'db', which is not declared above it")

    def test_law_2_a_public_room_cannot_use_a_resident_room(self):
        plan = "room(residents WING resident)\nroom(articles USES residents WING public)\n"
        self.assert_refused(self.configure(plan),
                            "room(articles) is in wing 'public' but uses 'residents' of wing 'resident'")

    def test_law_2_a_program_cannot_open_doors_of_two_wings(self):
        plan = ("room(residents WING resident)\nroom(articles WING public)\n"
                "app(portal OPENS articles.pages residents.kiosk)\n")
        self.assert_refused(self.configure(plan), "app(portal) opens doors of two wings")


class Rooms(Broken):
    """Laws 3, 4, 10, 11, 12 and the lengths: tools/check_rooms.py."""

    def check(self, path, text, plan=PLAN):
        self.write("src/rooms.cmake", plan)
        self.write("city/tsuki/city.toml", '[city]\nname = "つき市"\nroman = "Tsuki City"\ncode = "999999"\n')
        self.write(path, text)
        return run("python3", ROOT / "tools/check_rooms.py", self.tree)

    def test_a_good_room_is_accepted(self):
        status, output = self.check("src/articles/article.cpp", '// Rules.\n#include "db/tx.h"\n')
        self.assertEqual(status, 0, output)

    def test_law_3_a_room_includes_only_rooms_that_it_uses(self):
        self.assert_refused(
            self.check("src/articles/article.cpp", '// Rules.\n#include "facilities/facilities.h"\n'),
            "src/articles/article.cpp:2: room 'articles' does not use 'facilities' in rooms.cmake")

    def test_law_4_from_outside_only_the_face_is_seen(self):
        plan = PLAN + "room(events USES facilities WING public)\n"
        self.assert_refused(
            self.check("src/events/event.cpp", '// Rules.\n#include "facilities/store.h"\n', plan),
            "only facilities/facilities.h may be seen from outside, not store.h")

    def test_law_10_no_room_asks_the_wall_clock(self):
        for line in ("auto now = std::chrono::system_clock::now();", "auto now = time(nullptr);",
                     "base::SystemClock clock;"):
            self.assert_refused(self.check("src/articles/article.cpp", f"// Rules.\n{line}\n"),
                                "rooms take the time as an argument")

    def test_law_11_no_room_catches(self):
        self.assert_refused(self.check("src/articles/article.cpp", "// Rules.\n} catch (...) {\n"),
                            "article.cpp:2: no catch in rooms")

    def test_law_12_no_city_stands_in_the_code(self):
        for text in ('// Rules.\nif (city == "つき市") {\n', "// Rules.\n// as Tsuki City wants it\n"):
            self.assert_refused(self.check("src/articles/article.cpp", text), "cities are data in city/, never code")

    def test_sql_stands_only_in_stores(self):
        sql = '// Pages.\nstatic const db::Sql find{R"(SELECT 1)"};\n'
        self.assert_refused(self.check("src/articles/pages.cpp", sql), "SQL stands only in store*.cpp")
        (self.tree / "src/articles/pages.cpp").unlink()
        self.assertEqual(self.check("src/articles/store.cpp", sql)[0], 0)

    def test_composition_rooms_hold_no_tables(self):
        plan = PLAN + "room(home USES articles WING public)\n"
        self.assert_refused(self.check("src/home/store.cpp", "// Store.\n", plan), "home composes what other rooms hold")

    def test_the_individual_number_stays_outside(self):
        self.assert_refused(self.check("src/articles/article.cpp", "// Rules.\nstd::string my_number;\n"),
                            "no individual number")

    def test_a_folder_that_is_no_room_is_refused(self):
        self.assert_refused(self.check("src/shed/shed.h", "// Shed.\n"), "'shed' is no room of src/rooms.cmake")

    def test_a_file_says_what_it_is(self):
        self.assert_refused(self.check("src/articles/articles.h", "#pragma once\n"), "a file begins by saying what it is")

    def test_a_function_ends_before_line_71(self):
        body = "    step();\n" * 70
        self.assert_refused(self.check("src/articles/article.cpp", f"// Rules.\nvoid publish() {{\n{body}}}\n"),
                            "src/articles/article.cpp:2: the function has 72 lines")

    def test_files_faces_and_statements_have_walls(self):
        self.assert_refused(self.check("src/articles/article.cpp", "// Rules.\n" * 501), "the file has 501 lines")
        self.assert_refused(self.check("src/articles/articles.h", "// Face.\n" * 151), "the file has 151 lines")
        self.assert_refused(self.check("src/articles/templates/show.html", "<p>\n" * 121), "the file has 121 lines")
        statement = '// Store.\nstatic const db::Sql long_one{R"(' + "SELECT\n" * 26 + ')"};\n'
        self.assert_refused(self.check("src/articles/store.cpp", statement), "the statement has 26 lines")


class Programs(Broken):
    """Law 5: a program does not contain the staff door or resident data."""

    def link(self, source):
        self.write("program.cpp", source + "\nint main() {}\n")
        run("g++", "-O0", self.tree / "program.cpp", "-o", self.tree / "program", check=True)
        return run("sh", ROOT / "tools/check_wings.sh", self.tree / "program", "residents::|[a-z]+::office")

    def test_law_5_a_public_program_without_office_code_passes(self):
        self.assertEqual(self.link("namespace articles { void pages() {} }")[0], 0)

    def test_law_5_office_code_in_a_public_program_is_found(self):
        self.assert_refused(self.link("namespace articles { void office() {} }"), "articles::office()")

    def test_law_5_resident_code_in_a_public_program_is_found(self):
        self.assert_refused(self.link("namespace residents { int find(int) { return 1; } }"), "residents::find(int)")


    def test_law_5_our_own_program_is_clean(self):
        program = ROOT / os.environ.get("BUILD", "build/dev") / "hagukumi"
        if not program.exists():
            self.skipTest("not built")
        status, output = run("sh", ROOT / "tools/check_wings.sh", program, "(residents|certificates|kiosk)::")
        self.assertEqual(status, 0, output)


class Types(Broken):
    """Laws 6 and 8: what a signature forbids does not compile."""

    def compile(self, body):
        file = self.write("try.cpp", '#include "db/tx.h"\nstruct Article; struct Facility;\n' + body)
        return run("g++", "-std=c++20", "-fsyntax-only", f"-I{ROOT / 'src'}", file)

    def test_law_6_a_writer_can_write(self):
        status, output = self.compile("void f(db::WriteTx& tx, const db::Sql& sql) { tx.execute(sql, 1); }")
        self.assertEqual(status, 0, output)

    def test_law_6_a_reader_cannot_write(self):
        self.assert_refused(self.compile("void f(db::ReadTx& tx, const db::Sql& sql) { tx.execute(sql, 1); }"),
                            "has no member named 'execute'")

    def test_law_6_a_reader_cannot_call_what_writes(self):
        self.assert_refused(self.compile("void publish(db::WriteTx&);\nvoid f(db::ReadTx& tx) { publish(tx); }"),
                            "invalid initialization of reference of type 'db::WriteTx&'")

    def test_law_8_an_article_is_not_a_facility(self):
        self.assert_refused(
            self.compile("void find(base::Id<Article>);\nvoid f(base::Id<Facility> id) { find(id); }"),
            "could not convert 'id' from 'Id<Facility>' to 'Id<Article>'")


class Templates(Broken):
    """Law 9: pagec refuses holes that cannot be escaped, and the compiler refuses wrong names."""

    def pagec(self, html):
        page = self.write("show.html", f"@page show_article(const std::string& title)\n{html}\n")
        return run("python3", ROOT / "tools/pagec.py", page, "articles", self.tree / "articles/show")

    def test_law_9_a_good_page_is_compiled(self):
        status, output = self.pagec('<p class="a {{ title }}"><a href="{{ title }}">{{ title }}</a></p>')
        self.assertEqual(status, 0, output)

    def test_law_9_unsafe_holes_are_refused(self):
        for html, why in (
            ("<script>let x = {{ title }};</script>", "no hole in <script>"),
            ("<style>p { color: {{ title }} }</style>", "no hole in <style>"),
            ('<p onclick="{{ title }}">x</p>', "no hole in onclick="),
            ('<p style="{{ title }}">x</p>', "no hole in style="),
            ('<img srcset="{{ title }}">', "no hole in srcset="),
            ('<iframe srcdoc="{{ title }}"></iframe>', "no hole in srcdoc="),
            ("<p class={{ title }}>x</p>", "the value must be in double quotes"),
            ("<p {{ title }}>x</p>", "holes stand inside quotes"),
            ("<{{ title }}>", "a bare '<'"),
            ("<!-- {{ title }} -->", "may hold no hole"),
            ("<p>{{ title </p>", "{{ without }}"),
        ):
            with self.subTest(html=html):
                self.assert_refused(self.pagec(html), f"{self.tree}/show.html:2: ")
                self.assert_refused(self.pagec(html), why)

    def test_law_9_unbalanced_tags_are_refused(self):
        self.assert_refused(self.pagec("<div><p>x</div>"), "</div> closes nothing here")
        self.assert_refused(self.pagec("<div>x"), "<div> is not closed")

    def test_law_9_a_wrong_member_does_not_compile(self):
        page = self.write("show.html", '@include "articles/articles.h"\n@page show(const Article& article)\n'
                          "<h1>{{ article.titel }}</h1>\n")
        self.write("articles/articles.h", "#pragma once\n#include <string>\n"
                   "namespace articles { struct Article { std::string title; }; }\n")
        self.assertEqual(run("python3", ROOT / "tools/pagec.py", page, "articles", self.tree / "articles/show")[0], 0)
        answer = run("g++", "-std=c++20", "-fsyntax-only", f"-I{self.tree}", f"-I{ROOT / 'src'}",
                     self.tree / "articles/show.html.cpp")
        self.assert_refused(answer, "has no member named 'titel'; did you mean 'title'?")
        self.assert_refused(answer, "show.html:3")


class Texts(Broken):
    """Every text is there in every language, and used."""

    def texts(self, ja, other, code):
        self.write("tools/texts.py", (ROOT / "tools/texts.py").read_text())
        self.write("src/articles/texts/ja.toml", ja)
        self.write("src/articles/texts/ja_easy.toml", ja)
        self.write("src/articles/texts/en.toml", other)
        self.write("src/articles/pages.cpp", code)
        return run("python3", self.tree / "tools/texts.py", "--check")

    def test_complete_texts_are_accepted(self):
        status, output = self.texts('title = "記事"', 'title = "Articles"', 't("articles.title");')
        self.assertEqual(status, 0, output)

    def test_a_missing_language_is_refused(self):
        self.assert_refused(self.texts('title = "記事"', "", 't("articles.title");'), "articles.title: missing in en")

    def test_an_unused_text_is_refused(self):
        self.assert_refused(self.texts('title = "記事"', 'title = "Articles"', ""), "articles.title: used nowhere")

    def test_an_unknown_text_is_refused(self):
        self.assert_refused(self.texts("", "", 't("articles.titel");'), "no text articles.titel")

    def test_a_foreign_placeholder_is_refused(self):
        self.assert_refused(self.texts('count = "{count}件"', 'count = "{number} items"', 't("articles.count");'),
                            "en has a placeholder that ja has not")


class NewRoom(Broken):
    """bin/new-room: what it writes keeps the laws and compiles."""

    def test_a_new_room_keeps_the_laws_and_compiles(self):
        for path in ("bin/new-room", "tools/room", "tools/texts.py", "src/rooms.cmake"):
            (self.tree / path).parent.mkdir(parents=True, exist_ok=True)
            copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
            copy(ROOT / path, self.tree / path)
        status, output = run("sh", self.tree / "bin/new-room", "visits")
        self.assertEqual(status, 0, output)
        for check in (("tools/check_rooms.py", self.tree), (self.tree / "tools/texts.py", "--check")):
            status, output = run("python3", *[ROOT / check[0], *check[1:]])
            self.assertEqual(status, 0, output)
        page = self.tree / "src/visits/templates/list.html"
        self.assertEqual(run("python3", ROOT / "tools/pagec.py", page, "visits", self.tree / "src/visits/list")[0], 0)
        for file in ("store.cpp", "pages.cpp", "list.html.cpp"):
            status, output = run("g++", "-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", f"-I{self.tree / 'src'}",
                                 f"-I{ROOT / 'src'}", self.tree / "src/visits" / file)
            self.assertEqual(status, 0, output)

    def test_a_room_is_not_written_over(self):
        self.assert_refused(run("sh", ROOT / "bin/new-room", "base"), "src/base is there already")


if __name__ == "__main__":
    unittest.main()
