# tests/lint: see doc/style.md, "Tests".
