/* fieldnotes keys: every action of the reader with its keys, from the table of actions and the
 * configuration. */
#include "cli/command.h"

#include "base/text.h"
#include "session/bindings.h"

enum { KEYS_COLS = 22, NAME_COLS = 20 };

/* The keys of an action, two blanks between: "j  Down". */
static void add_keys(struct buf *out, const struct keymap *m, const struct action *a)
{
  bool is_first = true;
  for (size_t i = 0; i < m->n; i++) {
    const struct binding *b = &m->items[i];
    if (b->action != a || !b->contexts) continue;
    if (!is_first) buf_add_cstr(out, "  ");
    binding_add_keys(out, b);
    is_first = false;
  }
}

static void print_padded(struct output *out, struct str text, int cols, enum style_role role)
{
  int pad = cols - text_cols(text);
  output_text(out, text, role);
  output_textf(out, STYLE_TEXT, "%*s", pad > 0 ? pad : 1, "");
}

static void print_action(struct output *out, const struct keymap *m, const struct action *a)
{
  struct buf keys = BUF_INIT;
  add_keys(&keys, m, a);
  output_text(out, STR_LIT("  "), STYLE_TEXT);
  print_padded(out, buf_str(&keys), KEYS_COLS, STYLE_KEY);
  print_padded(out, str_of(a->name), NAME_COLS, STYLE_DIM);
  output_text(out, str_of(a->help), STYLE_TEXT);
  output_end_line(out);
  buf_release(&keys);
}

static void print_group_title(struct output *out, enum action_group group, bool is_first)
{
  if (!is_first) output_end_line(out);
  output_text(out, str_of(action_group_title(group)), STYLE_HEADING_2);
  output_end_line(out);
}

int command_keys(struct cli *c)
{
  struct keymap m;
  struct faults told = {.arena = c->arena}; /* when the configuration was read */
  keymap_init(&m);
  bindings_lay(&m, config_tree(c->config, SETTING_KEYS), &told);
  for (size_t i = 0; i < action_count(); i++) {
    bool begins = i == 0 || action_at(i)->group != action_at(i - 1)->group;
    if (begins) print_group_title(&c->out, action_at(i)->group, i == 0);
    print_action(&c->out, &m, action_at(i));
  }
  keymap_release(&m);
  return EXIT_FOUND;
}
