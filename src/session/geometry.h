/* Where everything stands on the screen: a pure function of the screen's size and of what is wanted
 * on it. Keys need it (how high is a page?) and the view draws in it. What does not fit is left
 * out: panes give way in the order facets, meta, list; lines around the text before lines of text.
 */
#ifndef SESSION_GEOMETRY_H
#define SESSION_GEOMETRY_H

#include "session/area.h"

enum pane { PANE_LIST, PANE_FACETS, PANE_PAGE, PANE_PANEL, PANE_COUNT };

enum {
  TEXT_COLS_MIN = 44, /* of the page's text; narrower only where the screen is */
  TEXT_COLS_MAX = 78,
};

enum panes_mode { PANES_ONE, PANES_TWO, PANES_THREE, PANES_MODES };

/* How many panes a screen of that width has room for. */
enum panes_mode geometry_mode(int cols);

/* What panes are wanted to have; 0: as the screen says. They get it as far as the page keeps its
 * text. */
struct pane_sizes {
  int list_cols, panel_cols, facets_rows;
};

struct geometry_wants {
  int cols, rows;
  enum pane focus;
  bool has_list;    /* is there a library? */
  bool facets_open; /* facets below the list, where they fit */
  bool panel_open;  /* post meta beside the page, where it fits */
  bool zoomed;      /* the focused pane alone */
  bool without_hints;
  int text_cols;   /* TEXT_COLS_MIN..TEXT_COLS_MAX */
  bool align_left; /* the text at the left edge of its pane, not in the middle */
  struct pane_sizes sizes;
  int menu_rows;    /* lines wanted below the query for what it could go on with, */
  int trouble_rows; /*   ... and for what is wrong with it */
};

struct geometry {
  struct area top;               /* the first line, or empty */
  bool top_rule;                 /* is there a rule between it and the panes? */
  bool bottom_rule;              /* one between the panes and the status line? */
  bool hints;                    /* room for hints in the status line? */
  struct area body;              /* what the panes share */
  struct area status;            /* the last line, or empty */
  struct area panes[PANE_COUNT]; /* empty: not shown */
  bool sheet;                    /* is the panel or are the facets shown alone, over the others? */
  struct area query;             /* in the list: the query, or empty */
  struct area menu;              /* below it: what it could go on with, or empty */
  struct area trouble;           /* below it: what is wrong with it, or empty */
  struct area counts;            /* below it: how many of how many, or empty */
  struct area rows;              /* the notes */
  int row_lines;                 /* lines of one note: 1 or 2 */
  struct area facets_head;       /* above the facets: their name, what is typed; or empty */
  bool facets_rule;              /* is it a rule, below the list? */
  struct area facets;            /* their lines */
  struct area text;              /* in the page: the text */
  struct area meta;              /* in the panel: its lines */
  int meta_columns;              /* side by side: 1 or 2 */
  int meta_cols, meta_step;      /* width of one, and from one to the next */
};

void geometry_set(struct geometry *g, const struct geometry_wants *w);

/* A box over the panes for so many lines of so many columns, as far as they fit; its inner area.
 * *frame gets the area with its frame, the same where there is no room for one. */
struct area geometry_overlay(const struct geometry *g, int cols, int lines, struct area *frame);

/* How many panes are on the screen. */
int geometry_panes(const struct geometry *g);

#endif
