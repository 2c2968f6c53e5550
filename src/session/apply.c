/* Options that a running reader takes on. */
#include "session/apply.h"

#include "session/bindings.h"
#include "session/config.h"
#include "session/list_groups.h"
#include "session/list_pane.h"
#include "session/panel_pane.h"
#include "session/state.h"
#include "session/usual_sort.h"
#include "session/watching.h"

static bool is(const struct tree *value, const char *word)
{
  return str_eq_name(value->value, str_of(word));
}

/* ---- looks ---- */

/* The usual one is made of the style table, whether its file is there or not. */
static bool use_theme(struct session *s, struct str name, struct err *err)
{
  struct theme theme;
  struct buf copy = BUF_INIT;
  buf_add(&copy, name);
  bool ok = true;
  if (s->secure && themes_is_file(name))
    ok = err_set(err, "a theme of a file is refused in secure mode");
  else if (str_eq_name(name, str_of(settings[SETTING_THEME].fallback)))
    themes_begin(&s->themes, &theme);
  else
    ok = themes_read(&s->themes, buf_cstr(&copy), &theme, err);
  if (ok) {
    s->theme = theme;
    buf_clear(&s->theme_name);
    buf_add(&s->theme_name, buf_str(&copy));
  }
  buf_release(&copy);
  return ok;
}

bool apply_theme(struct session *s, const struct tree *value, struct err *err)
{
  return use_theme(s, value->value, err);
}

void add_theme(const struct session *s, struct buf *out)
{
  buf_add(out, buf_str(&s->theme_name));
}

void list_themes(struct session *s, setting_offer *offer)
{
  struct arena *a = arena_new();
  struct str *names;
  size_t n = themes_list(&s->themes, a, &names);
  for (size_t i = 0; i < n; i++)
    offer(s, names[i]);
  arena_free(a);
}

/* At the start the theme has them already. */
bool apply_looks(struct session *s, const struct tree *value, struct err *err)
{
  const struct tree *before = s->themes.looks;
  struct buf name = BUF_INIT;
  if (value == before) return true;
  s->themes.looks = value;
  buf_add(&name, buf_str(&s->theme_name));
  bool ok = use_theme(s, buf_str(&name), err);
  if (!ok) s->themes.looks = before;
  buf_release(&name);
  return ok;
}

bool apply_color(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->no_colours = s->lacks_colours || is(value, "never");
  return true;
}

/* Of a terminal that shows nothing else it stays on, and is told so. */
bool apply_ascii(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->ascii = s->only_ascii || is(value, "on");
  return true;
}

void add_ascii(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->ascii ? "on" : "off");
}

/* The terminal turns to it with the next screen, and says when it cannot. */
bool apply_linear(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->is_linear = is(value, "on");
  return true;
}

void add_linear(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->is_linear ? "on" : "off");
}

/* ---- the library ---- */

bool apply_watch(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  watching_notes(s, is(value, "on"));
  return true;
}

void add_watch(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->watches ? "on" : "off");
}

/* ---- other programs ---- */

bool apply_when_used(struct session *s, const struct tree *value, struct err *err)
{
  (void)s, (void)value, (void)err;
  return true;
}

/* ---- the page ---- */

bool apply_text_width(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->text_cols = (int)value->number;
  s->text_cols_most = s->text_cols > TEXT_COLS_MAX ? s->text_cols : TEXT_COLS_MAX;
  s->track.text_cols_kept = s->text_cols; /* only what keys do is remembered */
  return true;
}

void add_text_width(const struct session *s, struct buf *out)
{
  buf_addf(out, "%d", s->text_cols);
}

bool apply_align(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->align_left = is(value, "left");
  return true;
}

void add_align(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->align_left ? "left" : "centre");
}

bool apply_code(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->wrap_code = is(value, "wrap");
  return true;
}

void add_code(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->wrap_code ? "wrap" : "scroll");
}

/* ---- the list ---- */

bool apply_columns(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  struct columns *c = &s->list.columns;
  c->n = 0;
  for (const struct tree *t = value->first; t && c->n < COLUMN_COUNT; t = t->next)
    c->items[c->n++] = column_find(t->value);
  return true;
}

void add_columns(const struct session *s, struct buf *out)
{
  for (int i = 0; i < s->list.columns.n; i++)
    buf_addf(out, "%s%s", i ? " " : "", column_rows[s->list.columns.items[i]].name);
}

