#!/usr/bin/env python3
"""How soon the reader is there and how soon it answers a key, beside other programs: in a pty, with
the bytes that are sent. Prints figures and the aim beside them; nothing passes or fails.

    keys.py PROGRAM MAKE_NOTES [NOTES...]

NOTES are sizes of libraries to make and index, unless $BENCH_NOTES names them; keys are measured in
the first and the last of them. $BENCH_LIBRARY is a folder of notes that is there, to be measured
besides. $BENCH_KEYS is how often a key is sent (300, so that the slowest of a hundred is not one by
chance), $BENCH_STARTS how often a program is started (15).

On a page the programs are sent each key in turns, so that what the machine does meanwhile meets all
of them: an outlier that less has as well is not the reader's.

An answer may come in parts: what a person waits for first (the rows of a list, say), and what is
known later (a count). Two parts are two where nothing came for PART_S. So there are two times, that
of the last byte of the first part and that of the last of all; the waiting that tells that nothing
more will come is in neither. Beside them the processor time of the program's main thread, which
others on the machine do not change much: its middle and the slowest of a hundred."""
import fcntl
import os
import pty
import select
import shutil
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

PART_S = 0.003
QUIET_S = 0.03
DEADLINE_S = 20
SIZES = [(80, 24), (200, 60)]
KEYS = int(os.environ.get("BENCH_KEYS", "300"))
STARTS = int(os.environ.get("BENCH_STARTS", "15"))
ARTICLES, COMMITS = 1000, 1000
ESC, LEAVE = "\033", "\x07"


# ---- a program in a pty ----


class Answer:
    """What came, in parts: of each the bytes, and when the last of them came."""

    def __init__(self):
        self.parts = []

    def take(self, n, now):
        if not self.parts or now - self.parts[-1][1] > PART_S:
            self.parts.append([0, now])
        self.parts[-1][0] += n
        self.parts[-1][1] = now

    def bytes(self):
        return sum(n for n, _ in self.parts)

    def last(self):
        return self.parts[-1][1]

    def first(self, share):
        """When the first part was there with which that share of the bytes had come."""
        n = 0
        for of_part, when in self.parts:
            n += of_part
            if n >= share * self.bytes():
                return when
        return self.last()


def environment(home):
    env = {k: v for k, v in os.environ.items() if not k.startswith("LESS")}
    env.update(TERM="xterm-256color", HOME=home, LC_ALL="C.UTF-8", GIT_CONFIG_NOSYSTEM="1")
    for name in ("CACHE", "CONFIG", "DATA", "STATE"):
        env[f"XDG_{name}_HOME"] = os.path.join(home, name)
    if "BENCH_CACHE" in os.environ:
        env["XDG_CACHE_HOME"] = os.environ["BENCH_CACHE"]
    return env


class Terminal:
    def __init__(self, words, size, home):
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = environment(home)
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
            os.execvpe(words[0], words, env)

    def rests(self, before_ms):
        """Does the program wait for something, without having worked since?"""
        with open(f"/proc/{self.pid}/stat", encoding="ascii", errors="replace") as f:
            state = f.read().rsplit(")", 1)[1].split()[0]
        return state == "S" and self.processor_ms() - before_ms < 0.1

    def answer(self, will_come=False):
        a, end = Answer(), time.perf_counter() + DEADLINE_S
        while time.perf_counter() < end:
            before_ms = self.processor_ms()
            ready, _, _ = select.select([self.fd], [], [], QUIET_S)
            if not ready and (a.parts or not will_come) and self.rests(before_ms):
                break
            if not ready:
                continue
            try:
                n = len(os.read(self.fd, 65536))
            except OSError:
                break
            a.take(n, time.perf_counter())
        return a

    def processor_ms(self):
        with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as f:
            return int(f.read().split()[0]) / 1e6

    def key(self, keys):
        before, begun = self.processor_ms(), time.perf_counter()
        os.write(self.fd, keys.encode())
        a = self.answer()
        return a, begun, self.processor_ms() - before

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


# ---- figures ----


def p99(values):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(0.99 * len(ordered)))]


class Figures:
    def __init__(self):
        self.first, self.last, self.processor, self.bytes, self.parts = [], [], [], [], []

    def add(self, answer, begun, processor_ms, share=0):
        if not answer.parts:
            return
        self.first.append((answer.first(share) - begun) * 1e3)
        self.last.append((answer.last() - begun) * 1e3)
        self.processor.append(processor_ms)
        self.bytes.append(answer.bytes())
        self.parts.append(len(answer.parts))

    def tell(self, size, name, what, peer=None, aim=""):
        head = f"  {size[0]}x{size[1]:<3} {name:<21} {what:<16}"
        if not self.first:
            print(f"{head} no answer", flush=True)
            return
        middle = statistics.median
        ratio = f"{middle(self.first) / middle(peer.first):6.1f}" if peer and peer.first else " " * 6
        print(
            f"{head}{min(self.first):7.1f}{middle(self.first):7.1f}{p99(self.first):7.1f}"
            f"{middle(self.last):8.1f}{p99(self.last):7.1f}"
            f"{middle(self.processor):8.2f}{p99(self.processor):7.2f}"
            f"{middle(self.bytes):8.0f}{middle(self.parts):4.0f}{ratio}  {aim}",
            flush=True,
        )


