/* The door: one pass over the code points that looks back at what has already gone out and one code
 * point ahead, so that its output, passed again, meets the same decisions. */
#include "base/safe.h"

#include "base/arena.h"
#include "base/limits.h"
#include "base/safe_kind.h"
#include "base/text.h"
#include "base/utf8.h"

#include <unictype.h>
#include <unigbrk.h>

enum {
  DELETE = 0x7F,
  ZERO_WIDTH_JOINER = 0x200D,
  SOFT_HYPHEN = 0xAD,
  ZERO_WIDTH_SPACE = 0x200B,
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
  struct str rest;   /* what has not been taken yet */
  uint32_t base;     /* last code point with columns of its own on this line, 0 where none is */
  uint32_t last;     /* last code point put out, 0 at first */
  size_t n_marks;    /* marks on base */
  size_t n_joins;    /* joiners in the emoji sequence that base belongs to */
  bool pictured;     /* base is an emoji, and only what belongs to it came since */
  size_t n_marked;   /* code points marked or left out */
  bool changed;      /* is the output other than the input? */
  const char *at;    /* the code point that is passing, */
  const char *start; /*   ... and where all began */
  struct safe_tally *tally; /* NULL: nobody asks why */
};

/* Flags of the parts of a country: the three sequences that exist (UTS #51, RGI), less their last
 * tag. */
static const char *const flag_tags[] = {"gbeng", "gbsct", "gbwls"};

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

static void count(struct door *d, enum safe_reason why, size_t n)
{
  struct safe_tally *t = d->tally;
  if (!t) return;
  if (!t->n[why]) t->first[why] = (size_t)(d->at - d->start);
  t->n[why] += n;
}

/* From here on text stands on `base`. */
static void set_base(struct door *d, uint32_t base)
{
  bool continues = d->last == ZERO_WIDTH_JOINER && d->pictured;
  d->base = d->last = base;
  d->n_marks = 0;
  d->pictured = base >= 0xA9 && !text_plain_cols(base) && safe_is_picture(base);
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
  if (d->tally && safe_is_hidden(c)) count(d, safe_reason_of(c), 1);
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
    count(d, SAFE_CONTROL, 1);
    put_mark(d, c == DELETE ? DELETE_PICTURE : CONTROL_PICTURES + c);
  }
}

/* Leaves out all marks that follow and tells how many. */
static void leave_out_marks(struct door *d)
{
  size_t n = 1;
  for (struct str after = d->rest; after.n; n++) {
    bool ok;
    enum safe_kind kind = safe_kind_of(utf8_next(&after, &ok));
    if (!ok || (kind != KIND_MARK && kind != KIND_JAMO)) break;
    d->rest = after;
  }
  if (d->out) buf_addf(d->out, "<+%zu marks>", n);
  count(d, SAFE_MARKS, n);
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
  if (c == ZERO_WIDTH_JOINER && d->pictured && d->n_joins < LIMIT_EMOJI_JOINERS &&
      safe_is_picture(next))
    return true;
  if (!safe_is_joined_letter(d->last) || d->n_marks >= LIMIT_COMBINING_MARKS) return false;
  if (c == ZERO_WIDTH_JOINER && shows_joiner(d->last)) return true;
  bool next_stays = safe_kind_of(next) != KIND_MARK || d->n_marks + 2 <= LIMIT_COMBINING_MARKS;
  return safe_is_joined_letter(next) && next_stays;
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

/* Thai and Lao, Burmese, Khmer: their letters and their punctuation. */
static bool has_no_blanks(uint32_t c)
{
  return (c >= 0x0E00 && c <= 0x0EFF) || (c >= 0x1000 && c <= 0x109F) ||
         (c >= 0x1780 && c <= 0x17FF);
}

static bool begins_without_blank(uint32_t next)
{
  return has_no_blanks(next) && !text_is_mark(next);
}

/* Does c say where a line may break, and nothing else? */
static bool is_hint(const struct door *d, uint32_t c)
{
  if (!(d->mode & (SAFE_BLANKS | SAFE_HINTS))) return false;
  if (c == SOFT_HYPHEN) return text_is_word(d->last) && text_is_word(peek(d));
  if (c != ZERO_WIDTH_SPACE) return false;
  return d->last == c || has_no_blanks(d->last) || begins_without_blank(peek(d));
}

/* Is the zero width space kept: with text on both sides, and not another behind it? */
static bool parts_line(const struct door *d)
{
  uint32_t next = peek(d);
  return d->mode & SAFE_HINTS && d->base && next >= ' ' && next != ZERO_WIDTH_SPACE;
}

static void pass_hidden(struct door *d, uint32_t c)
{
  if (!is_hint(d, c)) {
    put_number(d, c);
  } else if (c == ZERO_WIDTH_SPACE && parts_line(d)) {
    put_code_point(d, c);
    set_base(d, 0);
    d->last = c;
  } else {
    d->n_marked++;
    d->changed = true;
  }
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

/* Is the filler of a leading jamo, which is invisible, there for a vowel? */
static bool carries_vowel(uint32_t next)
{
  return next != JUNGSEONG_FILLER && uc_graphemeclusterbreak_property(next) == GBP_V;
}

static void pass_plain(struct door *d, uint32_t c)
{
  if (c == CHOSEONG_FILLER && !carries_vowel(peek(d))) {
    put_number(d, c);
    return;
  }
  put_code_point(d, c);
  if (d->pictured && uc_is_property_emoji_modifier(c)) {
    d->base = d->last = c;
    return;
  }
  set_base(d, c);
  if (c != BLACK_FLAG) return;
  struct str tags = flag_tags_ahead(d->rest);
  put(d, tags);
  d->rest = str_from(d->rest, tags.n);
  if (tags.n) d->last = 0xE007F;
}

static void pass_code_point(struct door *d)
{
  bool ok;
  d->at = d->rest.p;
  uint32_t c = utf8_next(&d->rest, &ok);
  if (!ok) {
    put_mark(d, UTF8_REPLACEMENT);
    return;
  }
  switch (safe_kind_of(c)) {
  case KIND_PLAIN: pass_plain(d, c); break;
  case KIND_CONTROL: pass_control(d, c); break;
  case KIND_HIDDEN: pass_hidden(d, c); break;
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

static void pass_all(struct door *d)
{
  while (d->rest.n) {
    pass_printable(d);
    if (d->rest.n) pass_code_point(d);
  }
}

size_t safe_add(struct buf *out, struct str s, unsigned mode)
{
  struct door d = {.out = out, .mode = mode, .rest = s};
  pass_all(&d);
  return d.n_marked;
}

void safe_count(struct str s, unsigned mode, struct safe_tally *out)
{
  struct door d = {.mode = mode, .rest = s, .start = s.p, .tally = out};
  *out = (struct safe_tally){0};
  for (int i = 0; i < SAFE_REASONS; i++)
    out->first[i] = SIZE_MAX;
  pass_all(&d);
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
