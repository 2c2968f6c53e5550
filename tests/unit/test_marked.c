/* Queries that ask what the reader did, and saved queries. */
#include "shelf.h"

#include "base/limits.h"
#include "library/fnv.h"
#include "state/checklist.h"
#include "state/marks.h"
#include "state/places.h"
#include "state/queries.h"
#include "state/world.h"

struct room {
  struct shelf shelf;
  struct state *state;
  struct err err;
};

static void set_up(struct room *r)
{
  *r = (struct room){0};
  shelf_init(&r->shelf);
  r->state = state_open(&(struct state_place){.use = STATE_LOOK});
  struct query_world world = state_world(r->state);
  library_set_world(r->shelf.library, &world);
}

static void tear_down(struct room *r)
{
  shelf_release(&r->shelf);
  state_close(r->state);
}

/* The note as whoever reads its file knows it. Lives until the next call. */
static struct state_note note_of(struct room *r, const char *name, const char *reference)
{
  static char path[200];
  static struct buf bytes;
  snprintf(path, sizeof path, "%s/notes/%s", r->shelf.folder, name);
  buf_clear(&bytes);
  assert_true(fs_read(path, LIMIT_NOTE_BYTES, &bytes, NULL, &r->err));
  struct state_note note = {str_of(reference), fnv1a(buf_str(&bytes)), str_of(path)};
  buf_release(&bytes);
  return note;
}

static void set_read(struct room *r, const char *name, const char *reference)
{
  struct state_note note = note_of(r, name, reference);
  assert_true(state_set_read(r->state, &note, true, &r->err));
}

static void save(struct room *r, const char *name, const char *text)
{
  if (!state_save_query(r->state, str_of(name), str_of(text), &r->err)) fail_msg("%s", r->err.text);
}

#define CHECK(room, ...)                                              \
  do {                                                                \
    const struct shelf_case cases[] = {__VA_ARGS__};                  \
    shelf_check(&(room)->shelf, cases, sizeof cases / sizeof *cases); \
  } while (0)

/* ---- marks ---- */

static void each_mark_is_a_word_of_the_query_language(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_write(&r.shelf, "b.md", "beta\n");
  shelf_write(&r.shelf, "c.md", "gamma\n");
  shelf_update(&r.shelf);
  CHECK(&r, {"is:unread", "a b c"}, {"is:read", ""}, {"is:flagged", ""}, {"-is:unread", ""});
  set_read(&r, "a.md", "");
  struct state_note b = note_of(&r, "b.md", "");
  assert_true(state_set_flag(r.state, &b, true, &r.err));
  assert_true(state_set_reviewed(r.state, &b, 20000, true, &r.err));
  struct state_item item = {STR_LIT("one"), 0};
  assert_true(state_tick(r.state, &b, &item, true, &r.err));
  struct state_note c = note_of(&r, "c.md", "");
  assert_true(state_set_bookmark(r.state, &c, 'x', (struct state_spot){1, 0, 0}, &r.err));
  CHECK(&r, {"is:unread", "b c"}, {"is:read", "a"}, {"is:flagged", "b"}, {"is:reviewed", "b"},
      {"is:ticked", "b"}, {"is:bookmarked", "c"}, {"is:unread beta", "b"}, {"is:read beta", ""},
      {"is:read OR is:flagged", "a b"}, {"-is:read -is:flagged", "c"}, {"is:Unread", "b c"});
  assert_int_equal(library_count_marked(r.shelf.library, MARK_READ), 1);
  tear_down(&r);
}

static void a_note_that_changed_is_read_and_changed(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_write(&r.shelf, "b.md", "beta\n");
  shelf_update(&r.shelf);
  set_read(&r, "a.md", "");
  set_read(&r, "b.md", "");
  CHECK(&r, {"is:changed", ""});
  shelf_write(&r.shelf, "a.md", "alpha and more\n");
  shelf_update(&r.shelf);
  CHECK(&r, {"is:changed", "a"}, {"is:read", "a b"}, {"is:unread", ""});
  tear_down(&r);
}

