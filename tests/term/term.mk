# tests/term: the real program in a real pty with libvterm as the terminal. See doc/style.md, "Tests".

term_tests = \
	tests/term/test_changes \
	tests/term/test_columns \
	tests/term/test_config \
	tests/term/test_distance \
	tests/term/test_ends \
	tests/term/test_files \
	tests/term/test_history \
	tests/term/test_kinds \
	tests/term/test_linear \
	tests/term/test_long \
	tests/term/test_memory \
	tests/term/test_mouse \
	tests/term/test_panes \
	tests/term/test_programs \
	tests/term/test_prompt \
	tests/term/test_remote \
	tests/term/test_scroll \
	tests/term/test_sizes \
	tests/term/test_stream \
	tests/term/test_tools \
	tests/term/test_track \
	tests/term/test_traffic \
	tests/term/test_welcome \
	tests/term/test_walk
term_common = \
	tests/term/reader.c tests/term/reader.h \
	tests/term/relay.c tests/term/relay.h \
	tests/term/rest.c tests/term/rest.h \
	tests/term/stream.c tests/term/stream.h \
	tests/term/terminal.c tests/term/terminal.h
term_libs = $(LDADD) $(VTERM_LIBS) $(PTY_LIBS)
term_walk = tests/term/keys.c tests/term/keys.h tests/term/walk.h tests/term/walk_rows.c
EXTRA_DIST += $(term_common) $(term_tests:=.c) $(term_walk)
if HAVE_CMOCKA
if HAVE_VTERM
check_PROGRAMS += $(term_tests)
TESTS += $(term_tests)
endif
endif

tests_term_test_changes_SOURCES = tests/term/test_changes.c $(term_common)
tests_term_test_changes_LDADD = $(term_libs)
tests_term_test_columns_SOURCES = tests/term/test_columns.c $(term_common)
tests_term_test_columns_LDADD = $(term_libs)
tests_term_test_config_SOURCES = tests/term/test_config.c $(term_common)
tests_term_test_config_LDADD = $(term_libs)
tests_term_test_distance_SOURCES = tests/term/test_distance.c $(term_common)
tests_term_test_distance_LDADD = $(term_libs)
tests_term_test_ends_SOURCES = tests/term/test_ends.c $(term_common)
tests_term_test_ends_LDADD = $(term_libs)
tests_term_test_files_SOURCES = tests/term/test_files.c $(term_common)
tests_term_test_files_LDADD = $(term_libs)
tests_term_test_history_SOURCES = tests/term/test_history.c $(term_common)
tests_term_test_history_LDADD = $(term_libs)
tests_term_test_kinds_SOURCES = tests/term/test_kinds.c $(term_common)
tests_term_test_kinds_LDADD = $(term_libs)
tests_term_test_long_SOURCES = tests/term/test_long.c $(term_common)
tests_term_test_long_LDADD = $(term_libs)
tests_term_test_memory_SOURCES = tests/term/test_memory.c $(term_common)
tests_term_test_memory_LDADD = $(term_libs)
tests_term_test_mouse_SOURCES = tests/term/test_mouse.c $(term_common)
tests_term_test_mouse_LDADD = $(term_libs)
tests_term_test_panes_SOURCES = tests/term/test_panes.c $(term_common)
tests_term_test_panes_LDADD = $(term_libs)
tests_term_test_prompt_SOURCES = tests/term/test_prompt.c $(term_common)
tests_term_test_prompt_LDADD = $(term_libs)
tests_term_test_sizes_SOURCES = tests/term/test_sizes.c $(term_common)
tests_term_test_sizes_LDADD = $(term_libs)
tests_term_test_stream_SOURCES = tests/term/test_stream.c $(term_common)
tests_term_test_stream_LDADD = $(term_libs)
tests_term_test_tools_SOURCES = tests/term/test_tools.c $(term_common)
tests_term_test_tools_LDADD = $(term_libs)
tests_term_test_track_SOURCES = tests/term/test_track.c $(term_common)
tests_term_test_track_LDADD = $(term_libs)
tests_term_test_traffic_SOURCES = tests/term/test_traffic.c $(term_common)
tests_term_test_traffic_LDADD = $(term_libs)
tests_term_test_welcome_SOURCES = tests/term/test_welcome.c $(term_common)
tests_term_test_welcome_LDADD = $(term_libs)
tests_term_test_walk_SOURCES = tests/term/test_walk.c $(term_walk) $(term_common)
tests_term_test_walk_LDADD = $(term_libs)
tests_term_test_programs_SOURCES = tests/term/test_programs.c $(term_common)
tests_term_test_programs_LDADD = $(term_libs)
tests_term_test_linear_SOURCES = tests/term/test_linear.c $(term_common)
tests_term_test_linear_LDADD = $(term_libs)
tests_term_test_remote_SOURCES = tests/term/test_remote.c $(term_common)
tests_term_test_remote_LDADD = $(term_libs)
tests_term_test_scroll_SOURCES = tests/term/test_scroll.c $(term_common)
tests_term_test_scroll_LDADD = $(term_libs)
