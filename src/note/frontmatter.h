/* Where a note's front matter ends and its body begins, as the world writes it: BOM, CRLF or LF,
 * `---` closed by `---` or `...`, blanks after the marks, `+++` (TOML), `;;;` or `{` (JSON, seen
 * but not read), none, empty, unterminated. Finds only; reads nothing. */
#ifndef NOTE_FRONTMATTER_H
#define NOTE_FRONTMATTER_H

#include "base/str.h"

enum frontmatter_kind { FRONTMATTER_NONE, FRONTMATTER_YAML, FRONTMATTER_TOML, FRONTMATTER_OTHER };

struct frontmatter {
  enum frontmatter_kind kind;
  bool closed;           /* false: no closing mark, so there is no front matter and all is body */
  struct str text;       /* between the marks */
  struct str body;       /* what follows; all of the file (after a BOM) when there is none */
  size_t text_line;      /* 1-based line of text's first byte */
  size_t body_line;      /* 1-based line of body's first byte */
};

struct frontmatter frontmatter_find(struct str file);

#endif
