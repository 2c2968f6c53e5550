/* What the reader did: marks, checklists, places, queries, settings, the journal. */
#include "desk.h"

#include "base/limits.h"

/* ---- marks ---- */

static void a_mark_is_set_taken_away_and_kept(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  assert_false(state_marks(d.state, &note).is_read);
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  desk_ok(&d, state_set_flag(d.state, &note, true, &d.err));
  desk_open(&d);
  struct state_marks marks = state_marks(d.state, &note);
  assert_true(marks.is_read && marks.is_flagged && !marks.is_reviewed);
  assert_int_equal(marks.read_hash, 7);
  assert_true(marks.read_ms > INT64_C(1600000000000));
  desk_ok(&d, state_set_read(d.state, &note, false, &d.err));
  assert_false(state_marks(d.state, &note).is_read);
  assert_true(state_marks(d.state, &note).is_flagged);
  desk_release(&d);
}

static void a_review_is_stamped_and_the_one_before_it_counts_again(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_reviewed(d.state, &note, 20000, true, &d.err));
  note.hash = 8;
  desk_ok(&d, state_set_reviewed(d.state, &note, 20010, true, &d.err));
  assert_int_equal(state_marks(d.state, &note).reviewed_hash, 8);
  desk_ok(&d, state_set_reviewed(d.state, &note, 20010, false, &d.err));
  assert_int_equal(state_marks(d.state, &note).reviewed_hash, 7);
  desk_ok(&d, state_set_reviewed(d.state, &note, 20010, false, &d.err));
  assert_false(state_marks(d.state, &note).is_reviewed);
  desk_release(&d);
}

struct told {
  size_t n;
  uint64_t content;
  struct buf paths;
};

static void take_told(void *context, const struct state_note *note, uint64_t content)
{
  struct told *told = context;
  told->n++;
  told->content = content;
  buf_addf(&told->paths, "%.*s\n", STR_ARG(fs_basename(note->path)));
}

static void all_notes_with_a_mark_are_told_once(void **context)
{
  (void)context;
  struct desk d;
  struct told told = {0};
  desk_init(&d);
  struct state_note a = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_reviewed(d.state, &a, 20000, true, &d.err));
  a.hash = 9;
  desk_ok(&d, state_set_reviewed(d.state, &a, 20001, true, &d.err));
  struct state_note b = desk_note(&d, "b.md", 8, "");
  desk_ok(&d, state_set_flag(d.state, &b, true, &d.err));
  state_tell_marked(d.state, STATE_IS_REVIEWED, take_told, &told);
  assert_int_equal(told.n, 1);
  assert_int_equal(told.content, 9);
  state_tell_marked(d.state, STATE_IS_FLAGGED, take_told, &told);
  assert_text(buf_str(&told.paths), "a.md\nb.md\n");
  buf_release(&told.paths);
  desk_release(&d);
}

static void a_text_without_a_file_has_no_marks(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct state_note note = {STR_NONE, 7, STR_NONE};
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  assert_false(state_marks(d.state, &note).is_read);
  desk_release(&d);
}

/* ---- checklists ---- */

static struct state_item item(const char *text, unsigned nth)
{
  return (struct state_item){str_of(text), nth};
}

static void an_item_is_known_by_its_text_and_which_of_that_text_it_is(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  struct state_item first = item("deploy", 0), second = item("deploy", 1);
  desk_ok(&d, state_tick(d.state, &note, &second, true, &d.err));
  assert_int_equal(state_ticked(d.state, &note, &first), 0);
  assert_true(state_ticked(d.state, &note, &second) > 0);
  desk_ok(&d, state_tick(d.state, &note, &second, false, &d.err));
  assert_int_equal(state_ticked(d.state, &note, &second), 0);
  desk_release(&d);
}

static void long_items_with_one_beginning_are_two(void **context)
{
  (void)context;
  struct desk d;
  char a[1000], b[1000];
  memset(a, 'x', sizeof a - 1);
  a[sizeof a - 1] = '\0';
  memcpy(b, a, sizeof b);
  b[900] = 'y';
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  struct state_item x = item(a, 0), y = item(b, 0);
  desk_ok(&d, state_tick(d.state, &note, &x, true, &d.err));
  assert_true(state_ticked(d.state, &note, &x) > 0);
  assert_int_equal(state_ticked(d.state, &note, &y), 0);
  desk_release(&d);
}

