/* How SQLite would run each statement of src/library: nothing walks a large table but what has to,
 * and nothing is sorted that an index has in order. The statements are read from the source, so
 * that none is left out. */
#include "shelf.h"

#include "library/index.h"

#include <ctype.h>
#include <dirent.h>

/* What may walk a whole table, or sort, and why. */
static const struct exception {
  const char *sql, *plan, *why;
} exceptions[] = {
    {"SELECT name, id FROM field", "SCAN field", "all names of fields are kept in memory"},
    {"SELECT id, name FROM field ORDER BY id", "SCAN field", "likewise, by the reader"},
    {"SELECT block, lengths FROM live ORDER BY block", "SCAN live", "all of it is kept in memory"},
    {"SELECT root, path, note, mtime_ns, size_bytes, inode, hash FROM file ORDER BY root, path",
        "SCAN file", "an update compares every file"},
    {"SELECT total(size_bytes) FROM file", "SCAN file", "`status` sums up every file"},
    {"SELECT root, path, mtime_ns, size_bytes FROM file ORDER BY mtime_ns DESC LIMIT ?1",
        "SCAN file USING INDEX file_by_time", "no further than the newest"},
    {"SELECT path, note FROM file", "SCAN file", "a pattern of path: may match any"},
    {"SELECT note, hash, root, path FROM file", "SCAN file",
        "notes that were read and moved are looked for once, by their content"},
    {"SELECT note FROM file ORDER BY root, path", "SCAN file", "sort:path orders by all"},
    {"SELECT root, path, note FROM file", "SCAN file",
        "every link is followed, once until the index changes"},
    {"SELECT title_key, id FROM note ORDER BY title_key",
        "SCAN note USING COVERING INDEX note_by_title",
        "likewise, by titles, where there are names in wikis' links"},
    {"SELECT root, path, note FROM file ORDER BY root, path", "SCAN file",
        "`doctor` tells broken links in the order of paths"},
    {"SELECT id, title, title_key FROM note WHERE instr(title_key, ?1) ORDER BY title_key, id",
        "SCAN note USING INDEX note_by_title", "a part of a title may stand anywhere in it"},
    {"SELECT id FROM note ORDER BY title_key, id LIMIT ?1 OFFSET ?2",
        "SCAN note USING COVERING INDEX note_by_title",
        "no further than a window near the beginning"},
    {"SELECT id FROM note ORDER BY title_key, id", "SCAN note USING COVERING INDEX note_by_title",
        "the order of all notes is kept: a list without words goes by it, and sort:title"},
    {"SELECT id, title_key FROM note ORDER BY title_key, id",
        "SCAN note USING COVERING INDEX note_by_title",
        "a note that a link may lead to is completed by any word of its title"},
};

enum { EXCEPTIONS = sizeof exceptions / sizeof *exceptions };

struct review {
  struct db *db;
  size_t n_statements, n_wrong;
  bool met[EXCEPTIONS];
};

/* ---- plans ---- */

/* Is it a step that grows with the library? */
static bool is_large(struct str step)
{
  static const char *const tables[] = {"note", "file", "value", "live", "field"};
  if (str_find(step, STR_LIT("TEMP B-TREE")) < step.n) return true;
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
    char scan[32];
    size_t n = (size_t)snprintf(scan, sizeof scan, "SCAN %s", tables[i]);
    if (str_starts(step, str_of(scan)) && (step.n == n || step.p[n] == ' ')) return true;
  }
  return false;
}

static bool is_excepted(struct review *r, struct str sql, struct str step)
{
  for (size_t i = 0; i < EXCEPTIONS; i++) {
    if (!str_eq(sql, str_of(exceptions[i].sql)) || !str_eq(step, str_of(exceptions[i].plan)))
      continue;
    r->met[i] = true;
    return true;
  }
  return false;
}

static void review(struct review *r, struct str sql)
{
  struct buf explain = BUF_INIT;
  struct err err;
  buf_addf(&explain, "EXPLAIN QUERY PLAN %.*s", STR_ARG(sql));
  struct db_stmt s = db_prepare(r->db, buf_cstr(&explain));
  while (db_step(&s)) {
    struct str step = db_text(&s, 3);
    if (!is_large(step) || is_excepted(r, sql, step)) continue;
    fprintf(stderr, "# %.*s\n#   %.*s\n", STR_ARG(sql), STR_ARG(step));
    r->n_wrong++;
  }
  db_finish(&s);
  if (!db_check(r->db, &err)) fail_msg("%.*s: %s", STR_ARG(sql), err.text);
  r->n_statements++;
  buf_release(&explain);
}

