/* The page of a value, written. */
#include "session/value_page.h"

#include "base/ascii.h"
#include "base/fs.h"
#include "base/number.h"
#include "library/facets.h"
#include "library/search.h"
#include "session/condition.h"

enum {
  NOTES_LISTED = 5, /* of the best, and of the newest */
  VALUES_LISTED = 8,
};

struct value_page {
  struct buf *out;
  struct library *library;
  struct arena *arena;
  const atomic_bool *cancel; /* or NULL */
  struct str condition, field, value;
};

/* ---- Markdown ---- */

/* A mark may stand in any text; a text is one line here. */
static void add_escaped(struct buf *out, struct str text)
{
  for (size_t i = 0; i < text.n; i++) {
    if (ascii_is_punct(text.p[i])) buf_add_char(out, '\\');
    buf_add_char(out, ascii_is_space(text.p[i]) ? ' ' : text.p[i]);
  }
}

/* The address stands between < and >, where blanks may be. */
static void add_link(struct buf *out, struct str text, const char *kind, struct str address)
{
  buf_add_char(out, '[');
  add_escaped(out, text);
  buf_addf(out, "](<%s", kind);
  for (size_t i = 0; i < address.n; i++) {
    if (str_has(STR_LIT("<>&\\"), address.p[i])) buf_add_char(out, '\\');
    buf_add_char(out, address.p[i]);
  }
  buf_add_cstr(out, ">)");
}

/* "problem" of entity.problem, "code language" of code_language. */
static void add_label(struct buf *out, struct str field)
{
  struct str family = STR_LIT("entity.");
  if (str_starts(field, family)) field = str_from(field, family.n);
  for (size_t i = 0; i < field.n; i++)
    buf_add_char(out, field.p[i] == '_' || field.p[i] == '-' ? ' ' : field.p[i]);
}

static void add_label_escaped(struct buf *out, struct str field)
{
  struct buf label = BUF_INIT;
  add_label(&label, field);
  add_escaped(out, buf_str(&label));
  buf_release(&label);
}

/* ---- notes ---- */

static void add_note(const struct value_page *p, const struct result_row *row)
{
  struct buf path = BUF_INIT;
  fs_add_joined(&path, library_root(p->library, row->root), row->path);
  buf_add_cstr(p->out, "- ");
  if (str_has(buf_str(&path), '\n')) /* no address of Markdown holds one */
    add_escaped(p->out, row->title);
  else
    add_link(p->out, row->title, "", buf_str(&path));
  if (row->score_mean >= 0) buf_addf(p->out, ", score %.0f", row->score_mean);
  if (row->date.n) buf_add_cstr(p->out, ", ");
  add_escaped(p->out, row->date);
  buf_add_char(p->out, '\n');
  buf_release(&path);
}

static bool has_score(const struct result_row *row)
{
  return row->score_mean >= 0;
}

static bool has_date(const struct result_row *row)
{
  return row->date.n > 0;
}

static bool has_title(const struct result_row *row)
{
  return row->title.n > 0;
}

/* The first notes of an order, as long as they have what they are ordered by. */
static bool add_notes(const struct value_page *p, const char *title, const char *sort,
    bool (*counts)(const struct result_row *row), struct err *err)
{
  struct result_row rows[NOTES_LISTED];
  struct results *r = results_new(p->library, p->condition, str_of(sort), p->cancel, err);
  if (!r) return false;
  size_t n = results_rows(r, p->arena, 0, NOTES_LISTED, rows);
  for (size_t i = 0; i < n && rows[i].path.n && counts(&rows[i]); i++) {
    if (i == 0) buf_addf(p->out, "## %s\n\n", title);
    add_note(p, &rows[i]);
  }
  buf_add_char(p->out, '\n');
  results_free(r);
  return true;
}

/* Few notes are listed once, by their titles. */
static bool add_all_notes(const struct value_page *p, size_t total, struct err *err)
{
  if (total <= NOTES_LISTED) return add_notes(p, "Notes", "title", has_title, err);
  return add_notes(p, "Best", "-score", has_score, err) &&
         add_notes(p, "Newest", "-date", has_date, err);
}

/* ---- other values ---- */

static bool is_itself(const struct value_page *p, const struct facet *f, size_t i)
{
  return str_eq_name(f->field, p->field) && str_eq_nocase(f->values[i].label, p->value);
}