static void a_box_is_as_it_is_written_until_it_is_turned(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  desk_open(&d);
  struct state_note note = {STR_NONE, 1, STR_LIT("/a.md")};
  const struct state_item boxes[] = {{STR_LIT("open"), 0}, {STR_LIT("done"), 0}};
  enum state_box said[2];
  assert_false(state_has_run(d.state, &note));
  desk_ok(&d, state_tick_box(d.state, &note, &boxes[0], true, false, &d.err));
  desk_ok(&d, state_tick_box(d.state, &note, &boxes[1], false, true, &d.err));
  state_boxes(d.state, &note, boxes, 2, said);
  assert_int_equal(said[0], STATE_BOX_TICKED);
  assert_int_equal(said[1], STATE_BOX_UNTICKED);
  assert_true(state_has_run(d.state, &note));
  desk_ok(&d, state_tick_box(d.state, &note, &boxes[0], false, false, &d.err));
  desk_ok(&d, state_tick_box(d.state, &note, &boxes[1], true, true, &d.err));
  state_boxes(d.state, &note, boxes, 2, said);
  assert_int_equal(said[0], STATE_BOX_AS_WRITTEN);
  assert_int_equal(said[1], STATE_BOX_AS_WRITTEN);
  desk_release(&d);
}

static void a_new_run_begins_with_nothing_ticked_and_keeps_the_old_one(void **context)
{
  (void)context;
  struct desk d;
  struct state_run *runs;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  struct state_item one = item("one", 0), two = item("two", 0);
  assert_int_equal(state_runs(d.state, &note, d.arena, &runs), 0);
  desk_ok(&d, state_begin_run(d.state, &note, &d.err)); /* nothing is ticked: nothing to begin */
  assert_int_equal(state_runs(d.state, &note, d.arena, &runs), 0);
  desk_ok(&d, state_tick(d.state, &note, &one, true, &d.err));
  desk_ok(&d, state_tick(d.state, &note, &two, true, &d.err));
  desk_ok(&d, state_begin_run(d.state, &note, &d.err));
  desk_ok(&d, state_begin_run(d.state, &note, &d.err));
  assert_int_equal(state_ticked(d.state, &note, &one), 0);
  desk_ok(&d, state_tick(d.state, &note, &one, true, &d.err));
  assert_int_equal(state_runs(d.state, &note, d.arena, &runs), 2);
  assert_int_equal(runs[0].number, 2);
  assert_int_equal(runs[0].n_ticks, 1);
  assert_int_equal(runs[1].number, 1);
  assert_int_equal(runs[1].n_ticks, 2);
  assert_true(runs[1].started_ms > 0 && runs[1].last_ms >= runs[1].started_ms);
  desk_release(&d);
}

/* ---- places ---- */

static void the_place_of_a_note_is_kept_and_its_beginning_forgets_it(void **context)
{
  (void)context;
  struct desk d;
  struct state_spot spot = {0};
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  assert_false(state_left_at(d.state, &note, &spot));
  desk_ok(&d, state_leave(d.state, &note, (struct state_spot){12, 345, 2}, &d.err));
  desk_open(&d);
  assert_true(state_left_at(d.state, &note, &spot));
  assert_int_equal(spot.block, 12);
  assert_int_equal(spot.offset, 345);
  assert_int_equal(spot.below, 2);
  desk_ok(&d, state_leave(d.state, &note, (struct state_spot){0, 0, 0}, &d.err));
  assert_false(state_left_at(d.state, &note, &spot));
  desk_release(&d);
}

