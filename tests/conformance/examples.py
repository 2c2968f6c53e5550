"""The examples of a data file: Markdown with the HTML that others make of it.

Two forms are known: that of the CommonMark spec (fences of 32 back-quotes with the word `example`, the
parts between lines of a single full stop, tabs as an arrow), and that of markdown-it (parts between
lines of a single full stop, no fences)."""

import collections
import re

Example = collections.namedtuple("Example", "number line section markdown html")

FENCE = "`" * 32


def of_spec(text):
    examples, section, part, parts, start = [], "", None, [], 0
    for number, line in enumerate(text.split("\n"), 1):
        if part is None and line.startswith(FENCE + " example"):
            part, parts, start = 0, [[]], number
        elif part is not None and line == FENCE:
            made = ["".join(l + "\n" for l in p).replace("→", "\t") for p in parts]
            html = made[1] if len(made) > 1 else ""
            examples.append(Example(len(examples) + 1, start, section, made[0], html))
            part = None
        elif part is not None and line == "." and part < 2:
            part += 1
            parts.append([])
        elif part is not None:
            parts[part].append(line)
        elif re.match(r"#{1,6} ", line):
            section = line.lstrip("# ")
    return examples


def of_markdown_it(text):
    examples, section, part, parts, start = [], "", 0, [[], []], 0
    for number, line in enumerate(text.split("\n"), 1):
        if line == ".":
            part += 1
            if part == 1:
                parts, start = [[], []], number
            if part == 3:
                made = ["".join(l + "\n" for l in p) for p in parts]
                examples.append(Example(len(examples) + 1, start, section, *made))
                part = 0
        elif part:
            parts[part - 1].append(line)
        elif line:
            section = line
    return examples


def read(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    return of_spec(text) if FENCE in text else of_markdown_it(text)
