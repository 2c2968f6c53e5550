/* From the map of keys to a keymap. */
#include "session/bindings.h"

#include "base/limits.h"
#include "base/nearest.h"

struct place_row {
  const char *name;
  unsigned contexts;
};

static const struct place_row place_rows[] = {
    {"anywhere", CONTEXT_ANYWHERE},
    {"list", CONTEXT_LIST},
    {"page", CONTEXT_PAGE},
    {"panel", CONTEXT_PANEL},
    {"prompt", CONTEXT_PROMPT},
    {"overlay", CONTEXT_OVERLAY},
};

enum { N_PLACES = sizeof place_rows / sizeof *place_rows };

struct laying {
  struct keymap *map;
  struct faults *faults;
  struct faults *remarks; /* or NULL */
  const struct place_row *place;
  size_t n_bound;
};

static struct str quoted(struct str s)
{
  enum { QUOTED_BYTES = 40 };
  return str_first_whole(s, QUOTED_BYTES);
}

static bool is_typed(struct key k)
{
  return k.code < KEYS_FIRST && !(k.with & (KEY_WITH_CTRL | KEY_WITH_ALT));
}

static bool is_digit(struct key k)
{
  return is_typed(k) && k.code >= '0' && k.code <= '9';
}

/* ---- keys and actions ---- */

static bool read_keys(const struct laying *l, const struct tree *row, struct binding *b)
{
  b->n_keys = keymap_parse(row->key, b->keys);
  if (!b->n_keys) {
    fault_add(l->faults, row->line, "\"%.*s\" is no key, nor up to %d with blanks between them",
        STR_ARG(quoted(row->key)), KEYMAP_SEQUENCE);
    return false;
  }
  for (size_t i = 1; i < b->n_keys; i++)
    if (b->keys[i].code == KEYS_ESCAPE) {
      fault_add(l->faults, row->line, "Esc gives up what was begun, and ends no keys");
      return false;
    }
  return true;
}

static void complain_of_action(const struct laying *l, const struct tree *row)
{
  struct nearest near = nearest_to(row->value);
  struct buf offers = BUF_INIT;
  for (size_t i = 0; i < action_count(); i++)
    nearest_offer(&near, str_of(action_at(i)->name));
  nearest_add(&near, &offers);
  fault_add(l->faults, row->line, "there is no action \"%.*s\"%s", STR_ARG(quoted(row->value)),
      buf_cstr(&offers));
  buf_release(&offers);
}

static bool read_action(const struct laying *l, const struct tree *row, struct binding *b)
{
  if (row->kind != TREE_SCALAR || !row->value.n) {
    fault_add(l->faults, row->line, "an action has to follow \"%.*s\", or none",
        STR_ARG(quoted(row->key)));
    return false;
  }
  b->contexts = l->place->contexts;
  if (str_eq_name(row->value, STR_LIT("none"))) return true;
  b->action = action_find(row->value);
  if (!b->action) {
    complain_of_action(l, row);
    return false;
  }
  b->contexts &= b->action->contexts;
  if (!b->contexts)
    fault_add(l->faults, row->line, "\"%s\" is no action for %s", b->action->name, l->place->name);
  return b->contexts != 0;
}

/* A letter is typed into a prompt, a digit is the number for a key: they run nothing there. */
static bool leave_to_typing(const struct laying *l, const struct tree *row, struct binding *b)
{
  if (is_typed(b->keys[0])) b->contexts &= ~(unsigned)CONTEXT_PROMPT;
  if (is_digit(b->keys[0])) b->contexts = 0;
  if (!b->contexts)
    fault_add(l->faults, row->line, "\"%.*s\" begins with what is typed there as text or number",
        STR_ARG(quoted(row->key)));
  return b->contexts != 0;
}

/* ---- what they are laid over ---- */

static bool are_same(const struct binding *a, const struct binding *b)
{
  return a->n_keys == b->n_keys && binding_begins_with(a, b->keys, b->n_keys);
}

static bool are_rivals(const struct binding *a, const struct binding *b)
{
  return binding_begins_with(a, b->keys, b->n_keys) || binding_begins_with(b, a->keys, a->n_keys);
}

static bool has_rival(const struct laying *l, const struct tree *row, const struct binding *b)
{
  for (size_t i = 0; i < l->map->n; i++) {
    const struct binding *other = &l->map->items[i];
    if (other->rank != b->rank || !(other->contexts & b->contexts) || !are_rivals(other, b))
      continue;
    fault_add(l->faults, row->line,
        are_same(other, b) ? "\"%.*s\" is bound in line %zu already"
                           : "\"%.*s\" and what line %zu binds begin alike: one hides the other",
        STR_ARG(quoted(row->key)), other->line);
    return true;
  }
  return false;
}

