# tests/bench: see doc/style.md, "Tests".

bench_programs = tests/bench/floor_index tests/bench/make_notes tests/bench/queries
EXTRA_PROGRAMS += $(bench_programs)
tests_bench_floor_index_LDADD = $(CMARK_LIBS) $(SQLITE_LIBS) $(YAML_LIBS) $(PTHREAD_LIBS)
tests_bench_make_notes_SOURCES = tests/bench/make_notes.c tests/bench/vocabulary.c \
	tests/bench/vocabulary.h
tests_bench_make_notes_LDADD =
tests_bench_queries_SOURCES = tests/bench/queries.c tests/bench/vocabulary.c tests/bench/vocabulary.h
tests_bench_queries_LDADD = libfieldnotes.a $(fieldnotes_libs)
CLEANFILES += $(bench_programs)
EXTRA_DIST += tests/bench/keys.py tests/bench/library.py tests/bench/relevance.py tests/bench/speed.py

# How well search ranks, on the collections in $CORPUS.
bench-relevance: fieldnotes
	@$(AM_TESTS_ENVIRONMENT) python3 '$(srcdir)/tests/bench/relevance.py' "$$FIELDNOTES" "$$CORPUS"
.PHONY: bench-relevance

# How fast pages are, beside cmark and lowdown, and a library, beside its floor and other programs.
# Build with -O2 to see what users see.
bench: bench-pages bench-library bench-keys
bench-pages: fieldnotes
	@$(AM_TESTS_ENVIRONMENT) python3 '$(srcdir)/tests/bench/speed.py' ./fieldnotes "$$CORPUS"
bench-library: fieldnotes $(bench_programs)
	@$(AM_TESTS_ENVIRONMENT) python3 '$(srcdir)/tests/bench/library.py' ./fieldnotes tests/bench
# How soon the reader is on the screen and answers a key, beside other programs.
bench-keys: fieldnotes $(bench_programs)
	@python3 '$(srcdir)/tests/bench/keys.py' ./fieldnotes tests/bench/make_notes 1000 100000
.PHONY: bench bench-keys bench-pages bench-library
