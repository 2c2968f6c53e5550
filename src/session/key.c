/* Keys and their notation. */
#include "session/key.h"

#include "base/utf8.h"

struct key_name {
  uint32_t code;
  const char *name;
};

/* The first name of a code is the one that is written; all are read. */
static const struct key_name key_names[] = {
    {' ', "Space"},
    {KEYS_UP, "Up"},
    {KEYS_DOWN, "Down"},
    {KEYS_LEFT, "Left"},
    {KEYS_RIGHT, "Right"},
    {KEYS_PAGE_UP, "PgUp"},
    {KEYS_PAGE_UP, "PageUp"},
    {KEYS_PAGE_DOWN, "PgDn"},
    {KEYS_PAGE_DOWN, "PageDown"},
    {KEYS_HOME, "Home"},
    {KEYS_END, "End"},
    {KEYS_ENTER, "Enter"},
    {KEYS_ENTER, "Return"},
    {KEYS_TAB, "Tab"},
    {KEYS_BACK_TAB, "BackTab"},
    {KEYS_BACKSPACE, "Backspace"},
    {KEYS_DELETE, "Delete"},
    {KEYS_INSERT, "Insert"},
    {KEYS_ESCAPE, "Esc"},
    {KEYS_ESCAPE, "Escape"},
};

enum { KEY_NAMES = sizeof key_names / sizeof *key_names };

struct key_modifier {
  unsigned with;
  char letter;
};

/* In the order they are written. */
static const struct key_modifier key_modifiers[] = {
    {KEY_WITH_CTRL, 'C'},
    {KEY_WITH_ALT, 'M'},
    {KEY_WITH_SHIFT, 'S'},
};

enum { KEY_MODIFIERS = sizeof key_modifiers / sizeof *key_modifiers };

static bool code_is_character(uint32_t code)
{
  return code < KEYS_FIRST;
}

static bool parse_function_key(struct str s, uint32_t *code)
{
  unsigned number = 0;
  if (s.n < 2 || s.n > 3 || s.p[0] != 'F' || s.p[1] == '0') return false;
  for (size_t i = 1; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return false;
    number = number * 10 + (unsigned)(s.p[i] - '0');
  }
  *code = KEYS_F1 + number - 1;
  return number <= KEYS_F12 - KEYS_F1 + 1;
}

static bool parse_character(struct str s, uint32_t *code)
{
  bool whole;
  if (!s.n) return false;
  *code = utf8_next(&s, &whole);
  return whole && !s.n && *code > ' ' && (*code < 0x7F || *code > 0x9F);
}

static bool parse_code(struct str s, uint32_t *code)
{
  for (size_t i = 0; i < KEY_NAMES; i++)
    if (str_eq(s, str_of(key_names[i].name))) {
      *code = key_names[i].code;
      return true;
    }
  return parse_function_key(s, code) || parse_character(s, code);
}

/* Takes one "C-" off the front of *s. */
static bool cut_modifier(struct str *s, unsigned *with)
{
  if (s->n < 3 || s->p[1] != '-') return false;
  for (size_t i = 0; i < KEY_MODIFIERS; i++)
    if (s->p[0] == key_modifiers[i].letter && !(*with & key_modifiers[i].with)) {
      *with |= key_modifiers[i].with;
      *s = str_from(*s, 2);
      return true;
    }
  return false;
}

/* What terminals send the same bytes for is one key here. */
static struct key key_merged(struct key k)
{
  if (k.code == KEYS_TAB && k.with & KEY_WITH_SHIFT)
    return (struct key){KEYS_BACK_TAB, k.with & ~(unsigned)KEY_WITH_SHIFT};
  if (!(k.with & KEY_WITH_CTRL)) return k;
  struct key plain = {k.code, k.with & ~(unsigned)KEY_WITH_CTRL};
  switch (k.code) {
  case 'i': plain.code = KEYS_TAB; return plain;
  case 'm': plain.code = KEYS_ENTER; return plain;
  case '[': plain.code = KEYS_ESCAPE; return plain;
  default: return k;
  }
}

bool key_parse(struct str s, struct key *out)
{
  struct key k = {0};
  while (cut_modifier(&s, &k.with))
    ;
  if (!parse_code(s, &k.code)) return false;
  if (code_is_character(k.code) && k.with & KEY_WITH_SHIFT) return false;
  if (k.with & KEY_WITH_CTRL && k.code >= 'A' && k.code <= 'Z') k.code += 'a' - 'A';
  *out = key_merged(k);
  return true;
}

static void add_code(struct buf *out, uint32_t code)
{
  for (size_t i = 0; i < KEY_NAMES; i++)
    if (key_names[i].code == code) {
      buf_add_cstr(out, key_names[i].name);
      return;
    }
  if (code >= KEYS_F1 && code <= KEYS_F12)
    buf_addf(out, "F%u", (unsigned)(code - KEYS_F1 + 1));
  else
    utf8_add(out, code);
}

void key_add_name(struct buf *out, struct key k)
{
  for (size_t i = 0; i < KEY_MODIFIERS; i++)
    if (k.with & key_modifiers[i].with) {
      buf_add_char(out, key_modifiers[i].letter);
      buf_add_char(out, '-');
    }
  add_code(out, k.code);
}
