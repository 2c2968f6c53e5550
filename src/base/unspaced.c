/* Syllables of the scripts without blanks.
 *
 * A syllable is a base with the signs after it, with a vowel before it in Thai and Lao, and with a
 * last consonant that looks like the base of the next: so a break is told only where no other
 * reading is possible. In Burmese a last consonant has a sign or the next below it, and every other
 * begins a syllable. */
#include "base/unspaced.h"

#include "base/text.h"
#include "base/thai.h"
#include "base/utf8.h"

#include <unictype.h>

enum { LETTER_BYTES = 3 };

enum script { SCRIPT_OTHER, SCRIPT_THAI, SCRIPT_LAO, SCRIPT_BURMESE, SCRIPT_KHMER };

static const struct {
  uint32_t first, last;
  enum script script;
} scripts[] = {
    {0x0E01, 0x0E3A, SCRIPT_THAI},    /* then the sign of the baht */
    {0x0E40, 0x0E4E, SCRIPT_THAI},    /* then digits */
    {0x0E81, 0x0ECE, SCRIPT_LAO},     /* then digits */
    {0x0EDC, 0x0EDF, SCRIPT_LAO},     /* */
    {0x1000, 0x103F, SCRIPT_BURMESE}, /* then digits and punctuation */
    {0x1050, 0x108F, SCRIPT_BURMESE}, /* of Mon, Karen and Shan */
    {0x109A, 0x109D, SCRIPT_BURMESE}, /* */
    {0x1780, 0x17D3, SCRIPT_KHMER},   /* then punctuation */
    {0x17D7, 0x17D7, SCRIPT_KHMER},   /* the sign of repetition */
    {0x17DC, 0x17DD, SCRIPT_KHMER},   /* */
};

static enum script script_of(uint32_t c)
{
  for (size_t i = 0; i < sizeof scripts / sizeof scripts[0]; i++)
    if (c <= scripts[i].last) return c >= scripts[i].first ? scripts[i].script : SCRIPT_OTHER;
  return SCRIPT_OTHER;
}

/* What a code point is to its syllable. */
enum part {
  PART_BASE,    /* a consonant, or a vowel that stands by itself */
  PART_LEAD,    /* a vowel written before its base */
  PART_SIGN,    /* belongs to what stands before it */
  PART_STACKER, /* puts the next base below the one before */
  PART_CLOSER,  /* makes its base the end of a syllable, or silent */
};

/* What the general category does not say: marks are signs, all else is a base. */
static const struct {
  uint32_t first, last;
  enum part part;
} parts[] = {
    {0x0E2F, 0x0E30, PART_SIGN},    /* abbreviation, sara a */
    {0x0E32, 0x0E33, PART_SIGN},    /* sara aa, sara am */
    {0x0E40, 0x0E44, PART_LEAD},    /* sara e to sara ai */
    {0x0E45, 0x0E46, PART_SIGN},    /* a long vowel, repetition */
    {0x0E4C, 0x0E4C, PART_CLOSER},  /* thanthakhat */
    {0x0EB0, 0x0EB0, PART_SIGN},    /* as in Thai */
    {0x0EB2, 0x0EB3, PART_SIGN},    /* */
    {0x0EBA, 0x0EBA, PART_CLOSER},  /* virama of Pali */
    {0x0EBD, 0x0EBD, PART_SIGN},    /* semivowel nyo */
    {0x0EC0, 0x0EC4, PART_LEAD},    /* */
    {0x0EC6, 0x0EC6, PART_SIGN},    /* repetition */
    {0x0ECC, 0x0ECC, PART_CLOSER},  /* cancellation */
    {0x1039, 0x1039, PART_STACKER}, /* virama */
    {0x103A, 0x103A, PART_CLOSER},  /* asat */
    {0x17CB, 0x17CB, PART_CLOSER},  /* bantoc, on the last consonant */
    {0x17CD, 0x17CD, PART_CLOSER},  /* toandakhiat */
    {0x17D1, 0x17D1, PART_CLOSER},  /* viriam */
    {0x17D2, 0x17D2, PART_STACKER}, /* coeng */
    {0x17D7, 0x17D7, PART_SIGN},    /* repetition */
};

static enum part part_of(uint32_t c)
{
  for (size_t i = 0; i < sizeof parts / sizeof parts[0] && c >= parts[i].first; i++)
    if (c <= parts[i].last) return parts[i].part;
  return uc_is_general_category(c, UC_CATEGORY_M) ? PART_SIGN : PART_BASE;
}

/* What the signs after a base, and the bases below it, say of it. */
struct signs {
  bool any, stacks, closes;
};

/* Takes the signs at the front off *rest. */
static struct signs take_signs(struct str *rest)
{
  struct signs signs = {0};
  bool below = false;
  for (struct str after = *rest; after.n; *rest = after) {
    enum part part = part_of(utf8_next(&after, NULL));
    if (part == PART_LEAD || (part == PART_BASE && !below)) break;
    below = part == PART_STACKER;
    signs.any = signs.any || part == PART_SIGN;
    signs.stacks = signs.stacks || below;
    signs.closes = signs.closes || part == PART_CLOSER;
  }
  return signs;
}

/* Does a base with these signs begin a syllable, whatever the base before it is? */
static bool begins_syllable(enum script script, struct signs before, struct signs own)
{
  if (own.closes) return false;
  if (script == SCRIPT_BURMESE) return !own.stacks;
  return (before.any || before.closes) && own.any;
}

/* Marks the breaks between the syllables of a run of one script. */
static void syllable_breaks(enum script script, struct str run, unsigned char *breaks)
{
  struct signs before = {0};
  bool led = true; /* no break before the first */
  for (struct str rest = run; rest.n;) {
    size_t at = run.n - rest.n;
    enum part part = part_of(utf8_next(&rest, NULL));
    struct signs own = take_signs(&rest);
    bool begins = part == PART_LEAD || begins_syllable(script, before, own);
    if (begins && !led) breaks[at] = TEXT_BREAK_PART;
    led = part == PART_LEAD;
    before = own;
  }
}

/* A sign of repetition stands behind a blank, and not at the beginning of a line. */
static bool repeats(struct str run)
{
  return part_of(utf8_next(&run, NULL)) == PART_SIGN;
}

/* The letters at the front that are of one script. */
static struct str take_run(struct str *rest, enum script script)
{
  struct str whole = *rest;
  for (struct str after = *rest; after.n; *rest = after)
    if (script_of(utf8_next(&after, NULL)) != script) break;
  return str_first(whole, whole.n - rest->n);
}

/* Goes to the next code point that may be of these scripts: all begin with E0 or E1. */
static struct str skip_others(struct str s)
{
  size_t n = 0;
  while (n < s.n && ((unsigned char)s.p[n] & 0xFE) != 0xE0)
    n++;
  return str_from(s, n);
}

void unspaced_breaks(struct str s, unsigned char *breaks)
{
  for (struct str rest = skip_others(s); rest.n; rest = skip_others(rest)) {
    size_t at = s.n - rest.n;
    struct str ahead = rest;
    enum script script = script_of(utf8_next(&ahead, NULL));
    struct str run = take_run(&rest, script);
    if (script == SCRIPT_OTHER) continue;
    if (repeats(run)) breaks[at] = TEXT_BREAK_NOT;
    syllable_breaks(script, run, breaks + at);
    if (script == SCRIPT_THAI) thai_breaks(run, breaks + at);
  }
}
