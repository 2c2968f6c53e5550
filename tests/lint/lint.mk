# Rules of the code that a program can check (doc/style.md).
lint_tests = \
	tests/lint/calls.sh \
	tests/lint/globals.sh \
	tests/lint/hardening.sh \
	tests/lint/headers.sh \
	tests/lint/layers.sh \
	tests/lint/lists.sh \
	tests/lint/sizes.sh \
	tests/lint/text.sh
TESTS += $(lint_tests)
EXTRA_DIST += $(lint_tests) tests/lint/analyzer.txt tests/lint/tools.sh
