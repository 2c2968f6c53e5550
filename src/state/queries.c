/* Saved queries and those that were asked. */
#include "state/queries.h"

#include "state/fact.h"

static bool check_name(struct str name, struct err *err)
{
  bool ok = name.n && name.n <= STATE_NAME_BYTES && str_trim(name).n == name.n;
  for (size_t i = 0; i < name.n && ok; i++)
    ok = (unsigned char)name.p[i] >= ' ' && name.p[i] != 0x7F && name.p[i] != '"' &&
         name.p[i] != '*';
  return ok ||
         err_set(err, "a query is saved under a name of 1 to %d bytes, without quotes and stars",
             STATE_NAME_BYTES);
}

/* The key of the query of that name, as it was given then; empty: there is none. */
static void find_name(struct state *s, struct str name, struct buf *key)
{
  struct db_stmt stmt = fact_walk(s, FACT_QUERY, 0);
  while (!key->n && db_step(&stmt))
    if (str_eq_name(db_text(&stmt, 0), name)) buf_add(key, db_text(&stmt, 0));
  db_finish(&stmt);
}

static void drop(struct state *s, struct str name)
{
  struct buf key = BUF_INIT;
  find_name(s, name, &key);
  struct fact_at at = {FACT_QUERY, 0, buf_str(&key)};
  if (key.n) fact_drop(s, &at);
  buf_release(&key);
}

bool state_save_query(struct state *s, struct str name, struct str text, struct err *err)
{
  struct fact_at at = {FACT_QUERY, 0, name};
  if (!check_name(name, err)) return false;
  if (!str_trim(text).n) return err_set(err, "there is no query to save");
  state_begin(s);
  if (!fact_get(s, &at, NULL, NULL)) drop(s, name);
  fact_set(s, &at, text);
  return state_end(s, err);
}

bool state_drop_query(struct state *s, struct str name, struct err *err)
{
  state_begin(s);
  drop(s, name);
  return state_end(s, err);
}

bool state_query(struct state *s, struct str name, struct buf *text)
{
  struct buf key = BUF_INIT;
  find_name(s, name, &key);
  struct fact_at at = {FACT_QUERY, 0, buf_str(&key)};
  bool is_there = key.n && fact_get(s, &at, text, NULL);
  buf_release(&key);
  state_looked(s);
  return is_there;
}

size_t state_queries(struct state *s, struct arena *a, struct state_query **out)
{
  int64_t most = db_get_int(s->db, "SELECT count(*) FROM fact WHERE kind = 'query'", 0);
  size_t n = 0;
  *out = ARENA_ARRAY(a, (size_t)most + 1, struct state_query);
  struct db_stmt stmt = fact_walk(s, FACT_QUERY, 0);
  while ((int64_t)n < most && db_step(&stmt))
    (*out)[n++] = (struct state_query){
        arena_str(a, db_text(&stmt, 0)), arena_str(a, db_text(&stmt, 1)), db_int(&stmt, 2)};
  db_finish(&stmt);
  state_looked(s);
  return n;
}

bool state_asked(struct state *s, struct str text, struct err *err)
{
  struct fact_at at = {FACT_ASKED, 0, str_trim(text)};
  if (!at.key.n) return true;
  state_begin(s);
  int64_t newest =
      db_get_int(s->db, "SELECT max(at_ms) FROM fact WHERE kind = 'asked' AND note = 0", 0);
  int64_t now = s->now_ms();
  fact_set_then(s, &at, STR_NONE, now > newest ? now : newest + 1); /* in their order */
  return state_end(s, err);
}

size_t state_asked_before(struct state *s, struct arena *a, size_t most, struct state_query **out)
{
  size_t n = 0;
  *out = ARENA_ARRAY(a, most + 1, struct state_query);
  struct db_stmt stmt =
      db_prepare(s->db, "SELECT key, at_ms FROM fact WHERE kind = 'asked' AND note = 0"
                        " ORDER BY at_ms DESC, key LIMIT ?1");
  db_bind_int(&stmt, 1, (int64_t)most);
  while (n < most && db_step(&stmt))
    (*out)[n++] = (struct state_query){STR_NONE, arena_str(a, db_text(&stmt, 0)), db_int(&stmt, 1)};
  db_finish(&stmt);
  state_looked(s);
  return n;
}
