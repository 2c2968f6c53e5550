/* Checks of single options. */
#include "session/setting_check.h"

#include "base/limits.h"
#include "base/nearest.h"
#include "library/search.h"
#include "note/field.h"
#include "page/theme.h"
#include "session/bindings.h"
#include "session/columns.h"
#include "session/list_groups.h"

enum { HINT_LETTERS_MIN = 4, QUOTED_BYTES = 40 };

static void check_folder(const struct tree *folder, struct faults *faults)
{
  struct str path = folder->value;
  if (str_starts(path, STR_LIT("/")) || str_starts(path, STR_LIT("~/")) ||
      str_eq(path, STR_LIT("~")))
    return;
  fault_add(faults, folder->line, "a folder begins with \"/\" or \"~/\", not as \"%.*s\"",
      STR_ARG(str_first_whole(path, QUOTED_BYTES)));
}

void check_libraries(const struct tree *value, struct faults *faults)
{
  for (const struct tree *t = value; t; t = tree_next(t, value))
    if (t->kind == TREE_SCALAR) check_folder(t, faults);
}

void check_exclude(const struct tree *value, struct faults *faults)
{
  size_t n = 0;
  for (const struct tree *t = value->first; t; t = t->next)
    n += t->value.n + 1;
  if (n > LIMIT_IGNORE_BYTES)
    fault_add(faults, value->line, "the patterns have more than %d bytes", LIMIT_IGNORE_BYTES);
}

static void complain_of_field(const struct tree *t, struct faults *faults)
{
  struct nearest near = nearest_to(t->value);
  struct buf offers = BUF_INIT;
  for (size_t i = 0; i < FIELD_COUNT; i++)
    nearest_offer(&near, str_of(fields[i].name));
  nearest_add(&near, &offers);
  fault_add(faults, t->line, "there is no field \"%.*s\"%s",
      STR_ARG(str_first_whole(t->value, QUOTED_BYTES)), buf_cstr(&offers));
  buf_release(&offers);
}

static void check_field(const struct tree *t, struct faults *faults)
{
  const struct field *own = field_find(t->key), *meant;
  if (t->kind != TREE_SCALAR) {
    fault_add(faults, t->line, "one field has to follow \"%.*s\", or none",
        STR_ARG(str_first_whole(t->key, QUOTED_BYTES)));
  } else if (own && field_rank(own, str_trim(t->key)) == 0) {
    fault_add(faults, t->line, "\"%s\" is a field itself", own->name);
  } else if (!field_by_name(t->value, &meant)) {
    complain_of_field(t, faults);
  }
}

void check_fields(const struct tree *value, struct faults *faults)
{
  size_t n = 0;
  for (const struct tree *t = value->first; t && n < LIMIT_FIELD_NAMES; t = t->next, n++)
    check_field(t, faults);
  if (value->n > LIMIT_FIELD_NAMES)
    fault_add(faults, value->line, "more than %d keys are given a field; the rest is left out",
        LIMIT_FIELD_NAMES);
}

void check_looks(const struct tree *value, struct faults *faults)
{
  struct theme theme;
  struct err err = ERR_INIT;
  theme_init(&theme);
  for (const struct tree *t = value->first; t; t = t->next)
    if (t->kind != TREE_SCALAR)
      fault_add(faults, t->line, "the words of one look have to follow \"%.*s\"",
          STR_ARG(str_first_whole(t->key, QUOTED_BYTES)));
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

void check_sort(const struct tree *value, struct faults *faults)
{
  struct err err = ERR_INIT;
  if (!results_check_sort(NULL, value->value, &err)) fault_add(faults, value->line, "%s", err.text);
}

void check_group(const struct tree *value, struct faults *faults)
{
  struct nearest near = nearest_to(value->value);
  struct buf offers = BUF_INIT;
  if (str_eq_name(value->value, STR_LIT("none"))) return;
  if (list_groups_find(value->value) < FACET_ROWS) return;
  for (size_t row = 0; row < FACET_ROWS; row++)
    if (list_groups_is_field(row)) nearest_offer(&near, str_of(facet_rows[row].field));
  nearest_add(&near, &offers);
  fault_add(faults, value->line, "there are no groups by \"%.*s\"%s",
      STR_ARG(str_first_whole(value->value, QUOTED_BYTES)), buf_cstr(&offers));
  buf_release(&offers);
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
