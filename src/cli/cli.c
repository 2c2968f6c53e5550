/* From the words of the command line to a command that runs. */
#include "cli/cli.h"

#include "base/arena.h"
#include "base/fault.h"
#include "base/nearest.h"
#include "cli/command.h"
#include "cli/configure.h"
#include "cli/confinement.h"
#include "cli/place.h"
#include "cli/secure.h"
#include "state/state.h"

#include <stdlib.h>
#include <unistd.h>

/* ---- telling ---- */

/* One line on standard error; what cannot be written there is lost. */
static void tell(struct str prefix, struct str sentence)
{
  struct buf line = BUF_INIT;
  output_add_safe(&line, STDERR_FILENO, prefix);
  output_add_safe(&line, STDERR_FILENO, sentence);
  buf_add_char(&line, '\n');
  ssize_t ignored = write(STDERR_FILENO, line.p, line.n);
  (void)ignored;
  buf_release(&line);
}

void cli_tell(const char *fmt, ...)
{
  struct buf sentence = BUF_INIT;
  va_list args;
  va_start(args, fmt);
  buf_vaddf(&sentence, fmt, args);
  va_end(args);
  tell(STR_LIT("fieldnotes: "), buf_str(&sentence));
  buf_release(&sentence);
}

void cli_tell_fault(const char *file, const struct fault *fault)
{
  struct buf place = BUF_INIT;
  if (fault->line)
    buf_addf(&place, "%s:%zu: ", file, fault->line);
  else
    buf_addf(&place, "%s: ", file);
  tell(buf_str(&place), fault->text);
  buf_release(&place);
}

/* ---- which command ---- */

/* Also what the reader takes beside paths: "+120", "+/word", "note#heading". */
static bool may_be_path(const char *word)
{
  struct str s = str_of(word);
  if (str_starts(s, STR_LIT("+")) || str_has(s, '#')) return true;
  return str_has(s, '/') || str_eq(s, STR_LIT("-")) || str_ends(s, STR_LIT(".md")) ||
         access(word, F_OK) == 0;
}

static bool complain_of_command(const char *word, struct err *err)
{
  struct nearest near = nearest_to(str_of(word));
  struct buf offers = BUF_INIT;
  for (size_t i = 0; i < n_commands; i++)
    nearest_offer(&near, str_of(commands[i].name));
  nearest_add(&near, &offers);
  err_set(err, "there is no command and no file \"%s\"%s", word, buf_cstr(&offers));
  buf_release(&offers);
  return false;
}

/* A word that is no command is a file for the reader if it looks like one. */
static bool find_command(struct cli *c, struct words *words)
{
  c->command = command_find(STR_NONE);
  if (words->at == words->n || words->ended) return true;
  const char *word = words->items[words->at];
  const struct command *found = *word ? command_find(str_of(word)) : NULL;
  if (found) {
    c->command = found;
    words->at++;
    return true;
  }
  return may_be_path(word) || complain_of_command(word, &c->err);
}

/* ---- its options and arguments ---- */

static option_set options_of(const struct command *k)
{
  return k->options | common_options;
}

/* Before the command is known, its options are any command's. */
static option_set options_of_all(void)
{
  option_set all = common_options;
  for (size_t i = 0; i < n_commands; i++)
    all |= commands[i].options;
  return all;
}

static struct str name_of(struct cli *c)
{
  const char *name = c->command->name;
  return *name ? arena_printf(c->arena, "fieldnotes %s", name) : STR_LIT("fieldnotes");
}

static bool take_arguments(struct cli *c, struct words *words)
{
  c->args = ARENA_ARRAY(c->arena, (size_t)words->n + 1, char *);
  while (words->at < words->n) {
    if (!options_take(&c->options, options_of(c->command), name_of(c).p, words, &c->err))
      return false;
    if (words->at < words->n) c->args[c->n_args++] = words->items[words->at++];
  }
  return true;
}

static bool check_options(struct cli *c)
{
  option_set foreign = options_given(&c->options, ~options_of(c->command));
  option_set rivals = options_given(&c->options, c->command->one_of);
  if (foreign)
    return err_set(&c->err, "%s has no option \"--%s\"", name_of(c).p, option_first(foreign)->name);
  if (!(rivals & (rivals - 1))) return true;
  const struct option_row *first = option_first(rivals);
  return err_set(&c->err, "--%s and --%s exclude each other", first->name,
      option_first(rivals & ~OPTION_BIT(first->id))->name);
}

