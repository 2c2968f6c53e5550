# tests/term: see doc/style.md, "Tests".
