/* The tables of an index. */
#include "library/schema.h"

#include <stdio.h>

const char *const words_column_names[WORDS_COLUMNS] = {
    [WORDS_TITLE] = "title",
    [WORDS_LEAD] = "lead",
    [WORDS_HEADINGS] = "headings",
    [WORDS_BODY] = "body",
    [WORDS_CODE] = "code",
    [WORDS_META] = "meta",
};

/* One statement a row. Paths are blobs: they are bytes. */
static const char *const tables[] = {
    /* What there is once: the roots, the next id, how often notes were changed. */
    "CREATE TABLE meta(key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID",

    /* One row a file, narrow and in the order of a scan. */
    "CREATE TABLE file(root INTEGER NOT NULL, path BLOB NOT NULL, note INTEGER NOT NULL,"
    " mtime_ns INTEGER NOT NULL, size_bytes INTEGER NOT NULL, inode INTEGER NOT NULL,"
    " hash INTEGER NOT NULL, PRIMARY KEY(root, path)) WITHOUT ROWID",

    "CREATE INDEX file_by_time ON file(mtime_ns)",

    /* The folders, and the files of rules in them, when they were looked into. */
    "CREATE TABLE folder(root INTEGER NOT NULL, path BLOB NOT NULL, mtime_ns INTEGER NOT NULL,"
    " PRIMARY KEY(root, path)) WITHOUT ROWID",

    /* What a row of a list shows. */
    "CREATE TABLE note(id INTEGER PRIMARY KEY, root INTEGER NOT NULL, path BLOB NOT NULL,"
    " title TEXT NOT NULL, title_key TEXT NOT NULL, summary TEXT NOT NULL, date TEXT NOT NULL,"
    " stack TEXT NOT NULL, score REAL NOT NULL, traits INTEGER NOT NULL)",
    "CREATE INDEX note_by_title ON note(title_key)",

    /* The names of all fields, and their values with the notes that have them. */
    "CREATE TABLE field(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)",
    "CREATE TABLE value(field INTEGER NOT NULL, text TEXT NOT NULL, since INTEGER NOT NULL,"
    " number REAL, day INTEGER, notes BLOB NOT NULL, written TEXT,"
    " PRIMARY KEY(field, text, since))"
    " WITHOUT ROWID",

    /* A byte for each id: 0 when no note has it now, else how long the note is. */
    "CREATE TABLE live(block INTEGER PRIMARY KEY, lengths BLOB NOT NULL)",

    /* The updates that there were, and the files that the last one could not read. */
    "CREATE TABLE run(id INTEGER PRIMARY KEY, started_ms INTEGER NOT NULL,"
    " took_ms INTEGER NOT NULL,"
    " new INTEGER NOT NULL, changed INTEGER NOT NULL, unchanged INTEGER NOT NULL,"
    " removed INTEGER NOT NULL, failed INTEGER NOT NULL, read INTEGER NOT NULL,"
    " ending INTEGER NOT NULL, why TEXT NOT NULL)",
    "CREATE TABLE failure(root INTEGER NOT NULL, path BLOB NOT NULL, why TEXT NOT NULL,"
    " since_ms INTEGER NOT NULL, mtime_ns INTEGER NOT NULL, size_bytes INTEGER NOT NULL,"
    " inode INTEGER NOT NULL, run INTEGER NOT NULL, PRIMARY KEY(root, path)) WITHOUT ROWID",

    ("CREATE VIRTUAL TABLE words USING fts5(title, lead, headings, body, code, meta, content = '',"
     " columnsize = 0, tokenize = 'fieldnotes')"),

    /* Many small merges on occasion instead of a large one in the middle of a commit. */
    "INSERT INTO words(words, rank) VALUES('automerge', 0)",
    "INSERT INTO words(words, rank) VALUES('crisismerge', 64)",
    "INSERT INTO words(words, rank) VALUES('hashsize', 67108864)",
};

