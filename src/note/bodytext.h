/* What an index reads of a note's body. The library must not know Markdown, so whoever opens one
 * hands it a function of this type (page/document.h has it). */
#ifndef NOTE_BODYTEXT_H
#define NOTE_BODYTEXT_H

#include "base/buf.h"

struct bodytext {
  struct buf text;      /* words of the body, one LF between blocks */
  struct buf headings;  /* one a line */
  struct buf code;      /* of code blocks */
  struct buf languages; /* of fenced code, each once, one a line */
};

/* Clears *out, then fills it. `body_line` is the 1-based line of body's first byte in its file.
 * Must be callable from any thread. */
typedef void bodytext_reader(struct str body, size_t body_line, struct bodytext *out);

void bodytext_clear(struct bodytext *b);
void bodytext_release(struct bodytext *b);

#endif
