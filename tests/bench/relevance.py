#!/usr/bin/env python3
"""Measures how well `fieldnotes search` ranks, with the program as its users run it.

    relevance.py FIELDNOTES CORPUS [COLLECTION...]

Two kinds of questions are asked:

  judged       CORPUS/ir/NAME: documents, queries and judgements. Each document becomes a note.
               nDCG@10 (gain 2^grade - 1), MRR of the first relevant note among the first 100, and
               the share of queries that find nothing.
  known item   CORPUS/notes: a note is chosen (always the same ones) and asked for by words of its
               title, one of its tags, an alias, a phrase of its text, and its title with one typing
               error. MRR, and the share whose note is among the first ten.

Every query is a run of the program of its own; the figures depend on nothing else."""

import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

DEPTH = 100  # notes looked at for each query
KNOWN_ITEMS = 200  # of each kind


class Library:
    """A folder of notes, its index in a folder of its own, and the program that searches it."""

    def __init__(self, program, folder, home):
        self.program, self.folder = program, folder
        self.env = dict(os.environ, HOME=home, XDG_CACHE_HOME=os.path.join(home, "cache"))
        self.run("index", folder)

    def run(self, *words):
        return subprocess.run([self.program, *words], env=self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, errors="replace", check=False)

    def search(self, query):
        """The paths found, best first, as names beneath the folder; None when it was refused."""
        found = self.run("search", "--library", self.folder, "--paths", "--limit", str(DEPTH),
                         "--", query)
        if found.returncode > 1:
            return None
        return [os.path.relpath(line, self.folder) for line in found.stdout.splitlines()]

    def search_all(self, queries):
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return list(pool.map(self.search, queries))


def read_json_lines(path):
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def ndcg(found, grades):
    def gain(listed):
        return sum((2 ** grade - 1) / math.log2(rank + 2) for rank, grade in enumerate(listed))

    ideal = gain(sorted(grades.values(), reverse=True)[:10])
    return gain([grades.get(name, 0) for name in found[:10]]) / ideal if ideal else 0


def reciprocal_rank(found, wanted):
    return next((1 / (rank + 1) for rank, name in enumerate(found) if name in wanted), 0)


def mean(values):
    values = list(values)
    return sum(values) / len(values) if values else 0


# ---- judged collections ----


def write_documents(folder, documents):
    for doc in documents:
        heading = f"# {doc['title']}\n\n" if doc["title"].strip() else ""
        with open(os.path.join(folder, f"{doc['_id']}.md"), "w", encoding="utf-8") as note:
            note.write(heading + doc["text"] + "\n")


def read_judgements(path):
    grades = {}
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, document, grade = line.split("\t")
            grades.setdefault(query, {})[f"{document}.md"] = int(grade)
    return grades


def measure_judged(program, source, home):
    folder = os.path.join(home, "notes")
    os.mkdir(folder)
    write_documents(folder, read_json_lines(os.path.join(source, "corpus.jsonl")))
    grades = read_judgements(os.path.join(source, "qrels.tsv"))
    queries = [q for q in read_json_lines(os.path.join(source, "queries.jsonl")) if q["_id"] in grades]
    results = Library(program, folder, home).search_all([q["text"] for q in queries])
    pairs = [(found or [], grades[q["_id"]]) for q, found in zip(queries, results)]
    return {
        "queries": len(pairs),
        "nDCG@10": mean(ndcg(found, wanted) for found, wanted in pairs),
        "MRR": mean(reciprocal_rank(found, {n for n, g in wanted.items() if g > 0}) for found, wanted in pairs),
        "nothing": mean(not found for found, _ in pairs),
        "refused": mean(found is None for found in results),
    }


# ---- known items ----


def words_of(text):
    return re.findall(r"[\w'+#.-]*\w", text)


def misspelt(word, chance):
    """One letter lost, doubled, exchanged with its neighbour or mistaken."""
    at = chance.randrange(1, len(word) - 1)
    return chance.choice([
        word[:at] + word[at + 1:],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2:],
        word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1:],
    ])