static void a_letter_is_one_place_in_all_notes(void **context)
{
  (void)context;
  struct desk d;
  struct state_bookmark *marks;
  desk_init(&d);
  struct state_note a = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_bookmark(d.state, &a, 'x', (struct state_spot){1, 2, 0}, &d.err));
  struct state_note b = desk_note(&d, "b.md", 8, "");
  desk_ok(&d, state_set_bookmark(d.state, &b, 'x', (struct state_spot){3, 4, 0}, &d.err));
  desk_ok(&d, state_set_bookmark(d.state, &b, 'Q', (struct state_spot){5, 0, 0}, &d.err));
  assert_int_equal(state_bookmarks(d.state, d.arena, &marks), 2);
  assert_int_equal(marks[0].letter, 'Q');
  assert_int_equal(marks[1].letter, 'x');
  assert_text(fs_basename(marks[1].path), "b.md");
  assert_int_equal(marks[1].spot.block, 3);
  desk_ok(&d, state_drop_bookmark(d.state, 'x', &d.err));
  assert_int_equal(state_bookmarks(d.state, d.arena, &marks), 1);
  assert_false(state_is_letter('!'));
  desk_release(&d);
}

static void visits_are_kept_in_their_order_up_to_a_number(void **context)
{
  (void)context;
  struct desk d;
  struct state_visit *visits;
  desk_init(&d);
  state_begin(d.state);
  for (uint32_t i = 0; i < LIMIT_STATE_VISITS + 5; i++) {
    struct state_note note = desk_note(&d, i % 2 ? "a.md" : "b.md", 7 + i % 2, "");
    desk_ok(&d, state_visit(d.state, &note, (struct state_spot){i, 0, 0}, &d.err));
  }
  desk_ok(&d, state_end(d.state, &d.err));
  size_t n = state_visits(d.state, d.arena, 2 * LIMIT_STATE_VISITS, &visits);
  assert_int_equal(n, LIMIT_STATE_VISITS);
  assert_int_equal(visits[n - 1].spot.block, LIMIT_STATE_VISITS + 4);
  assert_int_equal(visits[0].spot.block, 5);
  struct state_note last = desk_note(&d, "b.md", 7, "");
  desk_ok(&d, state_visit(d.state, &last, (struct state_spot){9, 9, 0}, &d.err));
  n = state_visits(d.state, d.arena, 2, &visits);
  assert_int_equal(n, 2);
  assert_int_equal(visits[1].spot.offset, 9); /* the same page: its visit has another place */
  assert_int_equal(visits[0].spot.block, LIMIT_STATE_VISITS + 3);
  desk_release(&d);
}

/* ---- queries ---- */

static void a_query_is_found_by_its_name_as_names_compare(void **context)
{
  (void)context;
  struct desk d;
  struct buf text = BUF_INIT;
  struct state_query *all;
  desk_init(&d);
  desk_ok(&d, state_save_query(d.state, STR_LIT("Weekly round"), STR_LIT("is:unread"), &d.err));
  assert_true(state_query(d.state, STR_LIT("weekly_round"), &text));
  assert_text(buf_str(&text), "is:unread");
  desk_ok(&d, state_save_query(d.state, STR_LIT("weekly-ROUND"), STR_LIT("is:ai"), &d.err));
  assert_int_equal(state_queries(d.state, d.arena, &all), 1);
  assert_text(all[0].name, "weekly-ROUND");
  assert_text(all[0].text, "is:ai");
  desk_ok(&d, state_drop_query(d.state, STR_LIT("weekly round"), &d.err));
  assert_int_equal(state_queries(d.state, d.arena, &all), 0);
  assert_false(state_query(d.state, STR_LIT("weekly round"), &text));
  buf_release(&text);
  desk_release(&d);
}

static void a_name_that_q_could_not_take_is_refused(void **context)
{
  (void)context;
  static const char *const bad[] = {"", " a", "a\"b", "a*", "a\nb"};
  struct desk d;
  char name[STATE_NAME_BYTES + 1];
  memset(name, 'n', sizeof name);
  desk_init(&d);
  for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
    assert_false(state_save_query(d.state, str_of(bad[i]), STR_LIT("x"), &d.err));
  assert_true(
      state_save_query(d.state, (struct str){name, STATE_NAME_BYTES}, STR_LIT("x"), &d.err));
  assert_false(
      state_save_query(d.state, (struct str){name, STATE_NAME_BYTES + 1}, STR_LIT("x"), &d.err));
  assert_string_equal(
      d.err.text, "a query is saved under a name of 1 to 64 bytes, without quotes and stars");
  desk_release(&d);
}

