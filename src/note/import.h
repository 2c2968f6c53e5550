/* Page texts become notes in a folder. A page is known again by its reference, else its payload's
 * source id, else its title: importing it again changes nothing, and an edited page updates its
 * note. A note's file is written whole or not at all. */
#ifndef NOTE_IMPORT_H
#define NOTE_IMPORT_H

#include "base/err.h"
#include "base/fault.h"

enum import_outcome { IMPORT_NEW, IMPORT_CHANGED, IMPORT_UNCHANGED };

struct import_result {
  enum import_outcome outcome;
  struct str path; /* of the note, beneath the folder given */
};

/* Imports one page text into folder `into` (made when missing), or only says what would happen
 * when `dry_run`. Results and faults live in the arena. */
bool import_file(struct arena *a, const char *page_path, const char *into, bool dry_run,
    struct import_result *out, struct faults *faults, struct err *err);

#endif
