/* Which keys run which action in which context: the defaults of the action table, in a form that
 * bindings of the user can be laid over. */
#ifndef SESSION_KEYMAP_H
#define SESSION_KEYMAP_H

#include "session/action.h"
#include "session/key.h"

enum { KEYMAP_SEQUENCE = 4 }; /* longest run of keys for one action */

/* A binding of a higher rank takes the keys of the lower ones. */
enum binding_rank { BINDING_DEFAULT, BINDING_ANYWHERE, BINDING_PLACE };

struct binding {
  struct key keys[KEYMAP_SEQUENCE];
  size_t n_keys;
  unsigned contexts; /* set of enum context */
  const struct action *action;
  enum binding_rank rank;
  size_t line; /* of the configuration; 0: a default */
};

struct keymap {
  struct binding *items;
  size_t n, cap;
};

/* The defaults. The caller releases it. */
void keymap_init(struct keymap *m);
void keymap_release(struct keymap *m);

/* Adds a binding; it is copied. */
void keymap_add(struct keymap *m, const struct binding *b);

/* Do the n keys begin the binding's, or are they these? */
bool binding_begins_with(const struct binding *b, const struct key *keys, size_t n);

/* Reads keys in notation ("y l") into at most KEYMAP_SEQUENCE keys; their number, 0 when one is
 * no key or they are too many. */
size_t keymap_parse(struct str s, struct key keys[KEYMAP_SEQUENCE]);

/* What n keys, typed one after the other, are in a context. */
enum keymap_match { KEYMAP_NOTHING, KEYMAP_BEGINS, KEYMAP_RUNS };
enum keymap_match keymap_find(const struct keymap *m, unsigned context, const struct key *keys,
    size_t n, const struct action **action);

/* The first binding of an action in any of the contexts, or NULL. */
const struct binding *keymap_first(
    const struct keymap *m, const struct action *action, unsigned contexts);

/* Adds the keys of a binding in notation, a blank between two. */
void binding_add_keys(struct buf *out, const struct binding *b);

/* Adds all keys that run an action in any of the contexts: "j Down", "y l". Two blanks stand
 * between bindings where one of them is a sequence. */
void keymap_add_keys(
    const struct keymap *m, struct buf *out, const struct action *action, unsigned contexts);

#endif
