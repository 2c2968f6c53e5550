# tests/conformance: what others say Markdown means, against what the program makes of it.

check_PROGRAMS += tests/conformance/dump
tests_conformance_dump_LDADD = libfieldnotes.a $(fieldnotes_libs)
TESTS += tests/conformance/conformance.sh
EXTRA_DIST += tests/conformance/conformance.sh tests/conformance/differences.txt \
	tests/conformance/blocks.py tests/conformance/compare.py tests/conformance/examples.py \
	tests/conformance/page.py tests/conformance/reference.py
