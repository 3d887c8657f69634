#!/usr/bin/env python3
"""pagec: compiles a page template (.html) into C++.

  @include "articles/articles.h"          C++ include for the declaration
  @namespace web::frame                    another namespace than <room>::page (only room web)
  @page show_article(const Article& article)   begins a function  html::Safe show_article(const html::View& view, …)
  @ for (const auto& tag : article.tags) {    a line of C++
  {{ expression }}                        escaped for the place where it stands
  ?checked="{{ expression }}"             an attribute that is there when the expression is true

The tokenizer knows where every hole stands: text, quoted attribute, URL attribute (scheme checked),
part of a URL (percent-encoded) or JSON in a <script type="application/json|ld+json">. A hole anywhere
else (script, style, comment, on*, style=, srcset, unquoted, tag or attribute name) is refused, and so
are unbalanced tags. Escaping lives in html/writer.h; only html::Safe passes unescaped.
"""
import pathlib
import re
import sys

VOID = set("area base br col embed hr img input link meta source track wbr".split())
URL_ATTRIBUTES = {"href", "src", "action", "formaction", "cite", "poster", "data"}
REFUSED_ATTRIBUTES = {"style", "srcdoc", "srcset", "ping", "manifest"}
JSON_SCRIPTS = {"application/json", "application/ld+json"}

# A text without values needs no copy.
FIXED_TEXT = re.compile(r'^view\.t\(("[^"]*")\)$')


class Refused(Exception):
    pass


class Compiler:
    """Walks a template character by character; emits C++ statements."""

    def __init__(self, text, path):
        self.text, self.path = text, path
        self.out, self.literal, self.stack = [], "", []
        self.json_script = False

    def fail(self, at, why):
        line = self.text.count("\n", 0, at) + 1
        raise Refused(f"{self.path}:{line}: {why}")

    def flush(self):
        if self.literal:
            self.out.append(f"w.raw({cpp_string(self.literal)});")
            self.literal = ""

    def hole(self, at, function):
        end = self.text.find("}}", at)
        if end < 0:
            self.fail(at, "{{ without }}")
        line = self.text.count("\n", 0, at) + 1
        self.flush()
        self.out.append(f'#line {line} "{self.path}"')
        value = FIXED_TEXT.sub(r"view.fixed(\1)", self.text[at + 2 : end].strip())
        self.out.append(f"w.{function}({value});")
        return end + 2

    def compile(self, at, end):
        while at < end:
            if self.at_line_start(at) and (m := re.compile(r"[ \t]*@ ?([^\n]*)\n?").match(self.text, at)):
                self.flush()
                self.out.append(f'#line {self.text.count(chr(10), 0, at) + 1} "{self.path}"')
                self.out.append(m.group(1))
                at = m.end()
            elif self.text.startswith("<!--", at):
                at = self.comment(at)
            elif self.text.startswith("{{", at):
                at = self.text_hole(at)
            elif self.text[at] == "<":
                at = self.tag(at)
            else:
                at = self.characters(at)
        if self.stack:
            self.fail(end - 1, f"<{self.stack[-1]}> is not closed")
        self.flush()

    def at_line_start(self, at):
        return at == 0 or self.text[at - 1] == "\n"

    def characters(self, at):
        """Copies text; a line break and its indentation become one line break."""
        if self.text[at] == "\n":
            m = re.compile(r"\n(?:[ \t]*\n)*").match(self.text, at)
            rest = re.compile(r"[ \t]*").match(self.text, m.end())
            self.literal += "\n" if not self.literal.endswith("\n") else ""
            return m.end() if self.text.startswith("@", rest.end()) else rest.end()
        self.literal += self.text[at]
        return at + 1

    def comment(self, at):
        end = self.text.find("-->", at)
        if end < 0 or "{{" in self.text[at:end]:
            self.fail(at, "a comment must end and may hold no hole")
        return end + 3  # comments are for template authors, readers do not get them

    def text_hole(self, at):
        inside = self.stack[-1] if self.stack else ""
        if inside == "script":
            if not self.json_script:
                self.fail(at, "no hole in <script>: only JSON scripts take values")
            return self.hole(at, "json")
        if inside in ("style", "textarea", "title") and inside == "style":
            self.fail(at, "no hole in <style>")
        return self.hole(at, "text")

    def tag(self, at):
        m = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)").match(self.text, at)
        if not m:
            if self.text.startswith("<!doctype", at):
                end = self.text.index(">", at) + 1
                self.literal += self.text[at:end]
                return end
            self.fail(at, "a bare '<': write &lt;")
        closing, name = m.group(1), m.group(2)
        self.literal += m.group(0)
        at = m.end()
        if closing:
            if not self.stack or self.stack.pop() != name:
                self.fail(at, f"</{name}> closes nothing here")
            if self.text[at] != ">":
                self.fail(at, f"</{name} must end with >")
            self.literal += ">"
            return at + 1
        return self.attributes(at, name)

    def attributes(self, at, name):
        types = ""
        while True:
            m = re.compile(r"\s*").match(self.text, at)
            at = m.end()
            if self.text.startswith("/>", at) or self.text[at] == ">":
                end = at + (2 if self.text[at] == "/" else 1)
                self.literal += "/>" if self.text[at] == "/" else ">"
                if name not in VOID and self.text[at] != "/":
                    self.stack.append(name)
                    self.json_script = types in JSON_SCRIPTS
                return end
            m = re.compile(r"(\??)([a-zA-Z_:][-a-zA-Z0-9_:.]*)(=\")?").match(self.text, at)
            if not m:
                self.fail(at, "an attribute must be name or name=\"value\"; holes stand inside quotes")
            optional, attribute, has_value = m.groups()
            attribute = attribute.lower()
            start = m.end()
            if not has_value:
                if self.text[start : start + 1] == "=":
                    self.fail(at, f"{attribute}: the value must be in double quotes")
                self.literal += " " + attribute
                at = start
                continue
            close = self.value_end(start)
            if optional:
                at = self.optional_attribute(attribute, start, close)
                continue
            if attribute == "type":
                types = self.text[start:close]
            self.literal += f' {attribute}="'
            self.value(attribute, start, close)
            self.literal += '"'
            at = close + 1

    def value_end(self, at):
        while True:
            quote, hole = self.text.find('"', at), self.text.find("{{", at)
            if quote < 0:
                self.fail(at, "a quote is not closed")
            if hole < 0 or quote < hole:
                return quote
            at = self.text.index("}}", hole) + 2

    def optional_attribute(self, attribute, start, close):
        m = re.fullmatch(r"\{\{(.*)\}\}", self.text[start:close], re.S)
        if not m or attribute.startswith("on") or attribute in URL_ATTRIBUTES | REFUSED_ATTRIBUTES:
            self.fail(start, f'?{attribute} takes exactly one {{{{ condition }}}}')
        self.flush()
        self.out.append(f'if ({m.group(1).strip()}) w.raw(" {attribute}");')
        return close + 1

    def value(self, attribute, at, close):
        if "{{" in self.text[at:close] and (
            attribute.startswith("on") or attribute in REFUSED_ATTRIBUTES
        ):
            self.fail(at, f"no hole in {attribute}=")
        begin = at
        while at < close:
            if not self.text.startswith("{{", at):
                self.literal += self.text[at]
                at += 1
            elif attribute in URL_ATTRIBUTES:
                at = self.hole(at, "url" if at == begin else "url_part")
            else:
                at = self.hole(at, "attribute")


