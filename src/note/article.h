/* One note, read: the tree of its post meta as written, and the typed values of product terms,
 * whatever names its author's world uses. Nothing here fails: what is wrong is in `faults`, and the
 * body is always there. Everything lives in the article's own arena.
 *
 * Texts are well-formed UTF-8 but not safe for a terminal: they pass base/safe.h on the way. */
#ifndef NOTE_ARTICLE_H
#define NOTE_ARTICLE_H

#include "base/buf.h"
#include "base/tree.h"
#include "note/field.h"
#include "note/frontmatter.h"

struct article_pair {
  struct str label; /* empty when the author gave none */
  struct str text;
};

struct article_score {
  struct str name;
  double value; /* 0..100; what is outside is a fault and clamped */
};

struct article_entity {
  struct str name;
  struct str type; /* "" when not given */
};

struct article_image {
  struct str source, url, caption;
};

struct article_switch {
  struct str name;
  bool on;
};

/* A list of one of the above: items[n]. */
#define ARTICLE_LIST(type) \
  struct {                 \
    type *items;           \
    size_t n;              \
  }

struct article_texts {
  struct str *items;
  size_t n;
};

enum article_title_from { TITLE_FROM_META, TITLE_FROM_HEADING, TITLE_FROM_PATH };

struct article {
  struct arena *arena;
  const struct field_names *names; /* of one's own that it was read by, borrowed; or NULL */
  struct str path;                 /* as given: relative to its root, or as typed */
  struct str file;                 /* all of it, as well-formed UTF-8 */
  size_t n_repaired;               /* ill-formed parts of it that became U+FFFD */
  struct frontmatter front;
  struct tree *meta; /* a map, empty at worst */
  struct faults faults;

  struct str title; /* never empty; one line */
  enum article_title_from title_from;
  struct str topic, summary, brief;
  struct str code_language, difficulty, reference, hash;
  struct str status, version, reviewed; /* revision; reviewed as written */
  struct str date;    /* as written; a count of seconds or milliseconds as its day */
  double reading_min; /* minutes; -1 when not given */
  double view_count;  /* -1 when not given */
  double score_mean;  /* of scores; -1 when there are none */
  struct article_texts authors, stack, tools; /* no text twice */
  struct article_texts checklist, notes;
  ARTICLE_LIST(struct article_pair) outline;
  ARTICLE_LIST(struct article_score) scores;
  ARTICLE_LIST(struct article_switch) switches;
  ARTICLE_LIST(struct article_entity) entities;
  ARTICLE_LIST(struct article_image) images;
};

/* Reads a note from its file's bytes, which are copied. `path` titles it when nothing else does.
 * Never NULL. */
struct article *article_new(struct str path, struct str file_bytes);

/* The same, and takes the bytes over: *file_bytes is empty then. */
struct article *article_take(struct str path, struct buf *file_bytes);

/* The same by names of one's own for fields, which are borrowed. */
struct article *article_new_by(
    const struct field_names *names, struct str path, struct str file_bytes);
struct article *article_take_by(
    const struct field_names *names, struct str path, struct buf *file_bytes);

void article_free(struct article *a); /* NULL is fine */

/* Is the named switch (flags: "has images") on? */
bool article_switch_is_on(const struct article *a, struct str name);

#endif
