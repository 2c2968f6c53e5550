/* The control sequences of ECMA-48 terminals that mean keys: those of VT220, xterm, rxvt, the Linux
 * console, tmux and screen. Read without their ESC. */
#ifndef TERM_SEQUENCE_H
#define TERM_SEQUENCE_H

#include "term/input.h"

/* What stands at the start of bytes from a terminal. */
struct reading {
  size_t n; /* bytes of it; 0: it is not whole yet */
  bool is_event;
  struct input_event event;
};

static inline struct reading reading_skip(size_t n)
{
  return (struct reading){.n = n};
}

static inline struct reading reading_key(size_t n, uint32_t code, unsigned with)
{
  return (struct reading){n, true, {.kind = INPUT_KEY, .key = {code, with}}};
}

/* A control sequence (CSI): s begins with its '['. */
struct reading sequence_read_csi(struct str s);

/* A short one (SS3), which the keypad in application mode sends: s begins with its 'O'. */
struct reading sequence_read_ss3(struct str s);

#endif
