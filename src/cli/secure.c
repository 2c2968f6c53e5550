/* Refusing what reaches beyond the library. */
#include "cli/secure.h"

#include "base/fs.h"

#include <stdlib.h>

/* What of the environment could lead elsewhere, or have other data read. */
static const char *const variables[] = {"FIELDNOTES_DATA", "TERMINFO", "TERMINFO_DIRS"};

static void forget_variables(void)
{
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++)
    unsetenv(variables[i]);
}

void secure_begin(struct cli *c)
{
  struct str value = str_of(getenv("FIELDNOTES_SECURE"));
  if (value.n && !str_eq(value, STR_LIT("0"))) c->options.text[OPTION_SECURE] = "";
}

static bool refuse(struct cli *c, const char *dashes, const char *name)
{
  return err_set(&c->err, "%s%s is refused in secure mode", dashes, name);
}

bool secure_allows(struct cli *c)
{
  const char *theme = c->options.text[OPTION_THEME];
  if (!secure_is_on(c)) return true;
  forget_variables();
  if (c->command->beyond) return refuse(c, "", c->command->name);
  for (int id = 0; id < OPTION_COUNT; id++)
    if (option_rows[id].beyond && option_given(&c->options, (enum option_id)id))
      return refuse(c, "--", option_rows[id].name);
  if (theme && themes_is_file(str_of(theme))) return refuse(c, "--theme ", theme);
  return true;
}

static bool is_beneath(struct str path, const char *folder)
{
  struct buf real = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = fs_add_real(&real, folder, &ignored) && fs_is_beneath(path, buf_str(&real));
  buf_release(&real);
  return ok;
}

bool secure_admits(struct cli *c, const char *const *folders, size_t n, const char *path)
{
  struct buf real = BUF_INIT;
  struct err ignored = ERR_INIT;
  bool ok = !secure_is_on(c), is_there = !ok && fs_add_real(&real, path, &ignored);
  for (size_t i = 0; is_there && !ok && i < n; i++)
    ok = is_beneath(buf_str(&real), folders[i]);
  buf_release(&real);
  return ok || err_set(&c->err, "%s is not in the library, which secure mode does not leave", path);
}
