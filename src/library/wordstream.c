/* Words in a row. */
#include "library/wordstream.h"

#include "library/words.h"

struct adding {
  struct buf *out;
  struct stemmer *stemmer;
  size_t n_places;
};

static int add_word(void *context, const struct word *word)
{
  struct adding *a = context;
  struct str stem = str_first_whole(stemmer_stem(a->stemmer, word->text), WORDSTREAM_WORD_BYTES);
  buf_add_char(a->out, (char)(stem.n | (word->in_same_place ? WORDSTREAM_SAME : 0)));
  buf_add(a->out, stem);
  a->n_places += !word->in_same_place;
  return 0;
}

size_t wordstream_add(
    struct buf *out, struct str text, struct stemmer *stemmer, struct buf *scratch)
{
  struct adding a = {.out = out, .stemmer = stemmer};
  words_walk(text, WORDS_INDEX, scratch, add_word, &a);
  return a.n_places;
}
