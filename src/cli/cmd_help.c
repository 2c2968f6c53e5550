/* fieldnotes help and --version: printed from the tables of commands and options. */
#include "cli/command.h"

#include "base/text.h"

enum { NAME_COLS = 24, HELP_COLS = 78 };

/* The name of an option as it is typed: "-n, --limit N". */
static void add_option_name(struct buf *out, const struct option_row *row)
{
  if (row->letter)
    buf_addf(out, "-%c, ", row->letter);
  else
    buf_add_cstr(out, "    ");
  buf_addf(out, "--%s", row->name);
  if (row->argument) buf_addf(out, " %s", row->argument);
}

/* Two columns: a name, and what it means on the same line or, beside a long name, on the next. */
static void print_pair(struct output *out, struct str name, const char *help)
{
  int cols = text_cols(name);
  output_textf(out, STYLE_TEXT, "  ");
  output_text(out, name, STYLE_KEY);
  if (cols > NAME_COLS - 2) {
    output_end_line(out);
    cols = -2;
  }
  output_textf(out, STYLE_TEXT, "%*s%s", NAME_COLS - cols, "", help);
  output_end_line(out);
}

static void print_line(struct output *out, const char *text, enum style_role role)
{
  output_text(out, str_of(text), role);
  output_end_line(out);
}

static void print_options(struct output *out, option_set set)
{
  struct buf name = BUF_INIT;
  for (int id = 0; id < OPTION_COUNT; id++) {
    if (!(set & OPTION_BIT(id))) continue;
    buf_clear(&name);
    add_option_name(&name, &option_rows[id]);
    print_pair(out, buf_str(&name), option_rows[id].help);
  }
  buf_release(&name);
}

static void print_usage(struct output *out, const struct command *c)
{
  output_text(out, STR_LIT("usage: "), STYLE_DIM);
  output_textf(out, STYLE_STRONG, "fieldnotes%s%s", *c->name ? " " : "", c->name);
  output_textf(out, STYLE_TEXT, " [OPTIONS]%s%s", *c->arguments ? " " : "", c->arguments);
  output_end_line(out);
}

static void print_details(struct output *out, const char *details)
{
  struct str rest = str_of(details), line;
  if (rest.n) output_end_line(out);
  while (str_cut_line(&rest, &line)) {
    output_text(out, line, STYLE_TEXT);
    output_end_line(out);
  }
}

static void print_commands(struct output *out)
{
  struct buf name = BUF_INIT;
  output_end_line(out);
  print_line(out, "commands:", STYLE_DIM);
  for (size_t i = 0; i < n_commands; i++) {
    if (!*commands[i].name) continue;
    buf_clear(&name);
    buf_addf(&name, "%s %s", commands[i].name, commands[i].arguments);
    print_pair(out, str_trim(buf_str(&name)), commands[i].help);
  }
  buf_release(&name);
}

void command_print_help(struct cli *c, const struct command *about)
{
  struct output *out = &c->out;
  print_usage(out, about);
  print_line(out, about->help, STYLE_TEXT);
  print_details(out, about->details);
  if (!*about->name) print_commands(out);
  output_end_line(out);
  print_line(out, "options:", STYLE_DIM);
  print_options(out, about->options | common_options);
}

void command_print_version(struct cli *c)
{
  output_textf(&c->out, STYLE_TEXT, "fieldnotes %s", PACKAGE_VERSION);
  output_end_line(&c->out);
}

int command_help(struct cli *c)
{
  const struct command *about = command_find(str_of(c->n_args ? c->args[0] : ""));
  if (!about) {
    err_set(&c->err, "there is no command \"%s\"", c->args[0]);
    return EXIT_ERROR;
  }
  command_print_help(c, about);
  return EXIT_FOUND;
}
