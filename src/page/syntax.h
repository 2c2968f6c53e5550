/* How code is coloured: languages as tables of data, found by their names in folders, and one
 * engine that goes through code line by line with a small state. It says which role each part of a
 * line has, and changes no text. doc/languages.md describes the tables.
 *
 * A set reads its folders when it is first asked, and a language's table when that is first needed.
 * A table that cannot be used is told once; its code is plain. */
#ifndef PAGE_SYNTAX_H
#define PAGE_SYNTAX_H

#include "base/err.h"
#include "page/lines.h"

struct syntax_set;
struct syntax; /* one language */

/* A set over folders; what stands in an earlier one counts. The paths are copied, and need not
 * exist. */
struct syntax_set *syntax_set_new(const char *const *folders, size_t n);
void syntax_set_free(struct syntax_set *set); /* NULL is fine */

/* The language of that name or alias, without regard to case; NULL when there is none, or its table
 * cannot be used. */
const struct syntax *syntax_set_find(struct syntax_set *set, struct str name);

/* The language of a block of code by its info string ("js", "{.python}", "rust,ignore") and its
 * text: a shell's may be a session. */
const struct syntax *syntax_set_of_block(struct syntax_set *set, struct str info, struct str text);

/* Takes a sentence about a table that could not be used, told with its file and line; false when
 * there is none. */
bool syntax_set_take_trouble(struct syntax_set *set, struct err *out);

/* The names of all languages, without aliases, in no order; they live in the arena. */
struct str *syntax_set_names(struct syntax_set *set, struct arena *a, size_t *n);

/* The roles of a line: spans without targets that cover all of it. */
struct syntax_spans {
  struct span *items;
  size_t n, cap;
};

struct syntax_state;

/* A state for going through blocks, which the caller frees; and back to the beginning of a block in
 * a language. */
struct syntax_state *syntax_state_new(struct syntax_set *set);
void syntax_state_free(struct syntax_state *state); /* NULL is fine */
void syntax_state_begin(struct syntax_state *state, const struct syntax *syntax);

/* The roles of the next line of the block, which has no line end and is well-formed: valid until
 * the next call. */
const struct syntax_spans *syntax_state_line(struct syntax_state *state, struct str line);

#endif
