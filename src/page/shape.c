/* Reading shapes and matching them. */
#include "page/shape.h"

#include "base/ascii.h"
#include "base/limits.h"

enum item_kind {
  ITEM_BYTE,
  ITEM_SET,
  ITEM_ANY, /* one character */
  ITEM_LINE_START,
  ITEM_LINE_END,
  ITEM_NOT_BEHIND_WORD,
  ITEM_BEHIND_BLANK,
  ITEM_NOT, /* the next one */
  ITEM_ENDS,
  ITEM_KEEP_FROM,
  ITEM_KEEP_TO,
  ITEM_KEPT,
};

enum repeat { REPEAT_NOT, REPEAT_OPTIONAL, REPEAT_ANY, REPEAT_SOME };

struct shape_item {
  enum item_kind kind;
  enum repeat repeat;
  unsigned char byte;
  struct byte_set set;
};

/* ---- bytes ---- */

void byte_set_add(struct byte_set *set, unsigned char c)
{
  set->bits[c >> 6] |= (uint64_t)1 << (c & 63);
}

static void byte_set_join(struct byte_set *set, const struct byte_set *other)
{
  for (int i = 0; i < 4; i++)
    set->bits[i] |= other->bits[i];
}

static void byte_set_add_range(struct byte_set *set, int first, int last)
{
  for (int c = first; c <= last; c++)
    byte_set_add(set, (unsigned char)c);
}

/* Adds the other case of the ASCII letters in it. */
static void byte_set_fold(struct byte_set *set)
{
  for (int c = 'A'; c <= 'z'; c++)
    if (ascii_is_letter((char)c) && byte_set_has(set, (unsigned char)c))
      byte_set_add(set, (unsigned char)(c ^ 0x20));
}

/* ---- reading ---- */

struct reader {
  const struct shape_words *words;
  struct str rest;
  struct shape *shape;
  size_t cap;
};

/* The set that a letter behind % stands for; false when it stands for none. */
static bool class_of(const struct shape_words *words, char c, struct byte_set *set)
{
  *set = (struct byte_set){0};
  switch (c) {
  case 'a': *set = words->letters; return true;
  case 'w': *set = words->characters; return true;
  case 'd': byte_set_add_range(set, '0', '9'); return true;
  case 's':
    byte_set_add(set, ' ');
    byte_set_add(set, '\t');
    return true;
  case 'x':
    byte_set_add_range(set, '0', '9');
    byte_set_add_range(set, 'a', 'f');
    byte_set_add_range(set, 'A', 'F');
    return true;
  default: return false;
  }
}

static char take(struct reader *r)
{
  char c = r->rest.n ? r->rest.p[0] : '\0';
  r->rest = str_from(r->rest, 1);
  return c;
}

/* Takes one member of a set: a character, a range, a class. */
static void take_member(struct reader *r, struct byte_set *set)
{
  struct byte_set class;
  unsigned char c = (unsigned char)take(r);
  if (c == '%' && r->rest.n) {
    c = (unsigned char)take(r);
    if (class_of(r->words, (char)c, &class)) {
      byte_set_join(set, &class);
      return;
    }
  }
  bool is_range = r->rest.n > 1 && r->rest.p[0] == '-' && r->rest.p[1] != ']';
  unsigned char last = is_range ? (unsigned char)r->rest.p[1] : c;
  byte_set_add_range(set, c, last);
  if (is_range) r->rest = str_from(r->rest, 2);
}

static bool take_set(struct reader *r, struct shape_item *item, struct err *err)
{
  bool negated = r->rest.n && r->rest.p[0] == '^';
  if (negated) take(r);
  while (r->rest.n && r->rest.p[0] != ']')
    take_member(r, &item->set);
  if (!r->rest.n) return err_set(err, "has a set without its end");
  take(r);
  if (r->words->ignore_case) byte_set_fold(&item->set);
  for (int i = 0; negated && i < 4; i++)
    item->set.bits[i] = ~item->set.bits[i];
  item->kind = ITEM_SET;
  return true;
}

