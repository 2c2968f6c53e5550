"""How fast a library of many notes is: `make bench`.

Makes notes (10,000, or $BENCH_NOTES), the same each time, and measures in one run: a whole index
beside the floor (floor_index: read, parse, one insert) and beside other programs, where they are
installed; an index of which nothing, and one file, has changed; its size and the memory it took;
`search` as a command beside `rg -l`; and queries inside the program. Prints ratios with the aim
beside them; nothing passes or fails.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 3
SEARCHES = 40
# Words of the generator: in nearly every note, in a few of a hundred, in one of a thousand.
COMMON, MID, RARE = "the", "wunwor", "hirtnontund"


# ---- programs ----


def run(command, env):
    """Seconds, seconds of processor time, and kilobytes of memory at most."""
    begin = time.monotonic()
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execvpe(command[0], command, env)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) > 1:
        sys.exit(f"{' '.join(command)}: status {status}")
    return time.monotonic() - begin, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def median(command, env, runs, prepare=lambda: None):
    """The medians of several runs; each is prepared."""
    seen = []
    for _ in range(runs):
        prepare()
        seen.append(run(command, env))
    return [statistics.median(column) for column in zip(*seen)]


def tell(name, value, unit, beside="", aim=""):
    print(f"{name:>34} {value:9.1f} {unit:<3} {beside}{f'  (aim {aim})' if aim else ''}", flush=True)


def tell_times(name, got, other=None, aim=""):
    beside = f"{got[1] / other[1]:6.2f} of its processor time, {got[0] / other[0]:.2f} of its time" if other else ""
    tell(name, got[1] * 1e3, "ms", beside, aim)


# ---- what is measured ----


class Bench:
    def __init__(self, program, programs, folder, n):
        self.program, self.programs, self.n = program, programs, n
        self.notes = os.path.join(folder, "notes")
        self.home = os.path.join(folder, "home")
        self.cache = os.path.join(self.home, "cache")
        self.env = dict(os.environ, HOME=self.home, XDG_CACHE_HOME=self.cache)
        for name in ("CONFIG", "DATA", "STATE"):
            self.env[f"XDG_{name}_HOME"] = os.path.join(self.home, name)
        os.makedirs(self.cache)
        subprocess.run([self.programs / "make_notes", self.notes, str(n)], check=True)
        self.index = [self.program, "index", self.notes]

    def forget(self):
        shutil.rmtree(self.cache, ignore_errors=True)
        os.makedirs(self.cache)

    def whole(self):
        floor = os.path.join(self.home, "floor.db")
        command = [str(self.programs / "floor_index"), self.notes, floor]
        run(command, self.env)  # the files come into memory
        mine, least = [], []
        for _ in range(RUNS):
            self.forget()
            mine.append(run(self.index, self.env))
            least.append(run(command, self.env))
        mine, least = ([statistics.median(c) for c in zip(*r)] for r in (mine, least))
        tell_times("floor", least)
        tell_times("index, whole", mine, least, "1.3")
        tell("memory", mine[2] / 1024, "MB")
        size = sum(p.stat().st_size for p in pathlib.Path(self.notes).rglob("*.md"))
        kept = sum(p.stat().st_size for p in pathlib.Path(self.cache).rglob("*.db*"))
        tell("size", kept / 1e6, "MB", f"{kept / size:6.2f} of the notes' bytes", "0.8")
        return mine

    def peers(self, mine):
        if shutil.which("recollindex"):
            folder = os.path.join(self.home, "recoll")
            os.makedirs(folder)
            pathlib.Path(folder, "recoll.conf").write_text(f"topdirs = {self.notes}\n")
            self.peer("recollindex", ["recollindex", "-c", folder], mine)
        if shutil.which("notmuch"):
            self.peer("notmuch new, notes as messages", self.notmuch(), mine)

    def peer(self, name, command, mine):
        got = run(command, self.env)
        tell(name, got[1] * 1e3, "ms", f"{got[1] / mine[1]:6.1f} times index", "25")

    def notmuch(self):
        mail = pathlib.Path(self.home, "mail")
        for i, path in enumerate(sorted(pathlib.Path(self.notes).rglob("*.md"))):
            to = mail / path.parent.name / f"{i}"
            to.parent.mkdir(parents=True, exist_ok=True)
            head = f"From: a@example.org\nSubject: note {i}\nMessage-ID: <{i}@example.org>\n\n"
            to.write_text(head + path.read_text())
        config = pathlib.Path(self.home, "notmuch")
        config.write_text(f"[database]\npath={mail}\n[user]\nname=a\nprimary_email=a@example.org\n")
        return ["notmuch", f"--config={config}", "new"]

    def again(self):
        marker = os.path.join(self.home, "marker")
        pathlib.Path(marker).touch()
        find = median(["find", self.notes, "-newer", marker], self.env, RUNS)
        same = median(self.index, self.env, RUNS)
        one = next(pathlib.Path(self.notes).rglob("*.md"))
        changed = median(self.index, self.env, RUNS, lambda: one.open("a").write("one more\n"))
        tell_times("find -newer", find)
        tell_times("index, nothing changed", same, find, "1.3")
        tell("one file changed, beyond that", (changed[0] - same[0]) * 1e3, "ms", "", "50")

    def search(self, name, query, pattern):
        env, base = self.env, [self.program, "search", "-l", self.notes, "--", query]
        seen = sorted(run(base, env)[0] * 1e3 for _ in range(SEARCHES))
        beside = f"p99 {seen[-1]:6.1f} ms"
        if shutil.which("rg"):
            other = median(["rg", "-l", "-i", "-w", pattern, self.notes], env, RUNS)[0] * 1e3
            beside += f", rg -l {other / seen[SEARCHES // 2]:6.1f} times"
        tell(f"search, {name}", seen[SEARCHES // 2], "ms", beside, "20 times")


def main(program, programs):
    n = int(os.environ.get("BENCH_NOTES", "10000"))
    with tempfile.TemporaryDirectory() as folder:
        b = Bench(program, programs, folder, n)
        print(f"a library of {n} notes: processor time, and beside what else")
        b.peers(b.whole())
        b.again()
        for name, query, pattern in (
            ("a common word", COMMON, COMMON),
            ("a word", MID, MID),
            ("a rare word", RARE, RARE),
            ("two words", f"{COMMON} {RARE}", f"{COMMON}.*{RARE}|{RARE}.*{COMMON}"),
            ("a phrase", '"of the"', "of the"),
        ):
            b.search(name, query, pattern)
        print("inside the program: results and their first 50 rows", flush=True)
        cache = os.path.join(b.cache, "fieldnotes")
        subprocess.run([str(programs / "queries"), b.notes, cache, "3"], check=True)


if __name__ == "__main__":
    main(os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve())
