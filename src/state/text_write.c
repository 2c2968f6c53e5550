/* The state to text. */
#include "base/date.h"
#include "base/safe.h"
#include "state/fact.h"
#include "state/hash_text.h"
#include "state/text.h"

enum { MS_A_DAY = 24 * 60 * 60 * 1000 };

static void add_time(struct buf *out, int64_t at_ms)
{
  int64_t days = at_ms / MS_A_DAY, rest = at_ms % MS_A_DAY;
  if (rest < 0) {
    days--;
    rest += MS_A_DAY;
  }
  int ms = (int)rest;
  date_add(out, (long)days);
  buf_addf(out, "T%02d:%02d:%02d.%03dZ", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000);
}

static void add_byte(struct buf *out, char c, bool is_safe)
{
  if (c == '"' || c == '\\')
    buf_addf(out, "\\%c", c);
  else if (c == '\n')
    buf_add_cstr(out, "\\n");
  else if ((unsigned char)c < ' ' || c == 0x7F || (!is_safe && (unsigned char)c >= 0x80))
    buf_addf(out, "\\x%02X", (unsigned char)c);
  else
    buf_add_char(out, c);
}

/* A label and a text in quotation marks; nothing where the text is empty. */
static void add_text(struct buf *out, const char *label, struct str text)
{
  if (!text.n) return;
  bool is_safe = safe_is(text, SAFE_KEEP_TAB | SAFE_KEEP_LF);
  buf_addf(out, " %s \"", label);
  for (size_t i = 0; i < text.n; i++)
    add_byte(out, text.p[i], is_safe);
  buf_add_char(out, '"');
}

static void add_note(struct buf *out, struct db_stmt *row)
{
  int64_t hash = db_int(row, 5);
  buf_add_cstr(out, "\nnote");
  add_text(out, "path", db_blob(row, 6));
  add_text(out, "reference", db_text(row, 4));
  if (hash) buf_addf(out, " hash %s", hash_text((uint64_t)hash).text);
  buf_add_char(out, '\n');
}

static void add_fact(struct buf *out, struct db_stmt *row)
{
  buf_addf(out, "  %s ", fact_rows[fact_kind_of(db_text(row, 0))].name);
  add_time(out, db_int(row, 3));
  add_text(out, "key", db_text(row, 1));
  add_text(out, "value", db_text(row, 2));
  buf_add_char(out, '\n');
}

/* kind, key, value, at_ms; then of the note: reference, hash, path, and its number */
static const char of_notes[] =
    "SELECT f.kind, f.key, f.value, f.at_ms, n.reference, n.hash, n.path, n.id FROM note n"
    " JOIN fact f ON f.note = n.id ORDER BY n.path, n.reference, n.hash, n.id, f.kind, f.key";
static const char of_none[] =
    "SELECT kind, key, value, at_ms FROM fact WHERE note = 0 ORDER BY kind, key";

bool state_export(struct state *s, struct buf *out, struct err *err)
{
  int64_t note = 0;
  buf_add_cstr(out, "fieldnotes-state 1\n");
  struct db_stmt stmt = db_prepare(s->db, of_notes);
  while (db_step(&stmt)) {
    if (fact_kind_of(db_text(&stmt, 0)) == FACT_KINDS) continue;
    if (db_int(&stmt, 7) != note) add_note(out, &stmt);
    note = db_int(&stmt, 7);
    add_fact(out, &stmt);
  }
  db_finish(&stmt);
  bool any = false;
  stmt = db_prepare(s->db, of_none);
  while (db_step(&stmt)) {
    if (fact_kind_of(db_text(&stmt, 0)) == FACT_KINDS) continue;
    if (!any) buf_add_cstr(out, "\nall\n");
    any = true;
    add_fact(out, &stmt);
  }
  db_finish(&stmt);
  bool ok = db_is_well(s->db) || err_set(err, "%s", s->db->why.text);
  state_looked(s);
  return ok;
}
