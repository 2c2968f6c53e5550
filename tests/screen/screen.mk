# tests/screen: see doc/style.md, "Tests".
