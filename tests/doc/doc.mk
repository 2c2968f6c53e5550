# tests/doc: see doc/style.md, "Tests".
