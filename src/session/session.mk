libfieldnotes_a_SOURCES += \
	src/session/act_copy.c \
	src/session/act_facets.c \
	src/session/act_group.c \
	src/session/act_jump.c \
	src/session/act_meta.c \
	src/session/act_move.c \
	src/session/act_open.c \
	src/session/act_outer.c \
	src/session/act_page.c \
	src/session/act_panes.c \
	src/session/act_screen.c \
	src/session/act_search.c \
	src/session/act_typing.c \
	src/session/action.c src/session/action.h \
	src/session/action_copying.c \
	src/session/action_facets.c \
	src/session/action_meta.c \
	src/session/action_moving.c \
	src/session/action_opening.c \
	src/session/action_outer.c \
	src/session/action_page.c \
	src/session/action_screen.c \
	src/session/action_searching.c \
	src/session/action_set.h \
	src/session/action_table.c \
	src/session/action_typing.c \
	src/session/acts.h \
	src/session/apply.c src/session/apply.h \
	src/session/area.h \
	src/session/bindings.c src/session/bindings.h \
	src/session/config.c src/session/config.h \
	src/session/config_own.h \
	src/session/config_put.c \
	src/session/config_print.c src/session/config_print.h \
	src/session/condition.c src/session/condition.h \
	src/session/columns.c src/session/columns.h \
	src/session/copy_page.c src/session/copy_page.h \
	src/session/files.c src/session/files.h \
	src/session/editor.c src/session/editor.h \
	src/session/facets_count.c \
	src/session/facets_pane.c src/session/facets_pane.h \
	src/session/find.c src/session/find.h \
	src/session/find_text.c src/session/find_text.h \
	src/session/folder_tree.c src/session/folder_tree.h \
	src/session/folds.c src/session/folds.h \
	src/session/follow.c src/session/follow.h \
	src/session/fuzzy.c src/session/fuzzy.h \
	src/session/geometry.c src/session/geometry.h \
	src/session/hints.c src/session/hints.h \
	src/session/history.c src/session/history.h \
	src/session/input.c \
	src/session/jump.c src/session/jump.h \
	src/session/key.c src/session/key.h \
	src/session/keymap.c src/session/keymap.h \
	src/session/link_find.c src/session/link_find.h \
	src/session/link_check.c src/session/link_check.h \
	src/session/list.h \
	src/session/list_groups.c src/session/list_groups.h \
	src/session/list_pane.c src/session/list_pane.h \
	src/session/list_query.c \
	src/session/menu.c src/session/menu.h \
	src/session/messages.c src/session/messages.h \
	src/session/mouse.c src/session/mouse.h \
	src/session/news.c src/session/news.h \
	src/session/outer.c src/session/outer.h \
	src/session/outer_pipe.c \
	src/session/overlay.c src/session/overlay.h \
	src/session/overlay_own.h \
	src/session/overlay_messages.c \
	src/session/overlay_page.c \
	src/session/overlay_palette.c \
	src/session/overlay_settings.c \
	src/session/page_find.c src/session/page_find.h \
	src/session/page_pane.c src/session/page_pane.h \
	src/session/page_read.c src/session/page_read.h \
	src/session/page_whole.c src/session/page_whole.h \
	src/session/panel_pane.c src/session/panel_pane.h \
	src/session/panes.c src/session/panes.h \
	src/session/place.c src/session/place.h \
	src/session/preview_source.c \
	src/session/preview_value.c \
	src/session/value_counts.c src/session/value_counts.h \
	src/session/preview.c src/session/preview.h \
	src/session/prompt.c src/session/prompt.h \
	src/session/setting.c src/session/setting.h \
	src/session/setting_check.c src/session/setting_check.h \
	src/session/slide.c src/session/slide.h \
	src/session/reconfigure.c src/session/reconfigure.h \
	src/session/related.c src/session/related.h \
	src/session/remark.c src/session/remark.h \
	src/session/remember.c src/session/remember.h \
	src/session/searches.c src/session/searches.h \
	src/session/session.c src/session/session.h \
	src/session/status.c src/session/status.h \
	src/session/themes.c src/session/themes.h \
	src/session/toggle.c src/session/toggle.h \
	src/session/top.c src/session/top.h \
	src/session/snippet_line.c src/session/snippet_line.h \
	src/session/sort_menu.c src/session/sort_menu.h \
	src/session/state.h \
	src/session/act_track.c \
	src/session/action_state.c \
	src/session/bookmarks.c src/session/bookmarks.h \
	src/session/boxes.c src/session/boxes.h \
	src/session/checks.c src/session/checks.h \
	src/session/overlay_track.c \
	src/session/ticks.c src/session/ticks.h \
	src/session/track.c src/session/track.h \
	src/session/track_visits.c \
	src/session/track_waiting.c \
	src/session/track_page.c \
	src/session/track_rows.c \
	src/session/tracked.c src/session/tracked.h \
	src/session/usual_sort.c src/session/usual_sort.h \
	src/session/value_page.c src/session/value_page.h \
	src/session/watching.c src/session/watching.h \
	src/session/welcome.c src/session/welcome.h \
	src/session/world.c src/session/world.h \
	src/session/watch.c src/session/watch.h
