/* The checker of terminal streams. */
#include "stream.h"

#include "base/utf8.h"

#include <stdint.h>
#include <stdlib.h>

/* Control sequences, CSI: their private mark and final byte, and which parameters they may have.
 * NULL: any numbers. */
static const struct allowed {
  char private, final;
  const char *parameters;
} allowed[] = {
    {0, 'H', NULL}, /* cursor */
    {0, 'A', NULL},
    {0, 'B', NULL},
    {0, 'C', NULL},
    {0, 'D', NULL},
    {0, 'G', NULL},
    {0, 'd', NULL},
    {0, 'J', NULL}, /* erasing, inserting, deleting, repeating */
    {0, 'K', NULL},
    {0, 'X', NULL},
    {0, 'P', NULL},
    {0, '@', NULL},
    {0, 'L', NULL},
    {0, 'M', NULL},
    {0, 'b', NULL},
    {0, 'r', NULL}, /* scrolling */
    {0, 'S', NULL},
    {0, 'T', NULL},
    {0, 'm', NULL}, /* looks */
    {0, 'l', "4"},  /* insert mode off */
    {0, 'h', "4"},
    {0, 'h', "34"}, /* screen's and tmux's cursor */
    {0, 'l', "34"},
    {0, 't', "22;0;0"}, /* xterm keeps its title */
    {0, 't', "23;0;0"},
    {'?', 'h', "1"}, /* keypad, wrapping, cursor, other screen, pastes */
    {'?', 'l', "1"},
    {'?', 'h', "7"},
    {'?', 'l', "7"},
    {'?', 'l', "12"},
    {'?', 'h', "25"},
    {'?', 'l', "25"},
    {'?', 'h', "1049"},
    {'?', 'l', "1049"},
    {'?', 'h', "2004"},
    {'?', 'l', "2004"},
    {'?', 'h', "1000"}, /* the mouse: buttons, motion with one held, in this form */
    {'?', 'l', "1000"},
    {'?', 'h', "1002"},
    {'?', 'l', "1002"},
    {'?', 'h', "1006"},
    {'?', 'l', "1006"},
    {0, 's', NULL}, /* margins */
    {'?', 'h', "69"},
    {'?', 'l', "69"},
    {'?', 'c', "0"}, /* the Linux console's cursor */
    {'?', 'c', "1"},
};

/* Other escapes, whole. */
static const char *const escapes[] = {
    "\033(B", "\033)0", "\033=", "\033>", "\0337", "\0338", "\033M"};

static bool is_number_list(struct str s)
{
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] != ';' && (s.p[i] < '0' || s.p[i] > '9')) return false;
  return true;
}

static size_t csi_length(struct str s)
{
  size_t from = s.n > 2 && s.p[2] == '?' ? 3 : 2, end = from;
  while (end < s.n && (unsigned char)s.p[end] < 0x40)
    end++;
  if (end >= s.n) return 0;
  struct str parameters = {s.p + from, end - from};
  for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++) {
    const struct allowed *a = &allowed[i];
    if (s.p[end] != a->final || (from == 3) != (a->private == '?')) continue;
    if (a->parameters ? str_eq(parameters, str_of(a->parameters)) : is_number_list(parameters))
      return end + 1;
  }
  return 0;
}

/* OSC 52, the clipboard: nothing but base64 in it. */
static size_t clipboard_length(struct str s)
{
  struct str start = STR_LIT("\033]52;c;");
  if (!str_starts(s, start)) return 0;
  for (size_t i = start.n; i < s.n; i++) {
    if (s.p[i] == '\007') return i + 1;
    bool is_base64 = (s.p[i] >= 'A' && s.p[i] <= 'Z') || (s.p[i] >= 'a' && s.p[i] <= 'z') ||
                     (s.p[i] >= '/' && s.p[i] <= '9') || s.p[i] == '+' || s.p[i] == '=';
    if (!is_base64) return 0;
  }
  return 0;
}

/* The same in pieces, as GNU screen hands it on: device control strings that hold nothing else. */
static size_t piece_length(struct str s)
{
  struct buf whole = BUF_INIT;
  size_t at = 0, found = 0;
  while (!found && str_starts(str_from(s, at), STR_LIT("\033P"))) {
    struct str piece = str_from(s, at + 2);
    size_t n = str_find(piece, STR_LIT("\033\\"));
    if (n == piece.n) break;
    buf_add(&whole, str_first(piece, n));
    at += n + 4;
    if (clipboard_length(buf_str(&whole)) == whole.n) found = at;
  }
  buf_release(&whole);
  return found;
}

static size_t escape_length(struct str s)
{
  if (s.n > 1 && s.p[1] == '[') return csi_length(s);
  if (s.n > 1 && s.p[1] == ']') return clipboard_length(s);
  if (s.n > 1 && s.p[1] == 'P') return piece_length(s);
  for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
    if (str_starts(s, str_of(escapes[i]))) return strlen(escapes[i]);
  return 0;
}

/* Code points that no text may send to a terminal: C1, and what turns or hides it. */
static bool is_hostile(uint32_t c)
{
  static const uint32_t ranges[][2] = {{0x7F, 0x9F}, {0x61C, 0x61C}, {0x200B, 0x200B},
      {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB},
      {0xE0000, 0xE007F}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
    if (c >= ranges[i][0] && c <= ranges[i][1]) return true;
  return false;
}

static size_t text_length(struct str s)
{
  bool whole;
  struct str rest = s;
  uint32_t c = utf8_next(&rest, &whole);
  return whole && !is_hostile(c) ? s.n - rest.n : 0;
}

static size_t unit_length(struct str s)
{
  unsigned char first = (unsigned char)s.p[0];
  if (first == 033) return escape_length(s);
  if (first >= ' ') return text_length(s);
  return strchr("\r\n\b\t\016\017", first) && first ? 1 : 0;
}

size_t stream_allowed(struct str s)
{
  size_t at = 0;
  while (at < s.n) {
    size_t n = unit_length(str_from(s, at));
    if (!n) return at;
    at += n;
  }
  return s.n;
}
