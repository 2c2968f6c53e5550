/* Where the last word of a command line stands, and what the tables have for it. */
#include "cli/complete.h"

#include "base/safe.h"
#include "cli/place.h"
#include "cli/secure.h"

/* ---- the place ---- */

static const struct option_row *row_of_long(struct str name)
{
  for (int id = 0; id < OPTION_COUNT; id++)
    if (str_eq(str_of(option_rows[id].name), name)) return &option_rows[id];
  return NULL;
}

static const struct option_row *row_of_letter(char letter)
{
  for (int id = 0; id < OPTION_COUNT; id++)
    if (letter && option_rows[id].letter == letter) return &option_rows[id];
  return NULL;
}

/* The library that is named in the line is the one that is looked into. */
static void take_library(struct cli *c, const struct option_row *row, const char *value)
{
  struct options *o = &c->options;
  if (!row || row->id != OPTION_LIBRARY || secure_is_on(c)) return;
  if (o->n_libraries < OPTION_LIBRARIES_MAX) o->libraries[o->n_libraries++] = value;
}

/* Takes a word that begins with a dash. The option that has its value in the next word, or NULL. */
static const struct option_row *take_option(struct cli *c, struct line_place *p, struct str word)
{
  bool is_long = str_starts(word, STR_LIT("--"));
  struct str name;
  word = str_from(word, is_long ? 2 : word.n - 1); /* of letters the last may take a value */
  struct str rest = word;
  str_cut(&rest, '=', &name);
  const struct option_row *row = is_long ? row_of_long(name) : row_of_letter(name.p[0]);
  if (!row) return NULL;
  p->given |= OPTION_BIT(row->id);
  bool has_value = is_long && rest.p;
  if (has_value) take_library(c, row, rest.p);
  return row->type != OPTION_IS_FLAG && !has_value ? row : NULL;
}

static void take_argument(struct line_place *p, char *word)
{
  const struct command *found = p->may_be_command ? command_find(str_of(word)) : NULL;
  p->may_be_command = false;
  if (found)
    p->command = found;
  else
    p->args[p->n_args++] = word;
}

static bool is_option(const struct line_place *p, struct str word)
{
  return !p->ended && word.n > 1 && word.p[0] == '-';
}

/* "--theme=da": the value alone is to be completed. */
static void split_word(struct line_place *p, struct str word)
{
  struct str rest = word, name;
  p->word = word;
  p->before = STR_NONE;
  if (p->option || !is_option(p, word) || !str_starts(word, STR_LIT("--")) || !str_has(word, '='))
    return;
  str_cut(&rest, '=', &name);
  p->option = row_of_long(str_from(name, 2));
  p->word = rest;
  p->before = str_first(word, name.n + 1);
}

void line_place_find(struct cli *c, char **words, int n, struct line_place *out)
{
  *out = (struct line_place){.command = command_find(STR_NONE), .may_be_command = true};
  out->args = ARENA_ARRAY(c->arena, (size_t)n + 1, char *);
  for (int i = 0; i + 1 < n; i++) {
    struct str word = str_of(words[i]);
    if (out->option) {
      take_library(c, out->option, words[i]);
      out->option = NULL;
    } else if (!out->ended && str_eq(word, STR_LIT("--")))
      out->ended = true;
    else if (is_option(out, word))
      out->option = take_option(c, out, word);
    else
      take_argument(out, words[i]);
  }
  split_word(out, str_of(n ? words[n - 1] : ""));
}

/* ---- candidates ---- */

static bool is_printable(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7F) return false;
  return true;
}

void line_offer(struct cli *c, const struct line_place *p, struct str text, struct str help)
{
  struct buf line = BUF_INIT, safe = BUF_INIT;
  safe_add(&safe, text, SAFE_LINE);
  bool is_whole = is_printable(text) && str_eq(buf_str(&safe), text);
  buf_add(&line, p->before);
  buf_add(&line, text);
  buf_add_char(&line, '\t');
  safe_add(&line, help, SAFE_LINE);
  buf_add_char(&line, '\n');
  if (is_whole) output_bytes(&c->out, buf_str(&line)); /* what would be another word is left out */
  buf_release(&line);
  buf_release(&safe);
}

static void offer(struct cli *c, const struct line_place *p, const char *text, const char *help)
{
  if (str_starts(str_of(text), p->word)) line_offer(c, p, str_of(text), str_of(help));
}

static void complete_files(struct cli *c, const struct line_place *p)
{
  (void)p;
  output_bytes(&c->out, STR_LIT("files\n"));
}