bool apply_facets(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->facets_open[PANES_TWO] = is(value, "open");
  s->facets_open[PANES_THREE] = !is(value, "closed");
  return true;
}

void add_facets(const struct session *s, struct buf *out)
{
  bool two = s->facets_open[PANES_TWO], three = s->facets_open[PANES_THREE];
  buf_add_cstr(out, two == three ? (two ? "open" : "closed") : "auto");
}

/* The list is sorted anew with the next screen. */
bool apply_sort(struct session *s, const struct tree *value, struct err *err)
{
  struct buf query = BUF_INIT;
  bool is_usual = is(value, settings[SETTING_SORT].fallback);
  if (!is_usual && !usual_sort_may_be(s, value->value, err)) return false;
  buf_clear(&s->list.usual_sort);
  if (!is_usual) buf_add(&s->list.usual_sort, value->value);
  if (!s->library) return true;
  buf_add(&query, buf_str(&s->list.query));
  list_pane_set_query(s, buf_str(&query), LIST_SELECT_SAME);
  buf_release(&query);
  return true;
}

void add_sort(const struct session *s, struct buf *out)
{
  struct str sort = buf_str(&s->list.usual_sort);
  buf_add(out, sort.n ? sort : str_of(settings[SETTING_SORT].fallback));
}

bool apply_group(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  list_groups_set(s, list_groups_find(value->value));
  return true;
}

void add_group(const struct session *s, struct buf *out)
{
  const struct list_groups *g = &s->list.groups;
  buf_add_cstr(out, g->is_wanted ? facet_rows[g->row].field : settings[SETTING_GROUP].fallback);
}

void list_groupings(struct session *s, setting_offer *offer)
{
  offer(s, str_of(settings[SETTING_GROUP].fallback));
  for (size_t row = 0; row < FACET_ROWS; row++)
    if (list_groups_is_field(row)) offer(s, str_of(facet_rows[row].field));
}

/* ---- the post meta ---- */

static const char *const read_rules[] = {
    [READ_OPENED] = "open", [READ_AT_END] = "end", [READ_BY_HAND] = "never"};

bool apply_mark_read(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  for (int rule = READ_OPENED; rule <= READ_BY_HAND; rule++)
    if (is(value, read_rules[rule])) s->read_rule = (enum read_rule)rule;
  return true;
}

void add_mark_read(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, read_rules[s->read_rule]);
}

bool apply_similar(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->similar_most = (size_t)value->number;
  s->panel.related.has_similar = false;
  if (s->page.article) panel_pane_lay_out_anew(s);
  return true;
}

void add_similar(const struct session *s, struct buf *out)
{
  buf_addf(out, "%zu", s->similar_most);
}

/* Without a library nothing else wants the room beside the page. */
bool apply_meta(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  bool is_auto = is(value, "auto");
  s->panel_open[PANES_TWO] = is_auto ? !s->place.n_roots : is(value, "open");
  s->panel_open[PANES_THREE] = is_auto || is(value, "open");
  return true;
}

void add_meta(const struct session *s, struct buf *out)
{
  bool two = s->panel_open[PANES_TWO], three = s->panel_open[PANES_THREE];
  buf_add_cstr(out, two == three ? (two ? "open" : "closed") : "auto");
}

/* ---- keys ---- */

/* What is wrong with them was told when they were read. */
bool apply_keys(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  struct arena *a = arena_new();
  struct faults told = {.arena = a};
  keymap_release(&s->keymap);
  keymap_init(&s->keymap);
  bindings_lay(&s->keymap, value, &told);
  s->n_pending = 0;
  arena_free(a);
  return true;
}

bool apply_key_hints(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->without_hints = is(value, "off");
  return true;
}

void add_key_hints(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->without_hints ? "off" : "on");
}

/* ---- letters on links ---- */

bool apply_hint_letters(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  struct str letters = str_first(value->value, sizeof s->hints.letters - 1);
  memcpy(s->hints.letters, letters.p, letters.n);
  s->hints.letters[letters.n] = '\0';
  return true;
}

void add_hint_letters(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->hints.letters);
}

/* ---- the mouse ---- */

bool apply_mouse(struct session *s, const struct tree *value, struct err *err)
{
  (void)err;
  s->pointer.is_wanted = is(value, "on");
  return true;
}

void add_mouse(const struct session *s, struct buf *out)
{
  buf_add_cstr(out, s->pointer.is_wanted ? "on" : "off");
}
