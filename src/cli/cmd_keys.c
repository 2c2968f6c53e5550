/* fieldnotes keys: every action of the reader with its keys, from the table of actions. */
#include "cli/command.h"

#include "base/text.h"
#include "session/action.h"

enum { KEYS_COLS = 22, NAME_COLS = 20 };

/* The keys of an action, each once, blanks between: "j Down". */
static void add_keys(struct buf *out, const struct action *a)
{
  for (int i = 0; i < ACTION_KEYS && a->keys[i].keys; i++) {
    if (i) buf_add_cstr(out, "  ");
    buf_add_cstr(out, a->keys[i].keys);
  }
}

static void print_padded(struct output *out, struct str text, int cols, enum style_role role)
{
  int pad = cols - text_cols(text);
  output_text(out, text, role);
  output_textf(out, STYLE_TEXT, "%*s", pad > 0 ? pad : 1, "");
}

static void print_action(struct output *out, const struct action *a)
{
  struct buf keys = BUF_INIT;
  add_keys(&keys, a);
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
  for (size_t i = 0; i < action_count(); i++) {
    bool begins = i == 0 || action_at(i)->group != action_at(i - 1)->group;
    if (begins) print_group_title(&c->out, action_at(i)->group, i == 0);
    print_action(&c->out, action_at(i));
  }
  return EXIT_FOUND;
}
