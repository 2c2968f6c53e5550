/* Is a block of lines code or prose? Told by shape, since a page's text says nothing about it:
 * indentation, brackets, assignments, calls, options of commands on one side, runs of plain words
 * and the ends of sentences on the other. Words of natural language are told by their letters
 * alone, so that it works in any script. doc/formats.md describes the rule. */
#ifndef NOTE_CODESHAPE_H
#define NOTE_CODESHAPE_H

#include "base/str.h"

enum codeshape {
  CODESHAPE_PROSE,
  CODESHAPE_MAYBE,   /* a command without options, `key: value` lines */
  CODESHAPE_COMMENT, /* nothing but comments: code beside code */
  CODESHAPE_CODE,
};

/* What a block of lines without blank ones between them is. */
enum codeshape codeshape_of(struct str block);

#endif
