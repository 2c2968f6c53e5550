/* HTML cut into tags, comments and text: what fragments in Markdown need of WHATWG's tokenizer
 * (HTML 13.2.5). Linear, and nothing is left out: the tokens of a text are the text. */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "base/str.h"

enum html_kind {
  HTML_TEXT,
  HTML_START, /* a tag that begins an element */
  HTML_END,
  HTML_COMMENT,
  HTML_OTHER, /* a declaration, an instruction; from a tag that does not end all that follows */
};

struct html_token {
  enum html_kind kind;
  struct str raw;        /* all of it */
  struct str name;       /* HTML_START, HTML_END: as written */
  struct str attributes; /* HTML_START: what stands behind the name, without the end */
  bool is_closed;        /* HTML_START: it ends in "/>" */
};

/* ASCII whitespace (WHATWG, Infra 4.6). */
static inline bool html_is_space(char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

/* Takes the next token off *rest; false when that is empty. */
bool html_next(struct str *rest, struct html_token *out);

/* The value of an attribute as it stands in the tag, without quotes; its name is compared without
 * case. False when the tag has none. */
bool html_attribute(const struct html_token *tag, const char *name, struct str *value);

/* Takes what stands before the end of the element `name` off *rest, the end tag too: all of it when
 * there is none. For elements whose content is no HTML. */
struct str html_take_element(struct str *rest, struct str name);

#endif
