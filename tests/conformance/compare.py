"""Compares pages with what others say Markdown means, and says so as TAP.

    compare.py DUMP CORPUS DIFFERENCES

For every example of every data file that DIFFERENCES names: the text of the page is that of the
reference with blanks folded, and so is the structure; and the lines drawn say all that the document
says. Where the reference is written for HTML that stands in the Markdown, the text alone is compared.

DIFFERENCES lists which examples differ, and why. An example that is not listed must agree, and one
that is listed must differ. Words at the beginning of a reason: with "links:", the example is written
for a program that makes no links of bare addresses, and agrees but for these; with "lost:", letters
of the reference are not on the page, which no other may do."""

import collections
import os
import sys

import blocks
import examples
import page
import reference

# Of each specification so many examples have to agree.
SPECS = "/spec.txt"
SPEC_AGREE_MIN = 0.99


def judge(example, told, reason=""):
    """What is wrong with an example, or None."""
    if example.html == "<IGNORE>\n":
        return None
    mine = page.Page(told, bare_links=not reason.startswith("links:"))
    loss = mine.loss()
    if loss:
        return "lines: " + loss
    if told["html"] or "<!" in example.html:
        a, b = blocks.text_of(mine.blocks), reference.without_tags(example.html)
        return None if "".join(a.split()) == "".join(b.split()) else "text: %r / %r" % (a, b)
    wanted, images = reference.read(example.html)
    a, b = blocks.text_of(mine.blocks), blocks.text_of(wanted)
    if a != b:
        return "text: %r / %r" % (a, b)
    if mine.images != images:
        return "images: %s / %s" % (mine.images, images)
    return blocks.differ(mine.blocks, wanted)


def letters_lost(example, told):
    """The letters and digits of the reference that the page has neither as text nor in a link, small
    or capital."""
    shown = page.Page(told).everything()
    wanted = reference.without_tags(example.html)
    lost = collections.Counter(filter(str.isalnum, wanted.casefold()))
    lost.subtract(filter(str.isalnum, shown.casefold()))
    return "".join(sorted((+lost).elements()))


def numbers(written):
    """3, 5-7 -> {3, 5, 6, 7}; all -> None"""
    if written == "all":
        return None
    found = set()
    for part in written.split(","):
        first, _, last = part.strip().partition("-")
        found.update(range(int(first), int(last or first) + 1))
    return found


def read_differences(path):
    """{file: {number or None: reason}} in the order of the table."""
    files = {}
    with open(path, encoding="utf-8") as table:
        for line in table:
            if not line.strip() or line.startswith("#"):
                continue
            name, written, reason = (part.strip() for part in line.split("|", 2))
            listed = files.setdefault(name, {})
            if written != "none":
                listed.update((n, reason) for n in numbers(written) or [None])
    return files


class File:
    """What is right and wrong with the examples of a file."""

    def __init__(self, name, listed):
        self.name = name
        self.listed = listed  # {number, or None for all: reason}
        self.n_examples = self.n_agree = 0
        self.wrong = []

    def check(self, example, told):
        n, place = example.number, "%d (line %d, %s)" % (example.number, example.line, example.section)
        reason = self.listed.get(n, self.listed.get(None, ""))
        why = judge(example, told, reason)
        self.n_examples += 1
        self.n_agree += not why
        if why and (not reason or reason.startswith("links:")):
            self.wrong.append("%s: %s" % (place, why))
        elif n in self.listed and not why and not judge(example, told):
            self.wrong.append(place + " is listed and does not differ")
        lost = letters_lost(example, told)
        if lost and not reason.startswith("lost:"):
            self.wrong.append("%s loses %s" % (place, lost))
        elif n in self.listed and reason.startswith("lost:") and not lost:
            self.wrong.append(place + " loses nothing")

    def check_all(self, found, told):
        for e, t in zip(found, told):
            self.check(e, t)
        if not found:
            self.wrong.append("no examples")
        if self.name.endswith(SPECS) and self.n_agree < SPEC_AGREE_MIN * len(found):
            self.wrong.append("%d of %d differ" % (len(found) - self.n_agree, len(found)))


def main():
    program, corpus, table = sys.argv[1:]
    failed = 0
    files = read_differences(table)
    for n, (name, listed) in enumerate(files.items(), 1):
        file = File(name, listed)
        found = examples.read(os.path.join(corpus, "conformance", name))
        file.check_all(found, page.dump(program, [e.markdown for e in found]))
        result = "not ok" if file.wrong else "ok"
        print("%s %d - %s: %d of %d agree" % (result, n, name, file.n_agree, file.n_examples))
        for line in file.wrong:
            print("# " + line)
        failed += bool(file.wrong)
    print("1..%d" % len(files))
    sys.exit(failed > 0)


main()