static const struct sign {
  char sign;
  enum item_kind kind;
} signs[] = {
    {'.', ITEM_ANY},
    {'^', ITEM_LINE_START},
    {'$', ITEM_LINE_END},
    {'<', ITEM_NOT_BEHIND_WORD},
    {'_', ITEM_BEHIND_BLANK},
    {'!', ITEM_NOT},
    {'|', ITEM_ENDS},
    {'(', ITEM_KEEP_FROM},
    {')', ITEM_KEEP_TO},
    {'1', ITEM_KEPT},
};

static const struct repeat_sign {
  char sign;
  enum repeat repeat;
} repeat_signs[] = {{'?', REPEAT_OPTIONAL}, {'*', REPEAT_ANY}, {'+', REPEAT_SOME}};

/* Does the letter behind % say how often the item before comes? */
static bool take_repeat(struct reader *r, char c, struct err *err, bool *ok)
{
  struct shape_item *last = r->shape->n ? &r->shape->items[r->shape->n - 1] : NULL;
  for (size_t i = 0; i < sizeof repeat_signs / sizeof *repeat_signs; i++) {
    if (repeat_signs[i].sign != c) continue;
    *ok = last && last->kind <= ITEM_ANY && (last->kind != ITEM_BYTE || last->byte < 0x80);
    if (*ok)
      last->repeat = repeat_signs[i].repeat;
    else
      err_set(err, "has %%%c behind nothing that can be repeated", c);
    return true;
  }
  return false;
}

/* Reads what follows a percent sign into *item. */
static bool take_sign(struct reader *r, char c, struct shape_item *item, struct err *err)
{
  if (c == '[') return take_set(r, item, err);
  item->byte = (unsigned char)c;
  if (c == '%') return true;
  if (class_of(r->words, c, &item->set)) {
    item->kind = ITEM_SET;
    return true;
  }
  for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
    if (signs[i].sign == c) {
      item->kind = signs[i].kind;
      return true;
    }
  return err_set(err, c ? "has an unknown sign %%%c" : "ends in a lone %%", c);
}

static bool read_item(struct reader *r, struct err *err)
{
  struct shape_item item = {.kind = ITEM_BYTE};
  bool ok = true;
  char c = take(r);
  item.byte = (unsigned char)c;
  if (c == '%') {
    char sign = take(r);
    if (take_repeat(r, sign, err, &ok)) return ok;
    if (!take_sign(r, sign, &item, err)) return false;
  }
  if (r->words->ignore_case && item.kind == ITEM_BYTE)
    item.byte = (unsigned char)ascii_lower((char)item.byte);
  r->shape->items[r->shape->n++] = item;
  return true;
}

/* ---- what a shape can begin with ---- */

static void add_first_of_item(struct byte_set *first, const struct shape_item *item, bool fold)
{
  if (item->kind == ITEM_BYTE)
    byte_set_add(first, item->byte);
  else if (item->kind == ITEM_SET)
    byte_set_join(first, &item->set);
  else
    byte_set_add_range(first, 0, 255);
  if (fold) byte_set_fold(first);
}

static void find_first(struct shape *shape, bool fold)
{
  shape->at_line_end = true;
  shape->only_at_line_end = shape->n && shape->items[0].kind == ITEM_LINE_END;
  for (size_t i = 0; i < shape->n; i++) {
    const struct shape_item *item = &shape->items[i];
    if (item->kind == ITEM_LINE_START) shape->at_line_start = true;
    if (item->kind == ITEM_NOT) i++;
    if (item->kind > ITEM_ANY && item->kind != ITEM_KEPT) continue;
    if (!shape->at_line_end) continue;
    add_first_of_item(&shape->first, item, fold);
    shape->at_line_end = item->repeat == REPEAT_OPTIONAL || item->repeat == REPEAT_ANY;
  }
}

