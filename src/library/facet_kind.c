/* What a value is, by the kind of its facet: the text itself, a month, a bin, a folder. */
#include "base/date.h"
#include "base/mem.h"
#include "library/facets_own.h"
#include "library/fieldvalue.h"

#include <strings.h>

static struct str keep(struct counter *c, const struct buf *text)
{
  return arena_str(c->out->arena, buf_str(text));
}

struct facet_value *facet_add_value(struct gathering *g, struct str label, struct str query)
{
  struct facet *f = g->facet;
  f->values = mem_grow(f->values, &g->cap, f->n + 1, sizeof *f->values);
  f->values[f->n] = (struct facet_value){.label = label, .query = query};
  return &f->values[f->n++];
}

/* ---- conditions that ask for a value ---- */

struct str facet_condition(struct counter *c, struct str field, struct str value)
{
  struct buf text = BUF_INIT;
  query_add_name(&text, field);
  buf_add_char(&text, ':');
  query_add_quoted(&text, value);
  struct str kept = keep(c, &text);
  buf_release(&text);
  return kept;
}

static struct str folder_condition(struct counter *c, struct str folder)
{
  struct buf text = BUF_INIT, pattern = BUF_INIT;
  buf_addf(&pattern, "%.*s/**", STR_ARG(folder));
  buf_add_cstr(&text, "path:");
  query_add_quoted(&text, buf_str(&pattern));
  struct str kept = keep(c, &text);
  buf_release(&pattern);
  buf_release(&text);
  return kept;
}

/* ---- each kind ---- */

static void add_written(struct gathering *g, struct str written)
{
  struct counter *c = g->counter;
  struct str label = arena_str(c->out->arena, written);
  bool is_folder = g->facet->kind == FACET_FOLDERS;
  facet_add_value(g, label,
      is_folder ? folder_condition(c, label) : facet_condition(c, g->facet->field, label));
}

/* A text of which a cut key alone was kept: that asks for it. */
static void add_key(struct gathering *g, struct str key)
{
  struct counter *c = g->counter;
  struct buf label = BUF_INIT;
  fieldvalue_add_label(&label, key);
  struct str condition = facet_condition(c, g->facet->field, key);
  facet_add_value(g, keep(c, &label), condition)->key = arena_str(c->out->arena, key);
  buf_release(&label);
}

/* Every text is a value of its own: what begins a new one is another key. */
static void take_text(struct gathering *g, struct db_stmt *s, size_t n)
{
  struct str key = db_text(s, FACET_ROW_TEXT);
  bool has_text = !db_is_null(s, FACET_ROW_WRITTEN);
  if (!g->counted || !str_eq(buf_str(&g->last), key)) {
    if (has_text || !fieldvalue_is_cut(key))
      add_written(g, has_text ? db_text(s, FACET_ROW_WRITTEN) : key);
    else
      add_key(g, key);
    buf_clear(&g->last);
    buf_add(&g->last, key);
    g->counted = true;
  }
  g->facet->values[g->facet->n - 1].n += n;
}

static void take_day(struct gathering *g, struct db_stmt *s, size_t n)
{
  (void)n;
  enum { YEAR_BYTES = 4, MONTH_BYTES = 7 };
  if (db_is_null(s, FACET_ROW_DAY)) return;
  struct buf day = BUF_INIT;
  date_add(&day, (long)db_int(s, FACET_ROW_DAY));
  static const size_t lengths[] = {YEAR_BYTES, MONTH_BYTES};
  for (size_t i = 0; day.n >= MONTH_BYTES && i < 2; i++) {
    struct str label = str_first(buf_str(&day), lengths[i]);
    struct buf query = BUF_INIT;
    query_add_name(&query, g->facet->field);
    buf_addf(&query, ":%.*s", STR_ARG(label));
    facet_labels_add(g, s, label, buf_str(&query));
    buf_release(&query);
  }
  buf_release(&day);
}

static void take_number(struct gathering *g, struct db_stmt *s, size_t n)
{
  (void)n;
  double number = db_real(s, FACET_ROW_NUMBER);
  if (db_is_null(s, FACET_ROW_NUMBER) || !(number >= 0 && number <= 100)) return;
  int from = number >= 90 ? 90 : (int)(number / 10) * 10;
  struct buf label = BUF_INIT, query = BUF_INIT, field = BUF_INIT;
  query_add_name(&field, g->facet->field);
  buf_addf(&label, "%d..%s", from, from == 90 ? "100" : "");
  if (from < 90) buf_addf(&label, "%d", from + 9);
  buf_addf(&query, "%s:%d..%s%d", buf_cstr(&field), from, from < 90 ? "<" : "", from + 10);
  facet_labels_add(g, s, buf_str(&label), buf_str(&query));
  buf_release(&label);
  buf_release(&query);
  buf_release(&field);
}

static int by_count(const void *a, const void *b)
{
  const struct facet_value *x = a, *y = b;
  if (x->n != y->n) return x->n > y->n ? -1 : 1;
  size_t n = x->label.n < y->label.n ? x->label.n : y->label.n;
  int order = strncasecmp(x->label.p, y->label.p, n);
  return order ? order : (x->label.n > n) - (y->label.n > n);
}

/* Bins come down from the highest, months from the latest, below their year. */
static int by_label_down(const void *a, const void *b)
{
  const struct facet_value *x = a, *y = b;
  size_t n = x->label.n < y->label.n ? x->label.n : y->label.n;
  int order = str_cmp(str_first(y->label, n), str_first(x->label, n));
  if (order) return order;
  return (x->label.n > y->label.n) - (x->label.n < y->label.n);
}

static int by_number_down(const void *a, const void *b)
{
  const struct facet_value *x = a, *y = b;
  return fieldvalue_compare(y->label, x->label);
}

/* ---- what the query asks for ---- */

static bool is_text(const struct facet_value *v, const struct query_node *n)
{
  struct buf asked = BUF_INIT, key = BUF_INIT;
  if (n->op != QUERY_IS) return false;
  fieldvalue_add_key(&asked, n->text);
  fieldvalue_add_key(&key, v->key.n ? v->key : v->label);
  bool is = n->prefix ? str_starts(buf_str(&key), buf_str(&asked))
                      : str_eq(buf_str(&key), buf_str(&asked));
  buf_release(&asked);
  buf_release(&key);
  return is;
}

/* Does the value's own condition end in the range of this one? */
static bool is_bin(const struct facet_value *v, const struct query_node *n)
{
  struct buf range = BUF_INIT;
  if (n->op != QUERY_RANGE) return false;
  buf_addf(&range, ":%.*s..%.*s", STR_ARG(n->text), STR_ARG(n->upper));
  bool is = str_ends(v->query, buf_str(&range));
  buf_release(&range);
  return is;
}

/* A path with all that is beneath it is that folder. */
static bool is_folder(const struct facet_value *v, const struct query_node *n)
{
  if (!str_eq_name(n->field, STR_LIT("path"))) return is_text(v, n);
  return n->text.n == v->label.n + 3 && str_starts(n->text, v->label) &&
         str_ends(n->text, STR_LIT("/**"));
}

const struct facet_kind_row facet_kinds[FACET_KINDS] = {
    [FACET_VALUES] = {take_text, by_count, is_text},
    [FACET_MONTHS] = {take_day, by_label_down, is_text},
    [FACET_TENTHS] = {take_number, by_number_down, is_bin},
    [FACET_FOLDERS] = {take_text, by_count, is_folder},
};
