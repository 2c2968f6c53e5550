# tests/fuzz: see doc/style.md, "Tests".