static void complete_folders(struct cli *c, const struct line_place *p)
{
  (void)p;
  output_bytes(&c->out, STR_LIT("folders\n"));
}

static void complete_commands(struct cli *c, const struct line_place *p)
{
  for (size_t i = 0; i < n_commands; i++)
    if (*commands[i].name) offer(c, p, commands[i].name, commands[i].help);
}

static void complete_settings(struct cli *c, const struct line_place *p)
{
  for (int id = 0; id < SETTING_COUNT; id++)
    offer(c, p, settings[id].name, settings[id].help);
}

static void complete_themes(struct cli *c, const struct line_place *p)
{
  struct themes where;
  struct str *names;
  cli_find_themes(c, &where);
  size_t n = themes_list(&where, c->arena, &names);
  for (size_t i = 0; i < n; i++)
    offer(c, p, names[i].p, "");
}

/* The folder of a library, or the name of a set. */
static void complete_libraries(struct cli *c, const struct line_place *p)
{
  const struct tree *sets = config_tree(c->config, SETTING_LIBRARIES);
  for (const struct tree *t = sets->kind == TREE_MAP ? sets->first : NULL; t; t = t->next)
    offer(c, p, arena_str(c->arena, t->key).p, "");
  complete_folders(c, p);
}

/* What the words stand for that tables say arguments with. */
static const struct {
  const char *name;
  void (*complete)(struct cli *c, const struct line_place *p);
} kinds[] = {
    {"DIR", complete_folders},
    {"FILE", complete_files},
    {"NOTE", line_offer_notes},
    {"QUERY", line_offer_query},
    {"FIELD", line_offer_fields},
    {"COMMAND", complete_commands},
    {"NAME", complete_settings},
    {"THEME", complete_themes},
    {"LIBRARY", complete_libraries},
    {"HEADING", line_offer_headings},
};

/* One part of an argument: a kind, or a word as it stands. */
static void complete_part(struct cli *c, const struct line_place *p, struct str part)
{
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (str_eq(part, str_of(kinds[i].name))) {
      kinds[i].complete(c, p);
      return;
    }
  bool is_word = part.n && part.p[0] >= 'a' && part.p[0] <= 'z';
  if (is_word) offer(c, p, arena_str(c->arena, part).p, "");
}

static bool is_letter(char c)
{
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Every part of "[DIR | FILE#HEADING]". */
static void complete_parts(struct cli *c, const struct line_place *p, struct str text)
{
  while (text.n) {
    size_t n = 0;
    while (n < text.n && is_letter(text.p[n]))
      n++;
    if (n) complete_part(c, p, str_first(text, n));
    text = str_from(text, n ? n : 1);
  }
}

/* The argument that the word is: of "FIELD QUERY" the n-th, and the last of all that follow. */
static struct str argument_of(const struct line_place *p)
{
  struct str rest = str_of(p->command->arguments), argument = rest;
  if (!*p->command->name || str_has(rest, '|')) return rest; /* alternatives */
  for (int i = 0; i <= p->n_args && rest.p; i++)
    str_cut(&rest, ' ', &argument);
  return argument;
}

static void complete_options(struct cli *c, const struct line_place *p)
{
  struct buf name = BUF_INIT;
  option_set set = p->command->options | common_options;
  for (int id = 0; id < OPTION_COUNT; id++) {
    bool is_again = p->given & OPTION_BIT(id) && id != OPTION_LIBRARY;
    if (!(set & OPTION_BIT(id)) || is_again) continue;
    buf_clear(&name);
    buf_addf(&name, "--%s", option_rows[id].name);
    offer(c, p, buf_cstr(&name), option_rows[id].help);
  }
  buf_release(&name);
}

static bool takes_no_more(const struct line_place *p)
{
  return p->command->max_args >= 0 && p->n_args >= p->command->max_args;
}

void line_offer_all(struct cli *c, const struct line_place *p)
{
  bool is_library = p->option && p->option->id == OPTION_LIBRARY;
  if (p->option) {
    complete_parts(c, p, str_of(is_library ? "LIBRARY" : p->option->argument));
    return;
  }
  if (p->before.n) return; /* "--nonsense=" */
  if (!p->ended && p->word.n && p->word.p[0] == '-') {
    complete_options(c, p);
    return;
  }
  if (p->may_be_command && !p->ended) complete_commands(c, p);
  if (!takes_no_more(p)) complete_parts(c, p, argument_of(p));
}
