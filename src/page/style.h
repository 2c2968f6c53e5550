/* What a piece of text is (its role), and how a role looks: one table that the page, the panel, the
 * screens, `show --color` and the themes read. Nothing is told by colour alone: a role that matters
 * has an attribute, a text around it or a sign besides. */
#ifndef PAGE_STYLE_H
#define PAGE_STYLE_H

#include "base/str.h"
#include "page/symbol.h"

enum style_role {
  STYLE_TEXT,
  STYLE_TITLE,
  STYLE_SUMMARY,
  STYLE_HEADING_1,
  STYLE_HEADING_2,
  STYLE_HEADING_3,
  STYLE_HEADING_4,
  STYLE_HEADING_5,
  STYLE_HEADING_6,
  STYLE_EMPHASIS,
  STYLE_STRONG,
  STYLE_STRONG_EMPHASIS,
  STYLE_STRUCK,
  STYLE_HIGHLIGHT, /* marked with a pen */
  STYLE_INSERTED,
  STYLE_KBD, /* a key to press, in brackets */
  STYLE_SUB, /* where Unicode has no such form of it */
  STYLE_SUPER,
  STYLE_QUOTED,
  STYLE_CODE, /* in a line */
  STYLE_CODE_BLOCK,
  STYLE_CODE_FRAME, /* the line above with its language */
  STYLE_LINK,
  STYLE_LINK_EMPHASIS,
  STYLE_LINK_STRONG,
  STYLE_LINK_CODE,
  STYLE_LINK_BROKEN, /* leads nowhere */
  STYLE_IMAGE,
  STYLE_QUOTE,
  STYLE_BULLET, /* marks of lists */
  STYLE_RULE,
  STYLE_HTML,  /* shown as it stands, dim */
  STYLE_MARK,  /* a visible mark from the door, a cut, a wrapped line */
  STYLE_LABEL, /* name of a field */
  STYLE_VALUE,
  STYLE_NUMBER,
  STYLE_BAR, /* a score's bar */
  STYLE_BADGE,
  STYLE_CHIP,  /* a stack, a tool */
  STYLE_GROUP, /* head of a group in the panel */
  STYLE_FAULT,
  STYLE_DIM,
  STYLE_MATCH,    /* what a search found */
  STYLE_SELECTED, /* the row under the cursor */
  STYLE_FOCUS,    /* of the pane that has the keys */
  STYLE_BORDER,
  STYLE_STATUS, /* the last line */
  STYLE_PROMPT,
  STYLE_KEY, /* a key in a hint */
  STYLE_ERROR,
  STYLE_EDGE,        /* the mark of a line that goes on beyond it */
  STYLE_SYN_COMMENT, /* these in a block of code */
  STYLE_SYN_KEYWORD,
  STYLE_SYN_STRING,
  STYLE_SYN_NUMBER,
  STYLE_SYN_CONSTANT, /* true, nil; a symbol, an atom */
  STYLE_SYN_TYPE,
  STYLE_SYN_NAME, /* where it is defined; a key of a map; a tag */
  STYLE_SYN_META, /* preprocessor, decorator, attribute, variable of a shell */
  STYLE_SYN_PROMPT,
  STYLE_SYN_COMMAND, /* typed behind a prompt */
  STYLE_SYN_OUTPUT,
  STYLE_DIFF_HEADER,
  STYLE_DIFF_HUNK,
  STYLE_DIFF_ADDED,
  STYLE_DIFF_REMOVED,
  STYLE_FOOTNOTE, /* the number that refers to a note, and the note's own */
  STYLE_TERM,     /* that a list of definitions explains */
  STYLE_NOTE,     /* title and bar of an alert, by what it is */
  STYLE_TIP,
  STYLE_IMPORTANT,
  STYLE_WARNING,
  STYLE_CAUTION,
  STYLE_COUNT
};

enum style_colour { /* the terminal's own default, then the 16 named ones */
  COLOUR_DEFAULT = -1,
  COLOUR_BLACK,
  COLOUR_RED,
  COLOUR_GREEN,
  COLOUR_YELLOW,
  COLOUR_BLUE,
  COLOUR_MAGENTA,
  COLOUR_CYAN,
  COLOUR_WHITE,
  COLOUR_BRIGHT, /* added to one of the 8 above */
};

enum { COLOURS_NAMED = 16, COLOURS_FINE = 256 };

enum style_attr {
  ATTR_BOLD = 1,
  ATTR_DIM = 2,
  ATTR_ITALIC = 4,
  ATTR_UNDERLINE = 8,
  ATTR_REVERSE = 16,
};

struct look {
  short fg, bg;           /* enum style_colour */
  short fine_fg, fine_bg; /* instead, where the terminal has 256: 16..255; COLOUR_DEFAULT: none */
  unsigned short attrs;   /* set of enum style_attr */
};

/* Where the texts around a role are drawn. */
enum style_around {
  AROUND_ALWAYS,
  AROUND_PLAIN, /* only where there are no colours */
};

struct style {
  enum style_role role;
  const char *name;                    /* in themes: "heading-1" */
  char letter;                         /* in golden files */
  struct look look;                    /* of the theme `default` */
  const char *prefix, *infix, *suffix; /* ASCII, before the text, between its parts, behind it */
  enum style_around around;
  enum symbol
      sign; /* drawn with it: a bar beside each line, a line below, a mark behind; or SYMBOL_NONE */
  bool is_drawn;      /* never text: lines, bars and marks, whose shape tells what they are */
  bool is_decorative; /* its colour or slant says nothing that words and place do not */
};

extern const struct style styles[STYLE_COUNT];

/* The role of a heading by its level, 1..6. */
enum style_role style_heading(int level);

#endif
