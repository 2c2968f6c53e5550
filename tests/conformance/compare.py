"""Compares pages with what others say Markdown means, and says so as TAP.

    compare.py DUMP CORPUS DIFFERENCES

For every example of every data file that DIFFERENCES names: the text of the page is that of the
reference with blanks folded, and so is the structure; and the lines drawn say all that the document
says. Where the reference is written for HTML that stands in the Markdown, the text alone is compared.

DIFFERENCES lists which examples differ, and why. An example that is not listed must agree, and one
that is listed must differ; letters are lost in none but those whose reason begins with "lost:"."""

import collections
import os
import sys

import blocks
import examples
import page
import reference

# How many examples of a specification may be listed.
SPECS = "/spec.txt"
SPEC_LISTED_MAX = 0.02


def judge(example, told):
    """What is wrong with an example, or None."""
    mine = page.Page(told)
    loss = mine.loss()
    if loss:
        return "lines: " + loss
    if told["html"]:
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
    """The letters and digits of the reference that the page has neither as text nor in a link."""
    shown = blocks.text_of(page.Page(told).blocks) + "".join(l["url"] for l in told["links"])
    wanted = reference.without_tags(example.html)
    lost = collections.Counter(filter(str.isalnum, wanted))
    lost.subtract(filter(str.isalnum, shown))
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


def check(name, listed, found, told):
    """What is wrong with a file, line by line."""
    if not found:
        yield "no examples"
    for e, t in zip(found, told):
        reason = listed.get(e.number, listed.get(None))
        place = "%d (line %d, %s)" % (e.number, e.line, e.section)
        why = judge(e, t)
        if why and not reason:
            yield "%s: %s" % (place, why)
        elif reason and not why and None not in listed:
            yield "%s is listed and does not differ" % place
        lost = letters_lost(e, t)
        if lost and not (reason or "").startswith("lost:"):
            yield "%s loses %s" % (place, lost)
    if name.endswith(SPECS) and len(listed) > SPEC_LISTED_MAX * len(found):
        yield "%d of %d are listed" % (len(listed), len(found))


def main():
    program, corpus, table = sys.argv[1:]
    failed = 0
    files = read_differences(table)
    for n, (name, listed) in enumerate(files.items(), 1):
        found = examples.read(os.path.join(corpus, "conformance", name))
        wrong = list(check(name, listed, found, page.dump(program, [e.markdown for e in found])))
        differ = len(found) if None in listed else len(listed)
        print("%s %d - %s: %d of %d examples agree" % (
            "not ok" if wrong else "ok", n, name, len(found) - differ, len(found)))
        for line in wrong:
            print("# " + line)
        failed += bool(wrong)
    print("1..%d" % len(files))
    sys.exit(failed > 0)


main()
