/* Saved queries and those that were asked. */
#include "state/queries.h"

#include "state/change.h"

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

static void make_query(struct state *s, const struct change *c)
{
  struct fact_at at = {FACT_QUERY, 0, c->key};
  if (!c->on || !fact_get(s, &at, NULL, NULL)) drop(s, c->key);
  if (c->on) fact_set(s, &at, c->value);
}

bool state_save_query(struct state *s, struct str name, struct str text, struct err *err)
{
  const struct change c = {
      .make = make_query, .kind = FACT_QUERY, .key = name, .value = text, .on = true};
  if (!check_name(name, err)) return false;
  if (!str_trim(text).n) return err_set(err, "there is no query to save");
  return change_make(s, &c, err);
}

bool state_drop_query(struct state *s, struct str name, struct err *err)
{
  const struct change c = {.make = make_query, .kind = FACT_QUERY, .key = name};
  return change_make(s, &c, err);
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

static void make_asked(struct state *s, const struct change *c)
{
  struct fact_at at = {FACT_ASKED, 0, c->key};
  int64_t newest =
      db_get_int(s->db, "SELECT max(at_ms) FROM fact WHERE kind = 'asked' AND note = 0", 0);
  int64_t now = state_now(s);
  fact_set_then(s, &at, STR_NONE, now > newest ? now : newest + 1); /* in their order */
}

bool state_asked(struct state *s, struct str text, struct err *err)
{
  const struct change c = {.make = make_asked, .kind = FACT_ASKED, .key = str_trim(text)};
  return !c.key.n || change_make(s, &c, err);
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