HEAD = (f"{'':47}  the first part       all          processor\n"
        f"{'':47}  least middle  p99  middle  p99  middle  p99   bytes parts  less=1  aim")


def measure_start(words, size, home):
    figures = Figures()
    for _ in range(STARTS):
        t = Terminal(words, size, home)
        a = t.answer(True)
        figures.add(a, t.begun, t.processor_ms(), 0.5)
        t.close()
    return figures


def measure_key(t, keys, back):
    figures = Figures()
    for _ in range(KEYS):
        figures.add(*t.key(keys))
        if back:
            t.key(back)
    return figures


# ---- what is pressed: a name, the keys, those that undo them ----

LINES = [("a line", "j", "k"), ("a line back", "k", "j")]
SCREENS = [("half a screen", "d", "u"), ("a screen", " ", "b")]
ENDS = [("to the end", "G", "g")]
FINDS = [("find", "/the\r", "g"), ("next match", "n", None)]
PAGE = LINES + SCREENS + ENDS + FINDS
READER_PAGE = PAGE + [("next heading", "]", "["), ("post meta", "i", "i"), ("outline", "t", LEAVE)]
READER_LIST = LINES + [("a screen", " ", "b"), ("to the end", "G", "g"), ("open", "\r", "q")]
READER_SEARCH = [("a letter", "w"), ("the second", "u"), ("the third", "n"), ("the fourth", "w")]
VIM = [("a line", "\x05", "\x19"), ("half a screen", "\x04", "\x15"), ("a screen", "\x06", "\x02"),
       ("to the end", "G", "gg"), ("find", "/the\r", "gg"), ("next match", "n", None)]
TIG = LINES + [("a screen", " ", "-"), ("to the end", ESC + "[4~", ESC + "[1~"), ("open", "\r", "q")]
NEWSBOAT = LINES + [("a screen", ESC + "[6~", ESC + "[5~"), ("open", "\r", "q")]


