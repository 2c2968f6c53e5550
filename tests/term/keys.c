/* Keys as bytes. */
#include "keys.h"

#include "base/utf8.h"
#include "session/keymap.h"

static const struct special {
  uint32_t code;
  const char *plain;
  char final; /* of the sequence that has modifiers; 0: none */
  int number; /* before it, for those that end in ~ */
} specials[] = {
    {KEYS_UP, "\033[A", 'A', 1},
    {KEYS_DOWN, "\033[B", 'B', 1},
    {KEYS_RIGHT, "\033[C", 'C', 1},
    {KEYS_LEFT, "\033[D", 'D', 1},
    {KEYS_HOME, "\033[H", 'H', 1},
    {KEYS_END, "\033[F", 'F', 1},
    {KEYS_INSERT, "\033[2~", '~', 2},
    {KEYS_DELETE, "\033[3~", '~', 3},
    {KEYS_PAGE_UP, "\033[5~", '~', 5},
    {KEYS_PAGE_DOWN, "\033[6~", '~', 6},
    {KEYS_ENTER, "\r", 0, 0},
    {KEYS_TAB, "\t", 0, 0},
    {KEYS_BACK_TAB, "\033[Z", 0, 0},
    {KEYS_BACKSPACE, "\x7F", 0, 0},
    {KEYS_ESCAPE, "\033", 0, 0},
    {KEYS_F1, "\033OP", 0, 0},
    {KEYS_F1 + 1, "\033OQ", 0, 0},
    {KEYS_F1 + 2, "\033OR", 0, 0},
    {KEYS_F1 + 3, "\033OS", 0, 0},
    {KEYS_F1 + 4, "\033[15~", 0, 0},
    {KEYS_F1 + 5, "\033[17~", 0, 0},
    {KEYS_F1 + 6, "\033[18~", 0, 0},
    {KEYS_F1 + 7, "\033[19~", 0, 0},
    {KEYS_F1 + 8, "\033[20~", 0, 0},
    {KEYS_F1 + 9, "\033[21~", 0, 0},
    {KEYS_F1 + 10, "\033[23~", 0, 0},
    {KEYS_F1 + 11, "\033[24~", 0, 0},
};

static bool add_special(struct buf *out, const struct special *s, unsigned with)
{
  unsigned marks = with & ~(unsigned)KEY_WITH_ALT;
  if (!marks) {
    if (with) buf_add_char(out, '\033');
    buf_add_cstr(out, s->plain);
    return true;
  }
  if (!s->final) return false;
  int modifier = 1 + (with & KEY_WITH_SHIFT ? 1 : 0) + (with & KEY_WITH_ALT ? 2 : 0) +
                 (with & KEY_WITH_CTRL ? 4 : 0);
  buf_addf(out, "\033[%d;%d%c", s->number, modifier, s->final);
  return true;
}

static bool add_character(struct buf *out, struct key k)
{
  if (k.with & KEY_WITH_ALT) buf_add_char(out, '\033');
  if (k.with & KEY_WITH_CTRL) {
    if (k.code < '@' || k.code > '~') return false;
    buf_add_char(out, (char)(k.code & 0x1F));
  } else {
    utf8_add(out, k.code);
  }
  return true;
}

static bool add_key(struct buf *out, struct key k)
{
  for (size_t i = 0; i < sizeof specials / sizeof *specials; i++)
    if (specials[i].code == k.code) return add_special(out, &specials[i], k.with);
  return k.code < KEYS_FIRST && add_character(out, k);
}

bool keys_add_bytes(struct buf *out, struct str notation)
{
  struct key keys[KEYMAP_SEQUENCE];
  size_t n = keymap_parse(notation, keys);
  for (size_t i = 0; i < n; i++)
    if (!add_key(out, keys[i])) return false;
  return n > 0;
}
