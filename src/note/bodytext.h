/* What an index reads of a note's body. The library must not know Markdown, so whoever opens one
 * hands it a function of this type (page/document.h has it). */
#ifndef NOTE_BODYTEXT_H
#define NOTE_BODYTEXT_H

#include "base/arena.h"
#include "base/buf.h"

/* A link to a file, as it was written. */
struct bodytext_link {
  struct str path; /* without its anchor; decoded */
  bool is_wiki;    /* [[path]]: may be the name of a note */
  size_t line;     /* 1-based, in the file: where its text begins */
};

struct bodytext {
  struct buf text;      /* words of the body, one LF between blocks */
  struct buf headings;  /* one a line */
  struct buf code;      /* of code blocks */
  struct buf languages; /* of fenced code, each once, one a line */
  struct arena *links_arena;
  struct bodytext_link *links; /* in their order; LIMIT_NOTE_LINKS at most */
  size_t n_links, cap_links;
};

/* Clears *out, then fills it. `body_line` is the 1-based line of body's first byte in its file.
 * Must be callable from any thread. */
typedef void bodytext_reader(struct str body, size_t body_line, struct bodytext *out);

/* Adds a link of the note. Those that lead to no file, and those beyond the limits, are left out.
 */
void bodytext_add_link(struct bodytext *b, struct str url, bool is_wiki, size_t line);

void bodytext_clear(struct bodytext *b);
void bodytext_release(struct bodytext *b);

#endif
