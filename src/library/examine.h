/* What is wrong with an index, beside that it may be behind: looked for thoroughly, which takes
 * about as long as reading it from the disk. Nothing is changed, but that a damaged one is set
 * aside, as it is wherever damage is met. */
#ifndef LIBRARY_EXAMINE_H
#define LIBRARY_EXAMINE_H

#include "library/library.h"

enum index_trouble {
  INDEX_DAMAGED,
  INDEX_WORN,    /* more dead notes in it than an update should have left */
  INDEX_FOREIGN, /* databases of something else were found in its place, and set aside */
  INDEX_OPEN,    /* others than its owner may read it */
  INDEX_TAKEN,   /* another program writes it, so it was not looked into */
  INDEX_LARGE,   /* too large to be looked into */
};

/* `sentence` says it with the file or folder, and lives until the teller returns. */
typedef void index_trouble_teller(void *context, enum index_trouble trouble, struct str sentence);

void library_examine(struct library *l, index_trouble_teller *tell, void *context);

#endif
