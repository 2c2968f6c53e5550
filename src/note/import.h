/* Page texts become notes in a folder. A page is known again by its reference, else its payload's
 * source id, else its title: importing it again changes nothing, and an edited page updates its
 * note. Keys that only the note has stay, and what an update replaces is kept beside it as
 * "NAME.md~". A note's file is written whole or not at all. */
#ifndef NOTE_IMPORT_H
#define NOTE_IMPORT_H

#include "base/err.h"
#include "base/fault.h"

enum import_outcome { IMPORT_NEW, IMPORT_CHANGED, IMPORT_UNCHANGED };

struct import_result {
  enum import_outcome outcome;
  struct str path;      /* of the note, in the folder as it was given */
  struct str former;    /* IMPORT_CHANGED: where the note as it was before is kept; else empty */
  struct faults faults; /* what was not understood, by its line in the page; also on failure */
};

/* Imports one page text into folder `into` (made when missing), or only says what would happen
 * when `dry_run`. Results live in the arena. */
bool import_file(struct arena *a, const char *page_path, const char *into, bool dry_run,
    struct import_result *out, struct err *err);

#endif