static void the_queries_that_were_asked_come_newest_first_up_to_a_number(void **context)
{
  (void)context;
  struct desk d;
  struct state_query *asked;
  desk_init(&d);
  state_begin(d.state);
  for (int i = 0; i < LIMIT_STATE_ASKED + 3; i++) {
    char text[32];
    snprintf(text, sizeof text, "query %d", i);
    desk_ok(&d, state_asked(d.state, str_of(text), &d.err));
  }
  desk_ok(&d, state_asked(d.state, STR_LIT(" query 3 "), &d.err));
  desk_ok(&d, state_asked(d.state, STR_LIT("  "), &d.err));
  desk_ok(&d, state_end(d.state, &d.err));
  size_t n = state_asked_before(d.state, d.arena, 2 * LIMIT_STATE_ASKED, &asked);
  assert_int_equal(n, LIMIT_STATE_ASKED);
  assert_text(asked[0].text, "query 3");
  assert_text(asked[1].text, "query 502");
  assert_text(asked[n - 1].text, "query 4");
  desk_release(&d);
}

/* ---- settings ---- */

static void take_fold(void *context, struct str group, bool is_folded)
{
  buf_addf(context, "%.*s %d\n", STR_ARG(group), is_folded);
}

static void settings_and_folds_are_kept(void **context)
{
  (void)context;
  struct desk d;
  struct buf text = BUF_INIT;
  desk_init(&d);
  assert_int_equal(state_get_number(d.state, STR_LIT("list.cols"), 40), 40);
  desk_ok(&d, state_set_number(d.state, STR_LIT("list.cols"), 52, &d.err));
  desk_ok(&d, state_set(d.state, STR_LIT("sort"), STR_LIT("-date"), &d.err));
  desk_ok(&d, state_set_fold(d.state, STR_LIT("tools"), false, &d.err));
  desk_ok(&d, state_set_fold(d.state, STR_LIT("payload"), true, &d.err));
  desk_open(&d);
  assert_int_equal(state_get_number(d.state, STR_LIT("list.cols"), 40), 52);
  assert_int_equal(state_get_number(d.state, STR_LIT("sort"), 3), 3); /* no number */
  state_tell_folds(d.state, take_fold, &text);
  assert_text(buf_str(&text), "payload 1\ntools 0\n");
  buf_release(&text);
  desk_release(&d);
}

static void a_text_is_kept_up_to_a_length(void **context)
{
  (void)context;
  struct desk d;
  static char text[LIMIT_STATE_TEXT_BYTES + 1];
  memset(text, 'x', sizeof text);
  desk_init(&d);
  assert_true(state_set(d.state, STR_LIT("a"), (struct str){text, LIMIT_STATE_TEXT_BYTES}, &d.err));
  assert_false(
      state_set(d.state, STR_LIT("b"), (struct str){text, LIMIT_STATE_TEXT_BYTES + 1}, &d.err));
  assert_true(state_set(d.state, (struct str){text, LIMIT_STATE_TEXT_BYTES}, STR_LIT("x"), &d.err));
  assert_false(
      state_set(d.state, (struct str){text, LIMIT_STATE_TEXT_BYTES + 1}, STR_LIT("x"), &d.err));
  assert_string_equal(d.err.text, "the text is longer than is kept");
  desk_ok(&d, state_set(d.state, STR_LIT("b"), STR_LIT("short"), &d.err));
  desk_release(&d);
}

/* ---- the journal ---- */

static void each_step_is_taken_back_and_done_again(void **context)
{
  (void)context;
  struct desk d;
  struct state_step step;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  struct state_item one = item("one/half", 0);
  assert_false(state_undo(d.state, d.arena, &step, &d.err));
  assert_false(err_is_set(&d.err));
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  desk_ok(&d, state_tick(d.state, &note, &one, true, &d.err));
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_text(step.what, "ticked");
  assert_text(step.key, "one/half");
  assert_int_equal(step.n_changes, 2); /* with the run that it began */
  assert_text(fs_basename(step.path), "a.md");
  assert_int_equal(state_ticked(d.state, &note, &one), 0);
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_text(step.what, "read");
  assert_false(state_marks(d.state, &note).is_read);
  assert_false(state_undo(d.state, d.arena, &step, &d.err));
  assert_true(state_redo(d.state, d.arena, &step, &d.err));
  assert_text(step.what, "read");
  assert_true(state_redo(d.state, d.arena, &step, &d.err));
  assert_true(state_ticked(d.state, &note, &one) > 0);
  assert_false(state_redo(d.state, d.arena, &step, &d.err));
  assert_int_equal(state_marks(d.state, &note).read_hash, 7);
  desk_release(&d);
}

