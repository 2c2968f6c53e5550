/* An index that a library carries with it: written once, read anywhere, never believed blindly. */
#include "shelf.h"

#include "library/examine.h"
#include "library/library_own.h"
#include "library/upkeep.h"

#include <dirent.h>
#include <fcntl.h>

static void write_shared(struct shelf *s)
{
  struct update_options options = {0};
  if (!library_write_shared(s->library, &options, &s->report, &s->err)) fail_msg("%s", s->err.text);
}

/* Two notes and a shared index of them, opened. */
static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "a.md", "alpha\n");
  shelf_write(s, "b/c.md", "beta\n");
  write_shared(s);
  shelf_open(s, false);
}

/* The names in a folder, other than its own and the one above. */
static const char *names_in(struct shelf *s, const char *folder)
{
  char path[100];
  snprintf(path, sizeof path, "%s/%s", s->folder, folder);
  buf_clear(&s->said);
  DIR *dir = opendir(path);
  for (struct dirent *e; dir && (e = readdir(dir));)
    if (strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0)
      buf_addf(&s->said, "%s ", e->d_name);
  if (dir) closedir(dir);
  return buf_cstr(&s->said);
}

static void a_shared_index_is_found_and_searched(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_int_equal(s.report.n_new, 2);
  assert_true(library_is_shared(s.library));
  assert_int_equal(library_notice(s.library).n, 0);
  assert_string_equal(shelf_find(&s, "beta"), "b/c");
  assert_int_equal(library_count(s.library), 2);
  shelf_release(&s);
}

static void nothing_is_written_beside_it(void **state)
{
  (void)state;
  struct shelf s;
  char folder[100];
  shelf_be_nobody();
  set_up(&s);
  snprintf(folder, sizeof folder, "%s/notes/.fieldnotes", s.folder);
  assert_return_code(unlinkat(AT_FDCWD, strcat(folder, "/lock"), 0), 0);
  *strrchr(folder, '/') = '\0';
  assert_return_code(chmod(folder, 0500), 0);
  shelf_open(&s, false);
  assert_true(library_is_shared(s.library));
  assert_string_equal(shelf_find(&s, "beta"), "b/c");
  shelf_update(&s);
  assert_string_equal(names_in(&s, "notes/.fieldnotes"), "index.db ");
  shelf_release(&s);
  shelf_be_oneself();
}

static void what_has_changed_since_is_told_and_left_to_its_owner(void **state)
{
  (void)state;
  struct shelf s;
  enum library_freshness freshness;
  size_t n;
  set_up(&s);
  shelf_write(&s, "new.md", "gamma\n");
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_true(freshness == LIBRARY_STALE && n == 1);
  shelf_update(&s);
  assert_true(s.report.is_shared && s.report.n_behind == 1);
  assert_string_equal(shelf_counts(&s), "0 0 2 0 0");
  assert_string_equal(shelf_find(&s, "gamma"), "");
  write_shared(&s);
  assert_string_equal(shelf_find(&s, "gamma"), "new"); /* the new one was put in its place */
  shelf_update(&s);
  assert_int_equal(s.report.n_behind, 0);
  shelf_release(&s);
}

static void it_can_be_copied_with_its_library(void **state)
{
  (void)state;
  struct shelf s;
  char from[100], to[100];
  set_up(&s);
  /* Elsewhere, and with inodes of their own: a rename and a copy do both. */
  snprintf(from, sizeof from, "%s/notes", s.folder);
  snprintf(to, sizeof to, "%s/moved", s.folder);
  struct stat before;
  char note[120], copy[120];
  snprintf(note, sizeof note, "%s/a.md", from);
  snprintf(copy, sizeof copy, "%s/a.copy", from);
  assert_return_code(stat(note, &before), 0);
  FILE *f = fopen(copy, "w");
  fputs("alpha\n", f);
  fclose(f);
  const struct timespec times[] = {before.st_atim, before.st_mtim};
  assert_return_code(utimensat(AT_FDCWD, copy, times, 0), 0);
  assert_return_code(rename(copy, note), 0);
  assert_return_code(rename(from, to), 0);
  const char *root = to;
  struct library_place place = {&root, 1, NULL, shelf_read_body};
  library_close(s.library);
  s.library = library_open(&place, &s.err);
  assert_true(library_is_shared(s.library));
  enum library_freshness freshness;
  size_t n;
  assert_true(library_check(s.library, &freshness, &n, &s.err));
  assert_int_equal(freshness, LIBRARY_FRESH);
  assert_string_equal(shelf_find(&s, "alpha"), "a");
  shelf_release(&s);
}

/* ---- what is not to be believed ---- */

static const char *shared_path(struct shelf *s)
{
  static char path[100];
  snprintf(path, sizeof path, "%s/notes/.fieldnotes/index.db", s->folder);
  return path;
}

static void run_sql(const char *path, const char *sql)
{
  struct db *db = db_open(path, DB_WRITE);
  struct err err = ERR_INIT;
  db_run(db, sql);
  if (!db_check(db, &err)) fail_msg("%s: %s", sql, err.text);
  db_close(db);
}

/* The library goes on with an index of its own, and says why. */
static void check_falls_back(struct shelf *s, const char *why)
{
  shelf_open(s, false);
  assert_false(library_is_shared(s->library));
  assert_non_null(strstr(buf_cstr(&s->library->notice), why));
  shelf_update(s);
  assert_string_equal(shelf_counts(s), "2 0 0 0 0");
  assert_string_equal(shelf_find(s, "beta"), "b/c");
  shelf_release(s);
}

