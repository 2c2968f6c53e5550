# tests/bench: see doc/style.md, "Tests".
