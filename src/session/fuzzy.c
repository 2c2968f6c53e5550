/* Matching a few letters. */
#include "session/fuzzy.h"

#include "base/ascii.h"

#include <stdint.h>

enum {
  SCORE_LETTER = 1,
  SCORE_ADJACENT = 4, /* right behind the letter before it */
  SCORE_WORD_START = 6,
  SCORE_TEXT_START = 3, /* besides */
};

static bool is_word_start(struct str text, size_t at)
{
  return at == 0 || str_has(STR_LIT(" -_"), text.p[at - 1]);
}

static int letter_score(struct str text, size_t at, size_t last)
{
  int score = SCORE_LETTER;
  if (at == last + 1) score += SCORE_ADJACENT;
  if (is_word_start(text, at)) score += SCORE_WORD_START;
  if (at == 0) score += SCORE_TEXT_START;
  return score;
}

/* The score of a word whose first letter is taken at `from`, the others as early as they come. */
static int score_from(struct str word, struct str text, size_t from)
{
  int score = 0;
  size_t at = from, last = SIZE_MAX - 1;
  for (size_t i = 0; i < word.n; i++, at++) {
    while (at < text.n && ascii_lower(text.p[at]) != ascii_lower(word.p[i]))
      at++;
    if (at >= text.n) return -1;
    score += letter_score(text, at, last);
    last = at;
  }
  return score;
}

static int word_score(struct str word, struct str text)
{
  int best = -1;
  for (size_t from = 0; from < text.n; from++) {
    if (ascii_lower(text.p[from]) != ascii_lower(word.p[0])) continue;
    int score = score_from(word, text, from);
    if (score > best) best = score;
  }
  return best;
}

int fuzzy_score(struct str pattern, struct str text)
{
  struct str word;
  int sum = 0;
  while (str_cut(&pattern, ' ', &word)) {
    if (!word.n) continue;
    int score = word_score(word, text);
    if (score < 0) return -1;
    sum += score;
  }
  return sum;
}
