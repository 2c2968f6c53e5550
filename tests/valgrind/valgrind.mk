# `make check-valgrind`: nothing is read or written beyond its end, nothing is used that was not set, and
# nothing is left at the end. VALGRIND_TESTS says of what; `make check-slow` takes all that runs programs of
# ours. Not: tests/faults, which puts a library before others; test_ends, whose programs are killed with all
# that they have; test_mouse and test_programs, whose programs are stopped: beneath valgrind a program goes on
# where SIGTSTP would stop it; bundled.sh, which copies the program; output.sh, whose closed standard output
# valgrind's own file takes the place of; and tests of pages whose parsing would take longer than limits.h
# gives it.
VALGRIND_TESTS = \
	tests/cli/show.sh \
	tests/page/goldens.sh \
	tests/term/test_panes \
	tests/unit/test_by_name \
	tests/unit/test_panel \
	tests/unit/test_query_edit \
	tests/unit/test_yaml_repair
valgrind_all = $(cli_tests) $(fuzz_targets) $(screen_tests) $(term_tests) $(unit_tests) \
	tests/page/goldens.sh
valgrind_none = tests/cli/bundled.sh tests/cli/output.sh tests/term/test_ends tests/term/test_mouse \
	tests/term/test_programs \
	tests/unit/test_document tests/unit/test_hostile tests/unit/test_index_faults tests/unit/test_page_corpus tests/unit/test_parse
check-valgrind: all
	+@$(AM_TESTS_ENVIRONMENT) SHELL='$(SHELL)'; export SHELL; \
		$(SHELL) '$(srcdir)/tests/valgrind/check.sh' '$(MAKE)' $(VALGRIND_TESTS)
check-valgrind-all: all
	+@tests=$$(printf '%s\n' $(valgrind_all) | grep -vxF "$$(printf '%s\n' $(valgrind_none))"); \
		$(MAKE) check-valgrind VALGRIND_TESTS="$$(echo $$tests)"
.PHONY: check-valgrind check-valgrind-all
EXTRA_DIST += tests/valgrind/check.sh tests/valgrind/libraries.supp tests/valgrind/under.sh
