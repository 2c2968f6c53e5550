/* Checks of single options. */
#include "session/setting_check.h"

#include "page/theme.h"
#include "session/bindings.h"
#include "session/columns.h"

enum { HINT_LETTERS_MIN = 4 };

static void check_folder(const struct tree *folder, struct faults *faults)
{
  struct str path = folder->value;
  if (str_starts(path, STR_LIT("/")) || str_starts(path, STR_LIT("~/")) ||
      str_eq(path, STR_LIT("~")))
    return;
  fault_add(faults, folder->line, "a folder begins with \"/\" or \"~/\", not as \"%.*s\"",
      STR_ARG(str_first_whole(path, 64)));
}

void check_libraries(const struct tree *value, struct faults *faults)
{
  for (const struct tree *t = value; t; t = tree_next(t, value))
    if (t->kind == TREE_SCALAR) check_folder(t, faults);
}

void check_looks(const struct tree *value, struct faults *faults)
{
  struct theme theme;
  struct err err = ERR_INIT;
  theme_init(&theme);
  for (const struct tree *t = value->first; t; t = t->next)
    if (t->kind != TREE_SCALAR)
      fault_add(faults, t->line, "the words of one look have to follow \"%.*s\"",
          STR_ARG(str_first_whole(t->key, 64)));
    else if (!theme_change(&theme, t->key, t->value, &err))
      fault_add(faults, t->line, "%s", err.text);
}

void check_columns(const struct tree *value, struct faults *faults)
{
  struct columns seen = {.n = 0};
  for (const struct tree *t = value->first; t; t = t->next) {
    enum column column = column_find(t->value);
    if (column == COLUMN_COUNT)
      fault_add(faults, t->line,
          "there is no column \"%.*s\": score, title, date, flags, stack, path",
          STR_ARG(str_first_whole(t->value, 64)));
    else if (columns_have(&seen, column))
      fault_add(faults, t->line, "the column \"%s\" is there twice", column_rows[column].name);
    else
      seen.items[seen.n++] = column;
  }
  if (!columns_have(&seen, COLUMN_TITLE))
    fault_add(faults, value->line, "\"columns\" lack the title");
}

static bool is_hint_letter(char c)
{
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

void check_hint_letters(const struct tree *value, struct faults *faults)
{
  struct str s = value->value;
  bool ok = s.n >= HINT_LETTERS_MIN;
  for (size_t i = 0; i < s.n; i++)
    ok = ok && is_hint_letter(s.p[i]) && !memchr(s.p + i + 1, s.p[i], s.n - i - 1);
  if (!ok)
    fault_add(
        faults, value->line, "\"hint-letters\" is four or more different small letters or digits");
}

void check_keys(const struct tree *value, struct faults *faults)
{
  struct keymap m;
  keymap_init(&m);
  bindings_lay(&m, value, faults);
  keymap_release(&m);
}
