/* fieldnotes without a command: the reader, on folders, files, or standard input. */
#include "base/arena.h"
#include "base/fs.h"
#include "base/limits.h"
#include "base/number.h"
#include "cli/configure.h"
#include "cli/place.h"
#include "cli/secure.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the arguments name. */
struct targets {
  char **folders;
  size_t n_folders;
  struct session_page *pages;
  size_t n_pages;
  bool has_input;      /* is standard input one of them? */
  size_t line;         /* "+120" before a file: where that begins; 0: not said */
  const char *pattern; /* "+/word" before it: what is looked for there; NULL: not said */
  const char *before;  /* the last of these */
};

static void add_page(struct targets *t, const char *file, const char *anchor)
{
  t->pages[t->n_pages++] = (struct session_page){file, anchor, t->line, t->pattern};
  t->line = 0;
  t->pattern = t->before = NULL;
}

static bool add_input(struct targets *t, struct err *err)
{
  if (t->has_input) return err_set(err, "standard input is there once, not twice");
  t->has_input = true;
  add_page(t, "-", NULL);
  return true;
}

/* Where the next file begins: a line, "+120", or what is looked for in it, "+/word". */
static bool read_beginning(const char *argument, struct targets *t)
{
  double n;
  bool is_pattern = argument[0] == '+' && argument[1] == '/' && argument[2];
  if (is_pattern)
    t->pattern = argument + 2;
  else if (argument[0] == '+' && number_parse(str_of(argument + 1), &n))
    t->line = n >= 1 && n <= LIMIT_NOTE_BYTES ? (size_t)n : 1;
  else
    return false;
  t->before = argument;
  return true;
}

/* Takes "note.md#install" apart: the file, and in *heading the rest. NULL when it has no heading.
 */
static const char *cut_heading(struct cli *c, const char *name, const char **heading)
{
  const char *sharp = strrchr(name, '#');
  if (!sharp || sharp == name) return NULL;
  *heading = sharp + 1;
  struct str file = str_first(str_of(name), (size_t)(sharp - name));
  return arena_printf(c->arena, "%.*s", STR_ARG(file)).p;
}

/* A path that is there, or one with a heading behind it. */
static bool add_path(struct cli *c, struct targets *t, char *name)
{
  struct stat st;
  const char *heading = NULL;
  bool is_there = stat(name, &st) == 0;
  const char *file = is_there ? NULL : cut_heading(c, name, &heading);
  if (file && stat(file, &st) == 0 && !S_ISDIR(st.st_mode)) {
    add_page(t, file, heading);
    return true;
  }
  if (!is_there) return err_errno(&c->err, "%s", name);
  if (S_ISDIR(st.st_mode))
    t->folders[t->n_folders++] = name;
  else
    add_page(t, name, NULL);
  return true;
}

/* The sentence of a refusal names what was typed, whichever of the two is there. */
static bool is_admitted(struct cli *c, const struct library_place *library, const char *name)
{
  const char *heading;
  if (secure_admits(c, library->roots, library->n_roots, name)) return true;
  struct err refusal = c->err;
  const char *file = cut_heading(c, name, &heading);
  bool ok = file && secure_admits(c, library->roots, library->n_roots, file);
  c->err = ok ? (struct err)ERR_INIT : refusal;
  return ok;
}

static bool add_target(
    struct cli *c, const struct library_place *library, struct targets *t, char *name)
{
  if (strcmp(name, "-") == 0) return add_input(t, &c->err);
  if (access(name, F_OK) != 0 && read_beginning(name, t)) return true;
  return is_admitted(c, library, name) && add_path(c, t, name);
}

/* What comes through a pipe or from a file is meant to be read, as less(1) has it; a device, such
 * as /dev/null, says nothing. Without a terminal to read it on, nobody waits for its end. */
static bool input_is_given(void)
{
  struct stat st;
  return isatty(STDOUT_FILENO) && fstat(STDIN_FILENO, &st) == 0 &&
         (S_ISFIFO(st.st_mode) || S_ISREG(st.st_mode));
}

static bool sort_arguments(struct cli *c, struct targets *t)
{
  struct library_place library = {0};
  if (secure_is_on(c) && !cli_find_place(c, NULL, 0, &library)) return false;
  t->folders = ARENA_ARRAY(c->arena, (size_t)c->n_args + 1, char *);
  t->pages = ARENA_ARRAY(c->arena, (size_t)c->n_args + 1, struct session_page);
  for (int i = 0; i < c->n_args; i++)
    if (!add_target(c, &library, t, c->args[i])) return false;
  bool names_none = !t->n_folders && !t->n_pages;
  if (names_none && input_is_given() && !add_input(t, &c->err)) return false;
  return !t->before || err_set(&c->err, "a file has to follow \"%s\"", t->before);
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

static const char *variable(const char *name)
{
  const char *value = getenv(name);
  return value && *value ? value : NULL;
}

/* The first of several browsers that $BROWSER may name with ':' between them, else what opens
 * things on a display. */
static const char *find_browser(struct cli *c)
{
  const char *named = variable("BROWSER");
  if (named) return arena_str(c->arena, str_first(str_of(named), strcspn(named, ":"))).p;
  if (variable("WAYLAND_DISPLAY") || variable("DISPLAY")) return "xdg-open";
  return access("/usr/bin/open", X_OK) == 0 && access("/System/Library", F_OK) == 0 ? "open" : NULL;
}

static struct session_programs find_programs(struct cli *c)
{
  const char *editor = variable("VISUAL") ? variable("VISUAL") : variable("EDITOR");
  return (struct session_programs){.editor = editor, .browser = find_browser(c)};
}

int command_read(struct cli *c)
{
  struct targets t = {0};
  struct session_setup setup = {.update = true,
      .watch = true,
      .secure = secure_is_on(c),
      .syntax = cli_languages(c),
      .config = c->config,
      .programs = find_programs(c)};
  cli_find_themes(c, &setup.themes);
  if (!sort_arguments(c, &t) || !cli_find_place(c, t.folders, t.n_folders, &setup.place))
    return EXIT_ERROR;
  struct buf title = BUF_INIT, text = BUF_INIT, notice = BUF_INIT;
  bool ok = !t.has_input || read_input(c, &text);
  struct buf config_file = BUF_INIT;
  struct err ignored = ERR_INIT;
  if (cli_add_config_path(&config_file, &ignored)) setup.config_file = buf_cstr(&config_file);
  add_title(&title, &setup.place, !t.n_folders && !cli_place_is_chosen(c));
  config_add_trouble(&notice, c->config, true);
  setup.title = buf_str(&title);
  setup.notice = buf_str(&notice);
  setup.pages = t.pages;
  setup.n_pages = t.n_pages;
  setup.stdin_text = buf_str(&text);
  setup.state = ok ? cli_open_state(c, STATE_WRITE) : NULL;
  int code = ok ? c->terminal->read(&setup, &c->err) : EXIT_ERROR;
  buf_release(&title);
  buf_release(&text);
  buf_release(&notice);
  buf_release(&config_file);
  return code;
}
