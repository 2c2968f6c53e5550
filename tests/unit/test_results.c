/* Results: rows by windows, places, snippets, notes by name; and the updater's thread. */
#include "shelf.h"

#include "library/updater.h"

#include <poll.h>

static void write_many(struct shelf *s, int n)
{
  char name[32], text[64];
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, "n%04d.md", i);
    snprintf(text, sizeof text, "---\ntitle: note %04d\n---\nword%d common\n", i, i % 10);
    shelf_write(s, name, text);
  }
}

static struct results *find(struct shelf *s, const char *query)
{
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &s->err);
  if (!r) fail_msg("%s", s->err.text);
  return r;
}

static void check_windows(struct shelf *s, const char *query, size_t total)
{
  struct results *r = find(s, query);
  struct arena *a = arena_new();
  struct result_row *all = calloc(total + 5, sizeof *all), rows[7];
  assert_int_equal(results_total(r), total);
  assert_int_equal(results_rows(r, a, 0, total + 5, all), total);
  for (size_t first = 0; first < total + 5; first += 5) {
    size_t want = first >= total ? 0 : total - first < 7 ? total - first : 7;
    assert_int_equal(results_rows(r, a, first, 7, rows), want);
    for (size_t i = 0; i < want; i++)
      assert_true(rows[i].id == all[first + i].id && str_eq(rows[i].path, all[first + i].path));
  }
  for (size_t i = 0; i < total; i += 13)
    assert_int_equal(results_find(r, all[i].id), i);
  assert_true(results_find(r, 99999) == SIZE_MAX);
  free(all);
  arena_free(a);
  results_free(r);
}

static void windows_of_results_agree_with_the_whole(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_many(&s, 700);
  shelf_update(&s);
  check_windows(&s, "", 700);
  check_windows(&s, "common", 700);
  check_windows(&s, "word3", 70);
  check_windows(&s, "-word3", 630);
  check_windows(&s, "common sort:-title", 700);
  check_windows(&s, "nothing", 0);
  shelf_release(&s);
}

static void a_row_tells_what_a_list_shows(void **state)
{
  (void)state;
  struct shelf s;
  struct result_row row;
  shelf_init(&s);
  shelf_write(&s, "x/a.md",
      "---\ntitle: The title\nsummary: In short\nstack: [one, two]\ndate: 2020-01-01\n"
      "revision: {last reviewed: 2023-02-08}\nscore: {quality: 90, depth: 80}\n"
      "flags: {ai generated style: 1, has images: 1, needs human review: 1}\n---\nbody\n");
  shelf_update(&s);
  struct results *r = find(&s, "body");
  struct arena *a = arena_new();
  assert_int_equal(results_rows(r, a, 0, 1, &row), 1);
  assert_text(row.path, "x/a.md");
  assert_text(row.title, "The title");
  assert_text(row.summary, "In short");
  assert_text(row.stack, "one");
  assert_text(row.date, "2023-02-08");
  assert_true(row.score_mean == 85 && row.root == 0 && row.relevance > 0);
  assert_true(row.is_ai && row.has_images && row.needs_review && !row.has_faults);
  shelf_write(&s, "x/a.md", "changed body\n");
  shelf_update(&s);
  assert_int_equal(results_rows(r, a, 0, 1, &row), 1);
  assert_int_equal(row.path.n, 0); /* the note has changed since the search */
  arena_free(a);
  results_free(r);
  shelf_release(&s);
}

/* The snippet of a query's first note, marks drawn as brackets. */
static const char *snippet(struct shelf *s, const char *query, int cols)
{
  struct results *r = find(s, query);
  struct arena *a = arena_new();
  struct result_row row;
  assert_int_equal(results_rows(r, a, 0, 1, &row), 1);
  struct str text = results_snippet(r, a, &row, cols);
  buf_clear(&s->said);
  for (size_t i = 0; i < text.n; i++) {
    char c = text.p[i];
    buf_add_char(&s->said, c == SNIPPET_ON ? '[' : c == SNIPPET_OFF ? ']' : c);
  }
  arena_free(a);
  results_free(r);
  return buf_cstr(&s->said);
}

static void a_snippet_shows_what_was_found(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md",
      "---\ntitle: Title words\nsummary: The summary\n---\n"
      "First line with nothing.\nThe Optimizing of caches\tis done here, and c++ too.\n"
      "Much later stands the word needle beside other things.\n"
      "# A heading alone\n```\nint code;\n```\n");
  shelf_update(&s);
  assert_string_equal(snippet(&s, "optimized", 40), "… The [Optimizing] of caches is done here,");
  assert_string_equal(snippet(&s, "cache c++", 40), "… of [caches] is done here, and [c++] too. M");
  assert_string_equal(snippet(&s, "optim*", 24), "… The [Optimizing] of cach");
  assert_string_equal(snippet(&s, "first -nowhere", 20), "[First] line with noth");
  assert_string_equal(snippet(&s, "\"word needle\"", 30), "… the [word] [needle] beside other");
  assert_string_equal(snippet(&s, "heading", 40), "… # A [heading] alone int code;");
  assert_string_equal(snippet(&s, "\"int code\"", 20), "… [int] [code];");
  assert_string_equal(snippet(&s, "title:title", 40), "The summary");
  assert_string_equal(snippet(&s, "", 5), "The s");
  assert_string_equal(snippet(&s, "first", 0), "");
  assert_string_equal(snippet(&s, "first", 1), "[F]");
  shelf_release(&s);
}

