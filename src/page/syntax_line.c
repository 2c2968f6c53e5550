/* The engine: regions that are open, and what begins and ends in a line.
 *
 * Each step takes at least one byte, or closes a region that took one to open; a shape looks at no
 * more than LIMIT_SHAPE_BYTES. So time is linear in the code, whatever stands in it. */
#include "base/ascii.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "page/syntax_own.h"

#include <stdlib.h>

/* A region that is open; the lowest is the block itself and has no rule. */
struct frame {
  const struct syntax *outer, *inner; /* that the rule is of; that is inside */
  const struct syntax_rule *rule;
  const struct syntax_scope *scope; /* or NULL: nothing is looked for */
  enum style_role role;             /* of what no rule covers */
  size_t depth;                     /* how often the region stands within itself */
  size_t kept_n;
  char kept[SYNTAX_KEPT_BYTES]; /* what %1 means */
};

struct syntax_state {
  struct syntax_set *set;
  struct syntax_spans spans;
  struct frame frames[SYNTAX_FRAMES];
  size_t n_frames;
  struct frame pending[SYNTAX_PENDING]; /* regions that begin with the next line */
  size_t n_pending;
  /* Of the line: */
  struct str line;
  size_t at;
  bool after_value;  /* was the last token a value? */
  bool expects_name; /* a word here is one that is defined */
  bool goes_on;      /* its end was escaped */
};

/* ---- what is told ---- */

static void add_span(struct syntax_state *st, size_t n, enum style_role role)
{
  struct syntax_spans *spans = &st->spans;
  if (!n) return;
  struct span *last = spans->n ? &spans->items[spans->n - 1] : NULL;
  if (last && last->role == role) {
    last->n += (uint32_t)n;
    return;
  }
  spans->items = mem_grow(spans->items, &spans->cap, spans->n + 1, sizeof *spans->items);
  spans->items[spans->n++] = (struct span){(uint32_t)st->at, (uint32_t)n, role, -1};
}

static void take(struct syntax_state *st, size_t n, enum style_role role)
{
  add_span(st, n, role);
  st->at += n;
}

/* ---- regions ---- */

static struct frame *top(struct syntax_state *st)
{
  return &st->frames[st->n_frames - 1];
}

static bool matches(struct syntax_state *st, const struct syntax *syntax, const struct shape *shape,
    struct str kept, struct shape_match *match)
{
  const struct shape_place place = {st->line, st->at, kept, &syntax->words};
  return shape_matches(shape, &place, match);
}

static struct frame frame_of(
    struct syntax_state *st, const struct syntax_rule *rule, const struct shape_match *match)
{
  struct frame frame = {.outer = top(st)->inner,
      .inner = top(st)->inner,
      .rule = rule,
      .scope = rule->inside,
      .role = rule->inner,
      .kept_n = match->kept.n};
  if (rule->language.n) {
    const struct syntax *other = syntax_set_find(st->set, rule->language);
    frame.inner = other ? other : frame.inner;
    frame.scope = other ? &other->top : NULL;
    if (other && frame.role == STYLE_CODE_BLOCK) frame.role = other->text;
  }
  memcpy(frame.kept, match->kept.p, match->kept.n);
  return frame;
}

/* Opens the region of a rule that matched, if there is room for it. */
static void open_region(
    struct syntax_state *st, const struct syntax_rule *rule, const struct shape_match *match)
{
  if (match->kept.n > SYNTAX_KEPT_BYTES) return;
  if (rule->from_next_line) {
    if (st->n_pending < SYNTAX_PENDING) st->pending[st->n_pending++] = frame_of(st, rule, match);
  } else if (st->n_frames < SYNTAX_FRAMES) {
    st->frames[st->n_frames] = frame_of(st, rule, match);
    st->n_frames++;
  }
  st->after_value = false;
}

/* Takes the end of the innermost region, if it is here. */
static bool take_end(struct syntax_state *st)
{
  struct frame *frame = top(st);
  struct shape_match match;
  if (!frame->rule) return false;
  const struct shape *to = &frame->rule->to;
  bool may_be = to->at_line_end && !to->only_at_line_end;
  if (st->at == st->line.n)
    may_be = to->at_line_end;
  else
    may_be = may_be || byte_set_has(&to->first, (unsigned char)st->line.p[st->at]);
  struct str kept = {frame->kept, frame->kept_n};
  if (!may_be || !matches(st, frame->outer, to, kept, &match)) return false;
  bool closes = !frame->depth;
  if (!closes && !match.n) return false;
  take(st, match.n, closes ? frame->rule->role : frame->role);
  if (closes)
    st->n_frames--;
  else
    frame->depth--;
  st->after_value = true;
  return true;
}