/* What was written into a note makes the content that was read, or reviewed, another. */
static void what_was_written_into_a_note_is_a_step_with_its_record(void **context)
{
  (void)context;
  struct desk d;
  struct state_step step, *steps;
  struct state_written w = {7, 8, STR_LIT("3,_,x")}, read;
  desk_init(&d);
  struct state_note before = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_read(d.state, &before, true, &d.err));
  desk_ok(&d, state_set_reviewed(d.state, &before, 20000, true, &d.err));
  struct state_note after = desk_note(&d, "a.md", 8, "");
  desk_ok(&d, state_wrote(d.state, &after, &w, &d.err));
  assert_int_equal(state_marks(d.state, &after).read_hash, 8);
  assert_int_equal(state_marks(d.state, &after).reviewed_hash, 8);
  assert_true(state_next_step(d.state, d.arena, true, &step));
  assert_text(step.what, "ticks written");
  assert_true(state_read_written(step.record, &read));
  assert_true(read.before == 7 && read.after == 8);
  assert_text(read.changes, "3,_,x");
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_int_equal(state_marks(d.state, &before).read_hash, 7);
  assert_true(state_redo(d.state, d.arena, &step, &d.err));
  desk_ok(&d, state_wrote(d.state, &after, &w, &d.err)); /* the same again is another step */
  assert_int_equal(state_steps(d.state, d.arena, 10, &steps), 4);
  desk_ok(&d, state_let_stay(d.state, steps[0].number, &d.err));
  assert_int_equal(state_steps(d.state, d.arena, 10, &steps), 4);
  assert_true(steps[0].stays && !steps[0].is_undone);
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_int_equal(step.number, steps[1].number);
  desk_release(&d);
}

static void so_much_of_what_was_written_is_kept(void **context)
{
  (void)context;
  char text[LIMIT_STATE_TEXT_BYTES];
  memset(text, '1', sizeof text);
  assert_true(state_keeps_written((struct str){text, sizeof text - 64}));
  assert_false(state_keeps_written((struct str){text, sizeof text - 63}));
  assert_false(state_keeps_written(STR_NONE));
  struct state_written w;
  static const char *const strange[] = {"", "7", "7 8 9", "0000000000000007 8 9 1,a,b"};
  for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
    assert_false(state_read_written(str_of(strange[i]), &w));
}

static void what_is_done_after_an_undo_ends_what_could_be_done_again(void **context)
{
  (void)context;
  struct desk d;
  struct state_step step, *steps;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  desk_ok(&d, state_set_flag(d.state, &note, true, &d.err));
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_int_equal(state_steps(d.state, d.arena, 10, &steps), 2);
  assert_true(steps[0].is_undone && !steps[1].is_undone);
  desk_ok(&d, state_set_reviewed(d.state, &note, 20000, true, &d.err));
  assert_false(state_redo(d.state, d.arena, &step, &d.err));
  assert_int_equal(state_steps(d.state, d.arena, 10, &steps), 2);
  assert_text(steps[0].what, "reviewed");
  assert_text(steps[0].key, "2024-10-04");
  assert_text(steps[1].what, "read");
  assert_true(steps[1].is_set);
  desk_release(&d);
}

static void what_is_done_together_is_one_step(void **context)
{
  (void)context;
  struct desk d;
  struct state_step step;
  desk_init(&d);
  state_begin(d.state);
  struct state_note a = desk_note(&d, "a.md", 7, "");
  state_set_read(d.state, &a, true, &d.err);
  state_set_flag(d.state, &a, true, &d.err);
  desk_ok(&d, state_end(d.state, &d.err));
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  assert_int_equal(step.n_changes, 2);
  assert_false(state_marks(d.state, &a).is_read || state_marks(d.state, &a).is_flagged);
  desk_release(&d);
}

