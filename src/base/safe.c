/* The door: one pass over the code points that looks back at what has already gone out and one code
 * point ahead, so that its output, passed again, meets the same decisions. */
#include "base/safe.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/utf8.h"

#include <unictype.h>
#include <unigbrk.h>

enum {
  DELETE = 0x7F,
  ZERO_WIDTH_NON_JOINER = 0x200C,
  ZERO_WIDTH_JOINER = 0x200D,
  TEXT_SELECTOR = 0xFE0E,
  EMOJI_SELECTOR = 0xFE0F,
  KEYCAP = 0x20E3,
  DOTTED_CIRCLE = 0x25CC,
  BLACK_FLAG = 0x1F3F4,
  CONTROL_PICTURES = 0x2400,
  DELETE_PICTURE = 0x2421,
  CHOSEONG_FILLER = 0x115F,
  JUNGSEONG_FILLER = 0x1160,
};

struct door {
  struct buf *out; /* NULL: only look whether anything changes */
  unsigned mode;
  struct str rest; /* what has not been taken yet */
  uint32_t base;   /* last code point with columns of its own on this line, 0 where none is */
  uint32_t last;   /* last code point put out, 0 at first */
  size_t n_marks;  /* marks on base */
  size_t n_joins;  /* joiners in the emoji sequence that base belongs to */
  bool pictured;   /* base is an emoji, and only what belongs to it came since */
  size_t n_marked; /* code points marked or left out */
  bool changed;    /* is the output other than the input? */
};

/* ---- what a code point is, whatever stands around it ---- */

enum kind {
  KIND_PLAIN,    /* stands for itself and has columns */
  KIND_CONTROL,  /* C0, DEL: has a picture */
  KIND_HIDDEN,   /* invisible or turns the direction: always told by its number */
  KIND_MARK,     /* combines with its base, without columns */
  KIND_JAMO,     /* a vowel or final of a Hangul syllable: combines with what it follows */
  KIND_JOINER,   /* ZWJ, ZWNJ */
  KIND_SELECTOR, /* chooses a form of its base */
};

/* Joiners join or part letters in these blocks: cursive scripts, and scripts with conjuncts. */
static const struct {
  uint32_t first, last;
} joined_scripts[] = {
    {0x0600, 0x07FF},                     /* Arabic, Syriac, Arabic Supplement, NKo */
    {0x0840, 0x0DFF},                     /* Mandaic, Arabic Extended, Devanagari to Sinhala */
    {0x0F00, 0x109F},                     /* Tibetan, Myanmar */
    {0x1780, 0x18AF},                     /* Khmer, Mongolian */
    {0x1A20, 0x1BBF},                     /* Tai Tham, Balinese, Sundanese */
    {0xA840, 0xA87F},                     /* Phags-pa */
    {0xA8E0, 0xA8FF},                     /* Devanagari Extended */
    {0xA980, 0xA9FF},                     /* Javanese, Myanmar Extended-B */
    {0xAA60, 0xAA7F},                     /* Myanmar Extended-A */
    {0xFB50, 0xFDFF},                     /* Arabic presentation forms */
    {0xFE70, 0xFEFC}, {0x10D00, 0x10D3F}, /* Hanifi Rohingya */
    {0x11000, 0x1147F},                   /* Brahmi to Newa */
    {0x11480, 0x1173F},                   /* Tirhuta to Ahom */
    {0x1E900, 0x1E95F},                   /* Adlam */
};

/* Flags of the parts of a country: the three sequences that exist (UTS #51, RGI), less their last
 * tag. */
static const char *const flag_tags[] = {"gbeng", "gbsct", "gbwls"};

static bool is_noncharacter(uint32_t c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool is_selector(uint32_t c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
         (c >= 0x180B && c <= 0x180D) || c == 0x180F;
}

static bool is_joiner(uint32_t c)
{
  return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

bool safe_is_hidden(uint32_t c)
{
  if (text_plain_cols(c)) return false;
  if (c < 0xA0) return true;
  if (is_noncharacter(c) || uc_is_property_default_ignorable_code_point(c)) return true;
  if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp)) return true;
  return uc_is_general_category(c, UC_CATEGORY_Cf) &&
         uc_graphemeclusterbreak_property(c) != GBP_PREPEND;
}

static enum kind kind_of(uint32_t c)
{
  if (text_plain_cols(c)) return KIND_PLAIN;
  if (c < 0x20 || c == DELETE) return KIND_CONTROL;
  if (is_joiner(c)) return KIND_JOINER;
  if (is_selector(c)) return KIND_SELECTOR;
  if (c == CHOSEONG_FILLER) return KIND_PLAIN;
  int property = uc_graphemeclusterbreak_property(c);
  if (property == GBP_V || property == GBP_T) return KIND_JAMO;
  if (safe_is_hidden(c)) return KIND_HIDDEN;
  if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
    return KIND_MARK;
  return KIND_PLAIN;
}

