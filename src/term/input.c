/* The decoder of what a terminal sends. */
#include "term/input.h"

#include "base/utf8.h"

#include <wchar.h>

enum {
  ESC = 0x1B,
  DEL = 0x7F,
  PARAMETERS_MAX = 4,
  PASTE_START_NUMBER = 200,
  WAIT_FOR_SEQUENCE_MS = 25, /* between the bytes of one key */
  WAIT_FOR_PASTE_MS = 1000,  /* a paste this silent has lost its end */
};

#define PASTE_END "\033[201~"

/* What stands at the start of the pending bytes. */
struct reading {
  size_t n; /* bytes of it; 0: it is not whole yet */
  bool is_event;
  struct input_event event;
};

static const struct reading not_whole = {0};

static struct reading skip_bytes(size_t n)
{
  return (struct reading){.n = n};
}

static struct reading key_of(size_t n, uint32_t code, unsigned with)
{
  return (struct reading){n, true, {INPUT_KEY, {code, with}}};
}

/* ECMA-48 control sequences (CSI) and their short forms (SS3, where `number` is 0): the keys of
 * VT220, xterm, rxvt, the Linux console, tmux and screen. */
static const struct sequence {
  char final;
  unsigned number; /* first parameter of those that end in '~' */
  uint32_t code;
} sequences[] = {
    {'A', 0, KEYS_UP},
    {'B', 0, KEYS_DOWN},
    {'C', 0, KEYS_RIGHT},
    {'D', 0, KEYS_LEFT},
    {'F', 0, KEYS_END},
    {'H', 0, KEYS_HOME},
    {'Z', 0, KEYS_BACK_TAB},
    {'P', 0, KEYS_F1},
    {'Q', 0, KEYS_F1 + 1},
    {'R', 0, KEYS_F1 + 2},
    {'S', 0, KEYS_F1 + 3},
    {'M', 0, KEYS_ENTER},
    {'~', 1, KEYS_HOME},
    {'~', 2, KEYS_INSERT},
    {'~', 3, KEYS_DELETE},
    {'~', 4, KEYS_END},
    {'~', 5, KEYS_PAGE_UP},
    {'~', 6, KEYS_PAGE_DOWN},
    {'~', 7, KEYS_HOME},
    {'~', 8, KEYS_END},
    {'~', 11, KEYS_F1},
    {'~', 12, KEYS_F1 + 1},
    {'~', 13, KEYS_F1 + 2},
    {'~', 14, KEYS_F1 + 3},
    {'~', 15, KEYS_F1 + 4},
    {'~', 17, KEYS_F1 + 5},
    {'~', 18, KEYS_F1 + 6},
    {'~', 19, KEYS_F1 + 7},
    {'~', 20, KEYS_F1 + 8},
    {'~', 21, KEYS_F1 + 9},
    {'~', 23, KEYS_F1 + 10},
    {'~', 24, KEYS_F1 + 11},
};

/* The numeric keypad in application mode: SS3 and one of the first, meaning that of the second. */
static const char keypad_letters[] = "jklmnopqrstuvwxyX";
static const char keypad_meaning[] = "*+,-./0123456789=";

static uint32_t code_of_sequence(char final, unsigned number)
{
  for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++)
    if (sequences[i].final == final && (final != '~' || sequences[i].number == number))
      return sequences[i].code;
  return KEYS_NONE;
}

/* xterm's second parameter: 1 and a set of shift 1, alt 2, ctrl 4. */
static unsigned modifiers_of(unsigned parameter)
{
  unsigned bits = parameter ? parameter - 1 : 0, with = 0;
  if (bits & 1) with |= KEY_WITH_SHIFT;
  if (bits & 2) with |= KEY_WITH_ALT;
  if (bits & 4) with |= KEY_WITH_CTRL;
  return with;
}

/* ---- control sequences, without their ESC ---- */

/* The length of the control sequence at the start of s; 0 when its end has not come. One that is
 * broken off by a byte that cannot stand in it ends before that. */
static size_t csi_length(struct str s)
{
  for (size_t i = 1; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c >= 0x40 && c < DEL) return i + 1;
    if (c < 0x20 || c >= DEL) return i;
  }
  return 0;
}

static void csi_parameters(struct str s, unsigned parameters[PARAMETERS_MAX])
{
  size_t k = 0;
  for (size_t i = 0; i < s.n && k < PARAMETERS_MAX; i++) {
    if (s.p[i] == ';')
      k++;
    else if (s.p[i] >= '0' && s.p[i] <= '9' && parameters[k] < 10000)
      parameters[k] = parameters[k] * 10 + (unsigned)(s.p[i] - '0');
  }
}

