/* The remedies that yaml_repair.c chooses from. Each returns what it did, for the user, or NULL
 * when it could do nothing and has left the lines alone. */
#ifndef BASE_YAML_REMEDY_H
#define BASE_YAML_REMEDY_H

#include "base/buf.h"
#include "base/yaml_repair.h"

struct remedy {
  struct yaml_source *source;
  struct yaml_problem *problem;
  struct yaml_shape shape; /* of the problem's line */
};

/* ---- lines ---- */

struct str remedy_text(const struct remedy *r, size_t line);

/* Looking at a line is work, like giving it to libyaml: a remedy that looks far leaves less. */
struct yaml_shape remedy_shape(const struct remedy *r, size_t line);

/* Puts *text, which is released, in the place of a line. */
void remedy_set_line(struct remedy *r, size_t line, struct buf *text);

/* The nearest line above that is not blank, within the entry; `line` itself when there is none. */
size_t remedy_line_above(const struct remedy *r, size_t line);

bool remedy_has_value(const struct remedy *r, size_t line);

/* ---- values (yaml_quote.c) ---- */

/* May the key stand without quotes whatever it means? */
bool remedy_is_simple_key(struct str key);

/* Puts the value that begins in line `first` and ends in line `last` in single quotes. */
bool remedy_quote_lines(struct remedy *r, size_t first, size_t last);

const char *remedy_quote(struct remedy *r);
const char *remedy_close(struct remedy *r);
const char *remedy_escapes(struct remedy *r);

/* ---- places (yaml_place.c) ---- */

const char *remedy_place(struct remedy *r);
const char *remedy_tabs(struct remedy *r);

/* Makes a key of "key:value". */
const char *remedy_missing_blank(struct remedy *r, size_t line);

/* Empties a line and makes it the one at fault. */
const char *remedy_leave_out(struct remedy *r, size_t line);

#endif
