/* Thai words by the dictionary of libthai. */
#include "base/thai.h"

#include "base/text.h"
#include "base/utf8.h"

#include <thai/thbrk.h>

/* The library takes more than twice the time for twice the letters: it gets so many at once, and
 * the last of them, whose words go on behind the window, once more. */
enum { WINDOW_LETTERS = 512, AGAIN_LETTERS = 64 };

enum { LETTER_BYTES = 3 };

/* The first letters of the run in the library's encoding, TIS-620. Returns how many. */
static size_t read_window(struct str run, thchar_t letters[WINDOW_LETTERS + 1])
{
  size_t n = 0;
  while (n < WINDOW_LETTERS && run.n)
    letters[n++] = (thchar_t)(utf8_next(&run, NULL) - 0x0E00 + 0xA0);
  letters[n] = 0;
  return n;
}

/* Marks the words of the first window. Returns how many letters it is done with. */
static size_t break_window(struct str run, unsigned char *breaks)
{
  thchar_t letters[WINDOW_LETTERS + 1];
  int words[WINDOW_LETTERS];
  size_t n = read_window(run, letters), done = n;
  bool goes_on = n * LETTER_BYTES < run.n;
  int n_words = th_brk_find_breaks(NULL, letters, words, WINDOW_LETTERS);
  for (int i = 0; i < n_words; i++) {
    if (goes_on && words[i] > WINDOW_LETTERS - AGAIN_LETTERS) break;
    breaks[(size_t)words[i] * LETTER_BYTES] = TEXT_BREAK_MAY;
    if (goes_on) done = (size_t)words[i];
  }
  return done;
}

void thai_breaks(struct str run, unsigned char *breaks)
{
  while (run.n) {
    size_t done = break_window(run, breaks) * LETTER_BYTES;
    run = str_from(run, done);
    breaks += done;
  }
}
