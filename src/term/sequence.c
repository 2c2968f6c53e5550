/* The tables of sequences. */
#include "term/sequence.h"

#include "base/ascii.h"

enum { DEL = 0x7F, PARAMETERS_MAX = 4, PASTE_START_NUMBER = 200 };

static const struct reading not_whole = {0};

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

/* rxvt tells what was held down by the last byte: of the keys that have a number by one of these in
 * the place of '~', and of the arrows by small letters. */
static unsigned modifiers_of_rxvt(char final)
{
  switch (final) {
  case '$': return KEY_WITH_SHIFT;
  case '^': return KEY_WITH_CTRL;
  case '@': return KEY_WITH_SHIFT | KEY_WITH_CTRL;
  default: return 0;
  }
}

static struct reading read_rxvt_arrow(size_t n, char final, unsigned with)
{
  bool is_arrow = n == 2 && final >= 'a' && final <= 'd';
  uint32_t code = is_arrow ? code_of_sequence((char)(final - 'a' + 'A'), 0) : KEYS_NONE;
  return is_arrow ? reading_key(n, code, with) : reading_skip(n);
}

/* The length of the control sequence at the start of s; 0 when its end has not come. One that is
 * broken off by a byte that cannot stand in it ends before that. A '$' behind nothing but a number
 * is the end with rxvt, while elsewhere one byte follows it. */
static size_t csi_length(struct str s)
{
  bool is_number = true;
  for (size_t i = 1; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if ((c >= 0x40 && c < DEL) || (c == '$' && is_number && i > 1)) return i + 1;
    if (c < 0x20 || c >= DEL) return i;
    is_number = is_number && ascii_is_digit((char)c);
  }
  return 0;
}

static void csi_parameters(struct str s, unsigned parameters[PARAMETERS_MAX])
{
  size_t k = 0;
  for (size_t i = 0; i < s.n && k < PARAMETERS_MAX; i++) {
    if (s.p[i] == ';')
      k++;
    else if (ascii_is_digit(s.p[i]) && parameters[k] < 10000)
      parameters[k] = parameters[k] * 10 + (unsigned)(s.p[i] - '0');
  }
}

/* F1 to F5 of the Linux console: ESC [ [ A to E. */
static struct reading read_console_key(struct str s)
{
  if (s.n < 3) return not_whole;
  bool known = s.p[2] >= 'A' && s.p[2] <= 'E';
  return known ? reading_key(3, KEYS_F1 + (uint32_t)(s.p[2] - 'A'), 0) : reading_skip(3);
}

/* "<button;column;row" and M for what is pressed or moved, m for what is let go (xterm, "SGR
 * mouse"). */
static struct reading read_mouse(size_t n, const unsigned parameters[PARAMETERS_MAX], char final)
{
  enum { BUTTON = 3, MOVED = 32, WHEEL = 64, BEYOND = 128 };
  unsigned what = parameters[0], button = what & BUTTON;
  struct mouse mouse = {.button = (enum mouse_button)button,
      .col = (int)parameters[1] - 1,
      .row = (int)parameters[2] - 1};
  bool is_wheel = what & WHEEL, is_known = what < BEYOND && mouse.col >= 0 && mouse.row >= 0;
  if (is_wheel)
    mouse.kind = button ? MOUSE_WHEEL_DOWN : MOUSE_WHEEL_UP;
  else if (final == 'm')
    mouse.kind = MOUSE_RELEASE;
  else
    mouse.kind = what & MOVED ? MOUSE_DRAG : MOUSE_PRESS;
  /* A wheel that turns sideways, and a button that is none. */
  if (!is_known || (is_wheel && (button > 1 || final == 'm')) || (!is_wheel && button == BUTTON))
    return reading_skip(n);
  return (struct reading){n, true, {.kind = INPUT_MOUSE, .mouse = mouse}};
}

struct reading sequence_read_csi(struct str s)
{
  if (s.n > 1 && s.p[1] == '[') return read_console_key(s);
  size_t n = csi_length(s);
  if (!n) return not_whole;
  unsigned parameters[PARAMETERS_MAX] = {0};
  csi_parameters((struct str){s.p + 1, n - 1}, parameters);
  char final = s.p[n - 1];
  if (n > 2 && s.p[1] == '<')
    return final == 'M' || final == 'm' ? read_mouse(n, parameters, final) : reading_skip(n);
  if (final == '~' && parameters[0] == PASTE_START_NUMBER)
    return (struct reading){n, true, {.kind = INPUT_PASTE}};
  unsigned rxvt = modifiers_of_rxvt(final), with = rxvt ? rxvt : modifiers_of(parameters[1]);
  uint32_t code = n > 1 ? code_of_sequence(rxvt ? '~' : final, parameters[0]) : KEYS_NONE;
  return code ? reading_key(n, code, with) : read_rxvt_arrow(n, final, KEY_WITH_SHIFT);
}

struct reading sequence_read_ss3(struct str s)
{
  if (s.n < 2) return not_whole;
  char final = s.p[1];
  const char *keypad = final ? strchr(keypad_letters, final) : NULL;
  if (keypad) return reading_key(2, (unsigned char)keypad_meaning[keypad - keypad_letters], 0);
  uint32_t code = final == '~' ? KEYS_NONE : code_of_sequence(final, 0);
  return code ? reading_key(2, code, 0) : read_rxvt_arrow(2, final, KEY_WITH_CTRL);
}
