/* The words of a language, by hash. */
#include "base/ascii.h"
#include "page/syntax_own.h"

enum { WORD_BYTES = 64 }; /* no word of a table is longer */

static char folded(char c, bool fold)
{
  return fold ? ascii_lower(c) : c;
}

/* FNV-1a, 32 bits. */
static uint32_t hash_of(const struct syntax *syntax, struct str word)
{
  uint32_t hash = 2166136261u;
  for (size_t i = 0; i < word.n; i++)
    hash = (hash ^ (unsigned char)folded(word.p[i], syntax->words.ignore_case)) * 16777619u;
  return hash;
}

static bool is_same(const struct syntax *syntax, struct str a, struct str b)
{
  return syntax->words.ignore_case ? str_eq_nocase(a, b) : str_eq(a, b);
}

/* The slot that has the word, or would. */
static struct syntax_word *slot_of(const struct syntax *syntax, struct str word)
{
  size_t at = hash_of(syntax, word);
  for (;; at++) {
    struct syntax_word *slot = &syntax->table[at & (syntax->table_size - 1)];
    if (!slot->text.n || is_same(syntax, slot->text, word)) return slot;
  }
}

const struct syntax_word *syntax_word_find(const struct syntax *syntax, struct str word)
{
  if (word.n > WORD_BYTES) return NULL;
  const struct syntax_word *slot = slot_of(syntax, word);
  return slot->text.n ? slot : NULL;
}

struct syntax_word *syntax_word_add(struct syntax *syntax, struct str word)
{
  struct syntax_word *slot = slot_of(syntax, word);
  if (!slot->text.n)
    *slot = (struct syntax_word){arena_str(syntax->arena, word), STYLE_COUNT, false};
  return slot;
}
