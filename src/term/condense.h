/* A frame that curses has written, made shorter: it shows the same. Curses says before each change
 * of the look which characters follow and takes colours and attributes back apart; here a look is
 * told once, in one sequence, when something is to be seen of it. For terminals whose looks are
 * told as ECMA-48 has it (SGR). Pure: reads nothing, writes nothing. */
#ifndef TERM_CONDENSE_H
#define TERM_CONDENSE_H

#include "term/moves.h"

#include <stdint.h>

/* Attributes and colours as they are told: the numbers 1 to 9 as bits, the colours as texts. */
struct condense_look {
  uint16_t attrs;
  char fg[20], bg[20]; /* "34", "38;5;236"; "" the usual one */
};

/* Zeroed: of a terminal that may be in any state. */
struct condense {
  struct condense_look shown, wanted; /* what the terminal is set to, and is to be set to */
  bool known;                         /* is `shown` true? */
  bool foreign;                       /* a look is set that we cannot tell */
  bool plain_set, plain_shift;        /* are the characters known to be ASCII's? */
  bool moves_shortly;                 /* the terminal is one for term/moves.h; told by the caller */
  struct moves moves;
};

/* The terminal may be in any state. Keeps moves_shortly. */
void condense_forget(struct condense *c);

/* Adds the frame to `out`; what the frame ends with is set then. */
void condense_add(struct condense *c, struct str frame, struct buf *out);

#endif
