/* YAML text on its way to libyaml: cleaned of what libyaml would refuse, cut to the limit, and held
 * as lines, so that one at fault can be rewritten (yaml_repair.h) and reading begin again at any
 * of them. Rewriting never changes the number of lines: an index is a line of the file. */
#ifndef BASE_YAML_SOURCE_H
#define BASE_YAML_SOURCE_H

#include "base/fault.h"

struct yaml_line {
  struct str text;   /* without its line end */
  bool is_rewritten; /* its value has been put in quotes or the like */
  bool is_shifted;   /* it has been moved to another column */
  bool is_told;      /* a key of it that is no scalar has been told: pass over it */
};

struct yaml_source {
  struct arena *arena;
  struct yaml_line *lines; /* freed by yaml_source_release */
  size_t n_lines, cap_lines;
  size_t first_line; /* of lines[0] in the file, 1-based */
  bool ends_in_lf;
  bool has_separators;  /* do sentinels stand for U+0085, U+2028 or U+2029? */
  size_t top_indent;    /* columns before a key of the root map */
  size_t at, end, byte; /* what libyaml is given next: from byte `byte` of line `at` to `end` */
  size_t work_bytes;    /* given or looked at so far, in all */
};

/* Prepares `text`, whose first byte stands in line first_line; what was replaced or cut off is a
 * fault. The arena keeps what must be copied. */
void yaml_source_init(
    struct yaml_source *s, struct faults *faults, struct str text, size_t first_line);
void yaml_source_release(struct yaml_source *s);

/* Sets what is given next: lines [from, to). */
void yaml_source_seek(struct yaml_source *s, size_t from, size_t to);

/* A yaml_read_handler_t; `source` is the struct yaml_source. It gives little at a time, so that
 * work_bytes tells how far libyaml has come. */
int yaml_source_give(void *source, unsigned char *to, size_t size, size_t *n);

/* A scalar's text as the author wrote it: sentinels are taken back. */
struct str yaml_source_text(const struct yaml_source *s, struct str scalar);

/* What a line looks like, judged by its own bytes alone. */
struct yaml_shape {
  size_t indent;  /* blanks and tabs before anything */
  size_t item;    /* where its key or value begins, behind any "- " */
  size_t key_end; /* with has_key: where the ':' stands */
  size_t value;   /* where the value begins; the line's length when there is none */
  bool has_dash, has_key;
  bool is_blank; /* nothing but blanks or a comment */
};

struct yaml_shape yaml_shape_of(struct str line);

/* Does line i begin an entry of the root map? */
bool yaml_is_top_key(const struct yaml_source *s, size_t i);

/* The first line from i on that begins an entry of the root map, or n_lines; a mark that ends the
 * document ends the search. */
size_t yaml_next_top_key(const struct yaml_source *s, size_t i);

#endif