static void a_note_to_be_reviewed_is_so_until_it_was_reviewed_as_it_stands(void **context)
{
  (void)context;
  static const char text[] = "---\nflags: {needs human review: 1}\n---\nalpha\n";
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", text);
  shelf_update(&r.shelf);
  CHECK(&r, {"is:review", "a"});
  struct state_note a = note_of(&r, "a.md", "");
  assert_true(state_set_reviewed(r.state, &a, 20000, true, &r.err));
  CHECK(&r, {"is:review", ""}, {"is:reviewed", "a"});
  shelf_write(&r.shelf, "a.md", "---\nflags: {needs human review: 1}\n---\nchanged\n");
  shelf_update(&r.shelf);
  CHECK(&r, {"is:review", "a"}, {"is:reviewed", "a"});
  tear_down(&r);
}

static void marks_follow_a_note_that_was_moved_or_goes_by_a_reference(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_write(&r.shelf, "b.md", "---\nreference: R-1\n---\nbeta\n");
  shelf_update(&r.shelf);
  set_read(&r, "a.md", "");
  set_read(&r, "b.md", "R-1");
  shelf_remove(&r.shelf, "a.md");
  shelf_remove(&r.shelf, "b.md");
  shelf_write(&r.shelf, "moved/a2.md", "alpha\n");
  shelf_write(&r.shelf, "b2.md", "---\nreference: R-1\n---\nquite another text\n");
  shelf_write(&r.shelf, "c.md", "new\n");
  shelf_write(&r.shelf, "d.md", "---\npayload: {source id: S 1}\n---\nby its source\n");
  shelf_update(&r.shelf);
  struct state_note elsewhere = {STR_LIT("S 1"), 5, STR_LIT("/not/here.md")};
  assert_true(state_set_read(r.state, &elsewhere, true, &r.err));
  CHECK(&r, {"is:read", "moved/a2 b2 d"}, {"is:unread", "c"}, {"is:changed", "b2 d"});
  tear_down(&r);
}

static void where_it_was_found_is_kept(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_update(&r.shelf);
  set_read(&r, "a.md", "");
  shelf_remove(&r.shelf, "a.md");
  shelf_write(&r.shelf, "b.md", "alpha\n");
  shelf_update(&r.shelf);
  CHECK(&r, {"is:read", "b"});
  assert_true(state_settle(r.state, &r.err));
  shelf_write(&r.shelf, "b.md", "edited, so that only the path tells\n");
  shelf_update(&r.shelf);
  CHECK(&r, {"is:read", "b"});
  tear_down(&r);
}

static void a_copy_is_not_read_because_its_original_was(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_write(&r.shelf, "copy.md", "alpha\n");
  shelf_update(&r.shelf);
  set_read(&r, "a.md", "");
  CHECK(&r, {"is:read", "a"}, {"is:unread", "copy"});
  tear_down(&r);
}

static void without_a_world_everything_is_unread(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  shelf_write(&r.shelf, "a.md", "alpha\n");
  shelf_update(&r.shelf);
  set_read(&r, "a.md", "");
  library_set_world(r.shelf.library, NULL);
  CHECK(&r, {"is:unread", "a"}, {"q:x", "! there is no saved query \"x\" (column 1)"});
  tear_down(&r);
}

/* ---- saved queries ---- */

static void write_shelf(struct room *r)
{
  shelf_write(&r->shelf, "a.md", "---\ntags: [git]\nscore: {quality: 1}\n---\nalpha\n");
  shelf_write(&r->shelf, "b.md", "---\ntags: [git]\nscore: {quality: 2}\n---\nbeta\n");
  shelf_write(&r->shelf, "c.md", "---\ntags: [vim]\nscore: {quality: 3}\n---\nalpha beta\n");
  shelf_update(&r->shelf);
}