static bool is_picture(uint32_t c)
{
  return uc_is_property_extended_pictographic(c) && uc_is_property_emoji(c);
}

static bool is_joined_letter(uint32_t c)
{
  for (size_t i = 0; i < sizeof joined_scripts / sizeof joined_scripts[0]; i++)
    if (c >= joined_scripts[i].first && c <= joined_scripts[i].last)
      return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) &&
             !is_selector(c) && !safe_is_hidden(c);
  return false;
}

/* Does a joiner after c change how c itself is drawn, whatever follows? */
static bool shows_joiner(uint32_t c)
{
  int type = uc_joining_type(c);
  return uc_combining_class(c) == UC_CCC_VR || type == UC_JOINING_TYPE_D ||
         type == UC_JOINING_TYPE_L;
}

/* ---- putting out ---- */

static void put(struct door *d, struct str bytes)
{
  if (d->out) buf_add(d->out, bytes);
}

static void put_code_point(struct door *d, uint32_t c)
{
  if (d->out) utf8_add(d->out, c);
}

/* From here on text stands on `base`. */
static void set_base(struct door *d, uint32_t base)
{
  bool continues = d->last == ZERO_WIDTH_JOINER && d->pictured;
  d->base = d->last = base;
  d->n_marks = 0;
  d->pictured = !text_plain_cols(base) && is_picture(base);
  if (!continues) d->n_joins = 0;
}

/* Puts out a mark of one code point. */
static void put_mark(struct door *d, uint32_t mark)
{
  put_code_point(d, mark);
  set_base(d, mark);
  d->n_marked++;
  d->changed = true;
}

static void put_number(struct door *d, uint32_t c)
{
  if (d->out) buf_addf(d->out, "<U+%04X>", (unsigned)c);
  set_base(d, '>');
  d->n_marked++;
  d->changed = true;
}

/* Keeps c, which has no columns, on its base. */
static void keep_on_base(struct door *d, uint32_t c)
{
  put_code_point(d, c);
  d->last = c;
  d->n_marks++;
}

/* The code point that comes next, 0 at the end or where it is ill-formed. */
static uint32_t peek(const struct door *d)
{
  struct str rest = d->rest;
  bool ok = false;
  uint32_t c = rest.n ? utf8_next(&rest, &ok) : 0;
  return ok ? c : 0;
}

/* ---- one function for each kind ---- */

static bool is_line_blank(char c)
{
  return c == '\t' || c == '\n' || c == '\r';
}

/* A run of TAB, LF and CR becomes one blank. */
static void pass_as_blank(struct door *d)
{
  while (d->rest.n && is_line_blank(d->rest.p[0]))
    d->rest = str_from(d->rest, 1);
  put(d, STR_LIT(" "));
  set_base(d, ' ');
  d->changed = true;
}

static void pass_control(struct door *d, uint32_t c)
{
  bool kept = (c == '\t' && d->mode & SAFE_KEEP_TAB) || (c == '\n' && d->mode & SAFE_KEEP_LF);
  if (kept) {
    put_code_point(d, c);
    set_base(d, 0);
  } else if (d->mode & SAFE_BLANKS && is_line_blank((char)c)) {
    pass_as_blank(d);
  } else {
    put_mark(d, c == DELETE ? DELETE_PICTURE : CONTROL_PICTURES + c);
  }
}

/* Leaves out all marks that follow and tells how many. */
static void leave_out_marks(struct door *d)
{
  size_t n = 1;
  for (struct str after = d->rest; after.n; n++) {
    bool ok;
    enum kind kind = kind_of(utf8_next(&after, &ok));
    if (!ok || (kind != KIND_MARK && kind != KIND_JAMO)) break;
    d->rest = after;
  }
  if (d->out) buf_addf(d->out, "<+%zu marks>", n);
  set_base(d, '>');
  d->n_marked += n;
  d->changed = true;
}

static void pass_mark(struct door *d, uint32_t c)
{
  if (!d->base) put_mark(d, DOTTED_CIRCLE);
  if (d->n_marks < LIMIT_COMBINING_MARKS)
    keep_on_base(d, c);
  else
    leave_out_marks(d);
}

static void pass_jamo(struct door *d, uint32_t c)
{
  int before = uc_graphemeclusterbreak_property(d->last);
  bool is_vowel = uc_graphemeclusterbreak_property(c) == GBP_V;
  bool joins = before == GBP_V || before == GBP_LV ||
               (is_vowel ? before == GBP_L : before == GBP_LVT || before == GBP_T);
  if (c == JUNGSEONG_FILLER && d->last == CHOSEONG_FILLER) joins = false;
  if (!joins)
    put_number(d, c);
  else if (d->n_marks < LIMIT_COMBINING_MARKS)
    keep_on_base(d, c);
  else
    leave_out_marks(d);
}

