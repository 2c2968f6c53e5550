/* Notes that are like a note, and why. */
#include "shelf.h"

#include "base/limits.h"
#include "library/names.h"
#include "library/similar.h"

#include <time.h>

static void add_reasons(struct shelf *s, const struct similar_note *n)
{
  buf_addf(&s->said, "%.*s", STR_ARG(str_first(n->path, n->path.n - 3)));
  if (n->is_duplicate) buf_add_char(&s->said, '!');
  for (size_t i = 0; i < n->n_shared; i++)
    buf_addf(&s->said, " %s:%.*s", n->shared[i].field, STR_ARG(n->shared[i].value));
  for (size_t i = 0; i < n->n_words; i++)
    buf_addf(&s->said, " %.*s", STR_ARG(n->words[i]));
  buf_add_cstr(&s->said, "; ");
}

/* "path shared words; " for each similar note, without ".md"; '!' marks a duplicate. */
static const char *similar_to(struct shelf *s, const char *path, size_t limit)
{
  struct buf whole = BUF_INIT;
  buf_add_cstr(&whole, shelf_path(s, path));
  struct similar *found = similar_new(s->library, buf_str(&whole), limit, NULL, &s->err);
  buf_clear(&s->said);
  if (!found) buf_addf(&s->said, "! %s", s->err.text);
  for (size_t i = 0; found && i < found->n; i++) {
    assert_true(found->items[i].score > 0 && found->items[i].score <= 1);
    assert_true(!i || found->items[i].score <= found->items[i - 1].score);
    add_reasons(s, &found->items[i]);
  }
  similar_free(found);
  buf_release(&whole);
  return buf_cstr(&s->said);
}

/* Notes about nothing of interest, so that words and values have a rarity. */
static void fill(struct shelf *s, int n)
{
  for (int i = 0; i < n; i++) {
    char path[40], text[300];
    snprintf(path, sizeof path, "fill/%d.md", i);
    snprintf(text, sizeof text,
        "---\ntitle: filler %d\nstack: [common]\n---\nordinary text about thing%d, item%d\n", i, i,
        i * 7);
    shelf_write(s, path, text);
  }
}

static void shared_values_count_by_their_rarity(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 30);
  shelf_write(&s, "a.md",
      "---\nstack: [common, sqlite]\ntools: [litestream]\n"
      "entities: [{name: WAL, type: area}]\n---\n");
  shelf_write(&s, "b.md", "---\nstack: [sqlite]\ntools: [Litestream]\n---\n");
  shelf_write(&s, "c.md", "---\nentities: [{name: wal, type: feature}]\n---\n");
  shelf_write(&s, "d.md", "---\nstack: [common]\n---\n");
  shelf_update(&s);
  assert_string_equal(
      similar_to(&s, "notes/a.md", 9), "b tool:litestream stack:sqlite; c entity:WAL; ");
  assert_string_equal(similar_to(&s, "notes/c.md", 9), "a entity:wal; ");
  assert_string_equal(similar_to(&s, "notes/a.md", 1), "b tool:litestream stack:sqlite; ");
  assert_string_equal(similar_to(&s, "notes/a.md", 0), "");
  shelf_release(&s);
}

static void characteristic_words_are_shared(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 30);
  shelf_write(
      &s, "a.md", "# Checkpoint stalls\nThe journal grows until a checkpoint ends; ordinary.\n");
  shelf_write(&s, "b.md", "# Journals\nWhen checkpoints come late, ordinary text.\n");
  shelf_write(&s, "c.md", "A journal of travels.\n");
  shelf_write(&s, "d.md", "ordinary text about bread\n");
  shelf_update(&s);
  assert_string_equal(similar_to(&s, "notes/a.md", 9), "b Checkpoint journal; c journal; ");
  assert_string_equal(similar_to(&s, "notes/d.md", 9), "");
  shelf_release(&s);
}

/* A sentence that six notes have says nothing, though its words are rare besides. */
static void a_form_that_many_notes_fill_in_says_nothing(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 60);
  for (int i = 0; i < 6; i++) {
    char path[16], text[200];
    snprintf(path, sizeof path, "f%d.md", i);
    snprintf(text, sizeof text,
        "# Aftermath\nPlease weigh the fermentation kettle before starting.\nOwn%d word.\n", i);
    shelf_write(&s, path, text);
  }
  shelf_write(&s, "g.md",
      "# Aftermath\nPlease weigh the fermentation kettle before starting.\nA zymurgy lesson.\n");
  shelf_write(&s, "h.md", "On zymurgy.\n");
  shelf_write(&s, "i.md", "A kettle for tea.\n");
  shelf_update(&s);
  assert_string_equal(similar_to(&s, "notes/g.md", 9), "h zymurgy; ");
  shelf_release(&s);
}

static void copies_are_told_apart(void **state)
{
  static const char text[] =
      "# Letters\nAlpha bravo charlie delta echo foxtrot golf hotel india juliett kilo lima.\n";
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 30);
  struct buf changed = BUF_INIT;
  buf_addf(&changed, "---\ndate: 2024-01-01\n---\n%s", text);
  shelf_write(&s, "a.md", text);
  shelf_write(&s, "same.md", text);
  shelf_write(&s, "nearly.md", buf_cstr(&changed));
  shelf_write(
      &s, "about.md", "# Some\nAlpha bravo charlie delta echo foxtrot golf hotel and others.\n");
  shelf_update(&s);
  const char *said = similar_to(&s, "notes/a.md", 9);
  assert_non_null(strstr(said, "same! "));
  assert_non_null(strstr(said, "nearly! "));
  assert_non_null(strstr(said, "about "));
  buf_release(&changed);
  shelf_release(&s);
}

