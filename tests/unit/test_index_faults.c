/* What else an index may be: of an old version, something else's, made to deceive, cut short
 * anywhere, of wrong types; and places where it cannot be kept. */
#include "shelf.h"

#include "library/db.h"
#include "library/place.h"
#include "library/steady.h"
#include "library/tokenizer.h"
#include "library/upkeep.h"

#include <fcntl.h>
#include <glob.h>
#include <signal.h>
#include <sys/resource.h>

enum { NOTES = 30 };

static void write_notes(struct shelf *s, int n)
{
  char name[32], text[160];
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, "n%03d.md", i);
    snprintf(text, sizeof text,
        "---\ntags: [t%d]\nscore: {quality: %d}\n---\nalpha word%d\n\n[x](n%03d.md)\n", i % 3, i, i,
        i + 1);
    shelf_write(s, name, text);
  }
}

static void close_library(struct shelf *s)
{
  library_close(s->library);
  s->library = NULL;
}

static void set_up(struct shelf *s)
{
  shelf_init(s);
  write_notes(s, NOTES);
  shelf_update(s);
  close_library(s);
}

/* The one file in the cache whose name matches; the caller frees it. */
static char *cache_file(struct shelf *s, const char *pattern)
{
  glob_t found;
  char whole[200];
  snprintf(whole, sizeof whole, "%s/cache/*/%s", s->folder, pattern);
  if (glob(whole, 0, NULL, &found) != 0) return NULL;
  assert_int_equal(found.gl_pathc, 1);
  char *path = strdup(found.gl_pathv[0]);
  globfree(&found);
  return path;
}

static void run_sql(const char *path, const char *sql)
{
  struct db *db = db_open(path, DB_WRITE);
  struct err err = ERR_INIT;
  tokenizer_install(db);
  db_run(db, sql);
  if (!db_check(db, &err)) fail_msg("%s: %s", sql, err.text);
  db_close(db);
}

static void read_whole(const char *path, struct buf *out)
{
  struct err err = ERR_INIT;
  buf_clear(out);
  if (!fs_read(path, SIZE_MAX / 2, out, NULL, &err)) fail_msg("%s", err.text);
}

static void put_whole(const char *path, struct str bytes)
{
  FILE *file = fopen(path, "w");
  assert_non_null(file);
  assert_int_equal(fwrite(bytes.p, 1, bytes.n, file), bytes.n);
  fclose(file);
}

/* Everything that a reader asks. */
static void ask_everything(struct shelf *s)
{
  static const char *const queries[] = {"", "alpha", "word7 tool:t1", "quality>3 sort:-quality",
      "al*", "tool:*", "path:n0*", "has:fault", "alpha -word3", "is:orphan", "has:broken-link",
      "links:n007.md", "title:n01", "sort:title", "\"alpha word9\"", "qualty:3"};
  struct arena *a = arena_new();
  struct buf path = BUF_INIT;
  for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
    shelf_find(s, queries[i]);
  library_count(s->library);
  library_resolve(s->library, STR_LIT("n007"), &path, &s->err);
  buf_release(&path);
  arena_free(a);
}

/* Opens what was harmed: that is told, nothing is believed, and an update finds all again. */
static void check_heals(struct shelf *s, const char *notice)
{
  shelf_open(s, false);
  assert_text(library_notice(s->library), notice);
  assert_string_equal(shelf_find(s, "word7"), "");
  shelf_update(s);
  assert_int_equal(s->report.n_new, NOTES);
  assert_string_equal(shelf_find(s, "word7"), "n007");
  shelf_open(s, false);
  assert_int_equal(library_notice(s->library).n, 0);
  assert_int_equal(library_count(s->library), NOTES);
  close_library(s);
}

/* All there is only where time does not matter (`make check-slow`). */
static bool is_slow(void)
{
  const char *slow = getenv("SLOW");
  return slow && *slow;
}

static const char damaged[] = "the index was damaged; it is built anew";

/* ---- other versions, other programs ---- */

