/* The table of options, and the parser that goes by it. */
#include "cli/option.h"

#include "base/buf.h"
#include "base/nearest.h"
#include "base/number.h"

#include <stdlib.h>

const struct option_row option_rows[OPTION_COUNT] = {
    [OPTION_HELP] = {.id = OPTION_HELP,
        .letter = 'h',
        .name = "help",
        .help = "say how this is used"},
    [OPTION_VERSION] = {.id = OPTION_VERSION,
        .letter = 'V',
        .name = "version",
        .help = "say which version this is"},
    [OPTION_LIBRARY] = {.id = OPTION_LIBRARY,
        .type = OPTION_IS_TEXT,
        .letter = 'l',
        .name = "library",
        .argument = "DIR",
        .help = "folder of notes, or name of a set; may be repeated"},
    [OPTION_COLOR] = {.id = OPTION_COLOR,
        .type = OPTION_IS_CHOICE,
        .name = "color",
        .argument = "auto|always|never",
        .has_setting = true,
        .setting = SETTING_COLOR,
        .help = "colours and bold text; auto: on a terminal"},
    [OPTION_ASCII] = {.id = OPTION_ASCII,
        .name = "ascii",
        .has_setting = true,
        .setting = SETTING_ASCII,
        .help = "draw everything in ASCII"},
    [OPTION_LINEAR] = {.id = OPTION_LINEAR,
        .name = "linear",
        .has_setting = true,
        .setting = SETTING_LINEAR,
        .help = "print lines, for screen readers, instead of painting"},
    [OPTION_THEME] = {.id = OPTION_THEME,
        .type = OPTION_IS_TEXT,
        .name = "theme",
        .argument = "THEME|FILE",
        .has_setting = true,
        .setting = SETTING_THEME,
        .help = "how everything looks: default, light, dark, ..."},
    [OPTION_ALIGN] = {.id = OPTION_ALIGN,
        .type = OPTION_IS_CHOICE,
        .name = "align",
        .argument = "centre|left",
        .has_setting = true,
        .setting = SETTING_ALIGN,
        .help = "where the text stands in a wider pane"},
    [OPTION_JSON] = {.id = OPTION_JSON, .name = "json", .help = "print one JSON object"},
    [OPTION_JSONL] = {.id = OPTION_JSONL,
        .name = "jsonl",
        .help = "print one JSON object a line, one for each note"},
    [OPTION_YAML] = {.id = OPTION_YAML, .name = "yaml", .help = "print YAML"},
    [OPTION_PATHS] = {.id = OPTION_PATHS,
        .letter = 'p',
        .name = "paths",
        .help = "print absolute paths, one a line"},
    [OPTION_NUL] = {.id = OPTION_NUL,
        .letter = '0',
        .name = "null",
        .help = "print absolute paths, each ended by a NUL byte"},
    [OPTION_COUNT_ONLY] = {.id = OPTION_COUNT_ONLY,
        .letter = 'c',
        .name = "count",
        .help = "print how many notes were found, nothing else"},
    [OPTION_LIMIT] = {.id = OPTION_LIMIT,
        .type = OPTION_IS_NUMBER,
        .letter = 'n',
        .name = "limit",
        .argument = "N",
        .max = 1000000000,
        .help = "at most N; 0: all (text: 20 notes or 10 values)"},
    [OPTION_SORT] = {.id = OPTION_SORT,
        .type = OPTION_IS_TEXT,
        .letter = 's',
        .name = "sort",
        .argument = "FIELD",
        .help = "by a field, -FIELD downwards; else best first"},
    [OPTION_WIDTH] = {.id = OPTION_WIDTH,
        .type = OPTION_IS_NUMBER,
        .letter = 'w',
        .name = "width",
        .argument = "N",
        .min = 1,
        .max = 10000,
        .help = "columns of the text; else the terminal's, at most 78"},
    [OPTION_META] = {.id = OPTION_META,
        .letter = 'm',
        .name = "meta",
        .help = "the post meta before the text"},
    [OPTION_SECTION] = {.id = OPTION_SECTION,
        .type = OPTION_IS_TEXT,
        .name = "section",
        .argument = "HEADING",
        .help = "only what stands under this heading"},
    [OPTION_LINKS] = {.id = OPTION_LINKS,
        .name = "links",
        .help = "number the links, and list their addresses"},
    [OPTION_CODE] = {.id = OPTION_CODE,
        .type = OPTION_IS_CHOICE,
        .name = "code",
        .argument = "wrap|scroll",
        .has_setting = true,
        .setting = SETTING_CODE,
        .help = "long lines of code: wrapped, or whole (show: wrap)"},
    [OPTION_DRY_RUN] = {.id = OPTION_DRY_RUN,
        .name = "dry-run",
        .help = "say what would be done, and do nothing"},
    [OPTION_SECURE] = {.id = OPTION_SECURE,
        .name = "secure",
        .help = "read this library and do nothing beyond it"},
    [OPTION_SHARED] = {.id = OPTION_SHARED,
        .name = "shared",
        .beyond = true,
        .help = "write the index into the folder, for others to read"},
    [OPTION_CHECK] = {.id = OPTION_CHECK,
        .name = "check",
        .help = "say what is wrong with the configuration"},
    [OPTION_INTO] = {.id = OPTION_INTO,
        .type = OPTION_IS_TEXT,
        .name = "into",
        .argument = "DIR",
        .beyond = true,
        .help = "folder for the notes; else the library, else here"},
};

