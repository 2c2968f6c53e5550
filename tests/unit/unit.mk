# tests/unit: see doc/style.md, "Tests".