bool shape_read(struct shape *shape, struct arena *a, const struct shape_words *words,
    struct str text, struct err *err)
{
  struct reader r = {.words = words, .rest = text, .shape = shape};
  *shape = (struct shape){.items = ARENA_ARRAY(a, text.n + 1, struct shape_item)};
  if (!text.n) return err_set(err, "is empty");
  while (r.rest.n)
    if (!read_item(&r, err)) return false;
  find_first(shape, words->ignore_case);
  return true;
}

/* ---- matching ---- */

/* How many bytes one item takes at `at`, or 0. */
static size_t take_one(const struct shape_item *item, struct str line, size_t at, bool fold)
{
  if (at >= line.n) return 0;
  unsigned char c = (unsigned char)line.p[at];
  if (item->kind == ITEM_BYTE)
    return (fold ? (unsigned char)ascii_lower((char)c) : c) == item->byte;
  if (item->kind == ITEM_SET && !byte_set_has(&item->set, c)) return 0;
  size_t n = 1;
  while (c >= 0xC0 && at + n < line.n && ((unsigned char)line.p[at + n] & 0xC0) == 0x80)
    n++;
  return n;
}

/* Takes an item as often as it may come; false when that is not often enough. */
static bool take_repeated(
    const struct shape_item *item, const struct shape_place *place, size_t *at)
{
  bool fold = place->words->ignore_case;
  size_t n = take_one(item, place->line, *at, fold);
  if (!n) return item->repeat == REPEAT_OPTIONAL || item->repeat == REPEAT_ANY;
  *at += n;
  if (item->repeat == REPEAT_NOT || item->repeat == REPEAT_OPTIONAL) return true;
  while (*at - place->at < LIMIT_SHAPE_BYTES && (n = take_one(item, place->line, *at, fold)) > 0)
    *at += n;
  return true;
}

static bool is_behind_word(const struct shape_place *place, size_t at)
{
  return at && byte_set_has(&place->words->characters, (unsigned char)place->line.p[at - 1]);
}

static bool is_behind_blank(struct str line, size_t at)
{
  return !at || line.p[at - 1] == ' ' || line.p[at - 1] == '\t';
}

/* Matches one item that is not ITEM_NOT at *at, and moves it on. */
static bool match_item(const struct shape_item *item, const struct shape_place *place, size_t *at,
    struct shape_match *out)
{
  switch (item->kind) {
  case ITEM_LINE_START: return *at == 0;
  case ITEM_LINE_END: return *at == place->line.n;
  case ITEM_NOT_BEHIND_WORD: return !is_behind_word(place, *at);
  case ITEM_BEHIND_BLANK: return is_behind_blank(place->line, *at);
  case ITEM_ENDS: out->n = *at - place->at; return true;
  case ITEM_KEEP_FROM: out->kept = (struct str){place->line.p + *at, 0}; return true;
  case ITEM_KEEP_TO: out->kept.n = (size_t)(place->line.p + *at - out->kept.p); return true;
  case ITEM_KEPT:
    if (!str_starts(str_from(place->line, *at), place->kept)) return false;
    *at += place->kept.n;
    return true;
  default: return take_repeated(item, place, at);
  }
}

bool shape_matches(
    const struct shape *shape, const struct shape_place *place, struct shape_match *out)
{
  size_t at = place->at;
  *out = (struct shape_match){.n = SIZE_MAX, .kept = STR_NONE};
  for (size_t i = 0; i < shape->n; i++) {
    const struct shape_item *item = &shape->items[i];
    bool is_not = item->kind == ITEM_NOT;
    if (is_not && ++i == shape->n) return false;
    size_t to = at;
    if (match_item(&shape->items[i], place, &to, out) == is_not) return false;
    if (!is_not) at = to;
  }
  if (out->n == SIZE_MAX) out->n = at - place->at;
  return true;
}