static void results_keep_what_they_were_asked_for(void **state)
{
  (void)state;
  struct shelf s;
  char query[] = "wor* sort:-title";
  shelf_init(&s);
  shelf_write(&s, "a.md", "A title of its own.\n\nAnd a word below it.\n");
  shelf_update(&s);
  struct results *r = find(&s, query);
  memset(query, 'x', sizeof query - 1); /* the caller's text may go */
  struct arena *a = arena_new();
  struct result_row row;
  assert_int_equal(results_rows(r, a, 0, 1, &row), 1);
  struct str snippet = results_snippet(r, a, &row, 60);
  assert_true(str_has(snippet, SNIPPET_ON));
  arena_free(a);
  results_free(r);
  shelf_release(&s);
}

static void a_snippet_is_safe_for_a_terminal(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "\x1B]0;evil\x07 needle\x01\x02 \xE2\x80\xAE\xC2\x9B needle \xFF\n");
  shelf_write(&s, "b.md", "\xE5\x8C\x97\xE4\xBA\xAC\xE5\xA4\xA7\xE5\xAD\xA6\n");
  shelf_update(&s);
  for (int cols = 1; cols < 60; cols++) {
    const char *text = snippet(&s, "needle", cols);
    for (const char *p = text; *p; p++)
      assert_false((unsigned char)*p < 0x20 || *p == 0x7F);
    assert_null(strstr(text, "\xC2\x9B"));
    assert_null(strstr(text, "\xE2\x80\xAE"));
  }
  assert_string_equal(snippet(&s, "\xE4\xBA\xAC\xE5\xA4\xA7", 8),
      "\xE5\x8C\x97[\xE4\xBA\xAC\xE5\xA4\xA7]\xE5\xAD\xA6");
  assert_string_equal(snippet(&s, "\xE4\xBA\xAC\xE5\xA4\xA7", 5), "… [\xE4\xBA\xAC]");
  shelf_release(&s);
}

static void a_snippet_of_a_note_that_is_gone_is_its_summary(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "---\nsummary: in short\n---\nneedle\n");
  shelf_update(&s);
  shelf_remove(&s, "a.md");
  assert_string_equal(snippet(&s, "needle", 40), "in short");
  shelf_release(&s);
}

static const char *resolve(struct shelf *s, const char *note)
{
  struct buf path = BUF_INIT;
  bool ok = library_resolve(s->library, str_of(note), &path, &s->err);
  buf_clear(&s->said);
  if (ok)
    buf_add(&s->said, fs_basename(buf_str(&path)));
  else
    buf_addf(&s->said, "! %s", s->err.text);
  buf_release(&path);
  return buf_cstr(&s->said);
}

static void a_note_is_meant_by_path_reference_or_title(void **state)
{
  (void)state;
  struct shelf s;
  char absolute[120];
  shelf_init(&s);
  shelf_write(&s, "x/a.md", "---\ntitle: Caf\xC3\xA9 cache\nreference: ref-1\n---\n");
  shelf_write(&s, "b.md", "---\ntitle: Cache\nreference: ref-2\n---\n");
  shelf_write(&s, "c.md", "---\ntitle: Cache headers\n---\n");
  shelf_write(&s, "d.md", "---\ntitle: Cache layers\n---\n");
  shelf_update(&s);
  snprintf(absolute, sizeof absolute, "%s/notes/b.md", s.folder);
  assert_string_equal(resolve(&s, absolute), "b.md");
  assert_string_equal(resolve(&s, "x/a.md"), "a.md");
  assert_string_equal(resolve(&s, "REF-1"), "a.md");
  assert_string_equal(resolve(&s, "cafe"), "a.md");
  assert_string_equal(resolve(&s, "cache"), "b.md"); /* the whole title */
  assert_string_equal(resolve(&s, "headers"), "c.md");
  assert_string_equal(resolve(&s, "ache"), "! \"ache\" is in several titles: \"Cache\", "
                                           "\"Cache headers\", \"Cache layers\" ...");
  assert_string_equal(
      resolve(&s, "nothing"), "! there is no note \"nothing\": no file, reference or title");
  assert_string_equal(resolve(&s, ""), "! there is no note \"\": no file, reference or title");
  assert_string_equal(resolve(&s, "x"), "! there is no note \"x\": no file, reference or title");
  shelf_release(&s);
}

static void a_search_that_is_cancelled_says_so(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_many(&s, 400);
  shelf_update(&s);
  atomic_bool cancel = true;
  struct results *r =
      results_new(s.library, STR_LIT("sort:title -word1"), STR_NONE, &cancel, &s.err);
  assert_null(r);
  assert_string_equal(s.err.text, "the search was given up");
  r = find(&s, "word1");
  assert_int_equal(results_total(r), 40);
  results_free(r);
  shelf_release(&s);
}

