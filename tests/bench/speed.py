"""How fast pages are: `make bench`.

Makes notes of 5 kB to 100 MB, the same each time, and measures in one run, one program after the
other and again: `show` beside `cmark -t html` (the floor) and lowdown (a peer, where there is
one), memory, and the reader's way to its first screen and to the end in a real terminal. Prints
ratios with the aim beside them; nothing passes or fails.
"""

import fcntl
import os
import pathlib
import pty
import random
import select
import shutil
import statistics
import struct
import sys
import tempfile
import termios
import time

RUNS = 5
SIZES = {"5 kB": 5_000, "1 MB": 1_000_000, "10 MB": 10_000_000, "100 MB": 100_000_000}
LAST_WORDS = "these are the last words"
WORDS = (
    "the of and to in is that for it as with on by this are be from or at an which note page line "
    "reader index search field value table code list link build test cache server client file "
    "folder option error result first second small large open close write read change keep place "
    "between before after every other always never often about because while where through"
).split()


def words(rng, least, most):
    return " ".join(rng.choice(WORDS) for _ in range(rng.randint(least, most)))


def sentence(rng):
    text = words(rng, 6, 20).capitalize()
    mark = rng.random()
    if mark < 0.15:
        text += f" *{words(rng, 1, 3)}*"
    elif mark < 0.3:
        text += f" `{rng.choice(WORDS)}_{rng.choice(WORDS)}()`"
    elif mark < 0.4:
        text += f" [{words(rng, 1, 3)}](https://example.org/{rng.choice(WORDS)})"
    return text + "."


def paragraph(rng):
    return "\n".join(sentence(rng) for _ in range(rng.randint(2, 6))) + "\n"


def bullets(rng):
    return "".join(f"{'  ' * rng.randint(0, 1)}- {sentence(rng)}\n" for _ in range(rng.randint(3, 8)))


def code(rng):
    lines = [f"{rng.choice(WORDS)} = {rng.choice(WORDS)}({rng.randint(0, 99)})" for _ in range(6)]
    return "```python\n" + "\n".join(lines) + "\n```\n"


def table(rng):
    rows = [f"| {words(rng, 1, 2)} | {rng.randint(0, 9999)} | {words(rng, 2, 4)} |" for _ in range(6)]
    return "\n".join(["| name | count | what it is |", "|------|------:|------------|"] + rows) + "\n"


def quote(rng):
    return f"> {sentence(rng)}\n> {sentence(rng)}\n"


KINDS = [paragraph] * 12 + [bullets] * 4 + [code, code, table, quote]


def note(size):
    """A natural mix of about so many bytes."""
    rng = random.Random(1)
    parts, n = ["# A note to be measured\n"], 0
    while n < size:
        part = rng.choice(KINDS)(rng)
        if rng.random() < 0.08:
            part = f"## {words(rng, 2, 5).capitalize()}\n\n{part}"
        parts.append(part)
        n += len(part) + 1
    parts.append(f"And {LAST_WORDS}.\n")
    return "\n".join(parts)


def write_note(path, size):
    """In a process of its own: what this one takes is counted as its children's."""
    pid = os.fork()
    if pid == 0:
        pathlib.Path(path).write_text(note(size), encoding="utf-8")
        os._exit(0)
    os.waitpid(pid, 0)


# ---- programs ----


def run(command):
    """Seconds of processor time, and kilobytes of memory at most."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(pid, 0)
    if status:
        sys.exit(f"{' '.join(command)}: status {status}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def measure(commands, runs):
    """The median time and memory of each, the runs interleaved."""
    seen = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            seen[name].append(run(command))
    return {
        name: (statistics.median(t for t, _ in r), max(m for _, m in r)) for name, r in seen.items()
    }


def ratio(a, b):
    return f"{a / b:5.2f}" if b else "    -"


def compare(program, label, path, runs):
    commands = {"show": [program, "show", path], "cmark": ["cmark", "-t", "html", path]}
    if shutil.which("lowdown"):
        commands["lowdown"] = ["lowdown", "-Tterm", path]
    got = measure(commands, runs)
    show, cmark = got["show"], got["cmark"]
    peer = got.get("lowdown", (0, 0))
    size = os.path.getsize(path)
    print(
        f"{label:>28} {show[0] * 1e3:8.0f} ms"
        f"   {ratio(show[0], cmark[0])} (aim 1.3)"
        f"   {ratio(peer[0], show[0])} (aim 2, from 1 MB on)"
        f"   {show[1] / 1024:6.0f} MB {ratio(show[1] * 1024, size)} (aim 9)",
        flush=True,
    )


# ---- the reader ----


class Terminal:
    """The reader in a pty of 80x24."""

    def __init__(self, program, path, home):
        self.start = time.monotonic()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ.update(TERM="xterm-256color", HOME=home, LC_ALL="C.UTF-8")
            os.execv(program, [program, path])
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.seen = b""

    def wait_for(self, text, seconds=120):
        """Milliseconds since the start until the text has come."""
        end = time.monotonic() + seconds
        while text.encode() not in self.seen:
            ready, _, _ = select.select([self.fd], [], [], max(0, end - time.monotonic()))
            if not ready:
                sys.exit(f"the reader did not show \"{text}\"")
            self.seen += os.read(self.fd, 65536)
        return (time.monotonic() - self.start) * 1e3

    def send(self, keys):
        os.write(self.fd, keys.encode())

    def leave(self):
        self.send("Q")
        try:
            while os.read(self.fd, 65536):
                pass
        except OSError:
            pass
        _, _, usage = os.wait4(self.pid, 0)
        return usage.ru_maxrss


def read_in_terminal(program, label, path, runs):
    first, last, memory = [], [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as home:
            terminal = Terminal(program, path, home)
            first.append(terminal.wait_for("A note to be measured"))
            terminal.send("G")
            last.append(terminal.wait_for(LAST_WORDS))
            memory.append(terminal.leave())
    size = os.path.getsize(path)
    print(
        f"{label:>28}  first screen {statistics.median(first):6.1f} ms (aim 20)"
        f"   end {statistics.median(last):7.0f} ms"
        f"   {max(memory) / 1024:6.0f} MB {ratio(max(memory) * 1024, size)} (aim 9)",
        flush=True,
    )


def largest(corpus, n):
    files = sorted(pathlib.Path(corpus).rglob("*.md"), key=lambda p: p.stat().st_size)
    return [str(p) for p in files[-n:]]


def main(program, corpus):
    with tempfile.TemporaryDirectory() as folder:
        paths = {}
        for label, size in SIZES.items():
            paths[label] = os.path.join(folder, f"{size}.md")
            write_note(paths[label], size)
        print("show: processor time; as a multiple of cmark -t html; lowdown's as one of it; memory")
        for label, path in paths.items():
            compare(program, label, path, 3 if SIZES[label] > 50_000_000 else RUNS)
        for path in largest(corpus, 12) if corpus else []:
            compare(program, os.path.basename(path)[:28], path, RUNS)
        print("the reader, in a terminal of 80x24")
        for label in ("5 kB", "10 MB", "100 MB"):
            read_in_terminal(program, label, paths[label], RUNS)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
