# tests/conformance: what others say Markdown means, against what the program makes of it.

check_PROGRAMS += tests/conformance/dump
tests_conformance_dump_LDADD = libfieldnotes.a $(fieldnotes_libs)
conformance_tests = tests/conformance/conformance.sh tests/conformance/notes.sh
TESTS += $(conformance_tests)
EXTRA_DIST += $(conformance_tests) tests/conformance/differences.txt \
	tests/conformance/blocks.py tests/conformance/compare.py tests/conformance/examples.py \
	tests/conformance/notes.py \
	tests/conformance/page.py tests/conformance/reference.py
