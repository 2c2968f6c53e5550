# One target for each parser. Without --enable-fuzzing they replay their seeds as tests; with it they
# are programs of libFuzzer or of AFL++, as the compiler is:
#     ../configure --enable-fuzzing --enable-sanitizers CC=clang     or     CC=afl-clang-fast
#     make fuzz FUZZ_SECONDS=60     (tests/fuzz/run.sh says what else can be said)
fuzz_targets = \
	tests/fuzz/fuzz_article \
	tests/fuzz/fuzz_config \
	tests/fuzz/fuzz_edit \
	tests/fuzz/fuzz_ignore \
	tests/fuzz/fuzz_index \
	tests/fuzz/fuzz_input \
	tests/fuzz/fuzz_key \
	tests/fuzz/fuzz_language \
	tests/fuzz/fuzz_link \
	tests/fuzz/fuzz_markdown \
	tests/fuzz/fuzz_page \
	tests/fuzz/fuzz_pagetext \
	tests/fuzz/fuzz_pieces \
	tests/fuzz/fuzz_query \
	tests/fuzz/fuzz_safe \
	tests/fuzz/fuzz_search \
	tests/fuzz/fuzz_state \
	tests/fuzz/fuzz_text \
	tests/fuzz/fuzz_theme \
	tests/fuzz/fuzz_yaml
EXTRA_DIST += tests/fuzz/dict tests/fuzz/fuzz.h tests/fuzz/run.sh tests/fuzz/seeds

if FUZZING
EXTRA_PROGRAMS += $(fuzz_targets)
fuzz_main =
fuzz_flags = -fsanitize=fuzzer
fuzz: fuzz-targets
	@$(AM_TESTS_ENVIRONMENT) $(SHELL) '$(srcdir)/tests/fuzz/run.sh' \
		$(fuzz_targets:tests/fuzz/fuzz_%=%)
else
check_PROGRAMS += $(fuzz_targets)
TESTS += $(fuzz_targets)
fuzz_main = tests/fuzz/replay.c
fuzz_flags =
fuzz:
	@echo 'this build has no fuzz targets: ../configure --enable-fuzzing --enable-sanitizers CC=clang' \
		>&2; exit 1
endif
fuzz-targets: $(fuzz_targets)
.PHONY: fuzz fuzz-targets

tests_fuzz_fuzz_article_SOURCES = tests/fuzz/fuzz_article.c $(fuzz_main)
tests_fuzz_fuzz_article_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_config_SOURCES = tests/fuzz/fuzz_config.c $(fuzz_main)
tests_fuzz_fuzz_config_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_edit_SOURCES = tests/fuzz/fuzz_edit.c $(fuzz_main)
tests_fuzz_fuzz_edit_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_ignore_SOURCES = tests/fuzz/fuzz_ignore.c $(fuzz_main)
tests_fuzz_fuzz_ignore_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_index_SOURCES = tests/fuzz/fuzz_index.c $(fuzz_main)
tests_fuzz_fuzz_index_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_input_SOURCES = tests/fuzz/fuzz_input.c $(fuzz_main)
tests_fuzz_fuzz_input_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_key_SOURCES = tests/fuzz/fuzz_key.c $(fuzz_main)
tests_fuzz_fuzz_key_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_language_SOURCES = tests/fuzz/fuzz_language.c $(fuzz_main)
tests_fuzz_fuzz_language_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_link_SOURCES = tests/fuzz/fuzz_link.c $(fuzz_main)
tests_fuzz_fuzz_link_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_markdown_SOURCES = tests/fuzz/fuzz_markdown.c $(fuzz_main)
tests_fuzz_fuzz_markdown_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_page_SOURCES = tests/fuzz/fuzz_page.c $(fuzz_main)
tests_fuzz_fuzz_page_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_pagetext_SOURCES = tests/fuzz/fuzz_pagetext.c $(fuzz_main)
tests_fuzz_fuzz_pagetext_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_pieces_SOURCES = tests/fuzz/fuzz_pieces.c $(fuzz_main)
tests_fuzz_fuzz_pieces_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_query_SOURCES = tests/fuzz/fuzz_query.c $(fuzz_main)
tests_fuzz_fuzz_query_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_safe_SOURCES = tests/fuzz/fuzz_safe.c $(fuzz_main)
tests_fuzz_fuzz_safe_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_search_SOURCES = tests/fuzz/fuzz_search.c $(fuzz_main)
tests_fuzz_fuzz_search_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_state_SOURCES = tests/fuzz/fuzz_state.c $(fuzz_main)
tests_fuzz_fuzz_state_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_text_SOURCES = tests/fuzz/fuzz_text.c $(fuzz_main)
tests_fuzz_fuzz_text_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_theme_SOURCES = tests/fuzz/fuzz_theme.c $(fuzz_main)
tests_fuzz_fuzz_theme_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
tests_fuzz_fuzz_yaml_SOURCES = tests/fuzz/fuzz_yaml.c $(fuzz_main)
tests_fuzz_fuzz_yaml_LDFLAGS = $(AM_LDFLAGS) $(fuzz_flags)