static void a_saved_query_stands_for_what_it_says(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  write_shelf(&r);
  save(&r, "either", "tool:git OR tool:vim");
  save(&r, "git", "tool:git");
  save(&r, "best", "sort:-score.quality");
  save(&r, "alpha best", "alpha sort:-score.quality");
  save(&r, "deep", "q:git -beta");
  CHECK(&r, {"q:git", "a b"}, {"q:either alpha", "a c"}, {"-q:git", "c"}, {"alpha -q:git", "c"},
      {"q:GIT", "a b"}, {"q:best", "c b a"}, {"q:git q:best", "b a"}, {"q:\"alpha best\"", "c a"},
      {"q:alpha-best sort:score.quality", "a c"}, {"q:deep", "a"}, {"-q:best", ""},
      {"q:git OR q:alpha_best", "c b a"});
  tear_down(&r);
}

static void what_is_wrong_with_a_saved_query_is_told_at_its_name(void **context)
{
  (void)context;
  struct room r;
  set_up(&r);
  write_shelf(&r);
  save(&r, "weekly", "tool:git");
  save(&r, "broken", "alpha)");
  save(&r, "lost", "toool:git");
  save(&r, "self", "alpha q:Self");
  save(&r, "ping", "q:pong");
  save(&r, "pong", "alpha q:ping");
  CHECK(&r,
      {"alpha q:wekly", "! there is no saved query \"wekly\"; nearest: \"weekly\" (column 7)"},
      {"q:broken", "! in the saved query \"broken\", column 6: nothing was opened that \")\" could"
                   " close (column 1)"},
      {"x OR q:self", "! a saved query asks for itself: \"Self\" (column 6)"},
      {"q:ping", "! a saved query asks for itself: \"ping\" (column 1)"});
  assert_true(str_ends(str_of(shelf_find(&r.shelf, "alpha q:lost")), STR_LIT("(column 7)")));
  tear_down(&r);
}

static void saved_queries_ask_for_each_other_so_often(void **context)
{
  (void)context;
  struct room r;
  char name[16], text[32];
  set_up(&r);
  write_shelf(&r);
  save(&r, "q1", "alpha");
  for (int i = 2; i <= LIMIT_QUERY_SAVED + 1; i++) {
    snprintf(name, sizeof name, "q%d", i);
    snprintf(text, sizeof text, "q:q%d", i - 1);
    save(&r, name, text);
  }
  CHECK(&r, {"q:q8", "a c"},
      {"q:q9", "! saved queries ask for each other more often than is followed, at \"q1\""
               " (column 1)"});
  tear_down(&r);
}

static void all_words_together_are_no_more_than_a_query_may_have(void **context)
{
  (void)context;
  struct room r;
  struct buf text = BUF_INIT;
  set_up(&r);
  write_shelf(&r);
  for (int i = 0; i < LIMIT_QUERY_TERMS - 1; i++)
    buf_add_cstr(&text, "alpha ");
  save(&r, "most", buf_cstr(&text));
  CHECK(&r, {"q:most beta", "c | a b"},
      {"q:most beta x", "! the query has more words and conditions, with what was saved, than are"
                        " looked for at once (column 13)"});
  save(&r, "twice", "q:most q:most");
  CHECK(&r, {"q:twice", "! the query has more words and conditions, with what was saved, than are"
                        " looked for at once (column 1)"});
  buf_release(&text);
  tear_down(&r);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_mark_is_a_word_of_the_query_language),
    cmocka_unit_test(a_note_that_changed_is_read_and_changed),
    cmocka_unit_test(a_note_to_be_reviewed_is_so_until_it_was_reviewed_as_it_stands),
    cmocka_unit_test(marks_follow_a_note_that_was_moved_or_goes_by_a_reference),
    cmocka_unit_test(where_it_was_found_is_kept),
    cmocka_unit_test(a_copy_is_not_read_because_its_original_was),
    cmocka_unit_test(without_a_world_everything_is_unread),
    cmocka_unit_test(a_saved_query_stands_for_what_it_says),
    cmocka_unit_test(what_is_wrong_with_a_saved_query_is_told_at_its_name),
    cmocka_unit_test(saved_queries_ask_for_each_other_so_often),
    cmocka_unit_test(all_words_together_are_no_more_than_a_query_may_have),
};

UNIT_MAIN(tests)
