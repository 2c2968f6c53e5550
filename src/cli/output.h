/* Standard output of the commands: text goes through base/safe.h, looks come from the style table,
 * and a failed write is told once, at the end. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "base/buf.h"
#include "base/err.h"
#include "page/lines.h"
#include "page/theme.h"

struct output {
  struct buf pending;
  bool is_terminal;
  bool shows_utf8;  /* bytes of UTF-8 are characters there, or nothing that acts on them */
  bool looks;       /* are they written at all? */
  bool colour;      /* and colours among them? */
  bool fine;        /* has the terminal 256 of them? */
  bool draws_ascii; /* marks, bars and rules are drawn in ASCII */
  struct theme theme;
  int failure; /* errno of the first write that failed, or 0 */
};

/* `when` is the value of --color, or NULL; `ascii` that of --ascii. */
void output_init(struct output *o, const char *when, bool ascii);

/* Adds text as it may be written to standard output or error: safe, and in ASCII on a terminal
 * (`fd`) that shows nothing else, where bytes of UTF-8 could be controls. */
void output_add_safe(struct buf *out, int fd, struct str s);

/* Writes text of one line. */
void output_text(struct output *o, struct str s, enum style_role role);
void output_textf(struct output *o, enum style_role role, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Writes a laid-out line and its end. */
void output_line(struct output *o, const struct line *line);

/* Is code within a line told by its look? */
bool output_shows_code(const struct output *o);

/* Ends a line. */
void output_end_line(struct output *o);

/* Writes bytes as they are: what json.h wrote, and paths for other programs. */
void output_bytes(struct output *o, struct str bytes);

/* Writes what is pending and closes standard output. False with a sentence when not everything
 * could be written; a reader that went away (EPIPE) is no failure. */
bool output_close(struct output *o, struct err *err);

/* Columns of the terminal that standard output is, or 0. */
int output_terminal_cols(const struct output *o);

#endif
