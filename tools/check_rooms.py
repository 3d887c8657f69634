#!/usr/bin/env python3
"""check_rooms: the laws of the house that no compiler keeps (ARCHITECTURE.md, "The laws").

check_rooms.py [ROOT]   prints file:line: what is wrong; status 1 when anything is
  --long                also lists what is longer than wished, but not yet refused

Not a style checker: formatting is clang-format's, names are clang-tidy's.
"""
import pathlib
import re
import sys
import tomllib

# Longer than the wall, with the reason why. Empty is best.
EXCEPTIONS = {
    "src/schedule/hours_word_list.h": "a list: how Japanese cities write days and hours",
    "src/web/templates/layout.html": "the frame of every page: one document, read from top to bottom",
}
# (wish, wall) in lines
LIMITS = {"function": (40, 70), ".cpp": (300, 500), ".h": (150, 250), "face": (100, 150),
          ".html": (80, 120), ".ts": (100, 200), ".css": (400, 800), "statement": (20, 25),
          "room": (2000, 2500), "plumbing": (2500, 4000)}  # a room of a wing is one capability
# Where a catch may stand, and why. Everywhere else what is broken travels up to web/.
MAY_CATCH = {
    "web": "the one catch: a request that broke becomes a page with a request number",
    "apps": "main says in one sentence why the program ends",
    "program": "the same, for all mains",
    "db": "rolls back, retries, and reports what C libraries say",
    "base": "toml++ reports a wrong file by exception; it becomes a problem with its line",
}
COMPOSITION = {"home", "mypage"}
PROGRAMS = {"apps", "program"}  # mains and what they share: they hold the one clock
DOORS = ("pages", "office", "partner", "kiosk", "jobs", "commands")
INCLUDE = re.compile(r'^#include "([a-z_]+)/([^"]+)"')
WALL_CLOCK = re.compile(r"system_clock\s*::\s*now|\btime\((?:nullptr|NULL|0)\)|\bgettimeofday\b|\bSystemClock\b")
NO_CODE = re.compile(r'//[^\n]*|"(?:\\.|[^"\\\n])*"')
MY_NUMBER = re.compile(r"\b(?:MyNumber|my_number|individual_number)\b")


class House:
    """The floor plan: which room may use which, and what belongs to which wing."""

    def __init__(self, root):
        self.root, self.problems, self.long = root, [], []
        self.uses, self.wing = {}, {}
        for name, rest in re.findall(r"^room\((\w+)([^)]*)\)", (root / "src/rooms.cmake").read_text(), re.M):
            words = re.search(r"USES((?:\s+[a-z_]+)*)", rest)
            self.uses[name] = set(words.group(1).split()) if words else set()
            wing = re.search(r"WING\s+(\w+)", rest)
            self.wing[name] = wing.group(1) if wing else ""

    def reach(self, room):
        found, todo = {room}, list(self.uses.get(room, ()))
        while todo:
            if (next_room := todo.pop()) not in found:
                found.add(next_room)
                todo += self.uses.get(next_room, ())
        return found

    def refuse(self, file, line, why):
        self.problems.append(f"{file.relative_to(self.root)}:{line}: {why}")

    def measure(self, file, line, kind, length, what):
        wish, wall = LIMITS[kind]
        text = f"{file.relative_to(self.root)}:{line}: {what} has {length} lines (wish {wish}, wall {wall})"
        if length > wall and str(file.relative_to(self.root)) not in EXCEPTIONS:
            self.problems.append(text)
        elif length > wish:
            self.long.append(text)


def check_includes(house, room, file, lines):
    """Laws 3 and 4: only rooms that the floor plan lists, and of those only the face."""
    allowed = set(house.uses) if room == "apps" else house.reach(room)
    for number, line in enumerate(lines, 1):
        if not (m := INCLUDE.match(line)) or m.group(1) not in house.uses:
            continue
        other, header = m.groups()
        if other not in allowed:
            house.refuse(file, number, f"room '{room}' does not use '{other}' in rooms.cmake")
        elif other != room and house.wing[other] and header != f"{other}.h":
            house.refuse(file, number, f"only {other}/{other}.h may be seen from outside, not {header}")


