/* Finding notes again. */
#include "state/known.h"

#include "base/arena.h"
#include "base/limits.h"
#include "state/change.h"

#include <unistd.h>

/* The first number that a statement gives. */
static int64_t first_of(struct db_stmt *stmt)
{
  int64_t id = db_step(stmt) ? db_int(stmt, 0) : 0;
  db_finish(stmt);
  return id;
}

static int64_t by_reference(struct state *s, const struct state_note *note)
{
  if (!note->reference.n) return 0;
  struct db_stmt stmt = db_prepare(
      s->db, "SELECT id FROM note WHERE reference = ?1 AND reference <> '' ORDER BY id LIMIT 1");
  db_bind_text(&stmt, 1, note->reference);
  return first_of(&stmt);
}

static int64_t by_path(struct state *s, const struct state_note *note, const char *sql)
{
  struct db_stmt stmt = db_prepare(s->db, sql);
  db_bind_blob(&stmt, 1, note->path);
  db_bind_int(&stmt, 2, (int64_t)note->hash);
  db_bind_text(&stmt, 3, note->reference);
  return first_of(&stmt);
}

static bool file_is_gone(struct str path)
{
  struct arena *a = arena_new();
  bool is_gone = access(arena_str(a, path).p, F_OK) != 0;
  arena_free(a);
  return is_gone;
}

/* Of the same content, and with no file: only few are looked at, many twins tell nothing. */
static int64_t by_content(struct state *s, const struct state_note *note)
{
  enum { TWINS = 16 };
  int64_t id = 0;
  if (!note->hash) return 0;
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT id, path FROM note WHERE hash = ?1 AND (reference = '' OR ?2 = '')"
                        " ORDER BY id LIMIT ?3");
  db_bind_int(&stmt, 1, (int64_t)note->hash);
  db_bind_text(&stmt, 2, note->reference);
  db_bind_int(&stmt, 3, TWINS);
  while (!id && db_step(&stmt))
    if (file_is_gone(db_blob(&stmt, 1))) id = db_int(&stmt, 0);
  db_finish(&stmt);
  return id;
}

static int64_t find(struct state *s, const struct state_note *note)
{
  static const char same[] =
      "SELECT id FROM note WHERE path = ?1 AND hash = ?2 AND (reference = ?3 OR reference = ''"
      " OR ?3 = '') ORDER BY id LIMIT 1";
  static const char edited[] =
      "SELECT id FROM note WHERE path = ?1 AND ?2 = ?2 AND (reference = ?3 OR reference = ''"
      " OR ?3 = '') ORDER BY id LIMIT 1";
  if (!note->path.n) return 0;
  int64_t id = by_reference(s, note);
  if (!id && note->hash) id = by_path(s, note, same);
  if (!id) id = by_content(s, note);
  return id ? id : by_path(s, note, edited);
}

int64_t known_find(struct state *s, const struct state_note *note)
{
  int64_t id = find(s, note);
  state_looked(s);
  return id;
}

/* Nobody else is at this path any more. */
static void clear_path(struct state *s, struct str path, int64_t but)
{
  struct db_stmt stmt =
      db_prepare(s->db, "UPDATE note SET path = x'' WHERE path = ?1 AND id <> ?2");
  db_bind_blob(&stmt, 1, path);
  db_bind_int(&stmt, 2, but);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

/* A reference or a hash that is not known does not make one that is be forgotten. */
static void update(struct state *s, int64_t id, const struct state_note *note)
{
  clear_path(s, note->path, id);
  struct db_stmt stmt = db_prepare(s->db,
      "UPDATE note SET path = ?2, hash = CASE ?3 WHEN 0 THEN hash ELSE ?3 END,"
      " reference = CASE ?4 WHEN '' THEN reference ELSE ?4 END WHERE id = ?1 AND"
      " (path <> ?2 OR (?3 <> 0 AND hash <> ?3) OR (?4 <> '' AND reference <> ?4))");
  db_bind_int(&stmt, 1, id);
  db_bind_blob(&stmt, 2, note->path);
  db_bind_int(&stmt, 3, (int64_t)note->hash);
  db_bind_text(&stmt, 4, note->reference);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

/* The first of that content. */
static int64_t by_hash(struct state *s, const struct state_note *note)
{
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT id FROM note WHERE hash = ?1 AND (reference = '' OR ?2 = '')"
                        " ORDER BY id LIMIT 1");
  db_bind_int(&stmt, 1, (int64_t)note->hash);
  db_bind_text(&stmt, 2, note->reference);
  return first_of(&stmt);
}

static int64_t insert(struct state *s, const struct state_note *note)
{
  clear_path(s, note->path, 0);
  struct db_stmt stmt =
      db_prepare(s->db, "INSERT INTO note(reference, hash, path) VALUES(?1, ?2, ?3)");
  db_bind_text(&stmt, 1, note->reference);
  db_bind_int(&stmt, 2, (int64_t)note->hash);
  db_bind_blob(&stmt, 3, note->path);
  db_finish_steps(&stmt);
  db_finish(&stmt);
  return db_get_int(s->db, "SELECT last_insert_rowid()", 0);
}

int64_t known_keep(struct state *s, const struct state_note *note)
{
  if (!note->path.n) return 0;
  if (note->path.n > LIMIT_STATE_TEXT_BYTES || note->reference.n > LIMIT_STATE_TEXT_BYTES) {
    db_give_up(s->db, "the name of the note is longer than is kept");
    return 0;
  }
  int64_t id = find(s, note);
  if (!id) return insert(s, note);
  update(s, id, note);
  return id;
}

int64_t known_import(struct state *s, const struct state_note *note)
{
  if (note->path.n > LIMIT_STATE_TEXT_BYTES || note->reference.n > LIMIT_STATE_TEXT_BYTES) {
    db_give_up(s->db, "the name of the note is longer than is kept");
    return 0;
  }
  int64_t id = by_reference(s, note);
  if (!id && note->path.n) id = find(s, note);
  if (!id && note->hash && file_is_gone(note->path)) id = by_hash(s, note);
  return id ? id : insert(s, note);
}

static void move(struct state *s, struct str from, struct str to)
{
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT id FROM note WHERE path = ?1 ORDER BY id LIMIT 1");
  db_bind_blob(&stmt, 1, from);
  int64_t id = first_of(&stmt);
  if (!id) return;
  clear_path(s, to, id);
  stmt = db_prepare(s->db, "UPDATE note SET path = ?2 WHERE id = ?1");
  db_bind_int(&stmt, 1, id);
  db_bind_blob(&stmt, 2, to);
  db_finish_steps(&stmt);
  db_finish(&stmt);
}

static void make_move(struct state *s, const struct change *c)
{
  move(s, c->note.path, c->value);
}

void known_take_moved(struct state *s)
{
  struct buf moved = s->moved;
  struct str rest = buf_str(&moved), from, to;
  struct err ignored;
  s->moved = (struct buf)BUF_INIT;
  while (rest.n && str_cut(&rest, '\0', &from) && str_cut(&rest, '\0', &to)) {
    const struct change c = {.make = make_move, .kind = FACT_KINDS, .note.path = from, .value = to};
    change_make(s, &c, &ignored);
  }
  buf_release(&moved);
}
