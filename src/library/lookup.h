/* Asking for notes by their paths and names, as following links needs it: of the index, for a few
 * questions, or of a copy in memory, for very many. The rules are in linkrule.h. */
#ifndef LIBRARY_LOOKUP_H
#define LIBRARY_LOOKUP_H

#include "library/library_own.h"

#include <stdint.h>

/* Ids of notes. */
struct note_ids {
  uint32_t *items;
  size_t n, cap;
};

void note_ids_add(struct note_ids *ids, uint64_t id);
void note_ids_release(struct note_ids *ids);

enum lookup_by {
  LOOKUP_FILE,  /* key as linkkey_add_name has it; other names may have the same */
  LOOKUP_TITLE, /* the folded title */
  LOOKUP_ALIAS, /* key as fieldvalue_add_key has it */
  LOOKUP_WAYS
};

/* What both kinds begin with. */
struct lookup {
  /* The note that is this file, or 0. */
  uint32_t (*at)(struct lookup *k, uint32_t root, struct str path);
  /* Adds the notes that go by a name, each once; of those beyond LIMIT_NAMESAKES none. */
  void (*named)(struct lookup *k, enum lookup_by by, struct str key, struct note_ids *out);
  /* The note's path beneath its root, or empty; valid until the next call. */
  struct str (*path)(struct lookup *k, uint32_t id);
};

/* The index itself. Its library must be fresh and stay so. */
enum { LOOKUP_STATEMENTS = 4 };
struct lookup_index {
  struct lookup base;
  struct library *library;
  struct db_stmt statements[LOOKUP_STATEMENTS];
};

void lookup_index_init(struct lookup_index *k, struct library *l);
void lookup_index_release(struct lookup_index *k);

/* The fields that other names of a note stand in. */
enum { LOOKUP_ALIAS_FIELDS = 2 };
extern const char *const lookup_alias_fields[LOOKUP_ALIAS_FIELDS];

#endif
