# tests/page: see doc/style.md, "Tests".
