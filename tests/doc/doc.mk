# What README, manual and bundled notes say is true.
doc_tests = \
	tests/doc/notes.sh
TESTS += $(doc_tests)
EXTRA_DIST += $(doc_tests) tests/doc/measure.sh