/* ---- statements in a source ---- */

static bool is_statement(struct str text)
{
  static const char *const verbs[] = {
      "SELECT ", "INSERT INTO ", "INSERT OR ", "UPDATE ", "DELETE "};
  if (str_has(text, '%')) return false; /* put together at run time */
  for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++)
    if (str_starts(text, str_of(verbs[i]))) return true;
  return false;
}

static size_t bytes_until(struct str s, const char *until)
{
  return str_find(s, str_of(until)) + strlen(until);
}

/* The bytes of what s begins with: a comment, a text in quotation marks, a name, or one byte. */
static size_t token_bytes(struct str s)
{
  size_t n = 1;
  if (str_starts(s, STR_LIT("/*"))) return bytes_until(s, "*/");
  if (s.p[0] == '"' || s.p[0] == '\'') {
    while (n < s.n && s.p[n] != s.p[0])
      n += s.p[n] == '\\' ? 2 : 1;
    return n + 1;
  }
  while (n < s.n && (isalnum((unsigned char)s.p[n]) || s.p[n] == '_') &&
         (isalpha((unsigned char)s.p[0]) || s.p[0] == '_'))
    n++;
  return n;
}

/* A text that is put together of pieces that follow each other. */
struct reader {
  struct review *review;
  struct buf text;
  struct buf macro_name, macro; /* the text that a #define gave a name */
  bool in_define;
};

static void end_text(struct reader *r)
{
  struct str text = buf_str(&r->text);
  if (r->in_define && text.n) {
    buf_clear(&r->macro);
    buf_add(&r->macro, text);
  } else if (is_statement(text)) {
    review(r->review, text);
  }
  if (text.n) r->in_define = false;
  buf_clear(&r->text);
}

static void take(struct reader *r, struct str token, bool after_define)
{
  if (token.p[0] == '"') {
    buf_add(&r->text, str_first(str_from(token, 1), token.n - 2));
  } else if (after_define) {
    buf_clear(&r->macro_name);
    buf_add(&r->macro_name, token);
    r->in_define = true;
  } else if (r->macro.n && str_eq(token, buf_str(&r->macro_name))) {
    buf_add(&r->text, buf_str(&r->macro));
  } else {
    end_text(r);
  }
}

static void read_source(struct review *review, struct str source)
{
  struct reader r = {.review = review};
  bool after_define = false;
  while (source.n) {
    size_t n = token_bytes(source);
    struct str token = str_first(source, n);
    source = str_from(source, n);
    if (isspace((unsigned char)token.p[0]) || str_starts(token, STR_LIT("/*"))) continue;
    take(&r, token, after_define);
    after_define = str_eq(token, STR_LIT("define"));
  }
  end_text(&r);
  buf_release(&r.text);
  buf_release(&r.macro);
  buf_release(&r.macro_name);
}

static void read_sources(struct review *r)
{
  struct buf folder = BUF_INIT, path = BUF_INIT, source = BUF_INIT;
  struct err err;
  buf_addf(&folder, "%s/src/library", getenv("SRCDIR"));
  DIR *dir = opendir(buf_cstr(&folder));
  assert_non_null(dir);
  for (struct dirent *entry; (entry = readdir(dir));) {
    if (!str_ends(str_of(entry->d_name), STR_LIT(".c"))) continue;
    buf_clear(&path);
    buf_clear(&source);
    buf_addf(&path, "%s/%s", buf_cstr(&folder), entry->d_name);
    assert_true(fs_read(buf_cstr(&path), 1 << 20, &source, NULL, &err));
    read_source(r, buf_str(&source));
  }
  closedir(dir);
  buf_release(&folder);
  buf_release(&path);
  buf_release(&source);
}

static void no_statement_walks_a_large_table(void **state)
{
  (void)state;
  if (!getenv("SRCDIR")) skip();
  struct place place = {0};
  struct index *x = index_open_empty(&place);
  struct review r = {.db = x->db};
  db_run(r.db, "CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, words, row)");
  read_sources(&r);
  for (size_t i = 0; i < EXCEPTIONS; i++)
    if (!r.met[i]) fail_msg("no longer met: %s", exceptions[i].sql);
  assert_int_equal(r.n_wrong, 0);
  assert_true(r.n_statements > 40);
  index_close(x);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_statement_walks_a_large_table),
};

UNIT_MAIN(tests)