/* Takes the beginning of the region within itself. */
static bool take_nested(struct syntax_state *st)
{
  struct frame *frame = top(st);
  struct str nests = frame->rule ? frame->rule->nests : STR_NONE;
  if (!nests.n || !str_starts(str_from(st->line, st->at), nests)) return false;
  take(st, nests.n, frame->role);
  frame->depth++;
  st->after_value = false;
  return true;
}

static size_t character_bytes(struct str line, size_t at)
{
  size_t n = at < line.n;
  while (n && at + n < line.n && ((unsigned char)line.p[at + n] & 0xC0) == 0x80)
    n++;
  return n;
}

/* Takes an escape and the character that it is before. */
static bool take_escaped(struct syntax_state *st)
{
  struct frame *frame = top(st);
  if (!frame->rule || !frame->rule->escape || st->line.p[st->at] != frame->rule->escape)
    return false;
  st->goes_on = st->at + 1 == st->line.n;
  take(st, 1 + character_bytes(st->line, st->at + 1), frame->role);
  return true;
}

/* ---- tokens ---- */

static bool take_rule(struct syntax_state *st, const struct syntax_rule *rule)
{
  struct shape_match match;
  if (rule->not_after_value && st->after_value) return false;
  if (!matches(st, top(st)->inner, &rule->from, STR_NONE, &match) || !match.n) return false;
  take(st, match.n, rule->role);
  st->expects_name = false;
  st->after_value = rule->role != STYLE_SYN_KEYWORD && rule->role != STYLE_CODE_BLOCK;
  if (rule->to.n) open_region(st, rule, &match);
  return true;
}

/* Takes what a rule of the scope says, the first that matches here. */
static bool take_rules(struct syntax_state *st, const struct syntax_scope *scope)
{
  uint64_t mask = scope->first[(unsigned char)st->line.p[st->at]];
  if (st->at) mask &= ~scope->line_start;
  for (; mask; mask &= mask - 1)
    if (take_rule(st, &scope->rules[__builtin_ctzll(mask)])) return true;
  return false;
}

static bool is_all_capitals(struct str word)
{
  bool has_letter = false;
  for (size_t i = 0; i < word.n; i++) {
    if (ascii_is_lower(word.p[i])) return false;
    has_letter = has_letter || ascii_is_upper(word.p[i]);
  }
  return has_letter && word.n > 1;
}

static enum style_role role_by_letters(const struct syntax *syntax, struct str word)
{
  if (syntax->all_capitals != STYLE_COUNT && is_all_capitals(word)) return syntax->all_capitals;
  return ascii_is_upper(word.p[0]) ? syntax->capitals : STYLE_COUNT;
}

/* Is the word a part of what stands before it, and so none of the language's own? */
static bool is_member(const struct syntax_state *st)
{
  size_t at = st->at;
  return at && st->line.p[at - 1] == '.' && !(at > 1 && st->line.p[at - 2] == '.');
}

static enum style_role role_of_word(
    struct syntax_state *st, struct str word, const struct syntax_word *row)
{
  if (st->expects_name && !(row && row->role == STYLE_SYN_KEYWORD)) return STYLE_SYN_NAME;
  if (row && row->role != STYLE_COUNT && !is_member(st)) return row->role;
  return role_by_letters(top(st)->inner, word);
}

static bool take_word(struct syntax_state *st)
{
  const struct syntax *syntax = top(st)->inner;
  const struct byte_set *characters = &syntax->words.characters;
  if (!byte_set_has(&syntax->words.letters, (unsigned char)st->line.p[st->at])) return false;
  size_t end = st->at + 1;
  while (end < st->line.n && byte_set_has(characters, (unsigned char)st->line.p[end]))
    end++;
  struct str word = {st->line.p + st->at, end - st->at};
  const struct syntax_word *row = syntax_word_find(syntax, word);
  enum style_role role = role_of_word(st, word, row);
  st->expects_name = row && row->defines && !is_member(st);
  st->after_value = role != STYLE_SYN_KEYWORD;
  take(st, word.n, role == STYLE_COUNT ? top(st)->role : role);
  return true;
}

