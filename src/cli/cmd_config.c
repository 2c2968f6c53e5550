/* fieldnotes config: all options with what they are for, one of them, or what is wrong with them.
 */
#include "cli/configure.h"

#include "session/bindings.h"
#include "session/config_print.h"

static int complain(struct cli *c)
{
  struct buf why = BUF_INIT;
  setting_add_unknown(&why, str_of(c->args[0]));
  err_set(&c->err, "%s", buf_cstr(&why));
  buf_release(&why);
  return EXIT_ERROR;
}

static void print(struct cli *c, const struct buf *text)
{
  struct str rest = buf_str(text), line;
  while (str_cut_line(&rest, &line)) {
    output_text(&c->out, line, STYLE_TEXT);
    output_end_line(&c->out);
  }
}

/* A scalar alone, as scripts want it; else as YAML. */
static int print_one(struct cli *c)
{
  enum setting_id id = setting_find(str_of(c->args[0]));
  struct buf text = BUF_INIT;
  if (id == SETTING_COUNT) return complain(c);
  const struct tree *value = config_tree(c->config, id);
  if (value->kind == TREE_SCALAR)
    buf_add(&text, value->value);
  else
    config_add_yaml(&text, settings[id].name, value);
  print(c, &text);
  buf_release(&text);
  return EXIT_FOUND;
}

static void print_faults(struct cli *c, const struct faults *faults)
{
  for (const struct fault *f = faults->first; f; f = f->next) {
    output_textf(&c->out, STYLE_TEXT, "%s:", c->config->file);
    if (f->line) output_textf(&c->out, STYLE_TEXT, "%zu:", f->line);
    output_textf(&c->out, STYLE_TEXT, " %.*s", STR_ARG(f->text));
    output_end_line(&c->out);
  }
}

static int check(struct cli *c)
{
  struct faults remarks = {.arena = c->arena};
  bindings_remark(config_tree(c->config, SETTING_KEYS), &remarks);
  print_faults(c, &c->config->faults);
  print_faults(c, &remarks);
  return c->config->faults.n ? EXIT_NOTHING : EXIT_FOUND;
}

static int print_all(struct cli *c)
{
  struct buf text = BUF_INIT, path = BUF_INIT;
  if (!cli_add_config_path(&path, &c->err)) return EXIT_ERROR;
  buf_addf(&text,
      "# The options of fieldnotes, as they are read from\n"
      "#   %s\n"
      "# A line that begins with \"#\" and a name has the default; one that begins with a\n"
      "# name has what that file says.\n\n",
      buf_cstr(&path));
  config_add_reference(&text, c->config);
  print(c, &text);
  buf_release(&path);
  buf_release(&text);
  return EXIT_FOUND;
}

int command_config(struct cli *c)
{
  if (option_given(&c->options, OPTION_CHECK)) return check(c);
  if (c->n_args) return print_one(c);
  cli_tell_config_trouble(c);
  return print_all(c);
}
