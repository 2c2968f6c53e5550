/* Inside of the door (safe.h): the kinds of code points that it tells apart. */
#ifndef BASE_SAFE_KIND_H
#define BASE_SAFE_KIND_H

#include <stdbool.h>
#include <stdint.h>

enum safe_kind {
  KIND_PLAIN,    /* stands for itself and has columns */
  KIND_CONTROL,  /* C0, DEL: has a picture */
  KIND_HIDDEN,   /* invisible or turns the direction: always told by its number */
  KIND_MARK,     /* combines with its base, without columns */
  KIND_JAMO,     /* a vowel or final of a Hangul syllable: combines with what it follows */
  KIND_JOINER,   /* ZWJ, ZWNJ */
  KIND_SELECTOR, /* chooses a form of its base */
};

enum safe_kind safe_kind_of(uint32_t c);

/* Can c be joined with others to one emoji? */
bool safe_is_picture(uint32_t c);

/* Is c a letter, or a mark on one, of a script whose letters joiners join or part? */
bool safe_is_joined_letter(uint32_t c);

#endif