static void an_index_of_the_first_version_is_built_anew_beside_it(void **state)
{
  (void)state;
  struct shelf s;
  struct buf sql = BUF_INIT;
  char sample[4300];
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  snprintf(sample, sizeof sample, "%s/tests/unit/index-v1.sql", getenv("SRCDIR"));
  read_whole(sample, &sql);
  assert_return_code(unlink(path), 0);
  run_sql(path, buf_cstr(&sql));
  int reader = open(path, O_RDONLY); /* somebody has it open */
  check_heals(&s, "the index is of an older version of this program; it is built anew");
  char *now = cache_file(&s, "index.*.db");
  assert_string_not_equal(now, path);
  struct stat status;
  assert_return_code(fstat(reader, &status), 0);
  assert_true(status.st_size > 0); /* it was not written over */
  close(reader);
  free(now);
  free(path);
  buf_release(&sql);
  shelf_release(&s);
}

static void a_fifo_in_its_place_or_that_of_its_log_is_not_waited_for(void **state)
{
  (void)state;
  static const char *const names[] = {"index.*.db", "index.*.db-wal"};
  for (int i = 0; i < 2; i++) {
    struct shelf s;
    set_up(&s);
    char *path = cache_file(&s, names[i]);
    assert_return_code(unlink(path), 0);
    assert_return_code(mkfifo(path, 0600), 0);
    check_heals(&s, damaged);
    free(path);
    shelf_release(&s);
  }
}

/* A database of something else, byte by byte what it was. */
static void a_foreign_database_is_never_written(void **state)
{
  (void)state;
  static const char *const foreign[] = {
      "CREATE TABLE mail(body)",
      "PRAGMA user_version = 2; CREATE TABLE meta(key, value); INSERT INTO meta VALUES('roots', 1)",
      "PRAGMA journal_mode = WAL; CREATE TABLE mail(body); INSERT INTO mail VALUES(zeroblob(9999))",
      "PRAGMA application_id = 77; PRAGMA user_version = 2",
  };
  for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++) {
    struct shelf s;
    struct buf before = BUF_INIT, after = BUF_INIT;
    set_up(&s);
    char *path = cache_file(&s, "index.*.db");
    assert_return_code(unlink(path), 0);
    run_sql(path, foreign[i]);
    read_whole(path, &before);
    check_heals(&s, "what stood in the index's place is something else; it is set aside");
    char *kept = cache_file(&s, "foreign.*.db");
    read_whole(kept, &after);
    assert_true(str_eq(buf_str(&before), buf_str(&after)));
    free(path);
    free(kept);
    buf_release(&before);
    buf_release(&after);
    shelf_release(&s);
  }
}

/* ---- made to deceive ---- */

static void a_schema_that_is_not_ours_is_not_believed(void **state)
{
  (void)state;
  static const char *const tricks[] = {
      "CREATE VIEW evil AS SELECT * FROM note",
      "CREATE TRIGGER evil AFTER INSERT ON note BEGIN DELETE FROM file; END",
      "DROP TABLE note; CREATE VIEW note AS SELECT 1 AS id, 0 AS root, x'2e' AS path",
      "DROP TABLE field; CREATE TABLE field(id INTEGER PRIMARY KEY, name TEXT AS (hex(id)))",
      "DROP TABLE live; CREATE TABLE live(block INTEGER PRIMARY KEY, lengths BLOB NOT NULL,"
      " more AS (zeroblob(1000000)) STORED)",
      "CREATE INDEX evil ON note(upper(title))",
      "CREATE INDEX evil ON note(title) WHERE length(summary) > 3",
      "ALTER TABLE note ADD COLUMN evil TEXT DEFAULT 'x'",
      "ALTER TABLE file RENAME COLUMN size_bytes TO size",
      "DROP TABLE failure; CREATE TABLE failure(root, path, why CHECK (length(why) > 1000))",
      "CREATE TABLE more(x)",
      "CREATE TABLE words_more(x, y AS (1))",
      "CREATE VIRTUAL TABLE words_also USING fts5(x)",
      "DROP TABLE words; CREATE VIRTUAL TABLE words USING fts5(title, lead, headings, body, code,"
      " meta)",
      "DROP TABLE words; CREATE VIRTUAL TABLE words USING fts5(title, lead, headings, body, code,"
      " meta, content = 'note', tokenize = 'fieldnotes')",
      "ANALYZE",
      "UPDATE meta SET value = 'elsewhere' WHERE key = 'roots'",
      "DELETE FROM meta",
  };
  struct shelf s;
  struct buf whole = BUF_INIT;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  read_whole(path, &whole);
  free(path);
  for (size_t i = 0; i < sizeof tricks / sizeof *tricks; i++) {
    path = cache_file(&s, "index.*.db");
    put_whole(path, buf_str(&whole));
    run_sql(path, tricks[i]);
    shelf_open(&s, false);
    if (!str_eq(library_notice(s.library), str_of(damaged))) fail_msg("believed: %s", tricks[i]);
    check_heals(&s, damaged);
    free(path);
  }
  buf_release(&whole);
  shelf_release(&s);
}

