/* Bytes from a terminal made into keys, and events of the mouse (xterm's SGR form): characters in
 * UTF-8, control and Alt keys, the sequences of ECMA-48 terminals in both cursor modes with xterm's
 * modifiers, whatever else the terminal's description names, and bracketed paste. Pure: reads
 * nothing, waits for nothing; any bytes give keys or nothing. Sequences that mean no key are
 * swallowed whole. */
#ifndef TERM_INPUT_H
#define TERM_INPUT_H

#include "base/buf.h"
#include "session/key.h"
#include "session/mouse.h"

enum input_kind {
  INPUT_KEY,
  INPUT_PASTE,  /* a paste begins; its characters follow as INPUT_PASTED */
  INPUT_PASTED, /* key: one pasted character; a blank for what ends a line */
  INPUT_PASTE_END,
  INPUT_MOUSE,
};

struct input_event {
  enum input_kind kind;
  struct key key;
  struct mouse mouse;
};

/* A sequence that the terminal's description gives for a key. */
struct input_sequence {
  struct str bytes; /* begins with ESC; borrowed */
  uint32_t code;    /* enum key_code */
};

struct input {
  struct buf pending;
  size_t at;                              /* what was taken of it */
  const struct input_sequence *sequences; /* of this terminal; borrowed */
  size_t n_sequences;
  bool no_utf8; /* bytes beyond ASCII are characters of the locale */
  bool in_paste;
  bool waited; /* take what is pending as it stands */
};

void input_release(struct input *in);
void input_add(struct input *in, struct str bytes);

/* Takes the next event; false when more bytes are needed for one. */
bool input_next(struct input *in, struct input_event *out);

/* How long to wait for the rest of what is pending (an ESC alone may be a key or a beginning), in
 * milliseconds; -1: nothing is. When the time is over call input_waited, then input_next. */
int input_wait_ms(const struct input *in);
void input_waited(struct input *in);

#endif
