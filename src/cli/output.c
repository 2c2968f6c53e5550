/* Text, looks and bytes on standard output. */
#include "cli/output.h"

#include "base/safe.h"
#include "base/text.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { FLUSH_BYTES = 64 * 1024 };

/* ECMA-48 SGR: the parameter of each attribute. */
static const struct attribute {
  unsigned char attr; /* enum style_attr */
  char parameter;
} attributes[] = {
    {ATTR_BOLD, '1'},
    {ATTR_DIM, '2'},
    {ATTR_ITALIC, '3'},
    {ATTR_UNDERLINE, '4'},
    {ATTR_REVERSE, '7'},
};

static bool is_set(const char *variable)
{
  const char *value = getenv(variable);
  return value && *value;
}

static bool wants_looks(const struct output *o, const char *when)
{
  const char *term = getenv("TERM");
  if (when && strcmp(when, "auto") != 0) return strcmp(when, "always") == 0;
  return o->is_terminal && term && strcmp(term, "dumb") != 0;
}

/* NO_COLOR asks for no colours, not for no looks; what the command line says comes before it. */
static bool wants_colour(const struct output *o, const char *when)
{
  bool asked = when && strcmp(when, "always") == 0;
  return o->looks && (asked || !is_set("NO_COLOR"));
}

/* What terminals are known by that have 256 colours. */
static bool has_fine_colours(void)
{
  const char *term = getenv("TERM");
  return is_set("COLORTERM") || (term && strstr(term, "256color"));
}

static bool locale_is_utf8(void)
{
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

void output_init(struct output *o, const char *when, bool ascii)
{
  *o = (struct output){
      .is_terminal = isatty(STDOUT_FILENO), .draws_ascii = ascii || !locale_is_utf8()};
  o->shows_utf8 = locale_is_utf8() || !o->is_terminal;
  o->looks = wants_looks(o, when);
  o->colour = wants_colour(o, when);
  o->fine = has_fine_colours();
  theme_init(&o->theme);
}

void output_add_safe(struct buf *out, int fd, struct str s)
{
  size_t before = out->n;
  safe_add(out, s, SAFE_LINE);
  if (locale_is_utf8() || !isatty(fd)) return;
  struct buf plain = BUF_INIT;
  text_add_ascii(&plain, str_from(buf_str(out), before));
  buf_truncate(out, before);
  buf_add(out, buf_str(&plain));
  buf_release(&plain);
}

/* ---- writing ---- */

static void flush(struct output *o)
{
  for (struct str rest = buf_str(&o->pending); rest.n && !o->failure;) {
    ssize_t n = write(STDOUT_FILENO, rest.p, rest.n);
    if (n >= 0)
      rest = str_from(rest, (size_t)n);
    else if (errno != EINTR)
      o->failure = errno;
  }
  buf_clear(&o->pending);
}

void output_bytes(struct output *o, struct str bytes)
{
  buf_add(&o->pending, bytes);
  if (o->pending.n >= FLUSH_BYTES) flush(o);
}

/* ---- looks ---- */

static void add_colour(struct buf *out, int colour, int named, int bright)
{
  if (colour == COLOUR_DEFAULT) return;
  if (colour >= COLOURS_NAMED)
    buf_addf(out, ";%d;5;%d", named + 8, colour);
  else
    buf_addf(out, ";%d", colour < COLOUR_BRIGHT ? named + colour : bright + colour - COLOUR_BRIGHT);
}

static void add_look(struct buf *out, const struct look *look)
{
  buf_add_cstr(out, "\033[0");
  for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
    if (look->attrs & attributes[i].attr) buf_addf(out, ";%c", attributes[i].parameter);
  add_colour(out, look->fg, 30, 90);
  add_colour(out, look->bg, 40, 100);
  buf_add_char(out, 'm');
}

static bool is_plain(const struct look *look)
{
  return !look->attrs && look->fg == COLOUR_DEFAULT && look->bg == COLOUR_DEFAULT;
}

/* How a role looks here. */
static struct look look_of(const struct output *o, enum style_role role)
{
  struct look look = o->theme.looks[role];
  if (o->fine && look.fine_fg != COLOUR_DEFAULT) look.fg = look.fine_fg;
  if (o->fine && look.fine_bg != COLOUR_DEFAULT) look.bg = look.fine_bg;
  if (!o->colour) look.fg = look.bg = COLOUR_DEFAULT;
  return look;
}

/* Begins a look, where it is written and is one. */
static bool begin_look(struct output *o, enum style_role role)
{
  if (!o->looks) return false;
  struct look look = look_of(o, role);
  if (is_plain(&look)) return false;
  add_look(&o->pending, &look);
  return true;
}

static void end_look(struct output *o)
{
  buf_add_cstr(&o->pending, "\033[0m");
}

void output_text(struct output *o, struct str s, enum style_role role)
{
  bool looks = s.n && begin_look(o, role);
  output_add_safe(&o->pending, STDOUT_FILENO, s);
  if (looks) end_look(o);
}

/* Writes a piece of a line, which is safe, but perhaps not shown here. */
static void put_piece(struct output *o, struct str s, enum style_role role)
{
  if (!s.n) return;
  bool looks = begin_look(o, role);
  if (o->shows_utf8)
    buf_add(&o->pending, s);
  else
    text_add_ascii(&o->pending, s);
  if (looks) end_look(o);
}

void output_textf(struct output *o, enum style_role role, const char *fmt, ...)
{
  struct buf text = BUF_INIT;
  va_list args;
  va_start(args, fmt);
  buf_vaddf(&text, fmt, args);
  va_end(args);
  output_text(o, buf_str(&text), role);
  buf_release(&text);
}

bool output_shows_code(const struct output *o)
{
  struct look code = look_of(o, STYLE_CODE), text = look_of(o, STYLE_TEXT);
  return o->looks && !(code.fg == text.fg && code.bg == text.bg && code.attrs == text.attrs);
}

void output_end_line(struct output *o)
{
  output_bytes(o, STR_LIT("\n"));
}

void output_line(struct output *o, const struct line *line)
{
  size_t at = 0;
  for (size_t i = 0; i < line->n_spans; i++) {
    const struct span *span = &line->spans[i];
    put_piece(o, (struct str){line->text.p + at, span->from - at}, STYLE_TEXT);
    put_piece(o, (struct str){line->text.p + span->from, span->n}, span->role);
    at = span->from + span->n;
  }
  put_piece(o, str_from(line->text, at), STYLE_TEXT);
  output_end_line(o);
}

/* ---- the end ---- */

bool output_close(struct output *o, struct err *err)
{
  bool wrote = o->pending.n > 0;
  flush(o);
  buf_release(&o->pending);
  if (close(STDOUT_FILENO) != 0 && wrote && !o->failure) o->failure = errno;
  if (!o->failure || o->failure == EPIPE) return true;
  errno = o->failure;
  return err_errno(err, "cannot write to standard output");
}

int output_terminal_cols(const struct output *o)
{
  struct winsize size = {0};
  if (!o->is_terminal || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}
