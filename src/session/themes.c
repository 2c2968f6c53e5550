/* Names of themes to their files. */
#include "session/themes.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/utf8.h"

#include <dirent.h>
#include <stdlib.h>

#define SUFFIX ".yaml"

/* ---- which there are ---- */

struct name_list {
  struct str *items;
  size_t n, cap;
};

static int compare_names(const void *a, const void *b)
{
  return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void add_names_in(struct name_list *list, struct arena *a, const char *folder)
{
  DIR *dir = folder ? opendir(folder) : NULL;
  if (!dir) return;
  for (const struct dirent *e; (e = readdir(dir)) && list->n < LIMIT_THEMES;) {
    struct str name = str_of(e->d_name), suffix = STR_LIT(SUFFIX);
    if (name.n <= suffix.n || name.p[0] == '.' || !str_ends(name, suffix)) continue;
    list->items = mem_grow(list->items, &list->cap, list->n + 1, sizeof *list->items);
    list->items[list->n++] = arena_str(a, str_first(name, name.n - suffix.n));
  }
  closedir(dir);
}

size_t themes_list(const struct themes *where, struct arena *a, struct str **names)
{
  struct name_list list = {0};
  size_t n = 0;
  for (int i = 0; i < THEMES_FOLDERS; i++)
    add_names_in(&list, a, where->folders[i]);
  if (list.n) qsort(list.items, list.n, sizeof *list.items, compare_names);
  *names = ARENA_ARRAY(a, list.n + 1, struct str);
  for (size_t i = 0; i < list.n; i++)
    if (!n || !str_eq(list.items[i], (*names)[n - 1])) (*names)[n++] = list.items[i];
  free(list.items);
  return n;
}

/* ---- one of them ---- */

static bool read_file(const char *path, struct theme *out, struct err *err)
{
  struct buf bytes = BUF_INIT, text = BUF_INIT;
  bool ok = fs_read(path, LIMIT_THEME_BYTES, &bytes, NULL, err);
  utf8_repair(&text, buf_str(&bytes));
  ok = ok && theme_read(out, buf_str(&text), path, err);
  buf_release(&bytes);
  buf_release(&text);
  return ok;
}

static bool complain(const struct themes *where, const char *name, struct err *err)
{
  struct arena *a = arena_new();
  struct nearest near = nearest_to(str_of(name));
  struct buf offers = BUF_INIT;
  struct str *names;
  size_t n = themes_list(where, a, &names);
  for (size_t i = 0; i < n; i++)
    nearest_offer(&near, names[i]);
  nearest_add(&near, &offers);
  err_set(err, "there is no theme \"%s\"%s", name, buf_cstr(&offers));
  buf_release(&offers);
  arena_free(a);
  return false;
}

bool themes_is_file(struct str name)
{
  return str_has(name, '/') || str_ends(name, STR_LIT(SUFFIX));
}

/* Looks that are wrong were told where they were read. */
static void add_looks(const struct themes *where, struct theme *t)
{
  struct err ignored = ERR_INIT;
  for (const struct tree *row = where->looks ? where->looks->first : NULL; row; row = row->next)
    theme_change(t, row->key, row->value, &ignored);
}

void themes_begin(const struct themes *where, struct theme *out)
{
  theme_init(out);
  add_looks(where, out);
}

/* NAME.yaml in the first folder that has it. */
static bool read_named(
    const struct themes *where, const char *name, struct theme *out, struct err *err)
{
  struct buf path = BUF_INIT;
  struct fs_stamp stamp;
  bool found = false;
  for (int i = 0; i < THEMES_FOLDERS && !found; i++) {
    if (!where->folders[i]) continue;
    buf_clear(&path);
    buf_addf(&path, "%s/%s" SUFFIX, where->folders[i], name);
    found = fs_look(buf_cstr(&path), &stamp);
  }
  bool ok = found && read_file(buf_cstr(&path), out, err);
  if (!found) complain(where, name, err);
  buf_release(&path);
  return ok;
}

bool themes_read(const struct themes *where, const char *name, struct theme *out, struct err *err)
{
  bool ok =
      themes_is_file(str_of(name)) ? read_file(name, out, err) : read_named(where, name, out, err);
  if (ok) add_looks(where, out);
  return ok;
}
