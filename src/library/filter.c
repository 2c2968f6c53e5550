/* Collecting the notes that meet conditions. */
#include "library/filter.h"

#include "base/nearest.h"
#include "library/bound.h"
#include "library/expected.h"
#include "library/fieldvalue.h"
#include "library/glob.h"
#include "library/linkgraph.h"
#include "library/links.h"
#include "library/marked.h"
#include "library/match.h"
#include "library/packed.h"
#include "library/trait.h"

static struct db *db_of(const struct filter *f)
{
  return f->library->index->db;
}

static void init(const struct filter *f, struct idset *out)
{
  idset_init(out, f->library->index->live.limit);
}

/* Keeps the sentence with its column; the first one counts. */
static void fail(struct filter *f, const struct query_node *n, const char *sentence)
{
  if (!f->failed) err_set_at(f->err, n->column, sentence);
  f->failed = true;
}

/* ---- values ---- */

/* Rows of the table of values; the columns are in this order in each statement. */
enum { ROW_SINCE, ROW_NOTES, ROW_TEXT, ROW_NUMBER, ROW_DAY };

#define VALUE_ROWS "SELECT since, notes, text, number, day FROM value WHERE field = ?1"

static void add_notes(struct db_stmt *s, struct idset *out)
{
  uint64_t id = (uint64_t)db_int(s, ROW_SINCE);
  struct str rest = db_blob(s, ROW_NOTES);
  while (packed_next(&rest, &id))
    idset_add(out, id);
}

/* Texts from `from` to before `to`. Did it find any? */
static bool add_by_key(
    const struct filter *f, int64_t field, struct str from, struct str to, struct idset *out)
{
  bool any = false;
  struct db_stmt s = db_prepare(db_of(f), VALUE_ROWS " AND text >= ?2 AND text < ?3");
  db_bind_int(&s, 1, field);
  db_bind_text(&s, 2, from);
  db_bind_text(&s, 3, to);
  for (; db_step(&s); any = true)
    add_notes(&s, out);
  db_finish(&s);
  return any;
}

static void add_by_bound(
    const struct filter *f, int64_t field, const struct bound *b, struct idset *out)
{
  struct db_stmt s = db_prepare(db_of(f), VALUE_ROWS);
  db_bind_int(&s, 1, field);
  while (db_step(&s)) {
    struct bound_value v = {
        .key = db_text(&s, ROW_TEXT),
        .has_number = !db_is_null(&s, ROW_NUMBER),
        .has_day = !db_is_null(&s, ROW_DAY),
        .number = db_real(&s, ROW_NUMBER),
        .day = (long)db_int(&s, ROW_DAY),
    };
    if (bound_holds(b, &v)) add_notes(&s, out);
  }
  db_finish(&s);
}

static void add_by_prefix(
    struct filter *f, int64_t field, const struct query_node *n, struct idset *out)
{
  struct buf from = BUF_INIT, to = BUF_INIT;
  if (!fieldvalue_add_prefix(&from, n->text))
    fail(f, n, "the beginning of the value is longer than the index keeps");
  buf_add(&to, buf_str(&from));
  buf_add_char(&to, '\xFF'); /* after every text that begins so: it is no byte of UTF-8 */
  if (!f->failed) add_by_key(f, field, buf_str(&from), buf_str(&to), out);
  buf_release(&from);
  buf_release(&to);
}

/* Can no value be what is asked for? Then it is told. */
static bool expects_in_vain(struct filter *f, const struct query_node *n, const struct bound *b)
{
  struct buf why = BUF_INIT;
  bool in_vain = expected_add_refusal(&why, f->library->names.field_names, n, b);
  if (in_vain) fail(f, n, buf_cstr(&why));
  buf_release(&why);
  return in_vain;
}

/* The text as it is; and where it says a day or a number, whatever else says the same. */
static void add_equal(
    struct filter *f, int64_t field, const struct query_node *n, struct idset *out)
{
  struct buf from = BUF_INIT, to = BUF_INIT;
  struct bound b = bound_of(f->arena, n, f->today);
  fieldvalue_add_key(&from, n->text);
  buf_add(&to, buf_str(&from));
  buf_add_char(&to, '\0'); /* the first text after it */
  bool any = add_by_key(f, field, buf_str(&from), buf_str(&to), out);
  if (!any && expects_in_vain(f, n, &b)) goto out;
  if (b.days.applies || (b.numbers.applies && !any)) add_by_bound(f, field, &b, out);
out:
  buf_release(&from);
  buf_release(&to);
}

static void add_values(
    struct filter *f, int64_t field, const struct query_node *n, struct idset *out)
{
  if (n->prefix && n->op == QUERY_IS) {
    add_by_prefix(f, field, n, out);
  } else if (n->op == QUERY_IS) {
    add_equal(f, field, n, out);
  } else {
    struct bound b = bound_of(f->arena, n, f->today);
    if (!expects_in_vain(f, n, &b)) add_by_bound(f, field, &b, out);
  }
}

/* ---- fields ---- */