/* The tables in which FTS5 keeps the words go by another name. */
static void words_without_one_of_their_tables_are_built_anew(void **state)
{
  (void)state;
  static const char *const names[] = {"words_data", "words_idx", "words_config"};
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    struct shelf s;
    struct buf whole = BUF_INIT;
    struct str name = str_of(names[i]);
    set_up(&s);
    char *path = cache_file(&s, "index.*.db");
    read_whole(path, &whole);
    for (size_t at = 0; (at += str_find(str_from(buf_str(&whole), at), name)) < whole.n;)
      whole.p[at + name.n - 1] = 'z';
    put_whole(path, buf_str(&whole));
    shelf_open(&s, false);
    if (!str_eq(library_notice(s.library), str_of(damaged))) fail_msg("believed: no %s", names[i]);
    check_heals(&s, damaged);
    free(path);
    buf_release(&whole);
    shelf_release(&s);
  }
}

/* Two bytes of SQLite's header: a version that may not be written, of either journal. */
static void an_index_whose_header_forbids_writing_is_built_anew(void **state)
{
  (void)state;
  for (char read_version = 0; read_version <= 2; read_version++) {
    struct shelf s;
    struct buf whole = BUF_INIT;
    set_up(&s);
    char *path = cache_file(&s, "index.*.db");
    read_whole(path, &whole);
    whole.p[18] = 11;
    whole.p[19] = read_version;
    put_whole(path, buf_str(&whole));
    check_heals(&s, damaged);
    free(path);
    buf_release(&whole);
    shelf_release(&s);
  }
}

/* Values that no program of ours writes: every question is answered or refused, and what an update
 * leaves can be read. */
static void wrong_values_are_survived(void **state)
{
  (void)state;
  static const char *const values[] = {"NULL", "'text'", "''", "x''", "x'00ff80'", "-1", "0",
      "9223372036854775807", "-9223372036854775808", "1e308", "zeroblob(70000)", "'../../etc/x'",
      "x'2e2e2f78'", "x'2f6574632f706173737764'", "4294967296", "2147483647"};
  static const char *const columns[] = {"meta.value", "file.root", "file.path", "file.note",
      "file.mtime_ns", "file.size_bytes", "file.hash", "note.root", "note.path", "note.title",
      "note.title_key", "note.summary", "note.date", "note.stack", "note.score", "note.traits",
      "field.name", "value.field", "value.text", "value.since", "value.number", "value.day",
      "value.notes", "value.written", "live.lengths", "live.block", "note.id", "field.id",
      "run.started_ms", "run.took_ms", "run.ending", "run.why"};
  struct shelf s;
  struct buf whole = BUF_INIT, sql = BUF_INIT;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  read_whole(path, &whole);
  for (size_t c = 0; c < sizeof columns / sizeof *columns; c++)
    for (size_t v = is_slow() ? 0 : c % 5; v < sizeof values / sizeof *values;
         v += is_slow() ? 1 : 5) {
      const char *dot = strchr(columns[c], '.');
      put_whole(path, buf_str(&whole));
      buf_clear(&sql);
      buf_addf(&sql, "UPDATE OR IGNORE %.*s SET %s = %s WHERE %s", (int)(dot - columns[c]),
          columns[c], dot + 1, values[v], c ? "1" : "key <> 'roots'");
      struct db *db = db_open(path, DB_WRITE);
      struct err ignored = ERR_INIT;
      db_run(db, buf_cstr(&sql));
      db_check(db, &ignored); /* what a NOT NULL refuses */
      db_close(db);
      shelf_open(&s, false);
      ask_everything(&s);
      write_notes(&s, 2 + (int)v % 2);
      shelf_try_update(&s);
      ask_everything(&s);
      close_library(&s);
      char *now = cache_file(&s, "index.*.db");
      if (strcmp(now, path) != 0) unlink(now);
      free(now);
    }
  free(path);
  buf_release(&whole);
  buf_release(&sql);
  shelf_release(&s);
}

