# tests/unit: one program for each module, built from the one source file of its name; a test is one
# word in unit_tests. See doc/style.md, "Tests".

AM_CPPFLAGS += $(CMOCKA_CFLAGS)
EXTRA_DIST += tests/unit/run.sh tests/unit/unit.h tests/unit/nasty.h
unit_tests =
if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif

# base: strings and text
unit_tests += \
	tests/unit/test_arena \
	tests/unit/test_buf \
	tests/unit/test_by_name \
	tests/unit/test_columns \
	tests/unit/test_err \
	tests/unit/test_host \
	tests/unit/test_json \
	tests/unit/test_safe \
	tests/unit/test_str \
	tests/unit/test_text \
	tests/unit/test_text_break \
	tests/unit/test_unicode \
	tests/unit/test_utf8

# base: trees, files, dates, numbers
unit_tests += \
	tests/unit/test_beneath \
	tests/unit/test_confine \
	tests/unit/test_date \
	tests/unit/test_facets \
	tests/unit/test_fault \
	tests/unit/test_fs \
	tests/unit/test_mem \
	tests/unit/test_number \
	tests/unit/test_places \
	tests/unit/test_replace \
	tests/unit/test_thread \
	tests/unit/test_tree \
	tests/unit/test_tree_write \
	tests/unit/test_tree_yaml \
	tests/unit/test_yaml_repair

# note
unit_tests += \
	tests/unit/test_article \
	tests/unit/test_article_corpus \
	tests/unit/test_codeshape \
	tests/unit/test_field \
	tests/unit/test_frontmatter \
	tests/unit/test_hidden \
	tests/unit/test_import \
	tests/unit/test_markdown \
	tests/unit/test_pagetext \
	tests/unit/test_title \
	tests/unit/test_toml
EXTRA_DIST += \
	tests/unit/pages/backup-restore.faults \
	tests/unit/pages/backup-restore.md \
	tests/unit/pages/backup-restore.txt \
	tests/unit/pages/dashboards.faults \
	tests/unit/pages/dashboards.md \
	tests/unit/pages/dashboards.txt \
	tests/unit/pages/only-meta.faults \
	tests/unit/pages/only-meta.md \
	tests/unit/pages/only-meta.txt \
	tests/unit/pages/queue-workers.faults \
	tests/unit/pages/queue-workers.md \
	tests/unit/pages/queue-workers.txt \
	tests/unit/pages/release-window.faults \
	tests/unit/pages/release-window.md \
	tests/unit/pages/release-window.txt \
	tests/unit/pages/uploads-in-stuecken.faults \
	tests/unit/pages/uploads-in-stuecken.md \
	tests/unit/pages/uploads-in-stuecken.txt

# session and view
unit_tests += \
	tests/unit/test_action \
	tests/unit/test_argv \
	tests/unit/test_advice \
	tests/unit/test_bindings \
	tests/unit/test_canvas \
	tests/unit/test_columns_of_list \
	tests/unit/test_config \
	tests/unit/test_condition \
	tests/unit/test_find \
	tests/unit/test_first \
	tests/unit/test_fuzzy \
	tests/unit/test_geometry \
	tests/unit/test_key \
	tests/unit/test_confinement \
	tests/unit/test_secure \
	tests/unit/test_sinks \
	tests/unit/test_link \
	tests/unit/test_messages \
	tests/unit/test_link_check \
	tests/unit/test_watch

# term
unit_tests += \
	tests/unit/test_clipboard \
	tests/unit/test_condense \
	tests/unit/test_glyph \
	tests/unit/test_input \
	tests/unit/test_moves \
	tests/unit/test_scroll \
	tests/unit/test_shown

# page
EXTRA_DIST += tests/unit/hostile.h tests/unit/pieces.h tests/unit/read_lines.h
unit_tests += \
	tests/unit/test_alert \
	tests/unit/test_attribute \
	tests/unit/test_container \
	tests/unit/test_disguise \
	tests/unit/test_document \
	tests/unit/test_document_limits \
	tests/unit/test_document_html \
	tests/unit/test_footnote \
	tests/unit/test_github \
	tests/unit/test_guard \
	tests/unit/test_hostile \
	tests/unit/test_html \
	tests/unit/test_layout \
	tests/unit/test_layout_whole \
	tests/unit/test_lines \
	tests/unit/test_languages \
	tests/unit/test_math \
	tests/unit/test_page_corpus \
	tests/unit/test_panel \
	tests/unit/test_parse \
	tests/unit/test_piece \
	tests/unit/test_piece_corpus \
	tests/unit/test_shape \
	tests/unit/test_style \
	tests/unit/test_subsup \
	tests/unit/test_syntax \
	tests/unit/test_tables \
	tests/unit/test_theme \
	tests/unit/test_toggle \
	tests/unit/test_tick_place \
	tests/unit/test_wrap

# state
EXTRA_DIST += tests/unit/desk.h
unit_tests += \
	tests/unit/test_known \
	tests/unit/test_marked \
	tests/unit/test_state \
	tests/unit/test_state_file

# library
EXTRA_DIST += tests/unit/index-v1.sql tests/unit/shelf.h
unit_tests += \
	tests/unit/test_complete \
	tests/unit/test_fieldvalue \
	tests/unit/test_former \
	tests/unit/test_glance \
	tests/unit/test_glob \
	tests/unit/test_idset \
	tests/unit/test_ignore \
	tests/unit/test_index \
	tests/unit/test_index_faults \
	tests/unit/test_links \
	tests/unit/test_nearest \
	tests/unit/test_plans \
	tests/unit/test_query \
	tests/unit/test_group \
	tests/unit/test_query_edit \
	tests/unit/test_results \
	tests/unit/test_updater_bounds \
	tests/unit/test_scan \
	tests/unit/test_search \
	tests/unit/test_search_words \
	tests/unit/test_similar \
	tests/unit/test_shared \
	tests/unit/test_update \
	tests/unit/test_upkeep \
	tests/unit/test_watcher \
	tests/unit/test_words

# cli
unit_tests += tests/unit/test_option tests/unit/test_outputs tests/unit/test_sinks_list
tests_unit_test_outputs_SOURCES = tests/unit/test_outputs.c tests/term/stream.c tests/term/stream.h
tests_unit_test_outputs_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)

tests_unit_test_sinks_list_SOURCES = tests/unit/test_sinks_list.c \
	tests/term/stream.c tests/term/stream.h
tests_unit_test_sinks_list_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)

# These read what comes out by the checker of terminal streams.
tests_unit_test_sinks_SOURCES = tests/unit/test_sinks.c tests/term/stream.c tests/term/stream.h
tests_unit_test_sinks_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)
