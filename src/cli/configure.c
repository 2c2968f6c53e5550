/* From the user's file and the command line to one configuration. */
#include "cli/configure.h"

#include "base/fs.h"
#include "base/limits.h"
#include "base/places.h"
#include "cli/place.h"

#include <errno.h>
#include <sys/stat.h>

bool cli_add_config_path(struct buf *out, struct err *err)
{
  if (!places_add(out, PLACE_CONFIG, err)) return false;
  buf_add_cstr(out, "/config.yaml");
  return true;
}

/* A file that is not there is no fault; one that cannot be read is. */
static void read_file(struct config *config, const char *path)
{
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  struct stat status;
  bool is_absent = stat(path, &status) != 0 && (errno == ENOENT || errno == ENOTDIR);
  if (is_absent) return;
  if (fs_read(path, LIMIT_CONFIG_BYTES, &text, NULL, &err))
    config_read(config, buf_str(&text), path);
  else
    config_refuse_file(config, path, err.text);
  buf_release(&text);
}

/* Whether there is such a theme, only the folders tell. */
static void check_theme(struct cli *c)
{
  struct themes where;
  struct theme theme;
  struct err err = ERR_INIT;
  if (!config_differs(c->config, SETTING_THEME)) return;
  cli_find_themes(c, &where);
  if (!themes_read(&where, config_text(c->config, SETTING_THEME), &theme, &err))
    config_refuse(c->config, SETTING_THEME, err.text);
}

void cli_read_config(struct cli *c)
{
  struct buf path = BUF_INIT;
  struct err ignored = ERR_INIT;
  c->config = config_new();
  if (cli_add_config_path(&path, &ignored)) read_file(c->config, buf_cstr(&path));
  check_theme(c);
  buf_release(&path);
}

bool cli_lay_options(struct cli *c)
{
  for (int id = 0; id < OPTION_COUNT; id++) {
    const struct option_row *row = &option_rows[id];
    const char *text = c->options.text[id];
    if (!row->has_setting || !text) continue;
    if (row->type == OPTION_IS_FLAG) text = "on";
    if (!config_put(c->config, row->setting, str_of(text), &c->err)) return false;
  }
  return true;
}

void cli_tell_config_trouble(const struct cli *c)
{
  struct buf text = BUF_INIT;
  config_add_trouble(&text, c->config, false);
  if (text.n) cli_tell("%s", buf_cstr(&text));
  buf_release(&text);
}
