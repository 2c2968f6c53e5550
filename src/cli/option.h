/* The options of all commands: one row each, which parsing, checking, help and tests read. */
#ifndef CLI_OPTION_H
#define CLI_OPTION_H

#include "base/err.h"
#include "base/str.h"
#include "session/setting.h"

enum option_id {
  OPTION_HELP,
  OPTION_VERSION,
  OPTION_LIBRARY,
  OPTION_COLOR,
  OPTION_ASCII,
  OPTION_LINEAR,
  OPTION_THEME,
  OPTION_ALIGN,
  OPTION_JSON,
  OPTION_JSONL,
  OPTION_YAML,
  OPTION_PATHS,
  OPTION_NUL,
  OPTION_COUNT_ONLY,
  OPTION_LIMIT,
  OPTION_SORT,
  OPTION_WIDTH,
  OPTION_META,
  OPTION_SECTION,
  OPTION_LINKS,
  OPTION_CODE,
  OPTION_DRY_RUN,
  OPTION_INTO,
  OPTION_SHARED,
  OPTION_SECURE,
  OPTION_CHECK,
  OPTION_COUNT
};

enum option_type { OPTION_IS_FLAG, OPTION_IS_TEXT, OPTION_IS_NUMBER, OPTION_IS_CHOICE };

struct option_row {
  enum option_id id;
  enum option_type type;
  char letter;             /* 0: none */
  const char *name;        /* without its dashes */
  const char *argument;    /* as help shows it, or NULL; the words of a choice, with '|' between */
  long min, max;           /* OPTION_IS_NUMBER */
  bool beyond;             /* as that of struct command */
  bool has_setting;        /* does it come over an option of the configuration, */
  enum setting_id setting; /*   ... this one? */
  const char *help;        /* one line */
};

extern const struct option_row option_rows[OPTION_COUNT];

/* A set of options: bits by id. */
typedef unsigned option_set;
#define OPTION_BIT(id) (1u << (id))

/* The text of --library: each time it is given counts. */
enum { OPTION_LIBRARIES_MAX = 32 };

struct options {
  const char *text[OPTION_COUNT]; /* as given last; "" for a flag; NULL: not given */
  long number[OPTION_COUNT];      /* of OPTION_IS_NUMBER that were given */
  const char *libraries[OPTION_LIBRARIES_MAX];
  size_t n_libraries;
};

static inline bool option_given(const struct options *o, enum option_id id)
{
  return o->text[id] != NULL;
}

/* Was that word given for an OPTION_IS_CHOICE? */
bool option_is(const struct options *o, enum option_id id, const char *word);

/* The options of the set that were given. */
option_set options_given(const struct options *o, option_set set);

/* The first option of a set that is not empty. */
const struct option_row *option_first(option_set set);

/* A command line that is being taken apart. */
struct words {
  char **items;
  int n, at;
  bool ended; /* `--` was seen: what follows are arguments */
};

/* Takes options of the set off the front of the words, up to the first argument, which stays. False
 * with a sentence at what is no option of the set. `who` is named in it: "fieldnotes search". */
bool options_take(
    struct options *o, option_set set, const char *who, struct words *words, struct err *err);

#endif
