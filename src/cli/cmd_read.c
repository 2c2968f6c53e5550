/* fieldnotes without a command: the reader, on folders, one file, or standard input. */
#include "base/arena.h"
#include "base/fs.h"
#include "base/limits.h"
#include "cli/place.h"
#include "cli/secure.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the arguments name. */
struct targets {
  char **folders;
  size_t n_folders;
  const char *file; /* "-": standard input; NULL: none */
};

static bool add_file(struct targets *t, const char *name, struct err *err)
{
  if (t->file) return err_set(err, "one file can be opened at a time, not \"%s\" too", name);
  t->file = name;
  return true;
}

static bool add_target(
    struct cli *c, const struct library_place *library, struct targets *t, char *name)
{
  struct stat st;
  if (strcmp(name, "-") == 0) return add_file(t, name, &c->err);
  if (!secure_admits(c, library->roots, library->n_roots, name)) return false;
  if (stat(name, &st) != 0) return err_errno(&c->err, "%s", name);
  if (!S_ISDIR(st.st_mode)) return add_file(t, name, &c->err);
  t->folders[t->n_folders++] = name;
  return true;
}

static bool sort_arguments(struct cli *c, struct targets *t)
{
  struct library_place library = {0};
  if (secure_is_on(c) && !cli_find_place(c, NULL, 0, &library)) return false;
  t->folders = ARENA_ARRAY(c->arena, (size_t)c->n_args + 1, char *);
  for (int i = 0; i < c->n_args; i++)
    if (!add_target(c, &library, t, c->args[i])) return false;
  return true;
}

/* A folder as people write it: "~/notes" beneath their home. */
static void add_folder_name(struct buf *out, const char *folder)
{
  struct buf real = BUF_INIT;
  struct err ignored = ERR_INIT;
  struct str home = str_of(getenv("HOME"));
  if (!fs_add_real(&real, folder, &ignored)) buf_add_cstr(&real, folder);
  struct str path = buf_str(&real);
  bool at_home =
      home.n > 1 && str_starts(path, home) && (path.n == home.n || path.p[home.n] == '/');
  if (at_home) buf_add_char(out, '~');
  buf_add(out, at_home ? str_from(path, home.n) : path);
  buf_release(&real);
}

static void add_title(struct buf *out, const struct library_place *place, bool is_bundled)
{
  if (is_bundled) {
    buf_add_cstr(out, "the manual");
    return;
  }
  add_folder_name(out, place->roots[0]);
  if (place->n_roots > 1) buf_addf(out, " and %zu more", place->n_roots - 1);
}

static bool read_input(struct cli *c, struct buf *text)
{
  return fs_read_fd(STDIN_FILENO, "standard input", LIMIT_NOTE_BYTES, text, &c->err);
}

int command_read(struct cli *c)
{
  struct targets t = {0};
  struct session_setup setup = {.update = true,
      .watch = true,
      .secure = secure_is_on(c),
      .syntax = cli_languages(c),
      .theme = c->options.text[OPTION_THEME],
      .align_left = option_is(&c->options, OPTION_ALIGN, "left"),
      .ascii = option_given(&c->options, OPTION_ASCII),
      .wrap_code = option_is(&c->options, OPTION_CODE, "wrap")};
  cli_find_themes(c, &setup.themes);
  if (!sort_arguments(c, &t) || !cli_find_place(c, t.folders, t.n_folders, &setup.place))
    return EXIT_ERROR;
  struct buf title = BUF_INIT, text = BUF_INIT;
  bool is_input = t.file && strcmp(t.file, "-") == 0;
  bool ok = !is_input || read_input(c, &text);
  add_title(&title, &setup.place, !t.n_folders && !cli_place_is_chosen(c));
  setup.title = buf_str(&title);
  setup.file = t.file;
  setup.stdin_text = buf_str(&text);
  setup.state = ok ? cli_open_state(c, STATE_WRITE) : NULL;
  int code = ok ? c->terminal->read(&setup, &c->err) : EXIT_ERROR;
  buf_release(&title);
  buf_release(&text);
  return code;
}
