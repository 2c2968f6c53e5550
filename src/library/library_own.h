/* What a library is, for this room alone. */
#ifndef LIBRARY_LIBRARY_OWN_H
#define LIBRARY_LIBRARY_OWN_H

#include "library/index.h"
#include "library/library.h"
#include "library/names.h"
#include "library/query_world.h"
#include "library/root.h"
#include "note/field.h"

struct linkgraph;
struct marked;

struct library {
  struct place place;
  struct root *roots; /* none beneath another; sorted by path */
  size_t n_roots;
  bodytext_reader *read_body;
  struct str exclude;                    /* as struct library_place has them: */
  const struct field_names *field_names; /*   ... see library_exclude, library_field_names */
  bool writes_shared;                    /* is an index being written that others read? */
  struct buf cache_dir;                  /* for an index of one's own; empty: in memory */
  bool has_place;                        /* was `place` looked for? */
  bool is_shared; /* is the index the one that the library carries with it? */
  bool shared_is_refused;
  struct buf notice;
  bool is_notice_passing;  /* does it hold only until the index can be used? */
  struct index *index;     /* for reading; never NULL */
  unsigned newest_seen;    /* number of the index file that was looked at last; 0: look again, */
  int64_t look_again_ms;   /*   ... but not before (a clock that never goes back); 0: at once */
  struct names names;      /* of the fields in the index */
  struct linkgraph *links; /* NULL: not asked for since the index changed */
  bool links_are_whole;
  struct query_world world; /* what the reader did; its functions may be NULL */
  struct marked *marked;    /* NULL: not asked for since the index changed */
  size_t n_attached;        /* how often the index was exchanged: ids hold as long as this does */
  bool is_held;             /* is the index taken as it was when that began? */
};

/* What of one's own holds for the index that is used, or being written. */
static inline struct str library_exclude(const struct library *l)
{
  return l->is_shared || l->writes_shared ? STR_NONE : l->exclude;
}

static inline const struct field_names *library_field_names(const struct library *l)
{
  return l->is_shared || l->writes_shared ? NULL : l->field_names;
}

/* Which root the path is beneath: its number, and the path relative to it (added). */
bool library_root_of(const struct library *l, struct str path, size_t *root, struct buf *relative);

/* The id of the note that a NOTE argument means, as library_resolve has it. The index is taken as
 * it is, and its error is left to the caller. */
bool library_note_id(struct library *l, struct str note, int64_t *id, struct err *err);

/* Makes sure that the index is the newest, and what is kept of it in memory is what it holds. To be
 * called before each look at it. */
void library_refresh(struct library *l);

/* Has an index that could not be opened, or seemed damaged, looked at again by the next: it may
 * have been a moment's fault. */
void library_look_again(struct library *l);

/* Has all gone well with the index? If not: *err says what. A damaged index is set aside, so that
 * the next update builds another. */
bool library_check_index(struct library *l, struct err *err);

/* Gives the sentence for library_notice. */
void library_tell(struct library *l, const char *sentence);

/* The sentence for an index that cannot be used. */
const char *library_state_text(enum schema_state state);

#endif
