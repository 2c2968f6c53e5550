# tests/screen: sessions drawn on a canvas, compared with pictures. See doc/style.md, "Tests".

screen_pictures = \
	tests/screen/about-preview.screen \
	tests/screen/about-value.screen \
	tests/screen/ascii.screen \
	tests/screen/ascii-small.screen \
	tests/screen/borders.screen \
	tests/screen/broken-yaml.screen \
	tests/screen/columns.screen \
	tests/screen/config.screen \
	tests/screen/config-list.screen \
	tests/screen/config-read.screen \
	tests/screen/config-sort.screen \
	tests/screen/config-start.screen \
	tests/screen/copy-chosen.screen \
	tests/screen/empty-library.screen \
	tests/screen/facets-160x48.screen \
	tests/screen/facets-80x24.screen \
	tests/screen/facets-parentheses.screen \
	tests/screen/facets-small.screen \
	tests/screen/file.screen \
	tests/screen/file-in-library.screen \
	tests/screen/files.screen \
	tests/screen/file-wide.screen \
	tests/screen/folders.screen \
	tests/screen/groups.screen \
	tests/screen/groups-config.screen \
	tests/screen/help.screen \
	tests/screen/history.screen \
	tests/screen/hostile.screen \
	tests/screen/keys.screen \
	tests/screen/list-120x30.screen \
	tests/screen/list-160x48.screen \
	tests/screen/list-80x24.screen \
	tests/screen/list-places.screen \
	tests/screen/list-small.screen \
	tests/screen/messages.screen \
	tests/screen/mouse.screen \
	tests/screen/mouse-80x24.screen \
	tests/screen/page-80x24.screen \
	tests/screen/page-boxes.screen \
	tests/screen/page-anchor.screen \
	tests/screen/footnotes.md tests/screen/page-footnote.screen \
	tests/screen/page-find.screen \
	tests/screen/page-find-wrapped.screen \
	tests/screen/page-hosts.screen \
	tests/screen/page-link-list.screen \
	tests/screen/page-links.screen \
	tests/screen/page-links-crowded.screen \
	tests/screen/page-named-place.screen \
	tests/screen/page-outline.screen \
	tests/screen/page-preview.screen \
	tests/screen/page-preview-footnote.screen \
	tests/screen/page-table.screen \
	tests/screen/palette.screen \
	tests/screen/panel-160x48.screen \
	tests/screen/panel-80x24.screen \
	tests/screen/panel-add.screen \
	tests/screen/panel-notes.screen \
	tests/screen/panel-search.screen \
	tests/screen/pipe-unseen.screen \
	tests/screen/panel-value.screen \
	tests/screen/resize.screen \
	tests/screen/search.screen \
	tests/screen/search-advice.screen \
	tests/screen/search-begun.screen \
	tests/screen/search-complete.screen \
	tests/screen/search-complete-small.screen \
	tests/screen/search-earlier.screen \
	tests/screen/search-from-page.screen \
	tests/screen/search-trouble.screen \
	tests/screen/set.screen \
	tests/screen/set-all.screen \
	tests/screen/searches.screen \
	tests/screen/slide.screen \
	tests/screen/slide-ascii.screen \
	tests/screen/sort.screen \
	tests/screen/snippet.screen \
	tests/screen/stdin.screen \
	tests/screen/track.screen \
	tests/screen/track-page.screen \
	tests/screen/track-places.screen \
	tests/screen/theme.screen \
	tests/screen/wide-text.screen

screen_pages = \
	tests/screen/pages/boxes.md \
	tests/screen/pages/crowded.md \
	tests/screen/pages/hosts.md \
	tests/screen/pages/places.md \
	tests/screen/pages/tables.md \
	tests/screen/pages/values.md

screen_notes = \
	tests/screen/slide.md \
	tests/screen/notes/broken-yaml.md \
	tests/screen/notes/cache-headers.md \
	tests/screen/notes/deploy/release-checks.md \
	tests/screen/notes/empty.md \
	tests/screen/notes/hostile.md \
	tests/screen/notes/index-plans.md \
	tests/screen/notes/japanese.md \
	tests/screen/notes/long-title.md \
	tests/screen/notes/many-links.md \
	tests/screen/notes/measure-first.md \
	tests/screen/notes/plain.md \
	tests/screen/notes/vim-keys.md

screen_stage = tests/screen/stage.c tests/screen/stage.h
screen_tests = \
	tests/screen/random_keys \
	tests/screen/screens
if HAVE_CMOCKA
screen_tests += tests/screen/changes tests/screen/first_page tests/screen/growth \
	tests/screen/watching tests/screen/write_ticks
endif

check_PROGRAMS += $(screen_tests)
TESTS += $(screen_tests)
EXTRA_DIST += $(screen_pictures) $(screen_notes) $(screen_pages)
tests_screen_changes_SOURCES = tests/screen/changes.c $(screen_stage)
tests_screen_write_ticks_SOURCES = tests/screen/write_ticks.c $(screen_stage)
tests_screen_watching_SOURCES = tests/screen/watching.c $(screen_stage)
tests_screen_first_page_SOURCES = tests/screen/first_page.c $(screen_stage)
tests_screen_growth_SOURCES = tests/screen/growth.c $(screen_stage)
tests_screen_random_keys_SOURCES = tests/screen/random_keys.c $(screen_stage)
tests_screen_screens_SOURCES = tests/screen/screens.c $(screen_stage)

# Writes the pictures anew as the screens are now; look at the difference before you keep it.
update-screens: tests/screen/screens
	$(AM_TESTS_ENVIRONMENT) UPDATE_SCREENS=1 tests/screen/screens
.PHONY: update-screens
