# tests/bench: see doc/style.md, "Tests".

EXTRA_DIST += tests/bench/relevance.py

# How well search ranks, on the collections in $CORPUS.
bench-relevance: fieldnotes
	@$(AM_TESTS_ENVIRONMENT) python3 '$(srcdir)/tests/bench/relevance.py' "$$FIELDNOTES" "$$CORPUS"
.PHONY: bench-relevance
