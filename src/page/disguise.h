/* Blocks that cmark does not know, in the disguise of such that it does: the definition of a
 * footnote, of a term, and an admonition as an item of a list, whose text is indented as theirs is;
 * the fence of a container and the head of an alert as a line of HTML, which ends what stands
 * before it; dollars around mathematics as a fence of code. cmark then tells what they hold and
 * stand in. Lines stay lines.
 *
 * What is code stays code, and a line that cmark does not take for what it is disguised as is put
 * back as it was: no text is lost. */
#ifndef PAGE_DISGUISE_H
#define PAGE_DISGUISE_H

#include "page/alert.h"
#include "page/parse.h"

enum disguise_kind {
  DISGUISE_FOOTNOTE,   /* "[^label]: text" */
  DISGUISE_DEFINITION, /* ": text" behind a term */
  DISGUISE_ADMONITION, /* "!!! note" */
  DISGUISE_ALERT,      /* "[!NOTE]" in a quote */
  DISGUISE_OPEN,       /* "::: note" */
  DISGUISE_CLOSE,      /* ":::" */
  DISGUISE_MATH,       /* "$$", twice: what stands between is code */
};

enum disguise_state { DISGUISE_FOUND, DISGUISE_WORN, DISGUISE_REFUSED };

struct disguised {
  enum disguise_kind kind;
  enum disguise_state state;
  size_t line;            /* 1-based line of the text */
  size_t front_bytes;     /* of the line, before it */
  struct str label;       /* DISGUISE_FOOTNOTE */
  struct str rest;        /* of the line, behind the label or the colon */
  struct alert_head head; /* of alerts and containers */
  size_t end_line;        /* DISGUISE_MATH: of the dollars that end it; 0: it is those */
};

struct disguise {
  struct str source;       /* the text as it was; not kept */
  struct buf text;         /* with the disguises */
  struct parsed tree;      /* of that */
  struct disguised *items; /* by line; in the end those that are worn */
  size_t n, cap;
  unsigned marks_used; /* set: marks of lists that the text uses, and so are not to be mixed up */
};

/* What is known of a text from those before it: of the containers of colons, and of dollars. */
struct disguise_before {
  size_t n_open;
  bool any_begun;   /* then a fence is no text, though it may end nothing */
  bool leaves_math; /* as in parse.h */
};

/* Looks for such blocks in a text whose tree is given. False when it was given up. d->n is 0 when
 * there are none: then text and tree are not set. The caller releases d after true. */
bool disguise_make(struct disguise *d, struct str text, const struct parsed *tree,
    const struct disguise_before *before, const struct interrupt *stop);
void disguise_release(struct disguise *d);

/* Is it disguised as an item? */
static inline bool disguise_is_item(const struct disguised *item)
{
  return item->kind <= DISGUISE_ADMONITION;
}

/* Is there a line of HTML in its disguise? */
static inline bool disguise_has_html(const struct disguised *item)
{
  if (item->kind == DISGUISE_FOOTNOTE) return !str_trim(item->rest).n;
  return item->kind != DISGUISE_DEFINITION && item->kind != DISGUISE_MATH;
}

/* Reads a line that defines a footnote: its label. */
bool disguise_is_footnote(struct str line, struct str *label);

#endif
