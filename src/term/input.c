/* The decoder of what a terminal sends. */
#include "term/input.h"

#include "base/utf8.h"
#include "term/sequence.h"

#include <wchar.h>

enum {
  ESC = 0x1B,
  DEL = 0x7F,
  WAIT_FOR_SEQUENCE_MS = 50, /* an ESC this lonely is the key */
  WAIT_FOR_REST_MS = 250,    /* nobody types the beginning of a sequence: a slow line has cut it */
  WAIT_FOR_PASTE_MS = 1000,  /* a paste this silent has lost its end */
};

#define PASTE_END "\033[201~"

static const struct reading not_whole = {0};

/* What the terminal's own description knows. *begins: may s become one of its sequences? */
static struct reading read_described(const struct input *in, struct str s, bool *begins)
{
  *begins = false;
  for (size_t i = 0; i < in->n_sequences; i++) {
    const struct input_sequence *q = &in->sequences[i];
    if (str_starts(s, q->bytes)) return reading_key(q->bytes.n, q->code, 0);
    if (str_starts(q->bytes, s)) *begins = true;
  }
  return not_whole;
}

/* ---- single keys ---- */

static struct reading read_control(unsigned char c)
{
  switch (c) {
  case '\r': return reading_key(1, KEYS_ENTER, 0);
  case '\t': return reading_key(1, KEYS_TAB, 0);
  case '\b':
  case DEL: return reading_key(1, KEYS_BACKSPACE, 0);
  case ESC: return reading_key(1, KEYS_ESCAPE, 0);
  case 0: return reading_key(1, ' ', KEY_WITH_CTRL);
  default: return reading_key(1, c <= 26 ? c - 1u + 'a' : c + 0x40u, KEY_WITH_CTRL);
  }
}

/* How many bytes the character that starts with this one has; 1 for one that starts none. */
static size_t utf8_length(unsigned char first)
{
  return first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
}

static bool is_cut_off(struct str s)
{
  size_t wanted = utf8_length((unsigned char)s.p[0]);
  for (size_t i = 1; i < s.n; i++)
    if (((unsigned char)s.p[i] & 0xC0) != 0x80) return false;
  return s.n < wanted;
}

static struct reading read_character(const struct input *in, struct str s)
{
  unsigned char first = (unsigned char)s.p[0];
  if (first < ' ' || first == DEL) return read_control(first);
  if (in->no_utf8 && first > DEL) {
    wint_t c = btowc(first);
    return c == WEOF || c < 0xA0 ? reading_skip(1) : reading_key(1, (uint32_t)c, 0);
  }
  if (!in->waited && is_cut_off(s)) return not_whole;
  bool whole;
  struct str rest = s;
  uint32_t c = utf8_next(&rest, &whole);
  bool is_key = whole && (c < DEL || c >= 0xA0);
  return is_key ? reading_key(s.n - rest.n, c, 0) : reading_skip(s.n - rest.n);
}

/* ---- what begins with ESC ---- */

static struct reading longer(struct reading r, size_t n)
{
  if (r.n) r.n += n;
  return r;
}

static bool is_function_key(const struct reading *r)
{
  return r->is_event && r->event.key.code >= KEYS_FIRST;
}

/* ESC before a sequence is Alt with its key; before anything else, ESC was a key of its own. */
static struct reading read_double_escape(const struct input *in, struct str s)
{
  bool may_become = s.n == 2;
  if (s.n > 2 && (s.p[2] == '[' || s.p[2] == 'O')) {
    struct reading second =
        s.p[2] == '[' ? sequence_read_csi(str_from(s, 2)) : sequence_read_ss3(str_from(s, 2));
    second.event.key.with |= KEY_WITH_ALT;
    if (is_function_key(&second)) return longer(second, 2);
    may_become = !second.n;
  }
  return may_become && !in->waited ? not_whole : reading_key(1, KEYS_ESCAPE, 0);
}

