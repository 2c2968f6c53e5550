/* One pass over the frame: looks are only taken note of, until something that shows them comes. */
#include "term/condense.h"

enum { ESC = 033, SHIFT_IN = 017, SHIFT_OUT = 016, ATTRS_MAX = 9, PARTS_MAX = 5 };

/* Bold, dim and italic cannot be seen of a blank, nor its colour; the others can. */
enum { UNSEEN = 1 << 1 | 1 << 2 | 1 << 3 };

void condense_forget(struct condense *c)
{
  *c = (struct condense){.moves_shortly = c->moves_shortly};
}

/* ---- looks ---- */

static bool is_usual(const struct condense_look *l)
{
  return !l->attrs && !l->fg[0] && !l->bg[0];
}

static bool is_same(const struct condense_look *a, const struct condense_look *b)
{
  return a->attrs == b->attrs && strcmp(a->fg, b->fg) == 0 && strcmp(a->bg, b->bg) == 0;
}

/* Does a blank look the same in both? */
static bool is_same_for_blank(const struct condense_look *a, const struct condense_look *b)
{
  if ((a->attrs | b->attrs) & ~UNSEEN) return is_same(a, b);
  return strcmp(a->bg, b->bg) == 0;
}

static void add_part(struct buf *out, const char *part)
{
  if (out->p[out->n - 1] != '[') buf_add_char(out, ';');
  buf_add_cstr(out, part);
}

/* Adds what the look has beyond the other. */
static void add_parts(
    struct buf *out, const struct condense_look *look, const struct condense_look *beyond)
{
  for (int i = 1; i <= ATTRS_MAX; i++)
    if (look->attrs & ~beyond->attrs & 1 << i) add_part(out, (char[]){(char)('0' + i), 0});
  if (strcmp(look->fg, beyond->fg) != 0) add_part(out, look->fg);
  if (strcmp(look->bg, beyond->bg) != 0) add_part(out, look->bg);
}

/* Can it be reached by adding to the one that is shown? */
static bool only_adds(const struct condense *c)
{
  const struct condense_look *from = &c->shown, *to = &c->wanted;
  return c->known && !(from->attrs & ~to->attrs) && (to->fg[0] || !from->fg[0]) &&
         (to->bg[0] || !from->bg[0]);
}

/* Sets the terminal to what is wanted. */
static void settle(struct condense *c, struct buf *out)
{
  static const struct condense_look usual = {0};
  if (c->foreign || (c->known && is_same(&c->shown, &c->wanted))) return;
  bool adds = only_adds(c);
  buf_add_cstr(out, "\033[");
  if (!adds && !is_usual(&c->wanted)) buf_add_char(out, '0');
  add_parts(out, &c->wanted, adds ? &c->shown : &usual);
  buf_add_char(out, 'm');
  c->shown = c->wanted;
  c->known = true;
}

/* ---- reading them ---- */

static void set_colour(char *colour, size_t size, struct str text)
{
  if (text.n >= size) return;
  memcpy(colour, text.p, text.n);
  colour[text.n] = 0;
}

/* Takes a number off the front; -1 when there is none. What is empty is 0. */
static int take_number(struct str *s)
{
  int n = 0;
  while (s->n && s->p[0] >= '0' && s->p[0] <= '9' && n < 1000) {
    n = n * 10 + (s->p[0] - '0');
    *s = str_from(*s, 1);
  }
  if (s->n && s->p[0] != ';') return -1;
  *s = str_from(*s, s->n ? 1 : 0);
  return n;
}

/* The text of a colour that begins at `all` with 38 or 48; `rest` is what follows that number. */
static bool take_fine_colour(struct str all, struct str *rest, struct str *colour)
{
  int kind = take_number(rest), more = kind == 5 ? 1 : kind == 2 ? 3 : 0;
  if (!more) return false;
  for (int i = 0; i < more; i++)
    if (!rest->n || take_number(rest) < 0) return false;
  *colour = str_first(all, all.n - rest->n);
  if (rest->n) colour->n--; /* the semicolon */
  return true;
}

