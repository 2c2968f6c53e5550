/* Giving up what the program will not need, where the system can hold it to that (Linux: Landlock):
 * from then on files are opened beneath the folders that were named, and nowhere else, whatever a
 * note, a link or a mistake of ours asks for. No program is started any more, and no connection
 * made. It binds the thread that calls it and those that this one starts; what is open stays open.
 *
 * Names are looked up (stat, readlink) everywhere as before. */
#ifndef BASE_CONFINE_H
#define BASE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

enum confine_access {
  CONFINE_READ,
  CONFINE_WRITE,  /* and read, make, rename, remove */
  CONFINE_DEVICE, /* a terminal and its like: read, write, ask */
};

enum confine_state {
  CONFINE_OFF,    /* not asked for */
  CONFINE_ON,     /* it holds */
  CONFINE_LACKED, /* the system cannot */
};

struct confine;

/* Begins a list of what is needed. NULL where the system cannot; the others take that. */
struct confine *confine_begin(void);

/* Adds a file or folder with all beneath it. What is not there is left out. */
void confine_allow(struct confine *c, const char *path, enum confine_access access);

/* Adds what everybody may read, and what libraries look for while they run: time zones,
 * dictionaries, conversions, descriptions of terminals; and the devices that are one's own. */
void confine_allow_system(struct confine *c);

/* From now on that is all there is. Frees the list. */
enum confine_state confine_end(struct confine *c);

#endif
