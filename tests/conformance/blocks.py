"""Blocks in a form in which two sides can be compared, and what the comparison says.

Inline text is a list of characters, each with its marks and its link; an image is IMAGE and then its
description. Blanks are folded to one, which has no marks; a hard break is a LF."""

import collections
import urllib.parse

IMAGE = "\ufffc"

Char = collections.namedtuple("Char", "char marks link")

# kind: text heading code rule table; path: the containers from outside to inside, each with its
# number in the text; about: what else must agree; chars: the inline text
Block = collections.namedtuple("Block", "kind path about chars")

BLANKS = " \t\r\n\f"


def url(written):
    """One form of an address, however its bytes are escaped."""
    return urllib.parse.unquote(written or "")


def folded(chars):
    """The same with each run of blanks as one, and none at the ends."""
    out = []
    for c in chars:
        if c.char not in BLANKS:
            out.append(c)
        elif out and out[-1].char in " \n":
            if c.char == "\n":
                out[-1] = Char("\n", frozenset(), None)
        elif out:
            out.append(Char("\n" if c.char == "\n" else " ", frozenset(), None))
    while out and out[-1].char in " \n":
        out.pop()
    return out


def plain(chars):
    return "".join(c.char for c in chars)


def text_of(blocks):
    """The text of all, blanks folded, without what stands for images."""
    words = []
    for b in blocks:
        cells = [c for row in b.about[1] for c in row] if b.kind == "table" else [b.chars]
        words += [plain(c).replace(IMAGE, "") for c in cells]
        if b.kind == "code":
            words.append(b.about[1])
    return " ".join(" ".join(words).split())


def _chars_differ(a, b):
    if plain(a) != plain(b):
        return "text"
    for x, y in zip(a, b):
        if x.marks != y.marks:
            return "marks of %r: %s / %s" % (x.char, sorted(x.marks), sorted(y.marks))
        if x.link != y.link:
            return "link of %r: %s / %s" % (x.char, x.link, y.link)
    return None


def _block_differs(a, b):
    for name in ("kind", "path", "about"):
        if a.kind == b.kind == "table" and name == "about":
            continue
        if getattr(a, name) != getattr(b, name):
            return "%s: %r / %r" % (name, getattr(a, name), getattr(b, name))
    if a.kind != "table":
        return _chars_differ(a.chars, b.chars)
    if a.about[0] != b.about[0] or [len(r) for r in a.about[1]] != [len(r) for r in b.about[1]]:
        return "shape of the table"
    cells = zip(sum(a.about[1], []), sum(b.about[1], []))
    return next(filter(None, (_chars_differ(x, y) for x, y in cells)), None)


def differ(page, wanted):
    """What differs between two lists of blocks, in a few words; None when nothing does."""
    for n, (a, b) in enumerate(zip(page, wanted), 1):
        found = _block_differs(a, b)
        if found:
            return "block %d: %s" % (n, found)
    if len(page) != len(wanted):
        return "%d / %d blocks" % (len(page), len(wanted))
    return None
