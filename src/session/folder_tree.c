/* The tree of folders. */
#include "session/folder_tree.h"

#include "base/limits.h"
#include "base/safe.h"
#include "library/query_edit.h"
#include "page/symbol.h"
#include "session/list_pane.h"
#include "session/overlay_own.h"

#include <stdlib.h>

enum { INDENT_COLS = 2 };

void folder_tree_release(struct folder_tree *t)
{
  facets_free(t->counted);
  t->counted = NULL;
  folds_release(&t->folds);
}

/* ---- folders ---- */

/* What is beneath a folder comes right behind it. */
static int by_path(const void *a, const void *b)
{
  struct str x = ((const struct facet_value *)a)->label, y = ((const struct facet_value *)b)->label;
  size_t i = 0;
  while (i < x.n && i < y.n && x.p[i] == y.p[i])
    i++;
  int c = i < x.n ? (unsigned char)x.p[i] : -1, d = i < y.n ? (unsigned char)y.p[i] : -1;
  if (c == '/') c = 0;
  if (d == '/') d = 0;
  return c - d;
}

static size_t row_of_folders(void)
{
  size_t row = 0;
  while (facet_rows[row].kind != FACET_FOLDERS)
    row++;
  return row;
}

static struct facet *folders(const struct folder_tree *t)
{
  return t->counted && t->counted->n ? &t->counted->items[0] : NULL;
}

static int depth_of(struct str path)
{
  int depth = 0;
  for (size_t i = 0; i < path.n; i++)
    depth += path.p[i] == '/';
  return depth;
}

static bool is_beneath(struct str path, struct str folder)
{
  return path.n > folder.n && path.p[folder.n] == '/' && str_starts(path, folder);
}

static bool is_open(const struct folder_tree *t, struct str path)
{
  const struct fold *fold = folds_find(&t->folds, path);
  return fold && !fold->folded;
}

/* ---- lines ---- */

static void add_folder(struct session *s, const struct facet *f, size_t index)
{
  struct overlay *o = &s->overlay;
  const struct facet_value *v = &f->values[index];
  bool has_more = index + 1 < f->n && is_beneath(f->values[index + 1].label, v->label);
  enum symbol sign = is_open(&s->folder_tree, v->label) ? SYMBOL_OPEN : SYMBOL_FOLDED;
  struct str mark = has_more ? symbol_str(sign, s->ascii) : STR_LIT(" ");
  struct str name = v->label;
  for (struct str rest = name, part; str_cut(&rest, '/', &part);)
    name = part;
  struct str text = arena_printf(
      o->arena, "%.*s %.*s%s", STR_ARG(mark), STR_ARG(name), v->is_picked ? "  [x]" : "");
  struct overlay_item *item = overlay_add(o, safe_str(o->arena, text, SAFE_LINE), index);
  item->indent = depth_of(v->label) * INDENT_COLS;
  overlay_set_aside(o, item, arena_printf(o->arena, "%zu", v->n));
}

/* Lists those whose folders are all open. */
static void list(struct session *s, size_t selected)
{
  struct overlay *o = &s->overlay;
  const struct facet *f = folders(&s->folder_tree);
  overlay_clear(o);
  overlay_add(o, STR_LIT("  all folders"), SIZE_MAX);
  struct str shut = STR_NONE;
  for (size_t i = 0; f && i < f->n; i++) {
    struct str label = f->values[i].label;
    if (shut.n && is_beneath(label, shut)) continue;
    shut = is_open(&s->folder_tree, label) ? STR_NONE : label;
    add_folder(s, f, i);
    if (i == selected) o->selected = o->n - 1;
  }
  session_arrange(s);
}

/* Opens what lies around the folders that are asked for; those that are alone, too. */
static size_t open_asked(struct folder_tree *t, struct facet *f)
{
  size_t asked = SIZE_MAX, n_top = 0;
  for (size_t i = 0; i < f->n; i++)
    if (f->values[i].is_picked && asked == SIZE_MAX) asked = i;
  for (size_t i = 0; i < f->n; i++) {
    n_top += depth_of(f->values[i].label) == 0;
    if (asked < f->n && is_beneath(f->values[asked].label, f->values[i].label))
      folds_set(&t->folds, f->values[i].label, false);
  }
  if (n_top == 1) folds_set(&t->folds, f->values[0].label, false);
  return asked;
}

/* NULL, and *err set, when that fails. */
static struct facets *count_folders(struct session *s, struct err *err)
{
  struct facets *counted = NULL;
  list_pane_settle(s, false);
  if (s->list.results) counted = facets_of_row(s->list.results, row_of_folders(), NULL, err);
  if (counted || !s->list.results || !results_is_outdated(s->list.results)) return counted;
  list_pane_settle(s, false); /* the first update has made the index meanwhile */
  *err = (struct err)ERR_INIT;
  return s->list.results ? facets_of_row(s->list.results, row_of_folders(), NULL, err) : NULL;
}

void folder_tree_open(struct session *s)
{
  struct folder_tree *t = &s->folder_tree;
  struct err err = ERR_INIT;
  facets_free(t->counted);
  t->counted = count_folders(s, &err);
  struct facet *f = folders(t);
  if (err_is_set(&err)) session_complain(s, "%s", err.text);
  if (f) qsort(f->values, f->n, sizeof *f->values, by_path);
  size_t asked = f ? open_asked(t, f) : SIZE_MAX;
  overlay_open(s, OVERLAY_FOLDERS);
  list(s, asked);
}

/* ---- choosing ---- */

void folder_tree_choose(struct session *s, size_t value)
{
  const struct facet *f = folders(&s->folder_tree);
  struct buf edited = BUF_INIT;
  struct str condition = f && value < f->n ? f->values[value].query : STR_LIT("path:");
  query_edit_only(s->library, buf_str(&s->list.query), condition, &edited);
  if (edited.n > LIMIT_QUERY_BYTES)
    session_complain(s, "a query has no more than %d bytes", LIMIT_QUERY_BYTES);
  else
    list_pane_set_query(s, buf_str(&edited), LIST_SELECT_SAME);
  buf_release(&edited);
}

/* The folder that one lies in, or itself. */
static size_t outer(const struct facet *f, size_t index)
{
  for (size_t i = index; i-- > 0;)
    if (is_beneath(f->values[index].label, f->values[i].label)) return i;
  return index;
}

void folder_tree_fold(struct session *s, bool folded)
{
  struct folder_tree *t = &s->folder_tree;
  const struct facet *f = folders(t);
  size_t index = s->overlay.n ? s->overlay.items[s->overlay.selected].value : SIZE_MAX;
  if (!f || index >= f->n) {
    session_complain(s, "no folder is selected");
    return;
  }
  if (folded && !is_open(t, f->values[index].label)) index = outer(f, index);
  folds_set(&t->folds, f->values[index].label, folded);
  list(s, index);
}