/* Applies one part; false when it is none that we know. */
static bool apply_part(struct condense_look *l, struct str *rest)
{
  struct str all = *rest, colour;
  int n = take_number(rest);
  colour = str_first(all, all.n - rest->n - (rest->n ? 1 : 0));
  if (n == 38 || n == 48) {
    if (!take_fine_colour(all, rest, &colour)) return false;
  } else if (n == 39 || n == 49) {
    colour.n = 0;
  }
  if (n == 0)
    *l = (struct condense_look){0};
  else if (n == 22)
    l->attrs &= (uint16_t) ~(1 << 1 | 1 << 2);
  else if (n > 22 && n <= 20 + ATTRS_MAX)
    l->attrs &= (uint16_t) ~(1 << (n - 20));
  else if (n >= 1 && n <= ATTRS_MAX)
    l->attrs |= (uint16_t)(1 << n);
  else if ((n >= 30 && n <= 39) || (n >= 90 && n <= 97))
    set_colour(l->fg, sizeof l->fg, colour);
  else if ((n >= 40 && n <= 49) || (n >= 100 && n <= 107))
    set_colour(l->bg, sizeof l->bg, colour);
  else
    return n == 10; /* the usual font */
  return true;
}

/* Takes note of a look; false when something is in it that we do not know. */
static bool take_look(struct condense *c, struct str parameters)
{
  struct condense_look l = c->wanted;
  if (parameters.n && parameters.p[parameters.n - 1] == ';') return false;
  do {
    if (!apply_part(&l, &parameters)) return false;
  } while (parameters.n);
  c->wanted = l;
  return true;
}

/* ---- the frame ---- */

static size_t sequence_length(struct str s)
{
  size_t n = 2;
  if (s.n < 2) return s.n;
  if (s.p[1] == '(' || s.p[1] == ')') n = 3;
  if (s.p[1] == '[')
    while (n < s.n && (unsigned char)s.p[n] < 0x40)
      n++;
  return s.p[1] == '[' && n < s.n ? n + 1 : n < s.n ? n : s.n;
}

/* Nothing is seen of the look when the cursor moves. */
static bool only_moves(struct str s)
{
  return s.n > 2 && s.p[1] == '[' && strchr("ABCDGHd", s.p[s.n - 1]);
}

/* A look with something in it that we do not know goes through, and so do all that follow until the
 * usual one. */
static void pass_look(struct condense *c, struct str s, struct buf *out)
{
  if (!c->foreign) settle(c, out);
  c->foreign = !str_eq(s, STR_LIT("\033[m")) && !str_eq(s, STR_LIT("\033[0m"));
  if (!c->foreign) c->shown = c->wanted = (struct condense_look){0};
  buf_add(out, s);
}

/* Adds what is no look and no text. */
static void pass(struct condense *c, struct str s, struct buf *out)
{
  if (c->moves_shortly)
    moves_add(&c->moves, s, out);
  else
    buf_add(out, s);
}

static void take_sequence(struct condense *c, struct str s, struct buf *out)
{
  bool is_look = s.n > 2 && s.p[1] == '[' && s.p[s.n - 1] == 'm';
  bool is_plain_set = str_eq(s, STR_LIT("\033(B"));
  if (is_look) {
    if (c->foreign || !take_look(c, str_first(str_from(s, 2), s.n - 3))) pass_look(c, s, out);
    return;
  }
  if (is_plain_set && c->plain_set) return;
  if (s.n > 1 && s.p[1] == '(') c->plain_set = is_plain_set;
  if (!only_moves(s) && !is_plain_set) settle(c, out);
  pass(c, s, out);
}

static void take_byte(struct condense *c, char byte, struct buf *out)
{
  bool shifts = byte == SHIFT_IN || byte == SHIFT_OUT;
  if (byte == SHIFT_IN && c->plain_shift) return;
  if (shifts) c->plain_shift = byte == SHIFT_IN;
  bool is_unseen = shifts || byte == '\r' || byte == '\b' ||
                   (byte == ' ' && c->known && is_same_for_blank(&c->shown, &c->wanted));
  if (!is_unseen) settle(c, out);
  if ((unsigned char)byte < ' ')
    pass(c, (struct str){&byte, 1}, out);
  else
    buf_add_char(out, byte);
}

void condense_add(struct condense *c, struct str frame, struct buf *out)
{
  c->moves.row = 0;
  while (frame.n) {
    size_t n = 1;
    if (frame.p[0] == ESC)
      take_sequence(c, str_first(frame, n = sequence_length(frame)), out);
    else
      take_byte(c, frame.p[0], out);
    frame = str_from(frame, n);
  }
  settle(c, out);
}
