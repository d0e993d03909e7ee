"""The words of the window, read from the same files that it reads them from: a test names a text by its id."""

import pathlib
import re

FOLDER = pathlib.Path(__file__).resolve().parent.parent / "assets" / "i18n"

ID = re.compile(r"^([a-z][a-z0-9-]*) = ?(.*)$")
ATTRIBUTE = re.compile(r"^ +\.([a-z]+) = (.*)$")
VARIANT = re.compile(r"^ +\*?\[[^\]]+\] (.*)$")
PLACE = re.compile(r"\{ ?\$([a-z-]+) ?\}")


class Words:
    """The texts of one language. A message with plural forms stands for any of them."""

    def __init__(self, language):
        self.forms = {}
        for file in sorted((FOLDER / language).glob("*.ftl")):
            self.read(file.read_text(encoding="utf-8").splitlines())

    def read(self, lines):
        """Reads one file: ids, attributes and, of messages with forms, each form."""
        current, head, tail, variants = None, "", "", None
        for line in lines:
            if match := ID.match(line):
                current, text = match[1], match[2]
            elif match := ATTRIBUTE.match(line):
                current, text = f"{current.split('.')[0]}.{match[1]}", match[2]
            elif variants is not None and (match := VARIANT.match(line)):
                variants.append(match[1])
                continue
            elif variants is not None and line.startswith("}"):
                tail = line[1:]
                self.forms[current] = [head + variant + tail for variant in variants]
                variants = None
                continue
            else:
                continue
            if match := re.match(r"^(.*)\{ \$[a-z-]+ ->$", text):
                head, variants = match[1], []
            else:
                self.forms[current] = [text]

    def __call__(self, message, **values):
        """A regular expression for a message, with the values that are given; others may be anything."""

        def form(text):
            pattern, end = "", 0
            for place in PLACE.finditer(text):
                value = values.get(place[1])
                pattern += re.escape(text[end : place.start()])
                pattern += ".+" if value is None else re.escape(str(value))
                end = place.end()
            return pattern + re.escape(text[end:])

        return "(?:" + "|".join(form(text) for text in self.forms[message]) + ")"
