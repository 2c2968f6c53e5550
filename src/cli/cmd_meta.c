/* fieldnotes meta: the post meta of one note, for people, as JSON or as YAML. */
#include "base/date.h"
#include "base/fs.h"
#include "base/json.h"
#include "cli/page_print.h"
#include "cli/place.h"

static void add_faults(struct json *j, const struct faults *faults)
{
  json_open(j, '[');
  for (const struct fault *f = faults->first; f; f = f->next) {
    json_open(j, '{');
    json_key(j, STR_LIT("line"));
    json_int(j, (long long)f->line);
    json_key(j, STR_LIT("text"));
    json_str(j, f->text);
    json_close(j, '}');
  }
  json_close(j, ']');
}

/* The absolute path of a file; "-" as it is. */
static void add_path(struct json *j, struct str path)
{
  struct buf real = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = !str_eq(path, STR_LIT("-")) && fs_add_real(&real, path.p, &ignored);
  json_str(j, ok ? buf_str(&real) : path);
  buf_release(&real);
}

static void print_json(struct cli *c, const struct article *a)
{
  struct buf text = BUF_INIT;
  struct json j = json_to(&text);
  json_open(&j, '{');
  json_key(&j, STR_LIT("version"));
  json_int(&j, 1);
  json_key(&j, STR_LIT("path"));
  add_path(&j, a->path);
  json_key(&j, STR_LIT("meta"));
  json_tree(&j, a->meta);
  json_key(&j, STR_LIT("faults"));
  add_faults(&j, &a->faults);
  json_close(&j, '}');
  output_bytes(&c->out, buf_str(&text));
  output_end_line(&c->out);
  buf_release(&text);
}

static void print_yaml(struct cli *c, const struct article *a)
{
  struct buf text = BUF_INIT;
  tree_add_yaml(&text, a->meta);
  struct str rest = buf_str(&text), line;
  while (str_cut_line(&rest, &line)) {
    output_text(&c->out, line, STYLE_TEXT);
    output_end_line(&c->out);
  }
  buf_release(&text);
}

int command_meta(struct cli *c)
{
  struct article *a = cli_read_note(c, c->args[0]);
  if (!a) return EXIT_ERROR;
  if (option_given(&c->options, OPTION_JSON))
    print_json(c, a);
  else if (option_given(&c->options, OPTION_YAML))
    print_yaml(c, a);
  else
    cli_print_meta(c, a);
  article_free(a);
  return EXIT_FOUND;
}
