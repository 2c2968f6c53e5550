/* Alerts: passages that are set apart by what they are, such as a note or a warning. Reads the
 * lines that begin one, in each of the forms that are written; what stands in it is for others. */
#ifndef PAGE_ALERT_H
#define PAGE_ALERT_H

#include "base/buf.h"
#include "page/style.h"

/* What a line says that begins an alert. Both are parts of the line. */
struct alert_head {
  struct str kind;  /* "note"; empty: a container without a name, or the end of one */
  struct str title; /* of its own, Markdown; or empty */
  size_t n_colons;  /* of a fence */
};

/* "[!NOTE]", as the first line of a quote at GitHub; with "-", "+" and a title at Obsidian. */
bool alert_read_quoted(struct str line, struct alert_head *out);

/* "::: note Title" and its kin (Docusaurus, VuePress, Pandoc), or the ":::" that ends it. */
bool alert_read_fence(struct str line, struct alert_head *out);

/* "!!! note "Title"", or the "???" of one that folds (MkDocs). */
bool alert_read_admonition(struct str line, struct alert_head *out);

/* Is the fence one that ends a container? */
static inline bool alert_ends(const struct alert_head *h)
{
  return h->n_colons && !h->kind.p;
}

/* The role of a kind, known or not. */
enum style_role alert_role(struct str kind);

/* Adds the kind as a word: "Note". */
void alert_add_word(struct buf *out, struct str kind);

#endif
