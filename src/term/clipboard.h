/* The clipboard of the person's own terminal, reached from any distance by the control sequence
 * OSC 52 (XTerm Control Sequences, "Operating System Commands"). Makes the bytes; sends nothing. */
#ifndef TERM_CLIPBOARD_H
#define TERM_CLIPBOARD_H

#include "base/buf.h"

enum clipboard_route {
  CLIPBOARD_NONE,   /* this terminal has no clipboard to be reached */
  CLIPBOARD_PLAIN,  /* the terminal takes the sequence itself */
  CLIPBOARD_TMUX,   /* tmux takes it or hands it on, as it was told to */
  CLIPBOARD_SCREEN, /* GNU screen hands on what is wrapped in short pieces */
};

/* What is known of the terminal: its TERM, whether its description names the sequence (Ms), and
 * whether tmux or screen stand between (TMUX, STY). */
struct clipboard_facts {
  struct str term;
  bool has_sequence, in_tmux, in_screen;
};
enum clipboard_route clipboard_route(const struct clipboard_facts *facts);

/* Adds the bytes that put `text` on the clipboard. Not for CLIPBOARD_NONE. */
void clipboard_add(struct buf *out, enum clipboard_route route, struct str text);

#endif