/* F1 to F5 of the Linux console: ESC [ [ A to E. */
static struct reading read_console_key(struct str s)
{
  if (s.n < 3) return not_whole;
  bool known = s.p[2] >= 'A' && s.p[2] <= 'E';
  return known ? key_of(3, KEYS_F1 + (uint32_t)(s.p[2] - 'A'), 0) : skip_bytes(3);
}

static struct reading read_csi(struct str s)
{
  if (s.n > 1 && s.p[1] == '[') return read_console_key(s);
  size_t n = csi_length(s);
  if (!n) return not_whole;
  unsigned parameters[PARAMETERS_MAX] = {0};
  csi_parameters((struct str){s.p + 1, n - 1}, parameters);
  char final = s.p[n - 1];
  if (final == '~' && parameters[0] == PASTE_START_NUMBER)
    return (struct reading){n, true, {.kind = INPUT_PASTE}};
  uint32_t code = n > 1 ? code_of_sequence(final, parameters[0]) : KEYS_NONE;
  return code ? key_of(n, code, modifiers_of(parameters[1])) : skip_bytes(n);
}

static struct reading read_ss3(struct str s)
{
  if (s.n < 2) return not_whole;
  char final = s.p[1];
  const char *keypad = final ? strchr(keypad_letters, final) : NULL;
  if (keypad) return key_of(2, (unsigned char)keypad_meaning[keypad - keypad_letters], 0);
  uint32_t code = final == '~' ? KEYS_NONE : code_of_sequence(final, 0);
  return code ? key_of(2, code, 0) : skip_bytes(2);
}

/* What the terminal's own description knows. *begins: may s become one of its sequences? */
static struct reading read_described(const struct input *in, struct str s, bool *begins)
{
  *begins = false;
  for (size_t i = 0; i < in->n_sequences; i++) {
    const struct input_sequence *q = &in->sequences[i];
    if (str_starts(s, q->bytes)) return key_of(q->bytes.n, q->code, 0);
    if (str_starts(q->bytes, s)) *begins = true;
  }
  return not_whole;
}

/* ---- single keys ---- */

static struct reading read_control(unsigned char c)
{
  switch (c) {
  case '\r': return key_of(1, KEYS_ENTER, 0);
  case '\t': return key_of(1, KEYS_TAB, 0);
  case '\b':
  case DEL: return key_of(1, KEYS_BACKSPACE, 0);
  case ESC: return key_of(1, KEYS_ESCAPE, 0);
  case 0: return key_of(1, ' ', KEY_WITH_CTRL);
  default: return key_of(1, c <= 26 ? c - 1u + 'a' : c + 0x40u, KEY_WITH_CTRL);
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
    return c == WEOF || c < 0xA0 ? skip_bytes(1) : key_of(1, (uint32_t)c, 0);
  }
  if (!in->waited && is_cut_off(s)) return not_whole;
  bool whole;
  struct str rest = s;
  uint32_t c = utf8_next(&rest, &whole);
  bool is_key = whole && (c < DEL || c >= 0xA0);
  return is_key ? key_of(s.n - rest.n, c, 0) : skip_bytes(s.n - rest.n);
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
    struct reading second = s.p[2] == '[' ? read_csi(str_from(s, 2)) : read_ss3(str_from(s, 2));
    second.event.key.with |= KEY_WITH_ALT;
    if (is_function_key(&second)) return longer(second, 2);
    may_become = !second.n;
  }
  return may_become && !in->waited ? not_whole : key_of(1, KEYS_ESCAPE, 0);
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
  struct reading r = s.p[1] == '[' ? read_csi(str_from(s, 1)) : read_ss3(str_from(s, 1));
  if (r.is_event) return longer(r, 1);
  bool begins;
  struct reading described = read_described(in, s, &begins);
  if (described.n) return described;
  if (!in->waited) return begins ? not_whole : longer(r, 1);
  return s.n == 2 ? key_of(2, (unsigned char)s.p[1], KEY_WITH_ALT)
                  : skip_bytes(r.n ? r.n + 1 : s.n);
}

static struct reading read_escape(const struct input *in, struct str s)
{
  if (s.n == 1) return in->waited ? key_of(1, KEYS_ESCAPE, 0) : not_whole;
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
  struct reading blank = pasted(key_of(1, ' ', 0));
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
  return in->at < in->pending.n ? WAIT_FOR_SEQUENCE_MS : -1;
}

void input_waited(struct input *in)
{
  in->waited = true;
}
