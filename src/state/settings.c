/* Settings and folds. */
#include "state/settings.h"

#include "state/change.h"

#include <errno.h>
#include <stdlib.h>

static void make_setting(struct state *s, const struct change *c)
{
  struct fact_at at = {c->kind, 0, c->key};
  fact_set(s, &at, c->value);
}

static bool set(
    struct state *s, enum fact_kind kind, struct str key, struct str value, struct err *err)
{
  const struct change c = {.make = make_setting, .kind = kind, .key = key, .value = value};
  return change_make(s, &c, err);
}

bool state_set(struct state *s, struct str name, struct str value, struct err *err)
{
  return set(s, FACT_SETTING, name, value, err);
}

bool state_get(struct state *s, struct str name, struct buf *value)
{
  struct fact_at at = {FACT_SETTING, 0, name};
  return fact_get(s, &at, value, NULL);
}

bool state_set_number(struct state *s, struct str name, long value, struct err *err)
{
  struct buf text = BUF_INIT;
  buf_addf(&text, "%ld", value);
  bool ok = state_set(s, name, buf_str(&text), err);
  buf_release(&text);
  return ok;
}

long state_get_number(struct state *s, struct str name, long otherwise)
{
  struct buf text = BUF_INIT;
  char *end = NULL;
  state_get(s, name, &text);
  errno = 0;
  long value = strtol(buf_cstr(&text), &end, 10);
  bool is_number = text.n && *end == '\0' && errno == 0;
  buf_release(&text);
  return is_number ? value : otherwise;
}

bool state_set_fold(struct state *s, struct str group, bool is_folded, struct err *err)
{
  struct str value = is_folded ? STR_LIT("folded") : STR_LIT("open");
  return set(s, FACT_FOLD, group, value, err);
}

void state_tell_folds(struct state *s, state_fold_teller *tell, void *context)
{
  struct db_stmt stmt = fact_walk(s, FACT_FOLD, 0);
  while (db_step(&stmt))
    tell(context, db_text(&stmt, 0), str_eq(db_text(&stmt, 1), STR_LIT("folded")));
  db_finish(&stmt);
  state_looked(s);
}