static struct reading read_alt(const struct input *in, struct str s)
{
  bool begins;
  struct reading r = read_described(in, s, &begins);
  if (r.n || (begins && !in->waited)) return r;
  r = read_character(in, str_from(s, 1));
  r.event.key.with |= KEY_WITH_ALT;
  return longer(r, 1);
}

static struct reading read_sequence(const struct input *in, struct str s)
{
  struct reading r =
      s.p[1] == '[' ? sequence_read_csi(str_from(s, 1)) : sequence_read_ss3(str_from(s, 1));
  if (r.is_event) return longer(r, 1);
  bool begins;
  struct reading described = read_described(in, s, &begins);
  if (described.n) return described;
  if (!in->waited) return begins ? not_whole : longer(r, 1);
  return s.n == 2 ? reading_key(2, (unsigned char)s.p[1], KEY_WITH_ALT)
                  : reading_skip(r.n ? r.n + 1 : s.n);
}

static struct reading read_escape(const struct input *in, struct str s)
{
  if (s.n == 1) return in->waited ? reading_key(1, KEYS_ESCAPE, 0) : not_whole;
  switch (s.p[1]) {
  case ESC: return read_double_escape(in, s);
  case '[':
  case 'O': return read_sequence(in, s);
  default: return read_alt(in, s);
  }
}

/* ---- pastes ---- */

static struct reading pasted(struct reading r)
{
  r.is_event = r.is_event && !r.event.key.with && r.event.key.code < KEYS_FIRST;
  r.event.kind = INPUT_PASTED;
  return r;
}

static struct reading read_paste(const struct input *in, struct str s)
{
  struct str end = STR_LIT(PASTE_END);
  if (str_starts(s, end)) return (struct reading){end.n, true, {.kind = INPUT_PASTE_END}};
  if (str_starts(end, s) && !in->waited) return not_whole;
  struct reading blank = pasted(reading_key(1, ' ', 0));
  switch (s.p[0]) {
  case '\r':
    if (s.n == 1 && !in->waited) return not_whole;
    blank.n = s.n > 1 && s.p[1] == '\n' ? 2 : 1;
    return blank;
  case '\n':
  case '\t': return blank;
  default: return pasted(read_character(in, s));
  }
}

static struct reading read_pending(const struct input *in, struct str s)
{
  if (in->in_paste) return read_paste(in, s);
  return s.p[0] == ESC ? read_escape(in, s) : read_character(in, s);
}

/* ---- the decoder ---- */

void input_release(struct input *in)
{
  buf_release(&in->pending);
}

void input_add(struct input *in, struct str bytes)
{
  struct str left = str_from(buf_str(&in->pending), in->at);
  if (in->at && left.n) memmove(in->pending.p, left.p, left.n);
  buf_truncate(&in->pending, left.n);
  in->at = 0;
  in->waited = false;
  buf_add(&in->pending, bytes);
}

static bool take_lost_end(struct input *in, struct input_event *out)
{
  bool lost = in->waited && in->in_paste;
  in->waited = false;
  if (!lost) return false;
  in->in_paste = false;
  *out = (struct input_event){.kind = INPUT_PASTE_END};
  return true;
}

bool input_next(struct input *in, struct input_event *out)
{
  for (struct str s; (s = str_from(buf_str(&in->pending), in->at)).n;) {
    struct reading r = read_pending(in, s);
    if (!r.n) return false;
    in->at += r.n;
    if (!r.is_event) continue;
    if (r.event.kind == INPUT_PASTE) in->in_paste = true;
    if (r.event.kind == INPUT_PASTE_END) in->in_paste = false;
    *out = r.event;
    return true;
  }
  return take_lost_end(in, out);
}

int input_wait_ms(const struct input *in)
{
  if (in->in_paste) return WAIT_FOR_PASTE_MS;
  struct str rest = str_from(buf_str(&in->pending), in->at);
  if (!rest.n) return -1;
  return rest.p[rest.n - 1] == ESC ? WAIT_FOR_SEQUENCE_MS : WAIT_FOR_REST_MS;
}

void input_waited(struct input *in)
{
  in->waited = true;
}