static bool find_field(struct filter *f, const struct query_node *n, struct str name, int64_t *id)
{
  struct err err;
  if (names_find(&f->library->names, name, id, &err)) return true;
  fail(f, n, err.text);
  return false;
}

static void tell_unknown_trait(struct filter *f, const struct query_node *n, struct str folded)
{
  struct nearest near = nearest_to(folded);
  for (size_t i = 0; i < TRAITS; i++)
    if (str_eq_name(str_of(traits[i].field), n->field))
      nearest_offer(&near, str_of(traits[i].name));
  if (str_eq_name(n->field, STR_LIT("has"))) names_offer(&f->library->names, &near);
  struct buf text = BUF_INIT;
  buf_addf(&text, "there is no \"%.*s:%.*s\"", STR_ARG(n->field), STR_ARG(n->text));
  nearest_add(&near, &text);
  fail(f, n, buf_cstr(&text));
  buf_release(&text);
}

static const struct trait *find_trait(struct str field, struct str name)
{
  for (size_t i = 0; i < TRAITS; i++)
    if (str_eq_name(str_of(traits[i].field), field) && str_eq_name(str_of(traits[i].name), name))
      return &traits[i];
  return NULL;
}

/* What other notes decide. */
static void add_by_links(const struct filter *f, const struct trait *t, struct idset *out)
{
  const struct linkgraph *g = linkgraph_get(f->library);
  idset_or(out, t->by == TRAIT_BY_NO_LINKS_TO ? &g->linked : &g->broken);
  if (t->by == TRAIT_BY_NO_LINKS_TO) idset_complement(out);
}

/* What the reader did. */
static void add_by_reader(const struct filter *f, const struct trait *t, struct idset *out)
{
  const struct marked_set *marked = marked_get(f->library, t->by_mark);
  idset_or(out, &marked->all);
  if (t->by == TRAIT_BY_READER_NOT) idset_complement(out);
  if (t->by == TRAIT_BY_READER_BEFORE) idset_and_not(out, &marked->same);
}

static void add_by_note(
    struct filter *f, const struct query_node *n, const struct trait *t, struct idset *out)
{
  struct query_node trait = *n;
  int64_t id;
  trait.text = str_of(t->name);
  if (find_field(f, n, n->field, &id)) add_values(f, id, &trait, out);
  if (t->by == TRAIT_BY_NOTE_NOT_BY_READER)
    idset_and_not(out, &marked_get(f->library, t->by_mark)->same);
}

static void add_row(
    struct filter *f, const struct query_node *n, const struct trait *t, struct idset *out)
{
  if (t->by == TRAIT_BY_NOTE || t->by == TRAIT_BY_NOTE_NOT_BY_READER)
    add_by_note(f, n, t, out);
  else if (t->by == TRAIT_BY_LINKS_BROKEN || t->by == TRAIT_BY_NO_LINKS_TO)
    add_by_links(f, t, out);
  else
    add_by_reader(f, t, out);
}

/* Those whose names begin so. Are there any? What the note does not tell alone may take long: it is
 * looked for when some of its name is there. */
static bool add_begun_traits(
    struct filter *f, const struct query_node *n, struct str folded, struct idset *out)
{
  bool any = false;
  struct query_node whole = *n;
  whole.prefix = false;
  for (size_t i = 0; n->prefix && i < TRAITS; i++) {
    struct idset one;
    if (!str_eq_name(str_of(traits[i].field), n->field)) continue;
    if (!str_starts(str_of(traits[i].name), folded)) continue;
    if (traits[i].by != TRAIT_BY_NOTE && !folded.n) continue;
    init(f, &one);
    add_row(f, &whole, &traits[i], &one);
    idset_or(out, &one);
    idset_release(&one);
    any = true;
  }
  return any;
}

/* `has:` with the name of a field: any value. False when it is none. */
static bool add_having(struct filter *f, const struct query_node *n, struct idset *out)
{
  struct query_node any = *n;
  int64_t id;
  struct err ignored;
  if (!str_eq_name(n->field, STR_LIT("has"))) return false;
  if (!names_find(&f->library->names, n->text, &id, &ignored)) return false;
  any.text = STR_NONE;
  any.prefix = true;
  add_values(f, id, &any, out);
  return true;
}

/* `is:` and `has:` with a row in the table; `has:` also with any field. */
static void add_trait(struct filter *f, const struct query_node *n, struct idset *out)
{
  struct buf folded = BUF_INIT;
  fieldvalue_add_name(&folded, NULL, n->text);
  const struct trait *row = find_trait(n->field, buf_str(&folded));
  bool is_done = add_begun_traits(f, n, buf_str(&folded), out);
  if (!is_done && row) add_row(f, n, row, out);
  if (!is_done && !row && !add_having(f, n, out)) tell_unknown_trait(f, n, buf_str(&folded));
  buf_release(&folded);
}