def check_words(house, room, file, lines, cities):
    """Laws 10, 11, 12 and where SQL may stand."""
    test = "tests" in file.parts
    for number, line in enumerate(lines, 1):
        code = NO_CODE.sub("", line)
        if WALL_CLOCK.search(code) and room not in PROGRAMS | {"base"}:
            house.refuse(file, number, "rooms take the time as an argument, they never ask the wall clock")
        if file.suffix != ".ts" and re.search(r"\bcatch\s*\(", code) and room not in MAY_CATCH and not test:
            house.refuse(file, number, "no catch in rooms: refuse with a Result, the one catch is in web/")
        if re.search(r"\bdb::Sql\b[^&*]*\{", code) and not (file.name.startswith("store") or test or room == "db"):
            house.refuse(file, number, "SQL stands only in store*.cpp")
        if MY_NUMBER.search(code) and room != "residents":
            house.refuse(file, number, "no individual number (マイナンバー) outside residents/")
        for city in cities:
            if city in line and not test:
                house.refuse(file, number, f"'{city}' is a city: cities are data in city/, never code")


def check_sign(house, file, lines):
    """Every file says in its first lines what it is."""
    if "tests" not in file.parts and not (lines and lines[0].startswith("//")):
        house.refuse(file, 1, "a file begins by saying what it is (STYLE.md)")


def check_lengths(house, room, file, lines):
    kind = "face" if file.name == f"{room}.h" else file.suffix
    if kind in LIMITS and "tests" not in file.parts:
        house.measure(file, 1, kind, len(lines), "the file")
    if file.suffix not in (".cpp", ".h") or "tests" in file.parts:
        return
    begin = 0
    for number, line in enumerate(lines, 1):  # functions of namespaces begin and end in the first column
        if begin and line == "}":
            house.measure(file, begin, "function", number - begin + 1, "the function")
            begin = 0
        elif not begin and re.match(r"(?:[a-zA-Z].*\(.*|\).*)\{$", line) and not re.match(r"(namespace|struct|class|enum)\b", line):
            begin = number
    for m in re.finditer(r'db::Sql\s+\w+\{R"\w*\((.*?)\)\w*"\}', "\n".join(lines), re.S):
        begin = "\n".join(lines)[: m.start()].count("\n") + 1
        house.measure(file, begin, "statement", m.group(1).strip().count("\n") + 1, "the statement")


def check_room(house, room, cities):
    folder, total = house.root / "src" / room, 0
    for file in sorted(folder.rglob("*")):
        if file.suffix not in (".cpp", ".h", ".html", ".ts", ".css", ".sql"):
            continue
        lines = file.read_text().splitlines()
        total += len(lines) if file.suffix in (".cpp", ".h") and "tests" not in file.parts else 0
        check_lengths(house, room, file, lines)
        if file.suffix in (".cpp", ".h"):
            check_sign(house, file, lines)
            check_includes(house, room, file, lines)
        check_words(house, room, file, lines, cities)
        if room in COMPOSITION and (file.name.startswith("store") or file.suffix == ".sql"):
            house.refuse(file, 1, f"{room} composes what other rooms hold: no tables and no SQL")
    if room != "apps":
        house.measure(folder / f"{room}.h", 1, "room" if house.wing[room] else "plumbing", total, f"room '{room}'")


def city_names(root):
    """Law 12: what the cities in city/ call themselves."""
    names = set()
    for file in root.glob("city/*/city.toml"):
        city = tomllib.loads(file.read_text()).get("city", {})
        names |= {city[k] for k in ("name", "kana", "roman", "code", "portal_name") if city.get(k)}
        names |= {file.parent.name} - {"demo", "example"}
    return names


def check(root):
    house = House(root)
    cities = city_names(root)
    for folder in sorted(p for p in (root / "src").iterdir() if p.is_dir()):
        if folder.name not in house.uses and folder.name != "apps":
            house.refuse(folder, 1, f"'{folder.name}' is no room of src/rooms.cmake")
        elif any(folder.rglob("*.*")):
            check_room(house, folder.name, cities)
    return house


def main(arguments):
    root = pathlib.Path(next((a for a in arguments if not a.startswith("-")), pathlib.Path(__file__).parent.parent))
    house = check(root.resolve())
    print("\n".join(house.problems + (house.long if "--long" in arguments else [])) or f"rooms: {len(house.uses)} keep the laws")
    return bool(house.problems)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
