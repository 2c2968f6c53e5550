/* Screens as pictures. Each file in tests/screen/ that ends in .screen is a test: its lines drive a
 * session, and the pictures in it are what the canvas has to hold then. With UPDATE_SCREENS=1 the
 * pictures are written anew instead (make update-screens).
 *
 *   # sentence            the first one names the test
 *   size 80x24            before anything else; may be repeated: the screen is resized
 *   library none          before size: there is none; "library empty": it has no notes
 *   file PATH             opens a file at once, the next of several; "+12 PATH", "PATH#heading"
 *   stdin TEXT            opens a text of one line that came from standard input
 *   config TEXT           behind size: a line of the configuration, whose first fault is told
 *   ascii                 a terminal without UTF-8
 *   keys j 5 G Enter      keys in notation
 *   type some words       characters as they stand
 *   action next-heading   an action by its name
 *   click COL ROW         the left button of the mouse; "drag COL ROW COL ROW" moves with it
 *   wheel COL ROW 1       turns it down by a notch; -1: up
 *   screen                a picture follows: lines that begin with '|'
 *   cursor COL ROW        where the cursor rests (written below a picture)
 *   over ROW COL-COL ROLE what lies over cells (the same)
 *   copied TEXT           what was copied last, its first line (the same) */
#include "stage.h"

#include "base/fs.h"
#include "base/mem.h"
#include "base/number.h"

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

struct script {
  struct stage stage;
  bool started;
  enum stage_notes notes;
  struct buf written; /* the script with the pictures that are */
};

static void add_cursor(struct buf *out, const struct canvas *c)
{
  if (c->cursor_row < 0) return;
  buf_addf(out, "cursor %d %d%s\n", c->cursor_col, c->cursor_row,
      c->cursor_is_text ? " to type at" : "");
}

static void add_overs(struct buf *out, const struct canvas *c)
{
  for (int row = 0; row < c->rows; row++)
    for (int col = 0; col < c->cols;) {
      const struct cell *cells = c->cells + row * c->cols;
      int end = col + 1;
      while (end < c->cols && cells[end].over == cells[col].over)
        end++;
      if (cells[col].over != STYLE_TEXT)
        buf_addf(out, "over %d %d-%d %s\n", row, col, end - 1, styles[cells[col].over].name);
      col = end;
    }
}

static void add_copied(struct buf *out, struct buf *copied)
{
  struct str rest = buf_str(copied), line;
  if (!str_cut_line(&rest, &line)) return;
  buf_addf(out, "copied %.*s\n", STR_ARG(line));
  buf_clear(copied);
}

static void add_screen(struct script *sc)
{
  struct buf picture = BUF_INIT;
  stage_settle(&sc->stage);
  canvas_add_picture(&picture, sc->stage.canvas);
  struct str rest = buf_str(&picture), line;
  while (str_cut_line(&rest, &line))
    buf_addf(&sc->written, "|%.*s\n", STR_ARG(line));
  buf_release(&picture);
  add_cursor(&sc->written, sc->stage.canvas);
  add_overs(&sc->written, sc->stage.canvas);
  add_copied(&sc->written, &sc->stage.copied);
  if (sc->stage.quit) buf_add_cstr(&sc->written, "quit\n");
}

/* ---- the lines of a script ---- */

static int number_of(struct str s)
{
  double n = 0;
  if (!number_parse(s, &n)) abort();
  return (int)n;
}

static void do_size(struct script *sc, struct str argument)
{
  struct str cols;
  str_cut(&argument, 'x', &cols);
  if (sc->started) {
    stage_resize(&sc->stage, number_of(cols), number_of(argument));
    return;
  }
  stage_init(&sc->stage, sc->notes, number_of(cols), number_of(argument));
  sc->started = true;
}

static void do_keys(struct script *sc, struct str argument)
{
  struct str key;
  while (str_cut(&argument, ' ', &key))
    if (!stage_key(&sc->stage, key)) abort();
}

static void do_type(struct script *sc, struct str argument)
{
  stage_type(&sc->stage, argument);
}

static void do_action(struct script *sc, struct str argument)
{
  stage_session(&sc->stage);
  session_action(sc->stage.session, argument);
}

static int next_number(struct str *argument)
{
  struct str number;
  str_cut(argument, ' ', &number);
  return number_of(number);
}

static void do_click(struct script *sc, struct str argument)
{
  int col = next_number(&argument), row = next_number(&argument);
  stage_settle(&sc->stage); /* it is aimed at what is seen */
  stage_point(&sc->stage, MOUSE_PRESS, col, row);
  stage_point(&sc->stage, MOUSE_RELEASE, col, row);
}

static void do_drag(struct script *sc, struct str argument)
{
  int col = next_number(&argument), row = next_number(&argument);
  stage_settle(&sc->stage);
  stage_point(&sc->stage, MOUSE_PRESS, col, row);
  col = next_number(&argument);
  row = next_number(&argument);
  stage_point(&sc->stage, MOUSE_DRAG, col, row);
  stage_point(&sc->stage, MOUSE_RELEASE, col, row);
}