static void what_a_cancelled_search_began_is_not_kept(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_many(&s, 1500);
  shelf_update(&s);
  atomic_bool cancel = true;
  assert_null(results_new(s.library, STR_LIT("-word1"), STR_NONE, &cancel, &s.err));
  check_windows(&s, "-word1", 1350);
  shelf_release(&s);
}

static void the_caller_s_order_comes_before_the_query_s(void **state)
{
  (void)state;
  struct shelf s;
  struct arena *a = arena_new();
  struct result_row row;
  shelf_init(&s);
  write_many(&s, 20);
  shelf_update(&s);
  struct results *r =
      results_new(s.library, STR_LIT("common sort:title"), STR_LIT("-title"), NULL, &s.err);
  assert_int_equal(results_rows(r, a, 0, 1, &row), 1);
  assert_text(row.title, "note 0019");
  results_free(r);
  assert_null(results_new(s.library, STR_LIT("common"), STR_LIT("-nofield"), NULL, &s.err));
  assert_true(str_starts(str_of(s.err.text), STR_LIT("there is no field \"nofield\"; nearest: ")));
  arena_free(a);
  shelf_release(&s);
}

/* Waits for news and takes them; false when the updater has ended. */
static bool wait_for_news(struct updater *u, struct update_report *report, struct err *err)
{
  struct pollfd fd = {.fd = updater_fd(u), .events = POLLIN};
  assert_int_equal(poll(&fd, 1, 20000), 1);
  return updater_poll(u, report, err);
}

static void the_updater_works_beside_the_reader(void **state)
{
  (void)state;
  for (int in_memory = 0; in_memory <= 1; in_memory++) {
    struct shelf s;
    const char *root;
    shelf_init(&s);
    write_many(&s, 300);
    shelf_open(&s, in_memory);
    struct library_place place = shelf_place(&s, &root, in_memory);
    struct updater *u = updater_start(&place, NULL, &s.err);
    assert_non_null(u);
    while (wait_for_news(u, &s.report, &s.err))
      shelf_find(&s, "common");
    assert_false(err_is_set(&s.err));
    assert_int_equal(s.report.n_new, 300);
    assert_int_equal(library_count(s.library), 300);
    assert_false(updater_poll(u, &s.report, &s.err));
    updater_stop(u);
    shelf_release(&s);
  }
}

/* The reader looks again and again while the index is being made: whatever it meets, it has all
 * notes in the end. */
static void a_reader_finds_an_index_that_is_just_being_made(void **state)
{
  (void)state;
  for (int round = 0; round < 20; round++) {
    struct shelf s;
    const char *root;
    shelf_init(&s);
    write_many(&s, 5);
    struct library_place place = shelf_place(&s, &root, false);
    struct updater *u = updater_start(&place, NULL, &s.err);
    assert_non_null(u);
    while (updater_poll(u, &s.report, &s.err))
      library_count(s.library);
    assert_false(err_is_set(&s.err));
    assert_int_equal(library_count(s.library), 5);
    assert_int_equal(library_notice(s.library).n, 0);
    assert_string_equal(shelf_find(&s, "word3"), "n0003");
    updater_stop(u);
    shelf_release(&s);
  }
}

static void the_updater_can_be_stopped_at_once_and_tells_its_failure(void **state)
{
  (void)state;
  struct shelf s;
  const char *root;
  shelf_init(&s);
  write_many(&s, 300);
  struct library_place place = shelf_place(&s, &root, false);
  updater_stop(updater_start(&place, NULL, &s.err));
  updater_stop(NULL);
  const char *missing[] = {"/nonexistent/notes"};
  place.roots = missing;
  struct updater *u = updater_start(&place, NULL, &s.err);
  while (wait_for_news(u, &s.report, &s.err))
    ;
  assert_true(err_is_set(&s.err));
  updater_stop(u);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(windows_of_results_agree_with_the_whole),
    cmocka_unit_test(a_row_tells_what_a_list_shows),
    cmocka_unit_test(a_snippet_shows_what_was_found),
    cmocka_unit_test(results_keep_what_they_were_asked_for),
    cmocka_unit_test(a_snippet_is_safe_for_a_terminal),
    cmocka_unit_test(a_snippet_of_a_note_that_is_gone_is_its_summary),
    cmocka_unit_test(a_note_is_meant_by_path_reference_or_title),
    cmocka_unit_test(a_search_that_is_cancelled_says_so),
    cmocka_unit_test(what_a_cancelled_search_began_is_not_kept),
    cmocka_unit_test(the_caller_s_order_comes_before_the_query_s),
    cmocka_unit_test(the_updater_works_beside_the_reader),
    cmocka_unit_test(a_reader_finds_an_index_that_is_just_being_made),
    cmocka_unit_test(the_updater_can_be_stopped_at_once_and_tells_its_failure),
};

UNIT_MAIN(tests)
