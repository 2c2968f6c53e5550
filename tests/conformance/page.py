"""What tests/conformance/dump tells, as blocks."""

import json
import subprocess

from blocks import IMAGE, Block, Char, folded, plain, url
from reference import without_tags

# What the page adds to the text: marks, bars, frames, and where images come from.
ADDED = {"bullet", "quote", "rule", "mark", "code-frame", "border", "dim", "footnote"}
ALERTS = {"note", "tip", "important", "warning", "caution"}
SIGNS = str.maketrans("", "", "┃●★◆▲■")


def _encoded(texts):
    out = []
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        out.append(b"%d\n%s" % (len(data), data))
    return b"".join(out)


def dump(program, texts, *options):
    """What the program makes of each text."""
    run = subprocess.run([program, *options], input=_encoded(texts), stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


class Page:
    """One text as the program reads and draws it."""

    def __init__(self, told, bare_links=True):
        self.told = told
        self.bare_links = bare_links
        self.links = told["links"]
        self.frames = {}  # (kind, first block) -> number
        self.lists = {}  # list -> number of its first item
        self.blocks = [self._block(b) for n, b in enumerate(told["blocks"]) if not self._parts(n)]
        self.images = [self._address(l) for l in self.links if l["image"]]

    @staticmethod
    def _address(link):
        return (url(link["url"]), link["title"])

    def _parts(self, n):
        """Is block n the rule above the footnotes?"""
        kinds = [[f["kind"] for f in b["frames"]][-1:] for b in self.told["blocks"][n : n + 2]]
        return kinds == [[], ["footnote"]]

    def _frame(self, depth, f):
        n = self.frames.setdefault((depth, f["first"]), len(self.frames) + 1)
        if "list" not in f:
            return (f["kind"], n)
        first = self.lists.setdefault(f["list"], n)
        number = f["number"] if f["number"] >= 0 else None
        return ("item", n, first, number, f["task"])

    def _chars(self, pieces):
        chars = []
        for text, names, link in pieces:
            marks = set(names.split())
            if "html" in marks:
                continue
            if "literal" in marks and not self.bare_links:
                link = -1
            marks.discard("literal")
            if "back" in marks:
                continue
            if "footnote" in marks:
                marks.discard("footnote")
                number = "%d" % self.links[link]["number"]
                chars += [Char(c, frozenset(marks), ("#fn-" + number, "")) for c in number]
                continue
            to = self._address(self.links[link]) if link >= 0 else None
            if "img" in marks:
                marks, text = {"img"}, IMAGE + text
            chars += [Char(c, frozenset(marks), to) for c in text]
        return folded(chars)

    def _block(self, b):
        path = tuple(self._frame(d, f) for d, f in enumerate(reversed(b["frames"])))
        if b["kind"] == "code":
            return Block("code", path, (b["language"], b["literal"]), [])
        if b["kind"] == "heading":
            return Block("heading", path, b["level"], self._chars(b["content"]))
        if b["kind"] == "table":
            n = len(b["aligns"])  # rows may be shorter
            rows = [[self._chars(c) for c in row] + [[]] * (n - len(row)) for row in b["rows"]]
            return Block("table", path, (b["aligns"], rows), [])
        if b["kind"] in ("html", "plain"):
            text = b["literal"] if b["kind"] == "plain" else without_tags(b["literal"])
            return Block(b["kind"], path, None, [Char(c, frozenset(), None) for c in text])
        kind = "rule" if b["kind"] == "rule" else "text"
        return Block(kind, path, None, self._chars(b["content"]))

    def everything(self):
        """All text, that of HTML included, where links lead, and numbers of footnotes."""
        said = [self._said(n) for n in range(len(self.told["blocks"]))]
        return " ".join(said + [l["url"] or "%d" % l["number"] for l in self.links])

    # ---- the lines ----

    def _said(self, n):
        """What the document says of block n, as the page shows it."""
        b = self.told["blocks"][n]
        if b["kind"] == "table":
            rows = [[[p for p in c if "footnote" not in p[1]] for c in row] for row in b["rows"]]
            return " ".join("".join(p[0] for p in c) for row in rows for c in row)
        if b["kind"] in ("code", "html", "plain"):
            return b["literal"]
        text = "".join(p[0] for p in b["content"] if "footnote" not in p[1])
        if b["kind"] == "image" and not text:
            link = next(l for l in self.links if l["image"])
            return link["title"] or "no description"
        return text

    def _shown(self, n):
        lines = [line[1:] for line in self.told["lines"] if line[0] == n + 1]
        return "\n".join("".join(map(self._said_by, line)) for line in lines)

    @staticmethod
    def _said_by(span):
        """What the document says in a piece of a line."""
        role, text = span
        return "" if role in ADDED else text.translate(SIGNS) if role in ALERTS else text

    def loss(self):
        """The first block whose lines do not say what the document says, or None."""
        for n in range(len(self.told["blocks"])):
            said, shown = self._said(n).replace(IMAGE, ""), self._shown(n)
            if said.split() != shown.split():
                return "block %d: %r drawn as %r" % (n + 1, said, shown)
        return None
