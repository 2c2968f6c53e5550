/* The walk through the action table: what each action shows, in a real terminal. A row is
 *
 *   {action, where it is used, keys typed before, keys typed behind its own, what the screen shows}
 *
 * The action's own keys come from the action table; all that hold in that place are tried. What the
 * screen shows must not be there before, and stand on 40 columns; a '!' before it means that it was
 * there and goes, a '~' that it is among the bytes that are sent then; "a|b" is either. Where the
 * terminal has no clipboard, all copies say so. A row for every action: one that has none fails the
 * test. */
#ifndef TESTS_TERM_WALK_H
#define TESTS_TERM_WALK_H

#include <stddef.h>

enum walk_place {
  IN_LIST,         /* the reader is open on the library */
  IN_FACETS,       /* and its facets have the keys */
  IN_FILES,        /* two notes are open as files */
  IN_PAGE,         /* the note "Tools" of walk.c is open as a file */
  IN_CHANGED_PAGE, /* and its file has changed meanwhile, which nobody watches */
  IN_META,         /* and its post meta has the keys */
  IN_PROMPT,       /* the keys typed before open a prompt in the list, */
  IN_PAGE_PROMPT,  /*   ... or in that page */
  IN_PAGE_OVERLAY, /* they open something over that page */
};

struct walk_row {
  const char *action;
  enum walk_place place;
  const char *before, *behind; /* bytes */
  const char *shows;           /* "END": the program has ended */
  const char *ready;           /* text to wait for between `before` and the key; or NULL */
};

extern const struct walk_row walk_rows[];
extern const size_t walk_n_rows;

#endif