static bool has_argument(enum option_id id)
{
  return option_rows[id].type != OPTION_IS_FLAG;
}

/* ---- finding the row ---- */

/* The option of that name, or of the only one that begins with it; OPTION_COUNT when there is
 * none. */
static enum option_id find_by_name(option_set set, struct str name)
{
  enum option_id found = OPTION_COUNT;
  size_t n = 0;
  for (int id = 0; id < OPTION_COUNT; id++) {
    struct str row_name = str_of(option_rows[id].name);
    if (!(set & OPTION_BIT(id)) || !str_starts(row_name, name)) continue;
    found = (enum option_id)id;
    if (row_name.n == name.n) return found;
    n++;
  }
  return n == 1 ? found : OPTION_COUNT;
}

static enum option_id find_by_letter(option_set set, char letter)
{
  for (int id = 0; id < OPTION_COUNT; id++)
    if (set & OPTION_BIT(id) && option_rows[id].letter == letter) return (enum option_id)id;
  return OPTION_COUNT;
}

static bool complain_of_name(option_set set, const char *who, struct str name, struct err *err)
{
  struct nearest near = nearest_to(name);
  struct buf offers = BUF_INIT;
  for (int id = 0; id < OPTION_COUNT; id++)
    if (set & OPTION_BIT(id)) nearest_offer(&near, str_of(option_rows[id].name));
  nearest_add(&near, &offers);
  err_set(err, "%s has no option \"--%.*s\"%s", who, STR_ARG(name), buf_cstr(&offers));
  buf_release(&offers);
  return false;
}

/* ---- checking the value ---- */

static bool read_number(const struct option_row *row, const char *text, long *out, struct err *err)
{
  double n;
  if (!number_parse(str_of(text), &n) || n < (double)row->min || n > (double)row->max ||
      n != (double)(long)n)
    return err_set(err, "--%s takes a whole number from %ld to %ld, not \"%s\"", row->name,
        row->min, row->max, text);
  *out = (long)n;
  return true;
}

static bool is_choice(const struct option_row *row, const char *text)
{
  struct str rest = str_of(row->argument), word;
  while (str_cut(&rest, '|', &word))
    if (str_eq(word, str_of(text))) return true;
  return false;
}

