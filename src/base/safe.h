/* The one door for text on its way to a terminal, a pipe, a window title or a child. Whatever comes
 * out is well-formed UTF-8 in which no code point is a control, moves the cursor, turns the
 * writing direction or hides, and every cluster has columns; what would not became visible marks
 * whose columns count like any text. Idempotent: what has passed once passes unchanged.
 *
 *   C0 and DEL          control pictures U+2400..U+2421    (in ASCII by text_add_ascii: ^[)
 *   C1, bidi controls, invisible and tag characters,
 *   line separators, noncharacters                         <U+202E>
 *   ill-formed bytes    U+FFFD                             (in ASCII: ?)
 *   joiners, variation selectors, tags, jamo   kept where an emoji or the script needs them, else
 *                       <U+200D>
 *   a mark on nothing   stands on U+25CC, a dotted circle
 *   more than LIMIT_COMBINING_MARKS on one base            the rest left out: <+3 marks>
 *
 * Two invisible characters say nothing but where a line may break, and are there in honest texts:
 * the soft hyphen between letters, and the zero width space beside letters of Southeast Asia, whose
 * words have no blanks between them. In prose both are left out. */
#ifndef BASE_SAFE_H
#define BASE_SAFE_H

#include "base/buf.h"

#include <stdint.h>

enum safe_mode {
  SAFE_LINE = 0,     /* one line: TAB and LF become marks too */
  SAFE_KEEP_TAB = 1, /* leaves TAB for a caller that expands it */
  SAFE_KEEP_LF = 2,  /* leaves LF for a caller that cuts lines */
  SAFE_BLANKS = 4,   /* prose in one line: a run of TAB, LF and CR becomes one blank */
  SAFE_HINTS = 8, /* prose for a caller that breaks lines at zero width spaces, then drops them */
};

/* Adds s made safe. Returns how many code points were marked or left out. `mode` is a set of
 * enum safe_mode. */
size_t safe_add(struct buf *out, struct str s, unsigned mode);

/* s itself where nothing has to change, else a safe copy in the arena. */
struct arena;
struct str safe_str(struct arena *a, struct str s, unsigned mode);

/* Why something is marked that a reader elsewhere would not see. */
enum safe_reason {
  SAFE_CONTROL,   /* C0 but for TAB, LF and CR; DEL; C1 */
  SAFE_TURN,      /* turns the writing direction (UAX #9) */
  SAFE_TAG,       /* tag characters, which can spell a text that nobody sees */
  SAFE_INVISIBLE, /* others without a look, and joiners and selectors that nothing needs */
  SAFE_MARKS,     /* marks beyond LIMIT_COMBINING_MARKS */
  SAFE_REASONS,
};

struct safe_tally {
  size_t n[SAFE_REASONS];     /* code points */
  size_t first[SAFE_REASONS]; /* where the first stands, in bytes; SIZE_MAX: nowhere */
};

/* Counts what of s would be marked. */
void safe_count(struct str s, unsigned mode, struct safe_tally *out);

/* Would safe_add change nothing? Quick for ASCII. */
bool safe_is(struct str s, unsigned mode);

/* Is c a control, invisible, or one that turns the writing direction, wherever it stands? Selectors
 * and joiners count, though safe_add keeps them where they belong. For writers that escape. */
bool safe_is_hidden(uint32_t c);

/* Why such a one is marked. */
enum safe_reason safe_reason_of(uint32_t c);

#endif
