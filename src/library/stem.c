/* Choosing a stemmer, and remembering what it said. */
#include "library/stem.h"

#include "base/mem.h"
#include "base/utf8.h"
#include "library/fnv.h"

#include <libstemmer.h>
#include <stdint.h>
#include <stdlib.h>

/* Scripts by the letters of their blocks, in the order of their numbers. Latin is read as English:
 * it does little to other languages. */
static const struct {
  uint32_t first, last;
  const char *algorithm;
} scripts[] = {
    {0x61, 0x24F, "english"},   /* Latin */
    {0x370, 0x3FF, "greek"},    /* */
    {0x400, 0x52F, "russian"},  /* Cyrillic */
    {0x531, 0x58F, "armenian"}, /* */
    {0x620, 0x64A, "arabic"},   /* */
    {0x904, 0x97F, "hindi"},    /* Devanagari */
    {0xB80, 0xBFF, "tamil"},    /* */
    {0x1F00, 0x1FFF, "greek"},  /* */
};

enum { N_SCRIPTS = sizeof scripts / sizeof *scripts };

/* Few words make up most of a text, so most are remembered: a library of any size says the bulk of
 * what it says in some ten thousand. An entry is half a cache line, since most of the time goes to
 * waiting for it. */
enum { KNOWN = 8192, KNOWN_BYTES = 22, KNOWN_END_BYTES = 7 };

/* A stem is the beginning of its word and an end of its own, mostly none. */
struct known {
  unsigned char word_n; /* 0: empty */
  unsigned char kept_n; /* so many bytes of the word, */
  unsigned char end_n;  /*   ... and these behind them */
  char word[KNOWN_BYTES], end[KNOWN_END_BYTES];
};

struct stemmer {
  struct sb_stemmer *of_script[N_SCRIPTS]; /* made when first needed */
  char stem[KNOWN_BYTES + KNOWN_END_BYTES];
  struct known known[KNOWN];
};

struct stemmer *stemmer_new(void)
{
  return mem_zalloc(1, sizeof(struct stemmer));
}

void stemmer_free(struct stemmer *s)
{
  if (!s) return;
  for (size_t i = 0; i < N_SCRIPTS; i++)
    sb_stemmer_delete(s->of_script[i]);
  free(s);
}

static int script_of(uint32_t c)
{
  for (int i = 0; i < N_SCRIPTS && c >= scripts[i].first; i++)
    if (c <= scripts[i].last) return i;
  return -1;
}

/* The script that all of the word is written in, or -1. */
static int word_script(struct str word)
{
  int script = -1;
  for (struct str rest = word; rest.n;) {
    unsigned char byte = (unsigned char)rest.p[0];
    int of_letter;
    if (byte >= 'a' && byte <= 'z') {
      of_letter = 0;
      rest = str_from(rest, 1);
    } else if (byte < 0x80) {
      return -1;
    } else {
      of_letter = script_of(utf8_next(&rest, NULL));
    }
    if (of_letter < 0 || (script >= 0 && of_letter != script)) return -1;
    script = of_letter;
  }
  return script;
}

static struct str ask(struct stemmer *s, int script, struct str word)
{
  struct sb_stemmer **stemmer = &s->of_script[script];
  if (!*stemmer) *stemmer = sb_stemmer_new(scripts[script].algorithm, "UTF_8");
  if (!*stemmer) return word; /* built without it */
  const sb_symbol *stem = sb_stemmer_stem(*stemmer, (const sb_symbol *)word.p, (int)word.n);
  int n = stem ? sb_stemmer_length(*stemmer) : 0;
  return n > 0 ? (struct str){(const char *)stem, (size_t)n} : word;
}

/* A word with another beginning, or one too long, is not remembered. */
static void remember(struct known *k, struct str word, struct str stem)
{
  size_t kept = 0;
  while (kept < word.n && kept < stem.n && word.p[kept] == stem.p[kept])
    kept++;
  if (word.n > KNOWN_BYTES || stem.n - kept > KNOWN_END_BYTES) return;
  k->word_n = (unsigned char)word.n;
  k->kept_n = (unsigned char)kept;
  k->end_n = (unsigned char)(stem.n - kept);
  memcpy(k->word, word.p, word.n);
  memcpy(k->end, stem.p + kept, stem.n - kept);
}

static struct str recall(struct stemmer *s, const struct known *k, struct str word)
{
  if (!k->end_n) return str_first(word, k->kept_n);
  memcpy(s->stem, word.p, k->kept_n);
  memcpy(s->stem + k->kept_n, k->end, k->end_n);
  return (struct str){s->stem, (size_t)k->kept_n + k->end_n};
}

struct str stemmer_stem(struct stemmer *s, struct str word)
{
  if (!word.n) return word;
  struct known *k = &s->known[fnv1a(word) % KNOWN];
  if (k->word_n == word.n && memcmp(k->word, word.p, word.n) == 0) return recall(s, k, word);
  int script = word_script(word);
  struct str stem = script < 0 ? word : ask(s, script, word);
  remember(k, word, stem);
  return stem;
}
