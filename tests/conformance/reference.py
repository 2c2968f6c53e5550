"""Reference HTML as blocks."""

import html
import html.parser
import re

from blocks import IMAGE, Block, Char, folded, url

HEADINGS = {"h%d" % n: n for n in range(1, 7)}
MARKS = {"em": "em", "strong": "strong", "del": "del", "s": "del", "code": "code"}
CONTAINERS = {"blockquote": "quote", "ul": "list", "ol": "list", "li": "item"}


class _Reader(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.blocks = []
        self.images = []
        self.frames = []  # containers around the place reached: dicts
        self.count = 0  # containers seen
        self.open = None  # (kind, about) of the block that is read; None: none
        self.chars = []
        self.marks = []
        self.link = None
        self.leads_back = False
        self.pre = None  # text of a code block that is read
        self.language = ""
        self.table = None  # (aligns, rows)

    # ---- blocks ----

    def path(self):
        made = []
        for f in self.frames:
            if f["kind"] == "item":
                outer = f["list"]
                made.append(("item", f["n"], outer["n"], f["number"], f["task"]))
            elif f["kind"] == "quote":
                made.append(("quote", f["n"]))
        return tuple(made)

    def add(self, kind, about=None, chars=()):
        for f in self.frames:
            f["empty"] = False
        self.blocks.append(Block(kind, self.path(), about, folded(chars)))

    def end_block(self):
        if self.open:
            kind, about = self.open
            if kind != "implicit":
                self.add(kind, about, self.chars)
            elif folded(self.chars):
                self.add("text", None, self.chars)
        self.open = None
        self.chars = []

    def begin_block(self, kind, about=None):
        self.end_block()
        self.open = (kind, about)

    def begin_container(self, kind, attrs):
        self.end_block()
        self.count += 1
        frame = {"kind": kind, "n": self.count, "empty": True}
        if kind == "list":
            self.count -= 1  # lists are known by their items
            frame.update(number=int(attrs.get("start") or 1) if attrs["tag"] == "ol" else None)
            frame["n"] = None
        if kind == "item":
            outer = next((f for f in reversed(self.frames) if f["kind"] == "list"), None)
            outer = outer or {"n": None, "number": None}
            if outer["n"] is None:
                outer["n"] = self.count
            frame.update(list=outer, number=outer["number"], task=0)
            if outer["number"] is not None:
                outer["number"] += 1
        self.frames.append(frame)

    def end_container(self, kind):
        self.end_block()
        if not self.frames or self.frames[-1]["kind"] != kind:
            return
        if self.frames[-1]["empty"] and kind != "list":
            self.add("text")
        self.frames.pop()

    # ---- tags ----

    def handle_starttag(self, tag, pairs):
        attrs = dict(pairs, tag=tag)
        if tag in HEADINGS:
            self.begin_block("heading", HEADINGS[tag])
        elif tag == "p":
            self.begin_block("text")
        elif tag in CONTAINERS:
            self.begin_container(CONTAINERS[tag], attrs)
        elif tag == "hr":
            self.end_block()
            self.add("rule")
        elif tag == "pre":
            self.end_block()
            self.pre, self.language = [], ""
        elif tag == "code" and self.pre is not None:
            match = re.match(r"(?:language-)?(\S+)", attrs.get("class") or "")
            self.language = match.group(1) if match else ""
        elif tag == "table":
            self.end_block()
            self.table = ([], [])
        elif tag == "tr" and self.table:
            self.table[1].append([])
        elif tag in ("th", "td") and self.table:
            self.begin_cell(tag, attrs)
        elif tag in MARKS:
            self.marks.append(MARKS[tag])
        elif tag == "a" and attrs.get("class") == "footnote-backref":
            self.leads_back = True
        elif tag == "a" and "href" in attrs:
            self.link = (url(attrs["href"]), attrs.get("title") or "")
        elif tag == "x-wikilink":
            self.link = (url(attrs.get("data-target")), "")
        elif tag == "img":
            self.add_image(attrs)
        elif tag == "br":
            self.add_text("\n")
        elif tag == "input" and self.frames and self.frames[-1]["kind"] == "item":
            self.frames[-1]["task"] = 2 if "checked" in attrs else 1

    def handle_endtag(self, tag):
        if tag in HEADINGS or tag == "p":
            self.end_block()
        elif tag in CONTAINERS:
            self.end_container(CONTAINERS[tag])
        elif tag == "pre" and self.pre is not None:
            self.add("code", (self.language, "".join(self.pre)))
            self.pre = None
        elif tag in ("th", "td") and self.table:
            self.table[1][-1].append(folded(self.chars))
            self.chars, self.open = [], None
        elif tag == "table" and self.table:
            self.add("table", self.table)
            self.table = None
        elif tag in MARKS and MARKS[tag] in self.marks:
            self.marks.remove(MARKS[tag])
        elif tag in ("a", "x-wikilink"):
            self.link = None
            self.leads_back = False

    def begin_cell(self, tag, attrs):
        self.begin_block("cell")
        if tag == "th":
            style = re.search(r"text-align: ?(\w+)", attrs.get("style") or "")
            self.table[0].append(style.group(1) if style else attrs.get("align") or "")

    # ---- text ----

    def add_text(self, text):
        if not self.open:
            self.open = ("implicit", None)
        marks = frozenset(self.marks)
        self.chars += [Char(c, marks, self.link) for c in text]

    def add_image(self, attrs):
        address = (url(attrs.get("src")), attrs.get("title") or "")
        self.images.append(address)
        if not self.open:
            self.open = ("implicit", None)
        text = IMAGE + (attrs.get("alt") or "").replace("\n", " ")
        self.chars += [Char(c, frozenset(["img"]), self.link or address) for c in text]

    def handle_data(self, data):
        if self.leads_back:
            return
        if self.pre is not None:
            self.pre.append(data)
        elif self.open or data.strip():
            self.add_text(data.replace("\n", " "))


def read(text):
    """(blocks, images)"""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    return reader.blocks, reader.images


_ATTRIBUTE = r"""\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
_TAG = re.compile(
    r"<!--(?:>|->|.*?(?:-->|\Z))|<\?.*?(?:\?>|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<![a-zA-Z].*?(?:>|\Z)"
    r"|<img(?:%s)*\s*/?>|<[a-zA-Z][a-zA-Z0-9-]*(?:%s)*\s*/?>|</[a-zA-Z][a-zA-Z0-9-]*\s*>" % (_ATTRIBUTE, _ATTRIBUTE),
    re.S)


_INLINE = re.compile(
    r"</?(?:a|abbr|b|code|del|em|font|i|ins|kbd|mark|s|samp|small|span|strong|sub|sup|u|var)\b|<!--", re.I)
_ALT = re.compile(r"""\salt=(?:"([^"]*)|'([^']*))""")


def without_tags(text):
    """The text of HTML that need not be whole: references resolved, of images the description."""

    def left(match):
        tag = match.group(0)
        alt = _ALT.search(tag) if tag.startswith("<img") else None
        if alt:
            return alt.group(1) or alt.group(2) or ""
        return "" if _INLINE.match(tag) else " "

    return html.unescape(_TAG.sub(left, text))