/* Takes the keys from what has them so far, and gives the first that was hidden without being
 * named. */
static const struct binding *take_keys(struct laying *l, const struct binding *b, size_t *n_hidden)
{
  const struct binding *hidden = NULL;
  for (size_t i = 0; i < l->map->n; i++) {
    struct binding *other = &l->map->items[i];
    bool is_named = are_same(other, b);
    if (!(other->contexts & b->contexts) || !(is_named || (b->action && are_rivals(other, b))))
      continue;
    other->contexts &= ~b->contexts;
    if (is_named || other->rank != BINDING_DEFAULT || other->action == b->action) continue;
    if (!hidden) hidden = other;
    ++*n_hidden;
  }
  return hidden;
}

static void remark(
    const struct laying *l, const struct tree *row, const struct binding *hidden, size_t n_hidden)
{
  struct buf keys = BUF_INIT;
  binding_add_keys(&keys, hidden);
  if (n_hidden > 1)
    fault_add(l->remarks, row->line, "\"%.*s\" hides \"%s\" (%s) and %zu more",
        STR_ARG(quoted(row->key)), buf_cstr(&keys), hidden->action->name, n_hidden - 1);
  else
    fault_add(l->remarks, row->line, "\"%.*s\" hides \"%s\" (%s)", STR_ARG(quoted(row->key)),
        buf_cstr(&keys), hidden->action->name);
  buf_release(&keys);
}

/* ---- the map ---- */

static bool has_too_many(struct laying *l, const struct tree *row)
{
  if (l->n_bound == LIMIT_BINDINGS)
    fault_add(
        l->faults, row->line, "more than %d keys are bound; the rest is left out", LIMIT_BINDINGS);
  return l->n_bound++ >= LIMIT_BINDINGS;
}

static void lay_row(struct laying *l, const struct tree *row)
{
  struct binding b = {.line = row->line};
  b.rank = l->place == &place_rows[0] ? BINDING_ANYWHERE : BINDING_PLACE;
  if (has_too_many(l, row)) return;
  if (!read_keys(l, row, &b) || !read_action(l, row, &b) || !leave_to_typing(l, row, &b) ||
      has_rival(l, row, &b))
    return;
  size_t n_hidden = 0;
  const struct binding *hidden = take_keys(l, &b, &n_hidden);
  if (hidden && l->remarks) remark(l, row, hidden, n_hidden);
  if (b.action) keymap_add(l->map, &b);
}

static const struct place_row *find_place(struct str name)
{
  for (size_t i = 0; i < N_PLACES; i++)
    if (str_eq_name(str_of(place_rows[i].name), name)) return &place_rows[i];
  return NULL;
}

static void complain_of_place(const struct laying *l, const struct tree *t)
{
  struct nearest near = nearest_to(t->key);
  struct buf offers = BUF_INIT;
  for (size_t i = 0; i < N_PLACES; i++)
    nearest_offer(&near, str_of(place_rows[i].name));
  nearest_add(&near, &offers);
  fault_add(l->faults, t->line,
      "keys are bound in list, page, panel, prompt, overlay or anywhere, "
      "not in \"%.*s\"%s",
      STR_ARG(quoted(t->key)), buf_cstr(&offers));
  buf_release(&offers);
}

/* What is bound anywhere comes first, to be laid over by the places. */
static void lay(struct laying *l, const struct tree *keys)
{
  for (int pass = 0; pass < 2; pass++)
    for (const struct tree *t = keys->first; t; t = t->next) {
      l->place = find_place(t->key);
      if (!l->place && pass == 0) complain_of_place(l, t);
      if (!l->place || (l->place == &place_rows[0]) == pass) continue;
      if (t->kind != TREE_MAP && !(t->kind == TREE_SCALAR && t->type == TREE_NULL))
        fault_add(
            l->faults, t->line, "keys with their actions have to follow \"%s\"", l->place->name);
      for (const struct tree *row = t->kind == TREE_MAP ? t->first : NULL; row; row = row->next)
        lay_row(l, row);
    }
}

void bindings_lay(struct keymap *m, const struct tree *keys, struct faults *faults)
{
  struct laying l = {.map = m, .faults = faults};
  lay(&l, keys);
}

void bindings_remark(const struct tree *keys, struct faults *remarks)
{
  struct keymap m;
  struct faults ignored = {.arena = remarks->arena};
  struct laying l = {.map = &m, .faults = &ignored, .remarks = remarks};
  keymap_init(&m);
  lay(&l, keys);
  keymap_release(&m);
}
