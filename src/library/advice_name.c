/* Names that nothing has: of fields, of what notes are and have, of saved queries; and values. */
#include "base/nearest.h"
#include "library/advice_own.h"
#include "library/fieldvalue.h"
#include "library/saved.h"
#include "library/trait.h"

/* ---- names ---- */

static bool take_nearest(
    const struct adviser *a, const struct nearest *near, struct str unknown, struct advice *out)
{
  if (!near->n) return false;
  struct str best = {near->best[0].text, near->best[0].n};
  *out = (struct advice){.kind = ADVICE_NAME,
      .unknown = arena_str(a->arena, unknown),
      .nearest = arena_str(a->arena, best),
      .field = STR_NONE};
  return true;
}

static bool advise_on_field(const struct adviser *a, struct str typed, struct advice *out)
{
  struct nearest near;
  int64_t id;
  struct err ignored;
  struct buf name = BUF_INIT;
  if (names_find(&a->library->names, typed, &id, &ignored)) return false;
  fieldvalue_add_name(&name, a->library->names.field_names, typed);
  near = nearest_to(buf_str(&name));
  for (size_t i = 0; i < QUERY_FIELDS; i++)
    nearest_offer(&near, str_of(query_fields[i].name));
  names_offer(&a->library->names, &near);
  bool found = take_nearest(a, &near, typed, out);
  buf_release(&name);
  return found;
}

static bool is_trait_field(struct str name)
{
  return str_eq_name(name, STR_LIT("is")) || str_eq_name(name, STR_LIT("has"));
}

static bool is_trait(const struct query_node *n, struct str name)
{
  for (size_t i = 0; i < TRAITS; i++)
    if (str_eq_name(str_of(traits[i].field), n->field) && str_eq_name(str_of(traits[i].name), name))
      return true;
  return false;
}

static bool advise_on_trait(const struct adviser *a, const struct query_node *n, struct advice *out)
{
  struct buf name = BUF_INIT;
  int64_t id;
  struct err ignored;
  bool may_be_field = str_eq_name(n->field, STR_LIT("has"));
  fieldvalue_add_name(&name, NULL, n->text);
  struct nearest near = nearest_to(buf_str(&name));
  bool known = n->prefix || is_trait(n, buf_str(&name)) ||
               (may_be_field && names_find(&a->library->names, n->text, &id, &ignored));
  for (size_t i = 0; !known && i < TRAITS; i++)
    if (str_eq_name(str_of(traits[i].field), n->field))
      nearest_offer(&near, str_of(traits[i].name));
  if (!known && may_be_field) names_offer(&a->library->names, &near);
  bool found = !known && take_nearest(a, &near, n->text, out);
  buf_release(&name);
  return found;
}

static bool advise_on_saved(const struct adviser *a, const struct query_node *n, struct advice *out)
{
  const struct query_world *w = &a->library->world;
  struct nearest near = nearest_to(n->text);
  struct buf text = BUF_INIT;
  bool known = w->find_saved && w->find_saved(w->context, n->text, &text);
  if (!known) saved_offer(a->library, &near);
  buf_release(&text);
  return !known && take_nearest(a, &near, n->text, out);
}

bool advice_for_name(const struct adviser *a, const struct query_node *n, struct advice *out)
{
  if (n->kind != QUERY_FIELD) return false;
  const struct query_field *row = query_field_find(n->field);
  if (is_trait_field(n->field)) return advise_on_trait(a, n, out);
  if (row && row->meaning == QUERY_MEANS_SAVED) return advise_on_saved(a, n, out);
  return advise_on_field(a, n->field, out);
}

bool advice_for_sort(const struct adviser *a, const struct query *q, struct advice *out)
{
  bool is_sum = str_has(q->sort, '+') || str_has(q->sort, '*');
  return q->sort.n && q->sort_column && !is_sum && advise_on_field(a, q->sort, out);
}

/* ---- values ---- */

static bool find_value_field(const struct adviser *a, const struct query_node *n, int64_t *id)
{
  struct err ignored;
  const struct query_field *row = query_field_find(n->field);
  if (n->op != QUERY_IS || !n->text.n || is_trait_field(n->field)) return false;
  if (row && row->meaning != QUERY_MEANS_VALUE) return false;
  return names_find(&a->library->names, n->field, id, &ignored) && *id;
}

struct str advice_for_value(const struct adviser *a, const struct query_node *n)
{
  int64_t field;
  if (!find_value_field(a, n, &field)) return STR_NONE;
  struct buf key = BUF_INIT;
  fieldvalue_add_key(&key, n->text);
  struct nearest near = nearest_to(buf_str(&key));
  struct str found = STR_NONE;
  bool known = false;
  struct db_stmt s =
      db_prepare(a->db, "SELECT text, written FROM value WHERE field = ?1 ORDER BY text, since");
  db_bind_int(&s, 1, field);
  while (!known && db_step(&s)) {
    size_t cost = near.n ? near.best[0].cost : SIZE_MAX;
    known = n->prefix ? str_starts(db_text(&s, 0), buf_str(&key))
                      : str_eq(db_text(&s, 0), buf_str(&key));
    if (fieldvalue_is_cut(db_text(&s, 0)) && db_is_null(&s, 1)) continue;
    nearest_offer(&near, db_text(&s, 0));
    if (near.n && near.best[0].cost < cost)
      found = arena_str(a->arena, db_is_null(&s, 1) ? db_text(&s, 0) : db_text(&s, 1));
  }
  db_finish(&s);
  buf_release(&key);
  return known ? STR_NONE : found;
}
