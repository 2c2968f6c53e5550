/* Struck text (GFM 6.5): between one or two tildes that stand as emphasis does. */
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"
#include "page/inline_own.h"

#include <stdlib.h>

/* A run of tildes that may begin struck text. */
struct opener {
  size_t at, n;
  unsigned marks;
  int32_t link;
};

/* The tildes of the source of a leaf, in order. They are those of the text, as long as there are no
 * others, in addresses say. */
struct tildes {
  struct str source;
  size_t at;        /* bytes of it that have been passed */
  size_t n_passed;  /* tildes in these */
  bool any_escaped; /* is any of all of them? */
  bool are_same;    /* has the text as many? */
};

/* What struck text was found, and what may still begin some. Openers stand in no less than those
 * before them, since they end with what they stand in. */
struct strike {
  struct inline_reader *r;
  struct opener *openers;
  size_t n, cap;
  size_t n_of[3];            /* openers of one tilde, of two */
  struct inline_edit *edits; /* not in order */
  size_t n_edits, cap_edits;
  struct tildes tildes;
  size_t counted, n_counted; /* bytes of the text, and the tildes in these */
};

static size_t count_tildes(struct str s)
{
  size_t n = 0;
  for (size_t at = 0; (at += str_find(str_from(s, at), STR_LIT("~"))) < s.n; at++)
    n++;
  return n;
}

static void tildes_init(struct tildes *t, struct inline_reader *r)
{
  *t = (struct tildes){.source = inline_source(r)};
  t->any_escaped = str_find(t->source, STR_LIT("\\~")) < t->source.n;
  t->are_same = !t->any_escaped || count_tildes(t->source) == count_tildes(buf_str(&r->text));
}

/* Is tilde `number` of the source escaped? Asked in their order. */
static bool tildes_is_escaped(struct tildes *t, size_t number)
{
  if (!t->any_escaped) return false;
  while (t->n_passed <= number && t->at < t->source.n) {
    t->at += str_find(str_from(t->source, t->at), STR_LIT("~")) + 1;
    t->n_passed++;
  }
  size_t backslashes = 0;
  while (backslashes + 1 < t->at && t->source.p[t->at - 2 - backslashes] == '\\')
    backslashes++;
  return backslashes % 2;
}

static bool is_space(uint32_t c)
{
  return c == 0 || c == ' ' || c == '\n' || c == 0xA0 || c == 0x3000;
}

static bool is_punctuation(uint32_t c)
{
  return c && !is_space(c) && !text_is_word(c);
}

/* The code point before byte `at`, 0 at the start. */
static uint32_t code_point_before(struct str s, size_t at)
{
  size_t from = at;
  while (from && at - from < 4 && ((unsigned char)s.p[--from] & 0xC0) == 0x80)
    ;
  struct str c = str_first(str_from(s, from), at - from);
  return c.n ? utf8_next(&c, NULL) : 0;
}

static uint32_t code_point_at(struct str s, size_t at)
{
  struct str c = str_from(s, at);
  return c.n ? utf8_next(&c, NULL) : 0;
}

/* Left- and right-flanking, as CommonMark 6.2 says of emphasis. */
static bool flanks(uint32_t inner, uint32_t outer)
{
  return !is_space(inner) && (!is_punctuation(inner) || is_space(outer) || is_punctuation(outer));
}

static void push(struct strike *s, struct opener opener)
{
  s->openers = mem_grow(s->openers, &s->cap, s->n + 1, sizeof *s->openers);
  s->openers[s->n++] = opener;
  s->n_of[opener.n]++;
}

static struct opener pop(struct strike *s)
{
  s->n_of[s->openers[s->n - 1].n]--;
  return s->openers[--s->n];
}

/* Openers end with the emphasis or link that they stand in. */
static void leave(struct strike *s, const struct inline_piece *piece)
{
  while (s->n) {
    const struct opener *last = &s->openers[s->n - 1];
    bool holds = (piece->marks & last->marks) == last->marks &&
                 (last->link < 0 || last->link == piece->link);
    if (holds) return;
    pop(s);
  }
}

static void note(struct strike *s, struct inline_edit edit)
{
  s->edits = mem_grow(s->edits, &s->cap_edits, s->n_edits + 1, sizeof *s->edits);
  s->edits[s->n_edits++] = edit;
}

/* Strikes what stands between the nearest opener of n tildes, which there is, and `at`. */
static void close(struct strike *s, size_t at, size_t n)
{
  struct opener opener = pop(s);
  while (opener.n != n)
    opener = pop(s);
  note(s, (struct inline_edit){.at = (uint32_t)opener.at,
              .cut = (uint32_t)n,
              .on = INLINE_STRUCK,
              .link = EDIT_LINK_STAYS});
  note(s,
      (struct inline_edit){
          .at = (uint32_t)at, .cut = (uint32_t)n, .off = INLINE_STRUCK, .link = EDIT_LINK_STAYS});
}

/* Looks at n tildes at `at`. */
static void take_tildes(struct strike *s, const struct inline_piece *piece, size_t at, size_t n)
{
  struct str text = buf_str(&s->r->text);
  uint32_t before = code_point_before(text, at), after = code_point_at(text, at + n);
  if (n > 2) return;
  if (flanks(before, after) && s->n_of[n])
    close(s, at, n);
  else if (flanks(after, before))
    push(s, (struct opener){at, n, piece->marks, piece->link});
}

/* Is the tilde at `at` of the text one that was escaped? Asked in the order of the text. */
static bool is_escaped(struct strike *s, size_t at)
{
  struct str text = buf_str(&s->r->text);
  if (!s->tildes.any_escaped) return false;
  s->n_counted += count_tildes(str_first(str_from(text, s->counted), at - s->counted));
  s->counted = at;
  return tildes_is_escaped(&s->tildes, s->n_counted);
}

static void look_through(struct strike *s, const struct inline_piece *piece)
{
  struct str text = str_first(buf_str(&s->r->text), piece->to);
  for (size_t at = piece->from; (at += str_find(str_from(text, at), STR_LIT("~"))) < text.n;) {
    size_t n = 0;
    while (at + n < text.n && text.p[at + n] == '~' && !is_escaped(s, at + n))
      n++;
    if (n) take_tildes(s, piece, at, n);
    at += n ? n : 1;
  }
}

static int compare_places(const void *a, const void *b)
{
  const struct inline_edit *x = a, *y = b;
  return (x->at > y->at) - (x->at < y->at);
}

void inline_find_struck(struct inline_reader *r)
{
  enum { SETTLED = INLINE_CODE | INLINE_HTML | INLINE_IMAGE | INLINE_LITERAL };
  struct strike s = {.r = r};
  size_t run = 0;
  if (!str_has(buf_str(&r->text), '~')) return;
  tildes_init(&s.tildes, r);
  if (!s.tildes.are_same) return;
  for (size_t at = 0; at < r->text.n;) {
    struct inline_piece piece = inline_piece_at(r, at, &run);
    leave(&s, &piece);
    if (!(piece.marks & SETTLED)) look_through(&s, &piece);
    at = piece.to;
  }
  if (s.n_edits) qsort(s.edits, s.n_edits, sizeof *s.edits, compare_places);
  for (size_t i = 0; i < s.n_edits; i++)
    inline_note_edit(r, s.edits[i]);
  free(s.openers);
  free(s.edits);
}