static void do_wheel(struct script *sc, struct str argument)
{
  int col = next_number(&argument), row = next_number(&argument), notch = next_number(&argument);
  stage_settle(&sc->stage);
  stage_point(&sc->stage, notch < 0 ? MOUSE_WHEEL_UP : MOUSE_WHEEL_DOWN, col, row);
}

static void do_ascii(struct script *sc, struct str argument)
{
  (void)argument;
  sc->stage.setup.ascii = true;
}

static void do_file(struct script *sc, struct str argument)
{
  char *path = mem_copy(argument.p, argument.n);
  stage_open(&sc->stage, path);
  free(path);
}

static void do_config(struct script *sc, struct str argument)
{
  stage_configure(&sc->stage, argument);
}

static void do_stdin(struct script *sc, struct str argument)
{
  stage_open_text(&sc->stage, argument);
}

static void do_library(struct script *sc, struct str argument)
{
  sc->notes = str_eq(argument, STR_LIT("none")) ? STAGE_NONE : STAGE_EMPTY;
}

static void do_screen(struct script *sc, struct str argument)
{
  (void)argument;
  add_screen(sc);
}

static const struct directive {
  const char *name;
  void (*run)(struct script *sc, struct str argument);
} directives[] = {
    {"size", do_size},
    {"keys", do_keys},
    {"type", do_type},
    {"action", do_action},
    {"config", do_config},
    {"click", do_click},
    {"drag", do_drag},
    {"wheel", do_wheel},
    {"ascii", do_ascii},
    {"file", do_file},
    {"stdin", do_stdin},
    {"library", do_library},
    {"screen", do_screen},
};

/* What add_screen writes is left out of what is read. */
static bool is_written(struct str line)
{
  static const char *const words[] = {"|", "cursor ", "over ", "copied ", "quit"};
  for (size_t i = 0; i < sizeof words / sizeof *words; i++)
    if (str_starts(line, str_of(words[i]))) return true;
  return false;
}

static void run_line(struct script *sc, struct str line)
{
  struct str argument = line, name;
  if (is_written(line)) return;
  buf_addf(&sc->written, "%.*s\n", STR_ARG(line));
  if (!line.n || line.p[0] == '#') return;
  str_cut(&argument, ' ', &name);
  if (!argument.p) argument = STR_NONE;
  for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
    if (str_eq(name, str_of(directives[i].name))) {
      directives[i].run(sc, argument);
      return;
    }
  printf("Bail out! no directive \"%.*s\"\n", STR_ARG(name));
  exit(99);
}

/* ---- files ---- */

static void print_difference(struct str want, struct str got)
{
  struct str a = STR_NONE, b = STR_NONE;
  for (size_t number = 1; want.n || got.n; number++) {
    bool has_a = str_cut_line(&want, &a), has_b = str_cut_line(&got, &b);
    if (has_a && has_b && str_eq(a, b)) continue;
    printf("# line %zu\n", number);
    if (has_a) printf("#   want %.*s\n", STR_ARG(a));
    if (has_b) printf("#   got  %.*s\n", STR_ARG(b));
  }
}

static struct str title_of(struct str text)
{
  struct str line = STR_NONE;
  str_cut_line(&text, &line);
  return str_trim(str_from(line, 1));
}

static bool run_file(const char *path, size_t number, bool update)
{
  struct script sc = {.notes = STAGE_NOTES};
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  if (!fs_read(path, 1 << 20, &text, NULL, &err)) {
    printf("Bail out! %s\n", err.text);
    exit(99);
  }
  struct str rest = buf_str(&text), line;
  while (str_cut_line(&rest, &line))
    run_line(&sc, line);
  bool same = str_eq(buf_str(&text), buf_str(&sc.written));
  if (update && !same) same = fs_write(path, buf_str(&sc.written), 0644, &err);
  printf("%s %zu - %.*s\n", same ? "ok" : "not ok", number, STR_ARG(title_of(buf_str(&text))));
  if (!same) print_difference(buf_str(&text), buf_str(&sc.written));
  stage_release(&sc.stage);
  buf_release(&sc.written);
  buf_release(&text);
  return same;
}

/* The scripts named, else all that are there, in the order of their names. */
static size_t find_scripts(int argc, char **argv, glob_t *found)
{
  struct buf pattern = BUF_INIT;
  buf_addf(&pattern, "%s/tests/screen/*.screen", getenv("SRCDIR") ? getenv("SRCDIR") : ".");
  int flags = 0;
  for (int i = 1; i < argc; i++, flags = GLOB_APPEND)
    glob(argv[i], flags | GLOB_NOCHECK, NULL, found);
  if (argc < 2) glob(buf_cstr(&pattern), 0, NULL, found);
  buf_release(&pattern);
  return found->gl_pathc;
}

int main(int argc, char **argv)
{
  const char *update = getenv("UPDATE_SCREENS");
  glob_t found = {0};
  bool all = true;
  size_t n = find_scripts(argc, argv, &found);
  printf("1..%zu\n", n);
  for (size_t i = 0; i < n; i++)
    all = run_file(found.gl_pathv[i], i + 1, update && *update) && all;
  globfree(&found);
  stage_clean();
  return all && n ? 0 : 1;
}