class Bench:
    def __init__(self, program, make_notes, folder):
        self.program, self.make_notes, self.folder = program, make_notes, folder
        self.home = os.path.join(folder, "home")
        os.mkdir(self.home)
        self.page = os.path.join(folder, "page.md")
        with open(self.page, "w", encoding="utf-8") as out:
            for i in range(60):
                words = "Of the words that stand here none is new. " * 8
                out.write(f"## Part {i}\n\n{words}\n\n")

    def path(self, *names):
        return os.path.join(self.folder, *names)

    # ---- what is shown ----

    def library(self, n):
        notes = self.path(f"notes-{n}")
        subprocess.run([self.make_notes, notes, str(n)], check=True, stdout=subprocess.DEVNULL)
        return self.indexed(notes)

    def indexed(self, notes):
        subprocess.run([self.program, "index", notes], check=True, stdout=subprocess.DEVNULL,
                       env=environment(self.home))
        return notes

    def repository(self):
        """Commits with titles like those of notes."""
        if not shutil.which("git"):
            return None
        where = self.path("repository")
        subprocess.run(["git", "init", "-q", where], check=True)
        stream = []
        for i in range(COMMITS):
            text = f"Make part {i} of the words that stand here\n\n" + "None of them is new.\n" * 20
            who = f"A <a@example.org> {1600000000 + i * 600} +0000"
            stream.append(f"commit refs/heads/bench\ncommitter {who}\ndata {len(text)}\n{text}\n"
                          f"M 644 inline page.md\ndata {len(text)}\n{text}\n")
        subprocess.run(["git", "-C", where, "fast-import", "--quiet"], input="".join(stream),
                       text=True, check=True)
        subprocess.run(["git", "-C", where, "checkout", "-q", "bench"], check=True)
        return where

    def feed(self):
        """A feed of articles, read in; gives the words that open newsboat on it."""
        folder = self.path("newsboat")
        os.mkdir(folder)
        with open(self.path("feed.xml"), "w", encoding="utf-8") as out:
            out.write('<?xml version="1.0"?><rss version="2.0"><channel><title>notes</title>'
                      "<link>http://example.org/</link><description>x</description>")
            text = "Of the words that stand here none is new. " * 60
            for i in range(ARTICLES):
                out.write(f"<item><title>Part {i} of the words that stand here</title>"
                          f"<guid>{i}</guid><link>http://example.org/{i}</link>"
                          f"<description>{text}</description></item>")
            out.write("</channel></rss>")
        urls, cache, config = (os.path.join(folder, name) for name in ("urls", "cache.db", "config"))
        with open(urls, "w", encoding="utf-8") as out:
            out.write(f"file://{self.path('feed.xml')}\n")
        with open(config, "w", encoding="utf-8") as out:
            out.write("max-items 0\n")
        words = ["newsboat", "-u", urls, "-c", cache, "-C", config]
        subprocess.run(words + ["-x", "reload"], check=True, stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL, env=environment(self.home))
        return words

    # ---- measuring ----

    def start(self, size, name, words, less=None, aim=""):
        figures = measure_start(words, size, self.home)
        figures.tell(size, name, "first screen", less, aim)
        return figures

    def keys(self, size, name, words, moves, less=None, before=()):
        """Figures by the name of the move."""
        t = Terminal(words, size, self.home)
        t.answer(True)
        for keys in before:
            t.key(keys)
        found, aim = {}, "2" if name.startswith("reader") else ""
        for what, keys, back in moves:
            found[what] = measure_key(t, keys, back)
            found[what].tell(size, name, what, (less or {}).get(what), aim)
        t.close()
        return found

    def in_turns(self, size, programs):
        """What the last of the programs is asked to do, by all that can, in turns. Programs: name,
        words, moves. Gives the figures of the first by the name of the move."""
        terminals = [Terminal(words, size, self.home) for _, words, _ in programs]
        for t in terminals:
            t.answer(True)
        can = [{what: (keys, back) for what, keys, back in moves} for _, _, moves in programs]
        found = {}
        for what in can[-1]:
            figures = [Figures() for _ in programs]
            for _ in range(KEYS):
                for t, moves, of_one in zip(terminals, can, figures):
                    if what not in moves:
                        continue
                    keys, back = moves[what]
                    of_one.add(*t.key(keys))
                    if back:
                        t.key(back)
            peer = figures[0] if len(programs) > 1 else None
            found[what] = figures[0]
            for (name, _, _), moves, of_one in zip(programs, can, figures):
                if what in moves:
                    of_one.tell(size, name, what, peer, "2" if name.startswith("reader") else "")
        for t in terminals:
            t.close()
        return found if programs[0][0] == "less" else {}

    def letters(self, size, name, words):
        """A word typed letter by letter."""
        t = Terminal(words, size, self.home)
        t.answer(True)
        found = {what: Figures() for what, _ in READER_SEARCH}
        for _ in range(KEYS):
            t.key("/")
            for what, letter in READER_SEARCH:
                found[what].add(*t.key(letter))
            t.key(LEAVE)
        for what, figures in found.items():
            figures.tell(size, name, what, None, "16")
        t.close()

    def at(self, size, libraries, peers):
        """All that is measured at one size. Peers: name, words, moves, keys before them."""
        less = self.start(size, "less", ["less", self.page]) if shutil.which("less") else None
        self.start(size, "reader, a page", [self.program, self.page], less, "10")
        for name, notes in libraries:
            self.start(size, f"reader, {name}", [self.program, notes], less, "10")
        for name, words, _, _ in peers:
            self.start(size, name, words, less)
        pagers = [("less", ["less", self.page], PAGE)] if less else []
        pagers += [p[:3] for p in peers if p[0] == "vim"]
        reader = ("reader, a page", [self.program, self.page], READER_PAGE)
        moves = self.in_turns(size, pagers + [reader])
        for name, notes in libraries[:1] + libraries[1:][-1:]:
            self.keys(size, f"reader, {name}", [self.program, notes], READER_LIST, moves)
            self.letters(size, f"reader, {name}", [self.program, notes])
        for name, words, its_moves, before in peers:
            if name != "vim":
                self.keys(size, name, words, its_moves, moves, before)


def main():
    program, make_notes = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    counts = [int(n) for n in os.environ.get("BENCH_NOTES", "").split() or sys.argv[3:]]
    with tempfile.TemporaryDirectory(prefix="fieldnotes-bench-") as folder:
        b = Bench(program, make_notes, folder)
        libraries = [(f"{n} notes", b.library(n)) for n in counts]
        if "BENCH_LIBRARY" in os.environ:
            libraries.append(("a library", b.indexed(os.environ["BENCH_LIBRARY"])))
        vim = ["vim", "-u", "NONE", "-R", b.page]
        peers = [("vim", vim, VIM, ()), ("w3m", ["w3m", b.page], PAGE, ())]
        if shutil.which("tig") and shutil.which("git"):
            peers.append(("tig", ["sh", "-c", 'cd "$0" && exec tig', b.repository()], TIG, ()))
        if shutil.which("newsboat"):
            peers.append(("newsboat", b.feed(), NEWSBOAT, ("\r",)))
        peers = [p for p in peers if shutil.which(p[0])]
        print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n{HEAD}", flush=True)
        for size in SIZES:
            b.at(size, libraries, peers)


if __name__ == "__main__":
    main()
