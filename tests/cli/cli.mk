# tests/cli: the real program in an empty home. See doc/style.md, "Tests".

cli_tests = \
	tests/cli/bundled.sh \
	tests/cli/completion.sh \
	tests/cli/config.sh \
	tests/cli/doctor.sh \
	tests/cli/facets.sh \
	tests/cli/faults.sh \
	tests/cli/forced.sh \
	tests/cli/help.sh \
	tests/cli/ignore.sh \
	tests/cli/import.sh \
	tests/cli/index.sh \
	tests/cli/links.sh \
	tests/cli/memory.sh \
	tests/cli/meta.sh \
	tests/cli/output.sh \
	tests/cli/search.sh \
	tests/cli/secure.sh \
	tests/cli/shared.sh \
	tests/cli/show.sh \
	tests/cli/similar.sh \
	tests/cli/state.sh \
	tests/cli/status.sh \
	tests/cli/together.sh
TESTS += $(cli_tests)
EXTRA_DIST += $(cli_tests) tests/cli/cli.sh tests/cli/page.txt