static bool has_roots(struct db *db, struct str roots)
{
  struct db_stmt s = db_prepare(db, "SELECT value FROM meta WHERE key = 'roots'");
  bool equal = db_step(&s) && str_eq(db_blob(&s, 0), roots);
  db_finish(&s);
  return equal;
}

static bool is_made_by_us(struct str sql)
{
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    if (str_eq(sql, str_of(tables[i]))) return true;
  return false;
}

/* What there is in the file; the third column: is it a table that FTS5 may have made for `words`,
 * whose text is its own affair, but which computes nothing? The fourth: one without which `words`
 * cannot be read? */
static const char all_there_is[] =
    "SELECT type, sql, type = 'table' AND name GLOB 'words_*' AND NOT (sql LIKE '%generated%'"
    " OR sql LIKE '% as %' OR sql LIKE '%as(%' OR sql LIKE '%check%' OR sql LIKE '%default%'"
    " OR sql LIKE '%collate%' OR sql LIKE '%virtual%'),"
    " name IN ('words_data', 'words_idx', 'words_config') FROM sqlite_schema";

enum { WORDS_PARTS = 3 };

static size_t count_made(void)
{
  size_t n = 0;
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    n += str_starts(str_of(tables[i]), STR_LIT("CREATE "));
  return n;
}

/* Is there all that this program makes, and nothing else: no views, triggers, computed columns,
 * indexes on expressions, statistics, tables of other modules? */
static bool is_schema_ours(struct db *db)
{
  size_t n_ours = 0, n_parts = 0, n_strange = 0;
  struct db_stmt s = db_prepare(db, all_there_is);
  while (db_step(&s)) {
    bool is_automatic = db_is_null(&s, 1) && str_eq(db_text(&s, 0), STR_LIT("index"));
    bool is_ours = is_made_by_us(db_text(&s, 1));
    n_ours += is_ours;
    n_parts += db_int(&s, 2) && db_int(&s, 3);
    n_strange += !is_automatic && !is_ours && !db_int(&s, 2);
  }
  db_finish(&s);
  return !n_strange && n_ours == count_made() && n_parts == WORDS_PARTS;
}

static enum schema_state look(struct db *db, struct str roots)
{
  int64_t version = db_get_int(db, "PRAGMA user_version", 0);
  int64_t application = db_get_int(db, "PRAGMA application_id", 0);
  int64_t tables_there = db_get_int(db, "SELECT count(*) FROM sqlite_schema", 0);
  if (!db_is_well(db)) return SCHEMA_FAILED;
  if (!application && !version && !tables_there) return SCHEMA_EMPTY;
  if (application != SCHEMA_APPLICATION) return SCHEMA_FOREIGN;
  if (version > SCHEMA_VERSION) return SCHEMA_NEWER;
  if (version < SCHEMA_VERSION) return SCHEMA_OLDER;
  if (!is_schema_ours(db) || !has_roots(db, roots)) return SCHEMA_DAMAGED;
  return SCHEMA_OURS;
}

/* All is read in one transaction, whatever stands open already: another program may be making the
 * tables just now. */
enum schema_state schema_look(struct db *db, struct str roots)
{
  db_run(db, "SAVEPOINT look");
  enum schema_state state = look(db, roots);
  db_check_header(db);
  db_run(db, "RELEASE look");
  if (db->state == DB_DAMAGED) return SCHEMA_DAMAGED;
  return db_is_well(db) ? state : SCHEMA_FAILED;
}

void schema_create(struct db *db, struct str roots)
{
  for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
    db_run(db, tables[i]);
  struct db_stmt s =
      db_prepare(db, "INSERT INTO meta VALUES('roots', ?1), ('next', 1), ('serial', 0)");
  db_bind_blob(&s, 1, roots);
  db_finish_steps(&s);
  db_finish(&s);

  char marks[80];
  snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
      SCHEMA_APPLICATION, SCHEMA_VERSION);
  db_run(db, marks);
}