static bool check_arguments(struct cli *c)
{
  const struct command *k = c->command;
  if (options_given(&c->options, told_options)) return true;
  /* `-stack:go` was taken for a letter with its value. */
  bool is_query = strcmp(k->arguments, "QUERY") == 0;
  if (c->n_args < k->min_args)
    return err_set(&c->err, "%s needs %s (see \"fieldnotes help %s\"%s)", name_of(c).p,
        k->arguments, k->name, is_query ? "; put -- before one that begins with a dash" : "");
  if (k->max_args < 0 || c->n_args <= k->max_args) return true;
  return err_set(&c->err, "%s has no use for \"%s\" (see \"fieldnotes help %s\")", name_of(c).p,
      c->args[k->max_args], k->name);
}

static bool take_apart(struct cli *c, struct words *words)
{
  return options_take(&c->options, options_of_all(), "fieldnotes", words, &c->err) &&
         find_command(c, words) && take_arguments(c, words) && check_options(c) &&
         check_arguments(c) && secure_allows(c);
}

/* ---- running ---- */

static bool choose_theme(struct cli *c)
{
  struct themes where;
  cli_find_themes(c, &where);
  themes_begin(&where, &c->out.theme);
  return !config_differs(c->config, SETTING_THEME) ||
         themes_read(&where, config_text(c->config, SETTING_THEME), &c->out.theme, &c->err);
}

/* The command line says it, or the configuration where the environment does not. */
static const char *choose_colour(const struct cli *c)
{
  const char *no_colour = getenv("NO_COLOR");
  bool is_left_open = !option_given(&c->options, OPTION_COLOR) && no_colour && *no_colour;
  return is_left_open ? NULL : config_text(c->config, SETTING_COLOR);
}

static bool configure(struct cli *c)
{
  cli_read_config(c);
  if (!c->command->is_quiet && !options_given(&c->options, told_options))
    cli_tell_config_trouble(c);
  if (!cli_lay_options(c)) return false;
  output_init(&c->out, choose_colour(c), config_is_on(c->config, SETTING_ASCII));
  return choose_theme(c);
}

static int run_command(struct cli *c)
{
  cli_confine(c);
  return c->command->run(c);
}

static int run(struct cli *c)
{
  if (!configure(c)) return EXIT_ERROR;
  if (option_given(&c->options, OPTION_VERSION))
    command_print_version(c);
  else if (option_given(&c->options, OPTION_HELP))
    command_print_help(c, c->command);
  else
    return run_command(c);
  return EXIT_FOUND;
}

/* What became of the file of the state, of which a command may learn late; once where that is the
 * error, too. The reader says it on its screen. */
static void tell_state(const struct cli *c)
{
  if (!c->state || !*c->command->name || c->has_told_state) return;
  struct str notice = state_notice(c->state);
  bool is_error = err_is_set(&c->err) && str_ends(notice, str_of(c->err.text));
  if (notice.n && !is_error) cli_tell("%.*s", STR_ARG(notice));
}

/* What went wrong is told once, also when the output could not be written. */
static int finish(struct cli *c, int code)
{
  struct err closing = ERR_INIT;
  bool written = output_close(&c->out, &closing);
  tell_state(c);
  if (code == EXIT_ERROR && err_is_set(&c->err))
    cli_tell("%s", c->err.text);
  else if (!written)
    cli_tell("%s", closing.text);
  library_close(c->library);
  state_close(c->state);
  syntax_set_free(c->syntax);
  config_free(c->config);
  arena_free(c->arena);
  return written ? code : EXIT_ERROR;
}

int cli_main(int argc, char **argv, const struct cli_terminal *terminal)
{
  struct cli c = {.arena = arena_new(), .terminal = terminal};
  struct words words = {.items = argv + 1, .n = argc > 0 ? argc - 1 : 0};
  secure_begin(&c);
  return finish(&c, take_apart(&c, &words) ? run(&c) : EXIT_ERROR);
}
