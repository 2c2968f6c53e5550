/* OSC 52, plain and wrapped. */
#include "term/clipboard.h"

#include "base/limits.h"

#include <assert.h>

enum { SCREEN_PIECE_BYTES = 240 }; /* screen drops device control strings of 256 bytes and more */

#define SEQUENCE_START "\033]52;c;"
#define SEQUENCE_END "\007"

/* Where one runs within the other, the terminal's kind names the inner one. Without such a name it
 * is taken for screen, which shows what it does not know, while tmux drops it. */
enum clipboard_route clipboard_route(const struct clipboard_facts *facts)
{
  bool is_tmux = !facts->in_screen || str_starts(facts->term, STR_LIT("tmux"));
  if (facts->in_tmux && is_tmux) return CLIPBOARD_TMUX;
  if (facts->in_screen || str_starts(facts->term, STR_LIT("screen"))) return CLIPBOARD_SCREEN;
  return facts->has_sequence ? CLIPBOARD_PLAIN : CLIPBOARD_NONE;
}

/* RFC 4648, section 4. */
static void add_base64(struct buf *out, struct str text)
{
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < text.n; i += 3) {
    size_t n = text.n - i < 3 ? text.n - i : 3;
    unsigned bits = 0;
    for (size_t k = 0; k < 3; k++)
      bits = bits << 8 | (k < n ? (unsigned char)text.p[i + k] : 0);
    for (size_t k = 0; k < 4; k++)
      buf_add_char(out, k <= n ? digits[bits >> (18 - 6 * k) & 63] : '=');
  }
}

static void add_plain(struct buf *out, struct str text)
{
  buf_add_cstr(out, SEQUENCE_START);
  add_base64(out, text);
  buf_add_cstr(out, SEQUENCE_END);
}

/* As tmux unwraps it: every ESC inside is doubled, and there is one. */
static void add_for_tmux(struct buf *out, struct str text)
{
  buf_add_cstr(out, "\033Ptmux;\033");
  add_plain(out, text);
  buf_add_cstr(out, "\033\\");
}

static void add_for_screen(struct buf *out, struct str text)
{
  struct buf whole = BUF_INIT;
  add_plain(&whole, text);
  for (struct str rest = buf_str(&whole); rest.n; rest = str_from(rest, SCREEN_PIECE_BYTES)) {
    buf_add_cstr(out, "\033P");
    buf_add(out, str_first(rest, SCREEN_PIECE_BYTES));
    buf_add_cstr(out, "\033\\");
  }
  buf_release(&whole);
}

/* tmux takes the plain form where `set-clipboard` is on, and the wrapped one where
 * `allow-passthrough` is: which of them cannot be known, and both do no harm. */
void clipboard_add(struct buf *out, enum clipboard_route route, struct str text)
{
  assert(route != CLIPBOARD_NONE && text.n <= LIMIT_CLIPBOARD_BYTES);
  if (route != CLIPBOARD_SCREEN) add_plain(out, text);
  if (route == CLIPBOARD_TMUX) add_for_tmux(out, text);
  if (route == CLIPBOARD_SCREEN) add_for_screen(out, text);
}
