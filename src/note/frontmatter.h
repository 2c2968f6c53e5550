/* Where a note's front matter ends and its body begins, as the world writes it: BOM, CRLF or LF,
 * `---` closed by `---` or `...`, blanks after the marks, a language behind them, `+++` (TOML),
 * `;;;` or a bare `{` (JSON), none, empty, unterminated. Finds only; reads nothing.
 *
 * A `---` may be a thematic break as well: it opens front matter only where what follows has the
 * shape of a mapping. What is not taken for front matter stays in the body, so nothing is lost. */
#ifndef NOTE_FRONTMATTER_H
#define NOTE_FRONTMATTER_H

#include "base/str.h"

enum frontmatter_kind {
  FRONTMATTER_NONE,
  FRONTMATTER_YAML,
  FRONTMATTER_TOML,
  FRONTMATTER_JSON, /* text includes the outer braces, so it is YAML's flow style too */
};

struct frontmatter {
  enum frontmatter_kind kind;
  const char *trouble; /* why a mark in line 1 opens no front matter, a sentence; or NULL */
  struct str text;     /* between the marks */
  struct str body;     /* what follows; all of the file (after a BOM) when there is none */
  size_t text_line;    /* 1-based line of text's first byte */
  size_t body_line;    /* 1-based line of body's first byte */
};

struct frontmatter frontmatter_find(struct str file);

#endif
