/* Everything that a key can do: one row per action. Dispatch, the help overlay, the palette, the
 * hints in the status line, `fieldnotes keys` and the tests all read these rows; adding an action
 * is adding a row and its function. */
#ifndef SESSION_ACTION_H
#define SESSION_ACTION_H

#include "base/str.h"

struct session;

/* Where keys go: the focused pane, or what lies over all panes. */
enum context {
  CONTEXT_LIST = 1,
  CONTEXT_FACETS = 2,
  CONTEXT_PAGE = 4,
  CONTEXT_PANEL = 8,
  CONTEXT_PROMPT = 16,
  CONTEXT_OVERLAY = 32,
  CONTEXT_PANES = CONTEXT_LIST | CONTEXT_FACETS | CONTEXT_PAGE | CONTEXT_PANEL,
  CONTEXT_ANYWHERE = CONTEXT_PANES | CONTEXT_PROMPT | CONTEXT_OVERLAY,
};

/* What has to be there for an action to run; action.c has the sentence for each that is not. */
enum need {
  NEED_LIBRARY = 1 << 0,
  NEED_RESULT = 1 << 1, /* a note in the list */
  NEED_PAGE = 1 << 2,   /* a note that is open */
  NEED_NOTE = 1 << 3,   /* either */
  NEED_HEADING = 1 << 4,
  NEED_LINK = 1 << 5,
  NEED_CODE = 1 << 6,
  NEED_MATCH = 1 << 7,   /* something was found in the page */
  NEED_PANEL = 1 << 8,   /* lines of post meta */
  NEED_EARLIER = 1 << 9, /* a page before this one */
  NEED_LATER = 1 << 10,  /* a page after it */
  NEED_CHOICE = 1 << 11, /* an overlay whose lines can be chosen */
  NEED_TABLE = 1 << 12,
  NEED_LIST = 1 << 13, /* the list of links */
  NEED_FOOTNOTE = 1 << 14,
  NEED_VALUE = 1 << 15,     /* under the cursor of the post meta */
  NEED_FILES = 1 << 16,     /* several were asked for at the start */
  NEED_FACET = 1 << 17,     /* a line of facets */
  NEED_FOLDERS = 1 << 24,   /* their tree */
  NEED_GROUPS = 1 << 22,    /* the list is in groups, or will be */
  NEED_QUERY = 1 << 19,     /* one that the list was asked for */
  NEED_SEARCH = 1 << 20,    /* a saved one that is selected in their list */
  NEED_SEARCHES = 1 << 21,  /* their list */
  NEED_ADVICE = 1 << 18,    /* a query that may have been meant */
  NEED_CHECKLIST = 1 << 25, /* or boxes in the body */
  NEED_BOX = 1 << 26,       /* in the body */
  NEED_LISTED = 1 << 27,    /* something over the panes that can be copied: a link, a value */
  NEED_SOUGHT = 1 << 28,    /* something over the panes that can be looked through */
};

enum action_group {
  GROUP_MOVE,
  GROUP_OPEN,
  GROUP_SEARCH,
  GROUP_FACETS,
  GROUP_PAGE,
  GROUP_META,
  GROUP_STATE,
  GROUP_COPY,
  GROUP_OUTER,
  GROUP_SCREEN,
  GROUP_TYPING,
  GROUP_COUNT
};

enum { ACTION_KEYS = 4 };

struct action_key {
  const char *keys;  /* in notation; a blank between keys that follow each other: "y l" */
  unsigned contexts; /* where it holds; 0: in all contexts of its action */
};

struct action {
  const char *name;                    /* "next-heading" */
  struct action_key keys[ACTION_KEYS]; /* the defaults; a NULL ends them */
  const char
      *alias; /* what less, vim and others call it, for the palette; blanks between; or NULL */
  unsigned contexts; /* set of enum context */
  unsigned needs;    /* set of enum need */
  bool beyond; /* does it reach beyond reading (a program, a copy, a file)? Not in secure mode */
  enum action_group group;
  const char *hint;       /* a word or two for the status line, or NULL: no hint */
  unsigned hint_contexts; /* where it is hinted at; 0: in all contexts of its action */
  const char *(*hint_now)(const struct session *s); /* what to say instead; or NULL */
  const char *help;                                 /* one line, a sentence without its full stop */
  void (*run)(struct session *s, long count);       /* count: as typed before the key, or 0 */
};

/* The rows, by group in the order of the help overlay. */
size_t action_count(void);
const struct action *action_at(size_t i); /* i < action_count() */

/* "Moving", "Opening and closing": the title of a group. */
const char *action_group_title(enum action_group group);

/* The row of that name (names compare as fields do), or NULL. */
const struct action *action_find(struct str name);

/* Does secure mode refuse it? */
bool action_is_refused(const struct action *a, const struct session *s);

/* Can it run now? NULL when it can, else a sentence that says what is missing. */
const char *action_missing(const struct action *a, const struct session *s);

#endif