static void a_note_need_not_be_in_the_library(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 30);
  shelf_write(&s, "a.md", "---\ntools: [litestream]\n---\nA xylophone.\n");
  shelf_write(&s, "../out.md", "---\ntools: [litestream]\n---\nMy xylophone.\n");
  shelf_update(&s);
  assert_string_equal(similar_to(&s, "out.md", 9), "a tool:litestream xylophone; ");
  assert_non_null(strstr(similar_to(&s, "no-such.md", 9), "! "));
  shelf_release(&s);
}

static void as_much_of_a_note_is_compared(void **state)
{
  (void)state;
  struct shelf s;
  char *long_text = malloc(LIMIT_SIMILAR_BYTES + 64);
  size_t at = 0;
  shelf_init(&s);
  fill(&s, 30);
  while (at + 16 < LIMIT_SIMILAR_BYTES)
    at += (size_t)snprintf(long_text + at, 64, "ordinary text ");
  snprintf(long_text + at, 64, "tail xylophone\n");
  shelf_write(&s, "a.md", "A xylophone.\n");
  shelf_write(&s, "beyond.md", long_text);
  snprintf(long_text + at - 70, 64, "xylophone\n"); /* five pairs of words earlier */
  shelf_write(&s, "within.md", long_text);
  shelf_update(&s);
  assert_string_equal(similar_to(&s, "notes/beyond.md", 9), "");
  assert_string_equal(similar_to(&s, "notes/within.md", 9), "a xylophone; ");
  free(long_text);
  shelf_release(&s);
}

static size_t count(struct shelf *s, size_t limit)
{
  const char *path = shelf_path(s, "notes/t0.md");
  struct similar *found = similar_new(s->library, str_of(path), limit, NULL, &s->err);
  assert_non_null(found);
  size_t n = found->n;
  similar_free(found);
  return n;
}

static void so_many_notes_are_told(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 3 * LIMIT_SIMILAR_NOTES);
  for (int i = 0; i < LIMIT_SIMILAR_NOTES + 2; i++) {
    char path[24];
    snprintf(path, sizeof path, "t%d.md", i);
    shelf_write(&s, path, "---\ntools: [litestream, rsync, minio]\n---\n");
  }
  shelf_update(&s);
  assert_int_equal(count(&s, LIMIT_SIMILAR_NOTES - 1), LIMIT_SIMILAR_NOTES - 1);
  assert_int_equal(count(&s, LIMIT_SIMILAR_NOTES + 1), LIMIT_SIMILAR_NOTES);
  shelf_release(&s);
}

static void it_can_be_given_up(void **state)
{
  (void)state;
  struct shelf s;
  atomic_bool cancel = true;
  shelf_init(&s);
  fill(&s, 3);
  shelf_update(&s);
  const char *path = shelf_path(&s, "notes/fill/1.md");
  assert_null(similar_new(s.library, str_of(path), 9, &cancel, &s.err));
  assert_string_equal(s.err.text, "the search was given up");
  shelf_release(&s);
}

/* A folder that became a link meanwhile is not followed out of the library. */
static void the_note_is_read_beneath_its_root(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  fill(&s, 3);
  shelf_update(&s);
  char within[96];
  snprintf(within, sizeof within, "%s", shelf_path(&s, "notes/trap"));
  assert_return_code(symlink("/etc", within), 0);
  assert_null(similar_new(s.library, str_of(shelf_path(&s, "notes/trap/passwd")), 9, NULL, &s.err));
  assert_return_code(unlink(within), 0);
  shelf_release(&s);
}

/* How long does it take to ask `n` times for names among so many? Time of the processor. */
static clock_t time_of_names(size_t n_names, int n)
{
  char sql[200];
  struct names names = {0};
  struct db *db = db_open_memory(NULL);
  db_run(db, "CREATE TABLE field(id INTEGER PRIMARY KEY, name TEXT)");
  snprintf(sql, sizeof sql,
      "WITH RECURSIVE i(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM i LIMIT %zu)"
      " INSERT INTO field SELECT n, 'k' || n FROM i",
      n_names);
  db_run(db, sql);
  names_load(&names, db);
  assert_int_equal(names.n, n_names);
  clock_t since = clock();
  for (int i = 0; i < n; i++)
    if (names_get(&names, STR_LIT("k99")) != 99 || names_get(&names, STR_LIT("tool"))) fail();
  since = clock() - since;
  names_release(&names);
  db_close(db);
  return since;
}

/* A note with as many values beside one with as many names would take the product of both. */
static void names_are_not_looked_for_among_all(void **state)
{
  (void)state;
  clock_t few = time_of_names(1000, 10000), many = time_of_names(100000, 10000);
  if (many > CLOCKS_PER_SEC / 10 && many > 20 * few) fail_msg("%ld, %ld", (long)few, (long)many);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(shared_values_count_by_their_rarity),
    cmocka_unit_test(characteristic_words_are_shared),
    cmocka_unit_test(a_form_that_many_notes_fill_in_says_nothing),
    cmocka_unit_test(copies_are_told_apart),
    cmocka_unit_test(a_note_need_not_be_in_the_library),
    cmocka_unit_test(as_much_of_a_note_is_compared),
    cmocka_unit_test(so_many_notes_are_told),
    cmocka_unit_test(it_can_be_given_up),
    cmocka_unit_test(the_note_is_read_beneath_its_root),
    cmocka_unit_test(names_are_not_looked_for_among_all),
};

UNIT_MAIN(tests)
