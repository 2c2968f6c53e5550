#!/usr/bin/env python3
"""How soon the reader is there and how soon it answers a key, beside other programs: in a pty, with
the bytes that are sent. A time is that of the last byte of an answer; an answer is over when nothing
has come for a while, which is not counted.

    keys.py PROGRAM MAKE_NOTES [NOTES...]

NOTES are sizes of libraries to make and index; the first is also what keys are measured in."""
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

QUIET_S = 0.06
SIZES = [(80, 24), (200, 60)]


class Terminal:
    """A program in a pty of its own."""

    def __init__(self, words, cols, rows, home):
        self.begun = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            env = {k: v for k, v in os.environ.items() if not k.startswith("LESS")}
            env.update(TERM="xterm-256color", HOME=home, LC_ALL="C.UTF-8")
            fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", rows, cols, 0, 0))
            os.execvpe(words[0], words, env)

    def answer(self, deadline_s=10):
        """The bytes that come until it is quiet, and when the last of them came."""
        n, last, end = 0, None, time.perf_counter() + deadline_s
        while time.perf_counter() < end:
            ready, _, _ = select.select([self.fd], [], [], QUIET_S if n else deadline_s)
            if not ready:
                break
            try:
                n += len(os.read(self.fd, 65536))
            except OSError:
                break
            last = time.perf_counter()
        return n, last

    def key(self, keys):
        begun = time.perf_counter()
        os.write(self.fd, keys.encode())
        n, last = self.answer(0.4)
        return n, (last - begun) * 1e3 if last else None

    def close(self):
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


def first_screen(words, cols, rows, home, runs=9):
    times, sizes = [], []
    for _ in range(runs):
        t = Terminal(words, cols, rows, home)
        n, last = t.answer()
        times.append((last - t.begun) * 1e3 if last else float("nan"))
        sizes.append(n)
        t.close()
    return min(times), statistics.median(times), sizes[-1]


def percentile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def measure_key(t, keys, back, runs):
    times, sizes = [], []
    for _ in range(runs):
        n, ms = t.key(keys)
        if ms is not None:
            times.append(ms)
            sizes.append(n)
        if back:
            t.key(back)
    if not times:
        return "%8s" % "-"
    p50, p99 = statistics.median(times), percentile(times, 0.99)
    return "%6.2f %6.2f %6d" % (p50, p99, statistics.median(sizes))


# name, keys, keys that undo them; for the page and the list of the reader
PAGE = [("line", "j", None), ("line back", "k", None), ("half a screen", "d", "u"), ("screen", " ", "b"),
        ("end", "G", "g"), ("find", "/the\r", "g"), ("next match", "n", None)]
READER = [("next heading", "]", "["), ("post meta", "i", "i"), ("outline", "t", "\x07")]
LIST = [("list line", "j", None), ("list screen", " ", "b"), ("search letter", "/s", "\x07")]


def measure_page(name, words, rows, moves, size, home, before=""):
    t = Terminal(words, size[0], size[1], home)
    t.answer()
    if before:
        t.key(before)
    for label, keys, back in moves:
        print("  %-12s %-14s %s" % (name, label, measure_key(t, keys, back, rows)))
    t.close()


def make_library(make_notes, n, folder):
    notes = os.path.join(folder, "notes-%d" % n)
    subprocess.run([make_notes, notes, str(n)], check=True, stdout=subprocess.DEVNULL)
    return notes


def main():
    program, make_notes = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    counts = [int(word) for word in sys.argv[3:]] or [1000, 100000]
    folder = tempfile.mkdtemp(prefix="fieldnotes-bench-")
    home = os.path.join(folder, "home")
    os.mkdir(home)
    try:
        libraries = [make_library(make_notes, n, folder) for n in counts]
        page = os.path.join(folder, "page.md")
        with open(page, "w", encoding="utf-8") as out:
            for i in range(60):
                out.write("## Part %d\n\n%s\n\n" % (i, "Of the words that stand here none is new. " * 8))
        print("first screen, ms: least, median; bytes")
        for cols, rows in SIZES:
            for n, notes in zip(counts, libraries):
                env = dict(os.environ, HOME=home)
                subprocess.run([program, "index", notes], check=True, stdout=subprocess.DEVNULL, env=env)
                print("  %dx%d %-22s %7.1f %7.1f %6d" %
                      ((cols, rows, "reader, %d notes" % n) + first_screen([program, notes], cols, rows, home)))
            for words in (["fieldnotes", page], ["less", page], ["vim", "-u", "NONE", "-R", page], ["w3m", page]):
                if words[0] == "fieldnotes":
                    words = [program, page]
                elif not shutil.which(words[0]):
                    continue
                print("  %dx%d %-22s %7.1f %7.1f %6d" %
                      ((cols, rows, os.path.basename(words[0]) + ", a page") + first_screen(words, cols, rows, home)))
        print("keys, ms to the last byte: median, 99th of a hundred; bytes")
        for size in SIZES:
            print(" at %dx%d" % size)
            measure_page("reader", [program, page], 30, PAGE + READER, size, home)
            measure_page("reader", [program, libraries[0]], 30, LIST, size, home)
            for words in (["less", page], ["vim", "-u", "NONE", "-R", page], ["w3m", page]):
                if shutil.which(words[0]):
                    moves = [m for m in PAGE if words[0] != "vim" or m[1] not in (" ", "d")]
                    measure_page(words[0], words, 30, moves, size, home)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