static bool joiner_is_needed(const struct door *d, uint32_t c)
{
  uint32_t next = peek(d);
  if (c == ZERO_WIDTH_JOINER && d->pictured && d->n_joins < LIMIT_EMOJI_JOINERS && is_picture(next))
    return true;
  if (!is_joined_letter(d->last) || d->n_marks >= LIMIT_COMBINING_MARKS) return false;
  if (c == ZERO_WIDTH_JOINER && shows_joiner(d->last)) return true;
  bool next_stays = kind_of(next) != KIND_MARK || d->n_marks + 2 <= LIMIT_COMBINING_MARKS;
  return is_joined_letter(next) && next_stays;
}

static void pass_joiner(struct door *d, uint32_t c)
{
  if (!joiner_is_needed(d, c)) {
    put_number(d, c);
    return;
  }
  keep_on_base(d, c);
  if (d->pictured) d->n_joins++;
}

/* Does base have forms that selector c chooses from (StandardizedVariants, emoji-variation and
 * ideographic sequences)? */
static bool has_form(uint32_t base, uint32_t c, uint32_t next)
{
  if (c == TEXT_SELECTOR || c == EMOJI_SELECTOR)
    return base < 0x80 ? uc_is_property_emoji(base) && next == KEYCAP : uc_is_property_emoji(base);
  if (c >= 0x180B && c <= 0x180F) return base >= 0x1820 && base <= 0x18AA;
  if (uc_is_property_ideographic(base)) return c <= 0xFE02 || c >= 0xE0100;
  if (c != 0xFE00) return false;
  return (base >= 0x1000 && base <= 0x109F) || (base >= 0xA840 && base <= 0xA87F) ||
         (base >= 0xAA60 && base <= 0xAA7F) || (base >= 0x2200 && base <= 0x22FF) ||
         (base >= 0x2A00 && base <= 0x2AFF);
}

static void pass_selector(struct door *d, uint32_t c)
{
  if (d->base && d->last == d->base && has_form(d->base, c, peek(d)))
    keep_on_base(d, c);
  else
    put_number(d, c);
}

/* The tags that make the flag just passed another flag: their bytes, none when they do not. */
static struct str flag_tags_ahead(struct str rest)
{
  for (size_t i = 0; i < sizeof flag_tags / sizeof flag_tags[0]; i++) {
    struct str after = rest;
    const char *tag = flag_tags[i];
    while (*tag && after.n && utf8_next(&after, NULL) == 0xE0000u + (unsigned char)*tag)
      tag++;
    if (!*tag && after.n && utf8_next(&after, NULL) == 0xE007F)
      return str_first(rest, rest.n - after.n);
  }
  return STR_NONE;
}

static void pass_plain(struct door *d, uint32_t c)
{
  if (c == CHOSEONG_FILLER && uc_graphemeclusterbreak_property(peek(d)) != GBP_V) {
    put_number(d, c);
    return;
  }
  put_code_point(d, c);
  bool modifies = d->pictured && uc_is_property_emoji_modifier(c);
  set_base(d, c);
  if (modifies) d->pictured = true;
  if (c != BLACK_FLAG) return;
  struct str tags = flag_tags_ahead(d->rest);
  put(d, tags);
  d->rest = str_from(d->rest, tags.n);
  if (tags.n) d->last = 0xE007F;
}

static void pass_code_point(struct door *d)
{
  bool ok;
  uint32_t c = utf8_next(&d->rest, &ok);
  if (!ok) {
    put_mark(d, UTF8_REPLACEMENT);
    return;
  }
  switch (kind_of(c)) {
  case KIND_PLAIN: pass_plain(d, c); break;
  case KIND_CONTROL: pass_control(d, c); break;
  case KIND_HIDDEN: put_number(d, c); break;
  case KIND_MARK: pass_mark(d, c); break;
  case KIND_JAMO: pass_jamo(d, c); break;
  case KIND_JOINER: pass_joiner(d, c); break;
  case KIND_SELECTOR: pass_selector(d, c); break;
  }
}

static void pass_printable(struct door *d)
{
  struct str run = str_first(d->rest, utf8_printable_run(d->rest));
  if (!run.n) return;
  put(d, run);
  d->rest = str_from(d->rest, run.n);
  set_base(d, (unsigned char)run.p[run.n - 1]);
}

size_t safe_add(struct buf *out, struct str s, unsigned mode)
{
  struct door d = {.out = out, .mode = mode, .rest = s};
  while (d.rest.n) {
    pass_printable(&d);
    if (d.rest.n) pass_code_point(&d);
  }
  return d.n_marked;
}

bool safe_is(struct str s, unsigned mode)
{
  struct door d = {.mode = mode, .rest = s};
  while (d.rest.n && !d.changed) {
    pass_printable(&d);
    if (d.rest.n) pass_code_point(&d);
  }
  return !d.changed;
}

struct str safe_str(struct arena *a, struct str s, unsigned mode)
{
  if (safe_is(s, mode)) return s;
  struct buf safe = BUF_INIT;
  safe_add(&safe, s, mode);
  struct str kept = arena_str(a, buf_str(&safe));
  buf_release(&safe);
  return kept;
}
