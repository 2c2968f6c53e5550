/* The functions of the action table's rows. `count` is what was typed before the key, or 0. Their
 * needs (action.h) are met when they are called. */
#ifndef SESSION_ACTS_H
#define SESSION_ACTS_H

struct session;

/* act_move.c: in the list, the page, the panel or what lies over them. */
void act_down(struct session *s, long count);
void act_up(struct session *s, long count);
void act_half_page_down(struct session *s, long count);
void act_half_page_up(struct session *s, long count);
void act_page_down(struct session *s, long count);
void act_page_up(struct session *s, long count);
void act_first(struct session *s, long count);
void act_last(struct session *s, long count);
void act_percent(struct session *s, long count);
void act_screen_first(struct session *s, long count);
void act_screen_middle(struct session *s, long count);
void act_screen_last(struct session *s, long count);

/* act_open.c */
void act_open(struct session *s, long count);
void act_next_note(struct session *s, long count);
void act_previous_note(struct session *s, long count);
void act_history_back(struct session *s, long count);
void act_history_forward(struct session *s, long count);
void act_next_file(struct session *s, long count);
void act_previous_file(struct session *s, long count);
void act_files(struct session *s, long count);
void act_choose(struct session *s, long count);
void act_back(struct session *s, long count);
void act_cancel(struct session *s, long count);
void act_quit(struct session *s, long count);

/* act_search.c: in the library and in the page. */
void act_search(struct session *s, long count);
void act_save_search(struct session *s, long count);
void act_searches(struct session *s, long count);
void act_rename_search(struct session *s, long count);
void act_delete_search(struct session *s, long count);
void act_undo_search(struct session *s, long count);
void act_take_advice(struct session *s, long count);
void act_refine(struct session *s, long count);
void act_sort(struct session *s, long count);
void act_find(struct session *s, long count);
void act_find_back(struct session *s, long count);
void act_next_match(struct session *s, long count);
void act_previous_match(struct session *s, long count);

/* act_group.c */
void act_group(struct session *s, long count);
void act_folders(struct session *s, long count);
void act_fold_folder(struct session *s, long count);
void act_unfold_folder(struct session *s, long count);
void act_fold_group(struct session *s, long count);
void act_unfold_group(struct session *s, long count);
void act_fold_groups(struct session *s, long count);
void act_unfold_groups(struct session *s, long count);

/* act_facets.c */
void act_facets(struct session *s, long count);
void act_pick(struct session *s, long count);
void act_leave_out(struct session *s, long count);
void act_fold_facet(struct session *s, long count);
void act_unfold_facet(struct session *s, long count);
void act_find_value(struct session *s, long count);

/* act_page.c: on the page and in its panel. */
void act_next_heading(struct session *s, long count);
void act_previous_heading(struct session *s, long count);
void act_outline(struct session *s, long count);
void act_links(struct session *s, long count);
void act_preview_link(struct session *s, long count);
void act_list_link(struct session *s, long count);
void act_preview_listed(struct session *s, long count);
void act_preview_note(struct session *s, long count);
void act_link_list(struct session *s, long count);
void act_filter(struct session *s, long count);
void act_wider(struct session *s, long count);
void act_narrower(struct session *s, long count);
void act_slide_left(struct session *s, long count);
void act_slide_right(struct session *s, long count);
void act_wrap_code(struct session *s, long count);
void act_align(struct session *s, long count);
void act_panel(struct session *s, long count);
void act_take(struct session *s, long count);
void act_fold(struct session *s, long count);
void act_unfold(struct session *s, long count);

/* act_meta.c: with the values of the post meta. */
void act_add_value(struct session *s, long count);
void act_about_value(struct session *s, long count);
void act_whole_value(struct session *s, long count);

/* act_jump.c: to links, code and tables of the page. */
void act_next_link(struct session *s, long count);
void act_previous_link(struct session *s, long count);
void act_next_code(struct session *s, long count);
void act_previous_code(struct session *s, long count);
void act_next_table(struct session *s, long count);
void act_previous_table(struct session *s, long count);
void act_next_footnote(struct session *s, long count);
void act_previous_footnote(struct session *s, long count);
void act_next_box(struct session *s, long count);
void act_previous_box(struct session *s, long count);
void act_follow(struct session *s, long count);

/* act_track.c: keeping track of what was done with notes. */
void act_mark_read(struct session *s, long count);
void act_flag(struct session *s, long count);
void act_reviewed(struct session *s, long count);
void act_tick(struct session *s, long count);
void act_write_ticks(struct session *s, long count);
void act_new_run(struct session *s, long count);
void act_runs(struct session *s, long count);
void act_bookmark(struct session *s, long count);
void act_bookmarks(struct session *s, long count);
void act_undo(struct session *s, long count);
void act_redo(struct session *s, long count);
void act_changes(struct session *s, long count);

/* act_copy.c */
void act_copy_link(struct session *s, long count);
void act_copy_listed(struct session *s, long count);
void act_copy_path(struct session *s, long count);
void act_copy_json(struct session *s, long count);
void act_copy_section(struct session *s, long count);
void act_copy_section_text(struct session *s, long count);
void act_copy_code(struct session *s, long count);
void act_copy_code_text(struct session *s, long count);
void act_copy_table(struct session *s, long count);
void act_copy_cells(struct session *s, long count);
void act_copy_note(struct session *s, long count);
void act_copy_value(struct session *s, long count);

/* act_outer.c */
void act_edit(struct session *s, long count);
void act_pipe(struct session *s, long count);
void act_open_link(struct session *s, long count);
void act_open_listed(struct session *s, long count);

/* act_screen.c */
void act_next_pane(struct session *s, long count);
void act_previous_pane(struct session *s, long count);
void act_zoom(struct session *s, long count);
void act_theme(struct session *s, long count);
void act_palette(struct session *s, long count);
void act_mouse(struct session *s, long count);
void act_messages(struct session *s, long count);
void act_set(struct session *s, long count);
void act_help(struct session *s, long count);
void act_reload(struct session *s, long count);
void act_reload_config(struct session *s, long count);
void act_redraw(struct session *s, long count);
void act_suspend(struct session *s, long count);

/* act_panes.c: their borders. */
void act_border_left(struct session *s, long count);
void act_border_right(struct session *s, long count);
void act_border_up(struct session *s, long count);
void act_border_down(struct session *s, long count);
void act_reset_borders(struct session *s, long count);

/* act_typing.c: in a prompt. */
void act_accept(struct session *s, long count);
void act_complete(struct session *s, long count);
void act_complete_back(struct session *s, long count);
void act_earlier_query(struct session *s, long count);
void act_later_query(struct session *s, long count);
void act_earlier_queries(struct session *s, long count);
const char *hint_complete(const struct session *s);
const char *hint_results(const struct session *s);
const char *hint_earlier(const struct session *s);
void act_choose_next(struct session *s, long count);
void act_choose_previous(struct session *s, long count);
void act_choose_page_down(struct session *s, long count);
void act_choose_page_up(struct session *s, long count);
void act_erase(struct session *s, long count);
void act_erase_next(struct session *s, long count);
void act_erase_word(struct session *s, long count);
void act_erase_to_start(struct session *s, long count);
void act_erase_to_end(struct session *s, long count);
void act_cursor_left(struct session *s, long count);
void act_cursor_right(struct session *s, long count);
void act_cursor_word_left(struct session *s, long count);
void act_cursor_word_right(struct session *s, long count);
void act_cursor_start(struct session *s, long count);
void act_cursor_end(struct session *s, long count);

#endif