static void an_index_cut_short_anywhere_heals(void **state)
{
  (void)state;
  struct shelf s;
  struct buf whole = BUF_INIT;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  read_whole(path, &whole);
  for (size_t at = 1; at < whole.n; at = at < 200 ? at * 3 : at + (is_slow() ? 1009 : 20011)) {
    char *now = cache_file(&s, "index.*.db");
    if (strcmp(now, path) != 0) unlink(now);
    free(now);
    put_whole(path, str_first(buf_str(&whole), at));
    shelf_open(&s, false);
    ask_everything(&s);
    if (!shelf_try_update(&s)) shelf_update(&s);
    shelf_update(&s);
    assert_string_equal(shelf_find(&s, "word7"), "n007");
    assert_int_equal(library_count(s.library), NOTES);
    close_library(&s);
  }
  free(path);
  buf_release(&whole);
  shelf_release(&s);
}

/* An update that finds a table missing begins another index at once. */
static void an_update_makes_up_for_a_missing_table(void **state)
{
  (void)state;
  static const char *const tables[] = {
      "file", "note", "field", "value", "live", "words", "run", "failure"};
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    struct shelf s;
    char drop[64];
    set_up(&s);
    char *path = cache_file(&s, "index.*.db");
    snprintf(drop, sizeof drop, "DROP TABLE %s", tables[i]);
    run_sql(path, drop);
    shelf_open(&s, false);
    shelf_update(&s);
    if (s.report.n_new != NOTES) fail_msg("without %s: %s", tables[i], shelf_counts(&s));
    assert_text(library_notice(s.library), damaged);
    assert_string_equal(shelf_find(&s, "word7 tool:t1"), "n007");
    free(path);
    shelf_release(&s);
  }
}

/* ---- where it cannot be kept ---- */

