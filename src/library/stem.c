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

/* Few words make up most of a text, so most are remembered. */
enum { KNOWN = 8192, KNOWN_BYTES = 24 };

struct known {
  unsigned char word_n, stem_n; /* 0: empty */
  char word[KNOWN_BYTES], stem[KNOWN_BYTES];
};

struct stemmer {
  struct sb_stemmer *of_script[N_SCRIPTS]; /* made when first needed */
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

struct str stemmer_stem(struct stemmer *s, struct str word)
{
  struct known *k = &s->known[fnv1a(word) % KNOWN];
  if (k->stem_n && str_eq((struct str){k->word, k->word_n}, word))
    return (struct str){k->stem, k->stem_n};
  int script = word_script(word);
  struct str stem = script < 0 ? word : ask(s, script, word);
  if (word.n > KNOWN_BYTES || stem.n > KNOWN_BYTES) return stem;
  k->word_n = (unsigned char)word.n;
  k->stem_n = (unsigned char)stem.n;
  memcpy(k->word, word.p, word.n);
  memcpy(k->stem, stem.p, stem.n);
  return (struct str){k->stem, k->stem_n};
}
