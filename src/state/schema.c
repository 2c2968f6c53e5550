/* The tables of a state file. */
#include "state/schema.h"

#include <assert.h>
#include <stdio.h>

/* Step n makes version n + 1 of version n. */
static const char *const steps[STATE_VERSION] = {
    /* By what notes are known, and what is kept of them: one row a fact, so that keeping, undoing
       and telling are the same for all kinds. Paths are blobs: they are bytes. */
    "CREATE TABLE note(id INTEGER PRIMARY KEY, reference TEXT NOT NULL, hash INTEGER NOT NULL,"
    " path BLOB NOT NULL);"
    "CREATE INDEX note_by_reference ON note(reference) WHERE reference <> '';"
    "CREATE INDEX note_by_hash ON note(hash);"
    "CREATE INDEX note_by_path ON note(path);"
    "CREATE TABLE fact(kind TEXT NOT NULL, note INTEGER NOT NULL, key TEXT NOT NULL,"
    " value TEXT NOT NULL, at_ms INTEGER NOT NULL, PRIMARY KEY(kind, note, key)) WITHOUT ROWID;",

    /* What each change put in the place of what: NULL is nothing. */
    "CREATE TABLE change(id INTEGER PRIMARY KEY, step INTEGER NOT NULL, at_ms INTEGER NOT NULL,"
    " kind TEXT NOT NULL, note INTEGER NOT NULL, key TEXT NOT NULL,"
    " before TEXT, before_ms INTEGER NOT NULL, after TEXT, undone INTEGER NOT NULL);"
    "CREATE INDEX change_by_step ON change(step);"
    "CREATE INDEX change_undone ON change(step) WHERE undone <> 0;",
};

static enum state_file look(struct db *db, int *version)
{
  int64_t there = db_get_int(db, "SELECT count(*) FROM sqlite_schema", 0);
  int64_t strange =
      db_get_int(db, "SELECT count(*) FROM sqlite_schema WHERE type IN ('view', 'trigger')", 0);
  int64_t application = db_get_int(db, "PRAGMA application_id", 0);
  int64_t found = db_get_int(db, "PRAGMA user_version", 0);
  *version = found > 0 && found <= STATE_VERSION ? (int)found : 0;
  if (!db_is_well(db)) return STATE_FILE_FAILED;
  if (!application && !found && !there) return STATE_FILE_EMPTY;
  if (application != STATE_APPLICATION) return STATE_FILE_FOREIGN;
  if (found > STATE_VERSION) return STATE_FILE_NEWER;
  if (strange || found < 1) return STATE_FILE_DAMAGED;
  return found < STATE_VERSION ? STATE_FILE_OLDER : STATE_FILE_OURS;
}

/* All is read in one transaction: another program may be making the tables just now. */
enum state_file state_schema_look(struct db *db, int *version)
{
  db_run(db, "SAVEPOINT look");
  enum state_file file = look(db, version);
  db_check_header(db);
  db_run(db, "RELEASE look");
  if (db->state == DB_DAMAGED) return STATE_FILE_DAMAGED;
  return db_is_well(db) ? file : STATE_FILE_FAILED;
}

void state_schema_make(struct db *db, int version, int to)
{
  int found = version;
  char marks[80];
  assert(version >= 0 && to <= STATE_VERSION);
  db_run(db, "BEGIN IMMEDIATE");
  enum state_file file = state_schema_look(db, &found);
  bool is_as_was = file == (version ? STATE_FILE_OLDER : STATE_FILE_EMPTY) && found == version;
  for (int i = version; i < to && is_as_was; i++)
    db_run(db, steps[i]);
  snprintf(marks, sizeof marks, "PRAGMA application_id = %d; PRAGMA user_version = %d",
      STATE_APPLICATION, to);
  if (is_as_was) db_run(db, marks);
  db_run(db, "COMMIT");
}
