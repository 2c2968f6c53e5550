/* XDG folders and the program's own data. */
#include "base/places.h"

#include "base/fs.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

struct place_row {
  const char *variable;
  const char *below_home;
  const char *purpose; /* "there is no folder for ..." */
};

static const struct place_row place_rows[] = {
    [PLACE_CACHE] = {"XDG_CACHE_HOME", ".cache", "the index"},
    [PLACE_STATE] = {"XDG_STATE_HOME", ".local/state", "what was read"},
    [PLACE_CONFIG] = {"XDG_CONFIG_HOME", ".config", "the configuration"},
};

/* The value of an environment variable that holds an absolute path, or empty. */
static struct str absolute_from_env(const char *variable)
{
  struct str value = str_of(getenv(variable));
  return str_starts(value, STR_LIT("/")) ? value : STR_NONE;
}

bool places_add(struct buf *out, enum place place, struct err *err)
{
  const struct place_row *row = &place_rows[place];
  struct buf base = BUF_INIT;
  buf_add(&base, absolute_from_env(row->variable));
  struct str home = absolute_from_env("HOME");
  if (!base.n && home.n) fs_add_joined(&base, home, str_of(row->below_home));
  bool ok = base.n != 0;
  if (ok)
    fs_add_joined(out, buf_str(&base), STR_LIT("fieldnotes"));
  else
    err_set(err, "there is no folder for %s: neither %s nor HOME names one", row->purpose,
        row->variable);
  buf_release(&base);
  return ok;
}

/* Adds the folder of the running program; nothing where the system does not tell. */
static void add_program_folder(struct buf *out)
{
  char path[PATH_MAX];
  ssize_t n = readlink("/proc/self/exe", path, sizeof path);
  if (n > 0 && (size_t)n < sizeof path) buf_add(out, fs_dirname((struct str){path, (size_t)n}));
}

bool places_add_build_marker(struct buf *out)
{
  struct buf program = BUF_INIT;
  add_program_folder(&program);
  bool ok = program.n != 0;
  if (ok) fs_add_joined(out, buf_str(&program), STR_LIT("data-folder"));
  buf_release(&program);
  return ok;
}

/* A build folder holds a file "data-folder" that names the data of its source, relative to itself
 * where it was configured so. */
static void add_build_data(struct buf *out)
{
  struct buf program = BUF_INIT, marker = BUF_INIT, text = BUF_INIT;
  struct err ignored;
  add_program_folder(&program);
  if (places_add_build_marker(&marker) && fs_read(marker.p, PATH_MAX, &text, NULL, &ignored))
    fs_add_joined(out, buf_str(&program), str_trim(buf_str(&text)));
  buf_release(&program);
  buf_release(&marker);
  buf_release(&text);
}

/* Adds <data>/<name> if that is a folder. */
static bool add_folder_of(struct buf *out, struct str data, const char *name)
{
  if (!data.n) return false;
  struct buf folder = BUF_INIT;
  fs_add_joined(&folder, data, str_of(name));
  bool ok = fs_is_folder(folder.p);
  if (ok) buf_add(out, buf_str(&folder));
  buf_release(&folder);
  return ok;
}

bool places_add_bundled(struct buf *out, const char *name, struct err *err)
{
  struct str chosen = str_of(getenv("FIELDNOTES_DATA"));
  if (chosen.n) {
    return add_folder_of(out, chosen, name) ||
           err_set(err, "%s/%s: is no folder (FIELDNOTES_DATA names it)", chosen.p, name);
  }
  struct buf build_data = BUF_INIT;
  add_build_data(&build_data);
  bool ok = add_folder_of(out, buf_str(&build_data), name) ||
            add_folder_of(out, STR_LIT(FIELDNOTES_PKGDATADIR), name);
  buf_release(&build_data);
  return ok || err_set(err, "%s/%s: the %s of the program are not installed", FIELDNOTES_PKGDATADIR,
                   name, name);
}

bool places_add_bundled_notes(struct buf *out, struct err *err)
{
  return places_add_bundled(out, "notes", err);
}
