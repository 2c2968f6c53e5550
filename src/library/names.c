/* Which field a name means. */
#include "library/names.h"

#include "base/mem.h"
#include "base/nearest.h"
#include "library/fieldvalue.h"
#include "library/query.h"
#include "note/field.h"

#include <stdlib.h>

void names_release(struct names *names)
{
  arena_free(names->arena);
  free(names->items);
  free(names->by_name);
  *names = (struct names){0};
}

static void add_own(struct names *names, struct str name, int64_t id)
{
  for (size_t i = 0; i < LINKKEY_FIELDS; i++)
    if (str_eq(name, str_of(linkkey_fields[i]))) names->own[i] = id;
  for (size_t i = 0; i < LEADKEY_FIELDS; i++)
    if (str_eq(name, str_of(leadkey_fields[i]))) names->lead[i] = id;
}

static int compare_names(const void *a, const void *b)
{
  const struct names_item *x = a, *y = b;
  return str_cmp(x->name, y->name);
}

/* One note may have as many names of fields as it likes, and another ask for one with each value.
 */
static void sort_by_name(struct names *names)
{
  if (!names->n) return;
  names->by_name = mem_zalloc(names->n, sizeof *names->by_name);
  memcpy(names->by_name, names->items, names->n * sizeof *names->by_name);
  qsort(names->by_name, names->n, sizeof *names->by_name, compare_names);
}

void names_load(struct names *names, struct db *db)
{
  names_release(names);
  names->arena = arena_new();
  struct db_stmt s = db_prepare(db, "SELECT id, name FROM field ORDER BY id");
  while (db_step(&s)) {
    struct str name = db_text(&s, 1);
    if (str_has(str_first(name, 1), LINKKEY_FIELD_MARK)) {
      add_own(names, name, db_int(&s, 0));
      continue;
    }
    names->items = mem_grow(names->items, &names->cap, names->n + 1, sizeof *names->items);
    names->items[names->n++] = (struct names_item){arena_str(names->arena, name), db_int(&s, 0)};
  }
  db_finish(&s);
  sort_by_name(names);
}

int64_t names_get(const struct names *names, struct str name)
{
  const struct names_item wanted = {.name = name}, *found = NULL;
  if (names->n) found = bsearch(&wanted, names->by_name, names->n, sizeof wanted, compare_names);
  return found ? found->id : 0;
}

/* ---- finding ---- */

static struct str first_part(struct str name)
{
  struct str rest = name, first;
  str_cut(&rest, '.', &first);
  return first;
}

static struct str last_part(struct str name)
{
  const char *dot = name.n ? memrchr(name.p, '.', name.n) : NULL;
  return dot ? str_from(name, (size_t)(dot - name.p) + 1) : name;
}

/* Is `name` the end of a path, after a dot? */
static bool is_end_of(struct str name, struct str path)
{
  return path.n > name.n + 1 && path.p[path.n - name.n - 1] == '.' && str_ends(path, name);
}

/* How near a field is to hand when only its end was typed: fields of the program's own before those
 * of others, the less deep before the deeper. Less is nearer. */
static size_t remoteness(struct str path)
{
  const struct field *known = field_find(first_part(path));
  size_t depth = 0;
  for (size_t i = 0; i < path.n; i++)
    depth += path.p[i] == '.';
  return depth + (known && known->id != FIELD_PAYLOAD ? 0 : 1000);
}

/* The fields whose path ends in what was typed, of those nearest to hand. */
struct ends {
  const struct names_item *found[NEAREST_COUNT];
  size_t n;
};

static struct ends find_ends(const struct names *names, struct str typed)
{
  struct ends ends = {.n = 0};
  for (size_t i = 0; i < names->n; i++) {
    const struct names_item *item = &names->items[i];
    if (!is_end_of(typed, item->name)) continue;
    size_t far = remoteness(item->name);
    size_t best = ends.n ? remoteness(ends.found[0]->name) : far;
    if (far > best) continue;
    if (far < best) ends.n = 0;
    if (ends.n < NEAREST_COUNT) ends.found[ends.n] = item;
    ends.n++;
  }
  return ends;
}

