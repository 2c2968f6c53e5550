/* The values of all options: the defaults, or as a text in YAML (config.yaml), the command line or
 * `:set` have them. A value that is wrong is a fault with its line, and the default holds. The text
 * is given, and may be given again when it has changed: files are not read here.
 *
 *   theme: dark
 *   text-width: 66
 *   libraries: [~/notes, ~/team/notes] */
#ifndef SESSION_CONFIG_H
#define SESSION_CONFIG_H

#include "session/setting.h"

struct config_value {
  const struct tree *tree; /* of the row's type: a scalar, a list of texts, a map */
  const char *text;        /* of a scalar */
  long number;             /* of a number; of a switch 1 or 0 */
};

struct config {
  struct arena *arena;
  const char *file; /* as sentences name it; NULL: none was read */
  struct config_value defaults[SETTING_COUNT];
  struct config_value told[SETTING_COUNT];   /* by the file; else the defaults */
  struct config_value values[SETTING_COUNT]; /* that hold */
  bool is_given[SETTING_COUNT];              /* does the file say it, and rightly? */
  bool is_put[SETTING_COUNT];                /* was it set besides, whatever the file says, */
  struct tree *laid[SETTING_COUNT];          /*   ... or were names laid over those of the file? */
  struct faults faults;                      /* of the file */
};

/* All options at their defaults. */
struct config *config_new(void);
void config_free(struct config *c); /* NULL is fine */

/* Takes the values of a text, in UTF-8. What is wrong with it is in `faults`. When it is read
 * again, what was put holds on; what the text says no more is the default again, or, where there
 * are faults, stays as it was: it may be in what could not be read. */
void config_read(struct config *c, struct str yaml, const char *file);

/* Gives one option a value as it is typed: a list is words with blanks between; of a map it is one
 * name with its value ("match: bold"), of keys a place, keys and an action ("page C-e down"),
 * laid over what there is; in brackets or braces it is all of the list or map, in YAML. False with
 * a sentence when it cannot be that. */
bool config_put(struct config *c, enum setting_id id, struct str text, struct err *err);

/* Takes back what was put last. */
struct config_undo {
  struct config_value value;
  bool is_put;
  struct tree *laid;
};
struct config_undo config_before(const struct config *c, enum setting_id id);
void config_restore(struct config *c, enum setting_id id, const struct config_undo *before);

/* Takes a value of the file back, which turned out to be of no use: a fault at its line. */
void config_refuse(struct config *c, enum setting_id id, const char *why);

/* A file that cannot be read at all: its fault is a whole sentence. */
void config_refuse_file(struct config *c, const char *file, const char *why);

/* The value of a scalar, of a switch, of a choice. */
const char *config_text(const struct config *c, enum setting_id id);
long config_number(const struct config *c, enum setting_id id);
bool config_is_on(const struct config *c, enum setting_id id);
bool config_is(const struct config *c, enum setting_id id, const char *word);

/* The list or the map; empty at worst. */
const struct tree *config_tree(const struct config *c, enum setting_id id);

/* Is it another value than the default? */
bool config_differs(const struct config *c, enum setting_id id);

/* Adds a scalar's value as it can be typed, else the value as YAML on one line. */
void config_add_value(struct buf *out, const struct tree *value);

/* Adds the first fault as "FILE:LINE: why", and how many more there are. Nothing when there is
 * none. `in_short`: FILE without its folders, for a line of the screen. */
void config_add_trouble(struct buf *out, const struct config *c, bool in_short);

#endif