static void set_disk_full(rlim_t bytes)
{
  struct rlimit limit;
  signal(SIGXFSZ, SIG_IGN);
  assert_return_code(getrlimit(RLIMIT_FSIZE, &limit), 0);
  limit.rlim_cur = bytes;
  assert_return_code(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void at_every_fullness_one_sentence_is_told_and_memory_takes_over(void **state)
{
  (void)state;
  for (rlim_t bytes = 0; bytes <= 400000; bytes = bytes ? bytes * 3 : 100) {
    struct shelf s;
    shelf_init(&s);
    write_notes(&s, 700);
    shelf_open(&s, false);
    set_disk_full(bytes);
    bool ok = shelf_try_update(&s);
    struct err told = s.err;
    bool left = ok || library_leave_folder(s.library);
    bool whole = ok || shelf_try_update(&s);
    set_disk_full(RLIM_INFINITY);
    assert_true(left && whole);
    if (!ok) assert_non_null(strstr(told.text, "no room left for"));
    assert_int_equal(library_count(s.library), 700);
    assert_string_equal(shelf_find(&s, "word699"), "n699");
    assert_false(!ok && library_leave_folder(s.library));
    shelf_release(&s);
  }
}

static void a_library_that_may_only_be_read_is_read(void **state)
{
  (void)state;
  struct shelf s;
  char notes[96];
  shelf_be_nobody();
  shelf_init(&s);
  write_notes(&s, NOTES);
  snprintf(notes, sizeof notes, "%s/notes", s.folder);
  assert_return_code(chmod(notes, 0500), 0);
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  assert_int_equal(library_notice(s.library).n, 0);
  shelf_release(&s);
  shelf_be_oneself();
}

/* Another program holds SQLite's own lock: it is told, waited for no longer than needed, and not
 * asked again with each question. */
static void an_index_locked_by_another_program_is_left(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  struct db *other = db_open(path, DB_WRITE);
  db_run(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE meta SET value = value");
  assert_true(db_is_well(other));
  shelf_open(&s, false);
  assert_text(library_notice(s.library), "the index is in use by another program");
  assert_true(library_notice_passes(s.library));
  int64_t before_ms = steady_ms();
  for (int i = 0; i < 5; i++)
    assert_string_equal(shelf_find(&s, "word7"), "");
  assert_true(steady_ms() - before_ms < 4000); /* five times the waiting would be ten seconds */
  assert_false(shelf_try_update(&s));
  assert_string_equal(s.err.text, "the index is in use by another program");
  assert_true(library_leave_folder(s.library));
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  db_close(other);
  shelf_open(&s, false);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  free(path);
  shelf_release(&s);
}

/* The update that meets a whole index after all has it read again, too. */
static void a_moments_fault_ends_with_the_next_update(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  char *path = cache_file(&s, "index.*.db");
  struct db *other = db_open(path, DB_WRITE);
  db_run(other, "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; UPDATE meta SET value = value");
  shelf_open(&s, false);
  assert_text(library_notice(s.library), "the index is in use by another program");
  db_close(other);
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  close_library(&s);
  struct buf whole = BUF_INIT, torn = BUF_INIT;
  read_whole(path, &whole);
  buf_add(&torn, buf_str(&whole));
  memset(torn.p, 'x', 100);
  put_whole(path, buf_str(&torn));
  shelf_open(&s, false);
  assert_text(library_notice(s.library), damaged);
  put_whole(path, buf_str(&whole));
  shelf_update(&s);
  assert_int_equal(s.report.n_new, 0);
  assert_string_equal(shelf_find(&s, "word7"), "n007");
  buf_release(&whole);
  buf_release(&torn);
  free(path);
  shelf_release(&s);
}

static void a_clock_set_back_changes_nothing(void **state)
{
  (void)state;
  struct shelf s;
  struct library_status status;
  struct arena *a = arena_new();
  const struct timespec long_ago[] = {{86400, 0}, {86400, 0}};
  char path[100];
  set_up(&s);
  char *index = cache_file(&s, "index.*.db");
  run_sql(index, "UPDATE run SET started_ms = started_ms + 1000000000000");
  shelf_open(&s, false);
  shelf_write(&s, "n003.md", "omega\n");
  snprintf(path, sizeof path, "%s/notes/n003.md", s.folder);
  assert_return_code(utimensat(AT_FDCWD, path, long_ago, 0), 0);
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "0 1 29 0 0");
  assert_string_equal(shelf_find(&s, "omega"), "n003");
  assert_true(library_status(s.library, a, &status, &s.err));
  assert_int_equal(status.last.n_changed, 1); /* the last run, whatever its time */
  assert_true(status.last.took_ms >= 0 && status.last.took_ms < 60000);
  free(index);
  arena_free(a);
  shelf_release(&s);
}

/* A statement that is kept was right once: that its table has gone since is as bad as for a new
 * one. */
static void a_table_that_goes_while_its_statement_is_kept_is_damage(void **state)
{
  (void)state;
  static const char sql[] = "SELECT count(*) FROM word";
  struct err err = ERR_INIT;
  struct db *db = db_open_memory(NULL);
  db_run(db, "CREATE TABLE word(text)");
  assert_int_equal(db_get_int(db, sql, -1), 0);
  db_run(db, "DROP TABLE word");
  assert_int_equal(db_get_int(db, sql, -1), -1);
  assert_false(db_check(db, &err));
  assert_string_equal(err.text, "the index is damaged");
  db_close(db);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_index_of_the_first_version_is_built_anew_beside_it),
    cmocka_unit_test(a_fifo_in_its_place_or_that_of_its_log_is_not_waited_for),
    cmocka_unit_test(a_foreign_database_is_never_written),
    cmocka_unit_test(a_schema_that_is_not_ours_is_not_believed),
    cmocka_unit_test(a_table_that_goes_while_its_statement_is_kept_is_damage),
    cmocka_unit_test(words_without_one_of_their_tables_are_built_anew),
    cmocka_unit_test(an_index_whose_header_forbids_writing_is_built_anew),
    cmocka_unit_test(wrong_values_are_survived),
    cmocka_unit_test(an_index_cut_short_anywhere_heals),
    cmocka_unit_test(an_update_makes_up_for_a_missing_table),
    cmocka_unit_test(at_every_fullness_one_sentence_is_told_and_memory_takes_over),
    cmocka_unit_test(a_library_that_may_only_be_read_is_read),
    cmocka_unit_test(an_index_locked_by_another_program_is_left),
    cmocka_unit_test(a_moments_fault_ends_with_the_next_update),
    cmocka_unit_test(a_clock_set_back_changes_nothing),
};

UNIT_MAIN(tests)