static bool is_known(struct str name)
{
  return query_field_find(name) || field_find(first_part(name)) ||
         str_eq(first_part(name), STR_LIT("entity"));
}

static bool tell_several(const struct ends *ends, struct str typed, struct err *err)
{
  struct buf list = BUF_INIT;
  for (size_t i = 0; i < ends->n && i < NEAREST_COUNT; i++)
    buf_addf(&list, "%s%.*s", i ? ", " : "", STR_ARG(ends->found[i]->name));
  err_set(err, "\"%.*s\" is the end of several fields: %s%s", STR_ARG(typed), buf_cstr(&list),
      ends->n > NEAREST_COUNT ? " ..." : "");
  buf_release(&list);
  return false;
}

void names_offer(const struct names *names, struct nearest *near)
{
  for (size_t i = 0; i < FIELD_COUNT; i++)
    nearest_offer(near, str_of(fields[i].name));
  for (size_t i = 0; i < names->n; i++)
    nearest_offer(near, last_part(names->items[i].name));
  for (size_t i = 0; i < names->n; i++)
    nearest_offer(near, names->items[i].name);
}

static void offer_all(const struct names *names, struct nearest *near)
{
  for (size_t i = 0; i < QUERY_FIELDS; i++)
    nearest_offer(near, str_of(query_fields[i].name));
  names_offer(names, near);
}

/* Names the nearest, however far. */
static bool tell_unknown(
    const struct names *names, struct str typed, struct str name, struct err *err)
{
  struct nearest near = nearest_to(name);
  offer_all(names, &near);
  near.any = !near.n;
  if (near.any) offer_all(names, &near);
  struct buf list = BUF_INIT;
  nearest_add(&near, &list);
  err_set(err, "there is no field \"%.*s\"%s", STR_ARG(typed), buf_cstr(&list));
  buf_release(&list);
  return false;
}

/* Is a part of a known field, which no note has, nearly one that some note has? */
static bool is_misspelt(const struct names *names, struct str name)
{
  struct str first = first_part(name), part = str_from(name, first.n + 1);
  for (size_t i = 0; part.n && i < names->n; i++) {
    struct str other = names->items[i].name;
    struct str other_part = str_from(other, first.n + 1);
    if (!other_part.n || !str_eq(first_part(other), first)) continue;
    if (nearest_is_near(part, other_part, nearest_distance(part, other_part))) return true;
  }
  return false;
}

/* What the index keeps under another name. */
static const struct {
  const char *name, *kept_as;
} other_names[] = {
    {"entity.name", "entity"},
    {"revision.last reviewed", "reviewed"},
    {"last reviewed", "reviewed"},
};

static bool find_name(
    const struct names *names, struct str typed, struct str name, int64_t *id, struct err *err)
{
  *id = 0;
  for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
    if (str_eq(name, str_of(other_names[i].name))) name = str_of(other_names[i].kept_as);
  for (size_t i = 0; i < names->n; i++)
    if (str_eq(names->items[i].name, name)) *id = names->items[i].id;
  if (*id || query_field_find(name) || field_find(name)) return true;
  struct ends ends = find_ends(names, name);
  if (ends.n > 1) return tell_several(&ends, typed, err);
  if (ends.n) *id = ends.found[0]->id;
  return ends.n || (is_known(name) && !is_misspelt(names, name)) ||
         tell_unknown(names, typed, name, err);
}

bool names_find(const struct names *names, struct str typed, int64_t *id, struct err *err)
{
  struct buf name = BUF_INIT;
  fieldvalue_add_name(&name, names->field_names, typed);
  bool ok = find_name(names, typed, buf_str(&name), id, err);
  buf_release(&name);
  return ok;
}