def ask_by_title(note, chance):
    words = words_of(note["title"])
    return " ".join(chance.sample(words, min(3, len(words)))) if len(words) > 1 else None


def ask_by_typing_error(note, chance):
    words = words_of(note["title"])
    long_words = [i for i, word in enumerate(words) if len(word) > 4 and word.isascii() and word.isalpha()]
    if len(words) < 2 or not long_words:
        return None
    wrong = chance.choice(long_words)
    words[wrong] = misspelt(words[wrong], chance)
    return " ".join(words)


def values(note, names):
    found = []
    for name, value in note["meta"].items():
        if name.lower() in names:
            found += value if isinstance(value, list) else [value]
    return [value for value in found if isinstance(value, str) and value.strip()]


def ask_by_tag(note, chance):
    tags = values(note, ("tags", "tag", "keywords", "categories", "category"))
    title = words_of(note["title"])
    return f"{chance.choice(tags)} {chance.choice(title)}" if tags and title else None


def ask_by_alias(note, chance):
    aliases = values(note, ("aliases", "alias", "alternate_urls", "releasepolicylink", "iconslug"))
    return chance.choice(aliases) if aliases else None


def ask_by_phrase(note, chance):
    runs = [run for run in re.findall(r"(?m)^[A-Za-z][\w ,']+$", note["body"]) if len(run.split()) > 6]
    if not runs:
        return None
    words = chance.choice(runs).replace(",", "").split()
    at = chance.randrange(len(words) - 4)
    return '"' + " ".join(words[at:at + 4]) + '"'


KINDS = [
    ("title words", ask_by_title),
    ("tag, title word", ask_by_tag),
    ("alias", ask_by_alias),
    ("phrase", ask_by_phrase),
    ("typing error", ask_by_typing_error),
]


def read_notes(library):
    """Every note with a title: its name, title, front matter and text."""
    found = json.loads(library.run("search", "--library", library.folder, "--json", "").stdout)
    notes = []
    for row in found["notes"]:
        with open(row["path"], encoding="utf-8", errors="replace") as file:
            body = file.read()
        notes.append({"name": os.path.relpath(row["path"], library.folder), "title": row["title"],
                      "meta": row["fields"], "body": body})
    return sorted(notes, key=lambda note: note["name"])


def measure_known_items(program, folder, home):
    library = Library(program, folder, home)
    notes = read_notes(library)
    for kind, ask in KINDS:
        chance = random.Random(kind)
        asked = [(note["name"], ask(note, chance)) for note in chance.sample(notes, len(notes))]
        asked = [(name, query) for name, query in asked if query][:KNOWN_ITEMS]
        results = library.search_all([query for _, query in asked])
        pairs = [(found or [], name) for found, (name, _) in zip(results, asked)]
        yield kind, {
            "queries": len(pairs),
            "MRR": mean(reciprocal_rank(found, {name}) for found, name in pairs),
            "in ten": mean(name in found[:10] for found, name in pairs),
            "nothing": mean(not found for found, _ in pairs),
            "refused": mean(found is None for found in results),
        }


def show(name, figures):
    cells = [f"{key} {value:.3f}" if isinstance(value, float) else f"{value} {key}"
             for key, value in figures.items()]
    print(f"{name:18} " + "  ".join(cells), flush=True)


def main():
    program, corpus, *wanted = sys.argv[1:]
    program = os.path.abspath(program)
    judged = os.path.join(corpus, "ir")
    for name in sorted(os.listdir(judged)):
        if wanted and name not in wanted:
            continue
        with tempfile.TemporaryDirectory() as home:
            show(name, measure_judged(program, os.path.join(judged, name), home))
    if not wanted or "notes" in wanted:
        with tempfile.TemporaryDirectory() as home:
            for kind, figures in measure_known_items(program, os.path.join(corpus, "notes"), home):
                show(kind, figures)


if __name__ == "__main__":
    main()