static void a_hostile_one_falls_back_to_ones_own(void **state)
{
  (void)state;
  static const struct {
    const char *sql, *why;
  } cases[] = {
      {"CREATE VIEW v AS SELECT 1", "index.db is damaged: an index of your own is used"},
      {"CREATE TRIGGER t AFTER DELETE ON note BEGIN SELECT 1; END", "is damaged"},
      {"PRAGMA user_version = 99", "is of a newer version of this program"},
      {"PRAGMA user_version = 1", "is of an older version of this program"},
      {"PRAGMA application_id = 5", "is something else"},
      {"UPDATE meta SET value = '/somewhere/else' WHERE key = 'roots'", "is damaged"},
      {"PRAGMA journal_mode = WAL", "is damaged"}, /* it would have files made beside it */
  };
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct shelf s;
    set_up(&s);
    run_sql(shared_path(&s), cases[i].sql);
    check_falls_back(&s, cases[i].why);
  }
}

static void so_does_one_that_is_no_database_or_a_link(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_return_code(truncate(shared_path(&s), 10), 0);
  check_falls_back(&s, "is damaged");
  set_up(&s);
  assert_return_code(unlink(shared_path(&s)), 0);
  assert_return_code(symlink("/etc/passwd", shared_path(&s)), 0);
  check_falls_back(&s, "is damaged");
  set_up(&s);
  assert_return_code(unlink(shared_path(&s)), 0);
  assert_return_code(mkfifo(shared_path(&s), 0600), 0);
  check_falls_back(&s, "is damaged");
}

static void one_that_is_cut_short_fails_once_and_falls_back(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  assert_return_code(truncate(shared_path(&s), 3 * 8192), 0);
  shelf_open(&s, false);
  if (library_is_shared(s.library)) shelf_find(&s, "beta");
  assert_false(library_is_shared(s.library));
  assert_non_null(strstr(buf_cstr(&s.library->notice), "damaged: an index of your own is used"));
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "beta"), "b/c");
  shelf_release(&s);
}

static void keep_trouble(void *context, enum index_trouble trouble, struct str sentence)
{
  struct shelf *s = context;
  buf_addf(&s->said, "%d %.*s", (int)trouble, STR_ARG(sentence));
}

static const char *troubles(struct shelf *s)
{
  buf_clear(&s->said);
  library_examine(s->library, keep_trouble, s);
  return buf_cstr(&s->said);
}

/* Overwrites the full text where it has the word: pages of SQLite's stay whole, and no search for
 * another word comes there. */
static void damage_text_at(struct shelf *s, const char *word)
{
  static const char zeros[1000];
  struct buf bytes = BUF_INIT;
  assert_true(fs_read(shared_path(s), 1 << 24, &bytes, NULL, &s->err));
  const char *at = memmem(bytes.p, bytes.n, word, strlen(word));
  assert_non_null(at);
  int fd = open(shared_path(s), O_WRONLY);
  assert_int_equal(pwrite(fd, zeros, sizeof zeros, at - bytes.p), sizeof zeros);
  close(fd);
  buf_release(&bytes);
}

static void its_damage_is_looked_for_and_nothing_written(void **state)
{
  (void)state;
  struct shelf s;
  struct buf words = BUF_INIT;
  set_up(&s);
  assert_string_equal(troubles(&s), "");
  for (int i = 0; i < 2000; i++)
    buf_addf(&words, "w%dx\n", 7919 * i % 2003);
  shelf_write(&s, "many.md", buf_cstr(&words));
  write_shared(&s);
  assert_string_equal(troubles(&s), "");
  damage_text_at(&s, "1000x");
  shelf_open(&s, false);
  assert_string_equal(shelf_find(&s, "beta"), "b/c");
  assert_true(library_is_shared(s.library));
  const char *told = troubles(&s);
  assert_int_equal(told[0], '0' + INDEX_DAMAGED);
  assert_non_null(strstr(told, "notes/.fieldnotes/index.db: is damaged"));
  assert_false(library_is_shared(s.library));
  assert_int_equal(strlen(names_in(&s, "notes/.fieldnotes")), strlen("index.db lock "));
  buf_release(&words);
  shelf_release(&s);
}

static void it_is_for_one_root_and_for_whoever_may_write(void **state)
{
  (void)state;
  struct shelf s;
  struct update_options options = {0};
  char notes[100];
  shelf_be_nobody();
  shelf_init(&s);
  snprintf(notes, sizeof notes, "%s/notes", s.folder);
  assert_return_code(chmod(notes, 0500), 0);
  assert_false(library_write_shared(s.library, &options, &s.report, &s.err));
  assert_non_null(strstr(s.err.text, ".fieldnotes cannot be made: Permission denied"));
  assert_return_code(chmod(notes, 0700), 0);
  const char *roots[] = {notes, "/usr/share"};
  struct library_place place = {roots, 2, NULL, shelf_read_body};
  library_close(s.library);
  s.library = library_open(&place, &s.err);
  assert_false(library_write_shared(s.library, &options, &s.report, &s.err));
  assert_string_equal(s.err.text, "a shared index is for one folder, not for 2");
  shelf_release(&s);
  shelf_be_oneself();
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_shared_index_is_found_and_searched),
      cmocka_unit_test(nothing_is_written_beside_it),
      cmocka_unit_test(what_has_changed_since_is_told_and_left_to_its_owner),
      cmocka_unit_test(it_can_be_copied_with_its_library),
      cmocka_unit_test(a_hostile_one_falls_back_to_ones_own),
      cmocka_unit_test(so_does_one_that_is_no_database_or_a_link),
      cmocka_unit_test(one_that_is_cut_short_fails_once_and_falls_back),
      cmocka_unit_test(its_damage_is_looked_for_and_nothing_written),
      cmocka_unit_test(it_is_for_one_root_and_for_whoever_may_write),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
