/* The options of the configuration: one row each. Reading config.yaml, `fieldnotes config`, the
 * manual, `:set`, completion and the tests go by these rows; adding an option is adding a row, and
 * the function that gives it to a reader that runs. */
#ifndef SESSION_SETTING_H
#define SESSION_SETTING_H

#include "base/err.h"
#include "base/fault.h"
#include "base/tree.h"

struct session;

enum setting_id {
  SETTING_LIBRARIES,
  SETTING_EXCLUDE,
  SETTING_FIELDS,
  SETTING_WATCH,
  SETTING_UPDATE_LIMIT,
  SETTING_THEME,
  SETTING_LOOKS,
  SETTING_COLOR,
  SETTING_ASCII,
  SETTING_LINEAR,
  SETTING_START,
  SETTING_SORT,
  SETTING_GROUP,
  SETTING_SEARCH_LIMIT,
  SETTING_FACET_LIMIT,
  SETTING_COLUMNS,
  SETTING_FACETS,
  SETTING_TEXT_WIDTH,
  SETTING_ALIGN,
  SETTING_CODE,
  SETTING_META,
  SETTING_MARK_READ,
  SETTING_SIMILAR,
  SETTING_HINT_LETTERS,
  SETTING_KEY_HINTS,
  SETTING_MOUSE,
  SETTING_KEYS,
  SETTING_EDITOR,
  SETTING_BROWSER,
  SETTING_CLIPBOARD,
  SETTING_MARGINS,
  SETTING_COUNT
};

enum setting_type {
  SETTING_IS_SWITCH, /* on or off */
  SETTING_IS_NUMBER, /* a whole one */
  SETTING_IS_CHOICE, /* one of the row's words */
  SETTING_IS_TEXT,
  SETTING_IS_LIST, /* of texts; a lone text is a list of one */
  SETTING_IS_MAP,  /* names, each with a text or a list of texts */
  SETTING_IS_SETS, /* a list of texts, or a map of such lists */
  SETTING_IS_KEYS, /* a map of maps of texts */
};

enum setting_group {
  SETTINGS_LIBRARY,
  SETTINGS_LOOKS,
  SETTINGS_LIST,
  SETTINGS_PAGE,
  SETTINGS_KEYS,
  SETTINGS_OUTER,
  SETTINGS_GROUPS
};

/* Takes a value to choose from. */
typedef void setting_offer(struct session *s, struct str value);

struct setting {
  const char *name; /* "text-width" */
  enum setting_type type;
  enum setting_group group;
  const char *fallback; /* the default, in YAML on one line */
  const char *words;    /* SETTING_IS_CHOICE: with '|' between; else what is to be written, for
                           people, or NULL */
  long min, max;        /* SETTING_IS_NUMBER */
  const char *unit;     /* "columns", or NULL */
  const char *help;     /* a sentence or more without the last full stop */
  const char *example;  /* lines of YAML, for what is no lone value; or NULL */

  /* Says what is wrong with a value of the right type; NULL: nothing can be. */
  void (*check)(const struct tree *value, struct faults *faults);

  /* Gives a checked value to a reader; NULL: it holds from the next start on, and `fixed` goes on
   * behind the name to say why, and what can be done. */
  bool (*apply)(struct session *s, const struct tree *value, struct err *err);
  const char *fixed;

  /* Adds what the reader has now; NULL: what the configuration has. */
  void (*add)(const struct session *s, struct buf *out);

  /* Tells the values that there are to choose from, where the type does not; or NULL. */
  void (*list)(struct session *s, setting_offer *offer);
};

extern const struct setting settings[SETTING_COUNT];

/* "Looks": the title of a group. */
const char *setting_group_title(enum setting_group group);

/* The row of that name (names compare as fields do); SETTING_COUNT when there is none. */
enum setting_id setting_find(struct str name);

/* Adds `there is no option "x"; nearest: "y"`. */
void setting_add_unknown(struct buf *out, struct str name);

/* Adds what a value of the row is: "a whole number from 44 to 200 (columns)". */
void setting_add_type(struct buf *out, const struct setting *row);

/* Adds what is typed for it behind its name: "a place, keys and an action: page C-e down". */
void setting_add_typed(struct buf *out, const struct setting *row);

#endif
