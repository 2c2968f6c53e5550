/* From keys to actions and back. */
#include "session/keymap.h"

#include "base/mem.h"

#include <assert.h>
#include <stdlib.h>

size_t keymap_parse(struct str s, struct key keys[KEYMAP_SEQUENCE])
{
  struct str part;
  size_t n = 0;
  while (str_cut(&s, ' ', &part)) {
    if (n == KEYMAP_SEQUENCE || !key_parse(part, &keys[n])) return 0;
    n++;
  }
  return n;
}

void keymap_add(struct keymap *m, const struct binding *b)
{
  m->items = mem_grow(m->items, &m->cap, m->n + 1, sizeof *m->items);
  m->items[m->n++] = *b;
}

static void add_default(struct keymap *m, const struct action *action, const struct action_key *key)
{
  struct binding b = {
      .contexts = key->contexts ? key->contexts : action->contexts,
      .action = action,
  };
  b.n_keys = keymap_parse(str_of(key->keys), b.keys);
  assert(b.n_keys);
  keymap_add(m, &b);
}

void keymap_init(struct keymap *m)
{
  *m = (struct keymap){0};
  for (size_t i = 0; i < action_count(); i++)
    for (size_t k = 0; k < ACTION_KEYS && action_at(i)->keys[k].keys; k++)
      add_default(m, action_at(i), &action_at(i)->keys[k]);
}

void keymap_release(struct keymap *m)
{
  free(m->items);
  *m = (struct keymap){0};
}

bool binding_begins_with(const struct binding *b, const struct key *keys, size_t n)
{
  if (n > b->n_keys) return false;
  for (size_t i = 0; i < n; i++)
    if (!key_eq(b->keys[i], keys[i])) return false;
  return true;
}

enum keymap_match keymap_find(const struct keymap *m, unsigned context, const struct key *keys,
    size_t n, const struct action **action)
{
  enum keymap_match match = KEYMAP_NOTHING;
  for (size_t i = 0; i < m->n; i++) {
    const struct binding *b = &m->items[i];
    if (!(b->contexts & context) || !binding_begins_with(b, keys, n)) continue;
    if (b->n_keys > n) {
      match = KEYMAP_BEGINS;
      continue;
    }
    *action = b->action;
    return KEYMAP_RUNS;
  }
  return match;
}

const struct binding *keymap_first(
    const struct keymap *m, const struct action *action, unsigned contexts)
{
  for (size_t i = 0; i < m->n; i++)
    if (m->items[i].action == action && m->items[i].contexts & contexts) return &m->items[i];
  return NULL;
}

void binding_add_keys(struct buf *out, const struct binding *b)
{
  for (size_t i = 0; i < b->n_keys; i++) {
    if (i) buf_add_char(out, ' ');
    key_add_name(out, b->keys[i]);
  }
}

void keymap_add_keys(
    const struct keymap *m, struct buf *out, const struct action *action, unsigned contexts)
{
  const struct binding *before = NULL;
  for (size_t i = 0; i < m->n; i++) {
    const struct binding *b = &m->items[i];
    if (b->action != action || !(b->contexts & contexts)) continue;
    if (before) buf_add_cstr(out, before->n_keys > 1 || b->n_keys > 1 ? "  " : " ");
    binding_add_keys(out, b);
    before = b;
  }
}
