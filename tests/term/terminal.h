/* A terminal with a program in it: a pty, libvterm as its screen, and a check of every byte that
 * the program sends. Tests send keys, wait for what must come with a deadline, and look at cells,
 * cursor and settings. A failed wait prints the screen. */
#ifndef TESTS_TERM_TERMINAL_H
#define TESTS_TERM_TERMINAL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buf.h"

#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

struct terminal;

struct terminal_setup {
  const char *program;     /* NULL: $FIELDNOTES */
  const char *const *args; /* after the program's name, ended by NULL; or NULL */
  const char *const *env;  /* "NAME=value", ended by NULL; or NULL */
  const char *term;        /* NULL: xterm-256color */
  const char *locale;      /* NULL: C.UTF-8 */
  int cols, rows;          /* 0: 80x24 */
  bool is_between;         /* the program is a terminal too: what it sends is not checked */
  int delay_ms;            /* of the line to the program, each way; 0: there is none (relay.h) */
  bool line_cuts;          /* does it hand over keys byte by byte? */
};

/* A terminal with an empty home for its program. */
struct terminal *terminal_new(void);

/* Kills what still runs, checks what was sent (stream.h), removes the home, frees. */
void terminal_free(struct terminal *t);

/* Writes a file into the home, making its folders. */
void terminal_write(struct terminal *t, const char *name, struct str text);

/* Removes and renames a file in it; removes a folder with all that is in it, if it is there. */
void terminal_remove(struct terminal *t, const char *name);
void terminal_remove_all(struct terminal *t, const char *name);
void terminal_rename(struct terminal *t, const char *from, const char *to);

/* The path of the home. */
const char *terminal_home(struct terminal *t);

/* Makes a file in it a program. Reads one; false when it is not there. */
void terminal_allow(struct terminal *t, const char *name);
bool terminal_read(struct terminal *t, const char *name, struct buf *out);

/* Starts the program in its home, as the only one in its terminal. One that was started before is
 * ended as terminal_free does; the home stays as it is. */
void terminal_start(struct terminal *t, const struct terminal_setup *setup);

/* ---- doing ---- */

void terminal_send(struct terminal *t, const char *bytes);
/* The same, without reading what the program sends meanwhile. */
void terminal_send_blind(struct terminal *t, const char *bytes);
void terminal_resize(struct terminal *t, int cols, int rows);
void terminal_signal(struct terminal *t, int signal);
/* The line is cut: the terminal side is closed, nothing is seen any more. */
void terminal_hang_up(struct terminal *t);

/* ---- waiting: each fails the test when the deadline passes ---- */

void terminal_wait_text(struct terminal *t, const char *text);
void terminal_wait_no_text(struct terminal *t, const char *text);
/* Until the program has ended; returns its wait status. */
int terminal_wait_end(struct terminal *t);
/* Until a condition of the test's own holds; `what` names it in the failure. */
typedef bool terminal_condition(struct terminal *t, const void *context);
void terminal_wait(
    struct terminal *t, terminal_condition *holds, const void *context, const char *what);
/* Until nothing has come for `ms` milliseconds, in which the program was at rest all the time
 * (rest.h), however slow the machine is: what it answers is whole. Returns false when the deadline
 * passes first. */
bool terminal_wait_quiet(struct terminal *t, int ms);

/* ---- looking ---- */

bool terminal_shows(struct terminal *t, const char *text);
struct str terminal_row(struct terminal *t, int row); /* valid until the next call */
VTermScreenCell terminal_cell(struct terminal *t, int col, int row);
VTermPos terminal_cursor(struct terminal *t);
bool terminal_cursor_is_shown(struct terminal *t);
bool terminal_is_alternate(struct terminal *t);
pid_t terminal_pid(struct terminal *t);
struct termios terminal_settings(struct terminal *t);
/* Everything the program has sent; owned by the terminal. */
const struct buf *terminal_stream(struct terminal *t);

#endif