def cpp_string(text):
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("?", "\\?")
    return f'"{escaped}"'


def pages(text, path):
    """Splits a file at its @page lines: [(signature, begin, end)]."""
    marks = list(re.finditer(r"^@page (\w+)\((.*)\)[ \t]*\n", text, re.M))
    if not marks:
        raise Refused(f"{path}:1: no @page line")
    ends = [m.start() for m in marks[1:]] + [len(text)]
    return [(m.group(1), m.group(2), m.end(), end) for m, end in zip(marks, ends)]


def main():
    source, room, base = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    text = source.read_text()
    includes = re.findall(r"^@include (.*)$", text, re.M)
    space = re.search(r"^@namespace (\S+)$", text, re.M)
    space = space.group(1) if space else f"{room}::page"
    header = ["// Generated by tools/pagec.py.", "#pragma once", '#include "html/view.h"']
    header += [f"#include {i}" for i in includes] + [f"namespace {space} {{"]
    body = ["// Generated by tools/pagec.py.", f'#include "{room}/{source.stem}.html.h"']
    body += ['#include "html/writer.h"', f"namespace {space} {{"]
    for name, parameters, begin, end in pages(text, source):
        signature = f"html::Safe {name}(const html::View& view" + (f", {parameters})" if parameters else ")")
        compiler = Compiler(text[:end], source)
        compiler.compile(begin, end)
        header.append(signature + ";")
        plain = re.sub(r"\s*=\s*[^,()]+(?=[,)])", "", signature)
        body += [plain + " {", "html::Writer w;", "static_cast<void>(view);", *compiler.out]
        body += ["return w.take();", "}"]
    pathlib.Path(base).parent.mkdir(parents=True, exist_ok=True)
    pathlib.Path(base + ".html.h").write_text("\n".join(header + ["}  // namespace", ""]))
    pathlib.Path(base + ".html.cpp").write_text("\n".join(body + ["}  // namespace", ""]))


try:
    main()
except Refused as refused:
    print(f"{refused}", file=sys.stderr)
    sys.exit(1)