static bool set_option(struct options *o, enum option_id id, const char *text, struct err *err)
{
  const struct option_row *row = &option_rows[id];
  if (row->type == OPTION_IS_NUMBER && !read_number(row, text, &o->number[id], err)) return false;
  if (row->type == OPTION_IS_CHOICE && !is_choice(row, text))
    return err_set(err, "--%s takes %s, not \"%s\"", row->name, row->argument, text);
  if (!*text && has_argument(id) && strcmp(row->argument, "DIR") == 0)
    return err_set(err, "--%s needs %s, not an empty name", row->name, row->argument);
  if (id == OPTION_LIBRARY && o->text[OPTION_SECURE])
    return err_set(err, "--library is refused in secure mode, unless it stands before --secure");
  o->text[id] = text;
  if (id != OPTION_LIBRARY) return true;
  if (o->n_libraries == OPTION_LIBRARIES_MAX)
    return err_set(err, "--library was given more than %d times", OPTION_LIBRARIES_MAX);
  o->libraries[o->n_libraries++] = text;
  return true;
}

/* ---- taking words apart ---- */

/* The value that stands in the next word. */
static const char *next_word(struct words *words)
{
  return words->at < words->n ? words->items[words->at++] : NULL;
}

static bool set_with_argument(struct options *o, enum option_id id, const char *attached,
    struct words *words, struct err *err)
{
  const struct option_row *row = &option_rows[id];
  const char *text = attached ? attached : next_word(words);
  if (!text) return err_set(err, "--%s needs %s", row->name, row->argument);
  return set_option(o, id, text, err);
}

/* A word that begins with two dashes: --name, --name=value, --name value. */
static bool take_long(
    struct options *o, option_set set, const char *who, struct words *words, struct err *err)
{
  const char *word = words->items[words->at++] + 2, *value = strchr(word, '=');
  struct str name = {word, value ? (size_t)(value - word) : strlen(word)};
  enum option_id id = find_by_name(set, name);
  if (id == OPTION_COUNT) return complain_of_name(set, who, name, err);
  if (has_argument(id)) return set_with_argument(o, id, value ? value + 1 : NULL, words, err);
  if (value) return err_set(err, "--%s takes no value", option_rows[id].name);
  return set_option(o, id, "", err);
}

/* A word that begins with one dash: letters, the last of which may have a value behind it. */
static bool take_letters(
    struct options *o, option_set set, const char *who, struct words *words, struct err *err)
{
  const char *word = words->items[words->at++];
  for (const char *letter = word + 1; *letter; letter++) {
    enum option_id id = find_by_letter(set, *letter);
    if (id == OPTION_COUNT)
      return err_set(err, "%s has no option \"-%c\" (put -- before a word that begins with a dash)",
          who, *letter);
    if (has_argument(id))
      return set_with_argument(o, id, letter[1] ? letter + 1 : NULL, words, err);
    if (!set_option(o, id, "", err)) return false;
  }
  return true;
}

bool option_is(const struct options *o, enum option_id id, const char *word)
{
  return o->text[id] && strcmp(o->text[id], word) == 0;
}

option_set options_given(const struct options *o, option_set set)
{
  option_set given = 0;
  for (int id = 0; id < OPTION_COUNT; id++)
    if (o->text[id]) given |= OPTION_BIT(id);
  return given & set;
}

const struct option_row *option_first(option_set set)
{
  const struct option_row *row = option_rows;
  while (!(set & OPTION_BIT(row->id)))
    row++;
  return row;
}

bool options_take(
    struct options *o, option_set set, const char *who, struct words *words, struct err *err)
{
  while (!words->ended && words->at < words->n) {
    const char *word = words->items[words->at];
    if (word[0] != '-' || !word[1]) return true; /* "-" is standard input */
    if (strcmp(word, "--") == 0) {
      words->ended = true;
      words->at++;
      return true;
    }
    bool is_long = word[1] == '-';
    if (!(is_long ? take_long : take_letters)(o, set, who, words, err)) return false;
  }
  return true;
}
