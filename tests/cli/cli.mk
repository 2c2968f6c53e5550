# tests/cli: see doc/style.md, "Tests".