static void add_values(const struct value_page *p, const struct facet *f)
{
  size_t n = 0;
  for (size_t i = 0; i < f->n && n < VALUES_LISTED; i++) {
    if (is_itself(p, f, i)) continue;
    if (n == 0) {
      buf_add_cstr(p->out, "- ");
      add_label_escaped(p->out, f->field);
    }
    buf_add_cstr(p->out, n++ ? ", " : ": ");
    add_link(p->out, f->values[i].label, VALUE_PAGE_ABOUT, f->values[i].query);
    buf_add_char(p->out, ' ');
    number_add_grouped(p->out, (long long)f->values[i].n);
  }
  if (n) buf_add_char(p->out, '\n');
}

static bool goes_with(const struct facet *f)
{
  static const char *const fields[] = {"stack", "tool", "lang", "difficulty"};
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
    if (str_eq(f->field, str_of(fields[i]))) return true;
  return false;
}

static bool is_entity(const struct facet *f)
{
  return str_starts(f->field, STR_LIT("entity.")) && !str_eq(f->field, STR_LIT("entity.type"));
}

static void add_part(const struct value_page *p, const struct facets *f, const char *title,
    bool (*belongs)(const struct facet *f))
{
  size_t before = p->out->n;
  buf_addf(p->out, "## %s\n\n", title);
  size_t begun = p->out->n;
  for (size_t i = 0; i < f->n; i++)
    if (belongs(&f->items[i])) add_values(p, &f->items[i]);
  if (p->out->n == begun)
    buf_truncate(p->out, before);
  else
    buf_add_char(p->out, '\n');
}

/* A field that a query asks for is counted without that condition; one that is a part of an OR
 * stays, and here it has to. */
static struct facets *count_others(const struct value_page *p, struct err *err)
{
  struct str both =
      arena_printf(p->arena, "(%.*s OR %.*s)", STR_ARG(p->condition), STR_ARG(p->condition));
  return facets_new(p->library, both, STR_NONE, p->cancel, err);
}

/* ---- the page ---- */

static void add_head(const struct value_page *p, size_t total)
{
  buf_add_cstr(p->out, "# ");
  add_escaped(p->out, p->value);
  buf_add_cstr(p->out, "\n\n");
  add_label_escaped(p->out, p->field);
  buf_add_cstr(p->out, " in ");
  number_add_grouped(p->out, (long long)total);
  buf_addf(p->out, " note%s: ", total == 1 ? "" : "s");
  add_link(p->out, STR_LIT("list them"), VALUE_PAGE_QUERY, p->condition);
  buf_add_cstr(p->out, "\n\n");
}

static bool add_page(const struct value_page *p, struct err *err)
{
  struct facets *f = count_others(p, err);
  if (!f) return false;
  add_head(p, f->n_notes);
  bool ok = add_all_notes(p, f->n_notes, err);
  add_part(p, f, "Goes with", goes_with);
  add_part(p, f, "Related", is_entity);
  facets_free(f);
  return ok;
}

static bool add_begin(const struct value_page *p, struct err *err)
{
  struct results *r = results_new(p->library, p->condition, STR_NONE, NULL, err);
  if (r) add_head(p, results_total(r));
  results_free(r);
  return r != NULL;
}

static bool add(struct value_page *p, bool (*make)(const struct value_page *p, struct err *err),
    struct err *err)
{
  p->arena = arena_new();
  bool ok = condition_read(p->arena, p->condition, &p->field, &p->value)
                ? make(p, err)
                : err_set(err, "this is not a field with a value: %.*s", STR_ARG(p->condition));
  arena_free(p->arena);
  return ok;
}

bool value_page_add(struct buf *out, struct library *l, struct str condition,
    const atomic_bool *cancel, struct err *err)
{
  struct value_page p = {.out = out, .library = l, .cancel = cancel, .condition = condition};
  return add(&p, add_page, err);
}

bool value_page_add_head(struct buf *out, struct library *l, struct str condition, struct err *err)
{
  struct value_page p = {.out = out, .library = l, .condition = condition};
  return add(&p, add_begin, err);
}

void value_page_add_name(struct buf *out, struct str condition)
{
  struct arena *arena = arena_new();
  struct str field, value;
  if (condition_read(arena, condition, &field, &value)) {
    add_label(out, field);
    buf_addf(out, " %.*s", STR_ARG(value));
  } else {
    buf_add(out, condition);
  }
  arena_free(arena);
}
