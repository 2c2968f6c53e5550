/* Signals as news on a pipe that the event loop polls, so that nothing is done in a handler that a
 * handler must not do. The one exception is a crash: then the terminal is restored at once, from
 * what was prepared, with async-signal-safe calls only, and the signal does its work. */
#ifndef TERM_SIGNALS_H
#define TERM_SIGNALS_H

#include "base/err.h"
#include "base/str.h"

#include <termios.h>

enum signals_news {        /* each a bit of a set */
  SIGNALS_RESIZED = 1,     /* the window has another size */
  SIGNALS_STOP = 2,        /* somebody asks us to stop (SIGTSTP) */
  SIGNALS_CONTINUED = 4,   /* we run again: the terminal may be in any state */
  SIGNALS_INTERRUPTED = 8, /* SIGINT from outside; the key itself arrives as a key */
  SIGNALS_END = 16,        /* hang-up, termination and the like: clean up, then signals_die */
};

/* Installs the handlers, remembering what was there; what the parent had ignored stays so. False
 * when there are no descriptors left. */
bool signals_start(struct err *err);

/* Puts back what was there before. */
void signals_stop(void);

/* Readable when signals_take has news. */
int signals_fd(void);

/* Takes the news since the last call: a set of enum signals_news, empty when there is none. */
unsigned signals_take(void);

/* From now on a crash, or a second signal that ends us, writes `restore` to the terminal `fd` and
 * gives it these settings. Longer texts than SIGNALS_RESTORE_BYTES are cut. `hides`: what was said
 * before, on standard error, cannot be read any more then; that memory ran out is said once more.
 */
enum { SIGNALS_RESTORE_BYTES = 256 };
void signals_arm(int fd, const struct termios *settings, struct str restore, bool hides);

/* The terminal is as it was: a crash has nothing to restore. */
void signals_disarm(void);

/* Stops the process as SIGTSTP does by default, and returns when it is continued. `whole_job`:
 * everything in this process group, as the key C-z does, else only this process. */
void signals_stop_here(bool whole_job);

/* Ends the process by the signal that came as SIGNALS_END, so that the parent sees the cause.
 * Returns only when none came. Call after signals_stop. */
void signals_die(void);

#endif