/* Does the number go on with the byte at `at`? */
static bool is_in_number(struct str line, size_t at, bool is_hex)
{
  char c = line.p[at];
  if (ascii_is_alnum(c) || c == '_') return true;
  bool digit_follows = at + 1 < line.n && ascii_is_digit(line.p[at + 1]);
  if (c == '.') return digit_follows;
  bool after_exponent = strchr(is_hex ? "pP" : "eE", line.p[at - 1]);
  return (c == '+' || c == '-') && digit_follows && after_exponent;
}

static bool take_number(struct syntax_state *st)
{
  struct str line = st->line;
  size_t end = st->at + 1;
  if (!ascii_is_digit(line.p[st->at])) return false;
  bool is_hex = line.p[st->at] == '0' && end < line.n && (line.p[end] == 'x' || line.p[end] == 'X');
  while (end < line.n && is_in_number(line, end, is_hex))
    end++;
  bool has_role = top(st)->inner->has_numbers;
  take(st, end - st->at, has_role ? STYLE_SYN_NUMBER : top(st)->role);
  st->after_value = true;
  return true;
}

/* Takes a character that means nothing of its own. */
static void take_other(struct syntax_state *st)
{
  char c = st->line.p[st->at];
  if (c != ' ') {
    st->after_value = c == ')' || c == ']';
    st->expects_name = false;
  }
  take(st, character_bytes(st->line, st->at), top(st)->role);
}

/* Takes what nothing can happen in. */
static void take_calm(struct syntax_state *st)
{
  const struct frame *frame = top(st);
  size_t end = st->at;
  if (!frame->rule) return;
  while (end < st->line.n && !byte_set_has(&frame->rule->stops, (unsigned char)st->line.p[end]))
    end++;
  take(st, end - st->at, frame->role);
}

static void take_next(struct syntax_state *st)
{
  take_calm(st);
  if (st->at == st->line.n) return;
  const struct syntax_scope *scope = top(st)->scope;
  if (take_end(st) || take_nested(st) || take_escaped(st)) return;
  if (scope && take_rules(st, scope)) return;
  if (scope && scope->has_words && (take_word(st) || take_number(st))) return;
  take_other(st);
}

/* ---- lines ---- */

/* Closes what ends with the line, and all that is open in it. */
static void end_regions(struct syntax_state *st)
{
  while (!st->goes_on && take_end(st)) {}
  for (size_t i = 1; i < st->n_frames && !st->goes_on; i++)
    if (!st->frames[i].rule->many_lines) st->n_frames = i;
}

/* Opens what begins with the next line: the first of them is the first to end. */
static void open_pending(struct syntax_state *st)
{
  for (; st->n_pending; st->n_pending--)
    if (st->n_frames < SYNTAX_FRAMES) st->frames[st->n_frames++] = st->pending[st->n_pending - 1];
}

/* Moves the ends of spans that are within clusters to the ends of these. */
static void keep_clusters(struct syntax_state *st)
{
  struct syntax_spans *spans = &st->spans;
  struct str rest = st->line;
  struct text_cluster cluster;
  uint32_t from = 0, at = 0;
  size_t n = 0;
  if (utf8_ascii_run(st->line) == st->line.n) return;
  for (size_t i = 0; i < spans->n; i++, from = at) {
    uint32_t end = spans->items[i].from + spans->items[i].n;
    while (at < end && text_next(&rest, &cluster))
      at += (uint32_t)cluster.bytes.n;
    if (at > from) spans->items[n++] = (struct span){from, at - from, spans->items[i].role, -1};
  }
  spans->n = n;
}

const struct syntax_spans *syntax_state_line(struct syntax_state *st, struct str line)
{
  st->line = line;
  st->at = st->spans.n = 0;
  st->after_value = st->expects_name = st->goes_on = false;
  while (st->at < line.n)
    take_next(st);
  end_regions(st);
  open_pending(st);
  keep_clusters(st);
  return &st->spans;
}

struct syntax_state *syntax_state_new(struct syntax_set *set)
{
  struct syntax_state *st = mem_zalloc(1, sizeof *st);
  st->set = set;
  return st;
}

void syntax_state_begin(struct syntax_state *st, const struct syntax *syntax)
{
  st->frames[0] =
      (struct frame){.outer = syntax, .inner = syntax, .scope = &syntax->top, .role = syntax->text};
  st->n_frames = 1;
  st->n_pending = 0;
}

void syntax_state_free(struct syntax_state *st)
{
  if (!st) return;
  free(st->spans.items);
  free(st);
}
