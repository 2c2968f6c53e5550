/* The scripts of Southeast Asia that write no blanks between words: Thai, Lao, Burmese and Khmer
 * (class SA of UAX #14, which leaves their breaks to a dictionary). Thai has one (thai.h); in the
 * others a line breaks at best between syllables, which can be told from the letters. */
#ifndef BASE_UNSPACED_H
#define BASE_UNSPACED_H

#include "base/str.h"

/* Of the breaks (text.h) within s, fills in those between letters of these scripts, and leaves all
 * others as they are. */
void unspaced_breaks(struct str s, unsigned char *breaks);

#endif