static void add_paths(const struct filter *f, const struct query_node *n, struct idset *out)
{
  struct db_stmt s = db_prepare(db_of(f), "SELECT path, note FROM file");
  while (db_step(&s))
    if (glob_matches(n->text, db_blob(&s, 0))) idset_add(out, (uint64_t)db_int(&s, 1));
  db_finish(&s);
}

/* The notes that link to the one that is meant. */
static void add_linking(struct filter *f, const struct query_node *n, struct idset *out)
{
  int64_t id;
  struct err err;
  if (library_note_id(f->library, n->text, &id, &err))
    links_add_to(f->library, (uint32_t)id, out);
  else
    fail(f, n, err.text);
}

static bool is_trait_field(struct str name)
{
  return str_eq_name(name, STR_LIT("is")) || str_eq_name(name, STR_LIT("has"));
}

static void add_field(struct filter *f, const struct query_node *n, struct idset *out)
{
  const struct query_field *row = query_field_find(n->field);
  int64_t id;
  if (row && row->meaning == QUERY_MEANS_PATH)
    add_paths(f, n, out);
  else if (row && row->meaning == QUERY_MEANS_LINKS)
    add_linking(f, n, out);
  else if (row && row->meaning == QUERY_MEANS_SAVED)
    fail(f, n, "there is no saved query of that name");
  else if (is_trait_field(n->field))
    add_trait(f, n, out);
  else if (find_field(f, n, n->field, &id))
    add_values(f, id, n, out);
}

/* ---- words ---- */

static void add_words(const struct filter *f, const struct query_node *n, struct idset *out)
{
  struct index *x = f->library->index;
  struct match m = {0};
  match_add_and(&m, n);
  struct rank_wish wish = {.live = &x->live, .set = out};
  if (m.text.n) rank_run(x->rank, x->db, buf_str(&m.text), &wish);
  match_release(&m);
}

/* ---- inner nodes ---- */

static void run_children(struct filter *f, const struct query_node *n, struct idset *out)
{
  const struct query_node *nodes[LIMIT_QUERY_TERMS];
  size_t count = 0;
  for (const struct query_node *child = n->first; child; child = child->next)
    if (count < LIMIT_QUERY_TERMS) nodes[count++] = child;
  filter_run_all(f, (struct filter_list){nodes, count, n->is_strict}, out);
}

static void run_any(struct filter *f, const struct query_node *n, struct idset *out)
{
  for (const struct query_node *child = n->first; child && !f->failed; child = child->next) {
    struct idset one;
    filter_run(f, child, &one);
    idset_or(out, &one);
    idset_release(&one);
  }
}

/* Depth is bounded by LIMIT_QUERY_DEPTH. */
void filter_run(struct filter *f, const struct query_node *n, struct idset *out)
{
  if (n->kind == QUERY_AND && !match_is_text(n)) {
    run_children(f, n, out);
    return;
  }
  if (n->kind == QUERY_NOT) {
    filter_run(f, n->first, out);
    idset_complement(out);
    return;
  }
  init(f, out);
  if (match_is_text(n))
    add_words(f, n, out);
  else if (n->kind == QUERY_OR)
    run_any(f, n, out);
  else
    add_field(f, n, out);
}

/* May the two stand for one another: the same field, asked for a value? */
static bool is_alternative(
    const struct filter *f, const struct query_node *a, const struct query_node *b)
{
  if (a->kind != QUERY_FIELD || b->kind != QUERY_FIELD) return false;
  if ((a->op != QUERY_IS && a->op != QUERY_RANGE) || (b->op != QUERY_IS && b->op != QUERY_RANGE))
    return false;
  const struct query_field *row = query_field_find(a->field);
  if (row && row->adds) return false;
  int64_t x, y;
  struct err ignored;
  if (!names_find(&f->library->names, a->field, &x, &ignored)) return false;
  return names_find(&f->library->names, b->field, &y, &ignored) && x == y &&
         (x || str_eq_name(a->field, b->field));
}

static bool is_first_of_its_field(const struct filter *f, struct filter_list list, size_t i)
{
  for (size_t j = 0; j < i && !list.is_strict; j++)
    if (is_alternative(f, list.nodes[j], list.nodes[i])) return false;
  return true;
}

/* Adds the notes that meet one of the later nodes that can stand for node i. */
static void add_alternatives(struct filter *f, struct filter_list list, size_t i, struct idset *out)
{
  for (size_t j = i + 1; j < list.n && !f->failed && !list.is_strict; j++) {
    if (!is_alternative(f, list.nodes[i], list.nodes[j])) continue;
    struct idset other;
    filter_run(f, list.nodes[j], &other);
    idset_or(out, &other);
    idset_release(&other);
  }
}

void filter_run_all(struct filter *f, struct filter_list list, struct idset *out)
{
  init(f, out);
  idset_add_all(out);
  for (size_t i = 0; i < list.n && !f->failed; i++) {
    if (match_is_wordless(list.nodes[i]) || !is_first_of_its_field(f, list, i)) continue;
    struct idset one;
    filter_run(f, list.nodes[i], &one);
    add_alternatives(f, list, i, &one);
    idset_and(out, &one);
    idset_release(&one);
  }
}