static void a_mark_that_is_there_already_is_no_step(void **context)
{
  (void)context;
  struct desk d;
  struct state_step *steps;
  desk_init(&d);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  desk_ok(&d, state_set_read(d.state, &note, true, &d.err));
  desk_ok(&d, state_leave(d.state, &note, (struct state_spot){1, 1, 0}, &d.err));
  desk_ok(&d, state_asked(d.state, STR_LIT("x"), &d.err));
  assert_int_equal(state_steps(d.state, d.arena, 10, &steps), 1);
  desk_release(&d);
}

static void so_many_steps_can_be_undone(void **context)
{
  (void)context;
  struct desk d;
  struct state_step *steps, step;
  desk_init(&d);
  state_close(d.state); /* a file's commits would take long */
  d.state = state_open(&(struct state_place){.use = STATE_WRITE});
  struct state_note note = desk_note(&d, "a.md", 7, "");
  for (int i = 0; i < LIMIT_STATE_STEPS + 2; i++)
    desk_ok(&d, state_set_flag(d.state, &note, i % 2 == 0, &d.err));
  size_t n = state_steps(d.state, d.arena, LIMIT_STATE_STEPS + 10, &steps);
  assert_int_equal(n, LIMIT_STATE_STEPS);
  assert_true(state_undo(d.state, d.arena, &step, &d.err));
  desk_release(&d);
}

static void the_serial_tells_of_changes(void **context)
{
  (void)context;
  struct desk d;
  desk_init(&d);
  struct state *other = desk_open_as(&d, STATE_WRITE);
  struct state_note note = desk_note(&d, "a.md", 7, "");
  uint64_t before = state_serial(d.state);
  assert_int_equal(state_serial(d.state), before);
  desk_ok(&d, state_set_flag(other, &note, true, &d.err));
  assert_int_not_equal(state_serial(d.state), before);
  before = state_serial(d.state);
  desk_ok(&d, state_set_flag(d.state, &note, false, &d.err));
  assert_int_not_equal(state_serial(d.state), before);
  state_close(other);
  desk_release(&d);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_mark_is_set_taken_away_and_kept),
      cmocka_unit_test(a_review_is_stamped_and_the_one_before_it_counts_again),
      cmocka_unit_test(all_notes_with_a_mark_are_told_once),
      cmocka_unit_test(a_text_without_a_file_has_no_marks),
      cmocka_unit_test(an_item_is_known_by_its_text_and_which_of_that_text_it_is),
      cmocka_unit_test(long_items_with_one_beginning_are_two),
      cmocka_unit_test(a_box_is_as_it_is_written_until_it_is_turned),
      cmocka_unit_test(a_new_run_begins_with_nothing_ticked_and_keeps_the_old_one),
      cmocka_unit_test(the_place_of_a_note_is_kept_and_its_beginning_forgets_it),
      cmocka_unit_test(a_letter_is_one_place_in_all_notes),
      cmocka_unit_test(visits_are_kept_in_their_order_up_to_a_number),
      cmocka_unit_test(a_query_is_found_by_its_name_as_names_compare),
      cmocka_unit_test(a_name_that_q_could_not_take_is_refused),
      cmocka_unit_test(the_queries_that_were_asked_come_newest_first_up_to_a_number),
      cmocka_unit_test(settings_and_folds_are_kept),
      cmocka_unit_test(a_text_is_kept_up_to_a_length),
      cmocka_unit_test(each_step_is_taken_back_and_done_again),
      cmocka_unit_test(what_was_written_into_a_note_is_a_step_with_its_record),
      cmocka_unit_test(so_much_of_what_was_written_is_kept),
      cmocka_unit_test(what_is_done_after_an_undo_ends_what_could_be_done_again),
      cmocka_unit_test(what_is_done_together_is_one_step),
      cmocka_unit_test(a_mark_that_is_there_already_is_no_step),
      cmocka_unit_test(so_many_steps_can_be_undone),
      cmocka_unit_test(the_serial_tells_of_changes),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
