"""Compares pages of real notes with what the parser by itself makes of them, and says so as TAP.

    notes.py DUMP CORPUS

Of every Markdown file below CORPUS/notes: no word of the HTML that cmark makes is lost in the
document or its links, the document has no new words, and all its words are in the lines drawn. The
order of words is not looked at: notes below a text may move."""

import collections
import os
import re
import sys
import unicodedata

import page
import reference

# Notes that differ, and why.
KNOWN = {
    "18f-site/content/posts/2014-11-26-how-to-use-more-open-source.md":
        "a tag is broken by quotation marks within its quotation marks",
    "18f-site/content/posts/2018-08-15-shared-infrastructure-as-code.md":
        "a tag is broken by quotation marks within its quotation marks",
    "devhints-mit/vim.md":
        "tags in a table, which stand in code where there is no table",
}

FRONT_MATTER = re.compile(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:.*?\r?\n)?\1[ \t]*(?:\r?\n|\Z)", re.S)
TASK = re.compile(r"(<li>(?:\s*<p>)?\s*)\[[ xX]\](?=\s)")
ATTRIBUTES = re.compile(r"\{[:#.][^{}\n]*\}")  # as kramdown and others write them
# Where what is written is no text but leads somewhere, and may be resolved.
ADDRESS = re.compile(r"\[\[([^\[\]\n]*)\]\]|\{\{([^{}\n]*)\}\}")
LABEL = re.compile(r"\[\^([^\]\n]+)\]")  # of a footnote, which is drawn as its number
HIDDEN = re.compile(r"<U\+[0-9A-F]+>|<\+\d+ marks?>")
WORD = re.compile(r"[^\W_]+")


def body_of(path):
    with open(path, encoding="utf-8", errors="replace", newline="") as file:
        text = file.read()
    match = FRONT_MATTER.match(text)
    return text[match.end():] if match else text


def words(text):
    return collections.Counter(WORD.findall(unicodedata.normalize("NFKC", text)))


def missing(wanted, *found):
    """Words of one text that the others have not, or less often."""
    return sorted((words(wanted) - sum(map(words, found), collections.Counter())).elements())


def differences(told):
    html = TASK.sub(r"\1", told["html"])
    rejoined = words(reference.without_tags(told["said"]))  # of words with tags within
    labels = words(" ".join(LABEL.findall(html)))
    text = reference.without_tags(ATTRIBUTES.sub("", html))
    addresses = words(" ".join(a + b for a, b in ADDRESS.findall(text)))
    lost = missing(text, told["said"], told["links"])
    lost = [w for w in lost if w not in rejoined and w not in addresses]
    new = missing(told["said"], reference.without_tags(html), html)
    undrawn = missing(told["said"], HIDDEN.sub("", told["shown"]))
    undrawn = [w for w in undrawn if w not in labels]
    for name, gone in (("lost", lost), ("new", new), ("not drawn", undrawn)):
        if gone:
            yield "%s: %s" % (name, " ".join(gone[:12]))


def check(name, told):
    """What is wrong with a note, line by line."""
    found = list(differences(told))
    if name in KNOWN and not found:
        yield "%s is listed and does not differ" % name
    elif name not in KNOWN:
        yield from ("%s: %s" % (name, f) for f in found)


def main():
    program, corpus = sys.argv[1:]
    root = os.path.join(corpus, "notes")
    folders = sorted(n for n in os.listdir(root) if os.path.isdir(os.path.join(root, n)))
    failed = 0
    for n, folder in enumerate(folders, 1):
        paths = sorted(os.path.join(d, f) for d, _, files in os.walk(os.path.join(root, folder))
                       for f in files if f.endswith(".md"))
        wrong = []
        for path, told in zip(paths, page.dump(program, map(body_of, paths), "-t")):
            wrong += check(os.path.relpath(path, root), told)
        print("%s %d - %s: %d notes" % ("not ok" if wrong else "ok", n, folder, len(paths)))
        for line in wrong:
            print("# " + line)
        failed += bool(wrong)
    print("1..%d" % len(folders))
    sys.exit(failed > 0)


main()
