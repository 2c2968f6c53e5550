/* Moves of the cursor in fewer bytes lead to the same places. */
#include "unit.h"

#include "term/moves.h"

#include <stdlib.h>

/* Takes the units of the frame, which are sequences, control bytes and text. */
static void shorten(struct str frame, struct buf *out)
{
  struct moves m = {0};
  while (frame.n) {
    size_t n = 1;
    if (frame.p[0] == '\033') {
      n = frame.n > 1 && frame.p[1] == '[' ? 2 : 1;
      while (n < frame.n && n > 1 && (unsigned char)frame.p[n] < 0x40)
        n++;
      n = n < frame.n ? n + 1 : frame.n;
    }
    if ((unsigned char)frame.p[0] < ' ' || frame.p[0] == '\033')
      moves_add(&m, str_first(frame, n), out);
    else
      buf_add(out, str_first(frame, n));
    frame = str_from(frame, n);
  }
}

static void check(const char *frame, const char *want)
{
  struct buf out = BUF_INIT;
  shorten(str_of(frame), &out);
  assert_str(buf_str(&out), str_of(want));
  buf_release(&out);
}

static void a_place_in_the_same_row_is_a_column(void **state)
{
  (void)state;
  check("\033[4;64Ha\033[4;156Hb", "\033[4;64Ha\033[156Gb");
  check("\033[14;64Ha\033[14;1Hb", "\033[14;64Ha\rb");
  check("\033[9d a\033[9;64Hb", "\033[9d a\033[64Gb");
}

static void the_next_row_is_a_line_feed_away(void **state)
{
  (void)state;
  check("\033[14;64Ha\033[15;64Hb\033[16;2Hc", "\033[14;64Ha\n\033[64Gb\n\033[2Gc");
  check("\033[14;64Ha\033[15;1Hb\033[17;1Hc", "\033[14;64Ha\n\rb\033[17;1Hc");
  check("\033[14;64Ha\n\033[16;7Hb", "\033[14;64Ha\n\n\033[7Gb");
  check("\033[14;64Ha\033[2A\033[13;7Hb", "\033[14;64Ha\033[2A\n\033[7Gb");
  check("\033[2;2Ha\033[H\033[1;7Hb", "\033[2;2Ha\033[H\033[7Gb");
}

static void what_may_move_it_to_any_row_is_forgotten(void **state)
{
  (void)state;
  static const char *const any[] = {"\0338", "\033M", "\033[3;9r", "\033[?6h\033[?1c", "\033[u",
      "\033[9A", "\033[1;2;3d", "\033[", "\033[78b"};
  for (size_t i = 0; i < sizeof any / sizeof *any; i++) {
    char frame[64];
    snprintf(frame, sizeof frame, "\033[4;4H%s\033[4;9Hx", any[i]);
    check(frame, frame);
  }
  check("\033[4;9H", "\033[4;9H");
}

static void what_keeps_it_in_its_row_is_passed(void **state)
{
  (void)state;
  static const char *const kept[] = {"\033[K", "\033[1K", "\033[1;94m", "\033[?25l", "\033(B", "\b",
      "\r", "\033[5X", "\033[2P", "\033[3C", "\017"};
  for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
    char frame[64], want[64];
    snprintf(frame, sizeof frame, "\033[4;4H%s\033[4;9Hx", kept[i]);
    snprintf(want, sizeof want, "\033[4;4H%s\033[9Gx", kept[i]);
    check(frame, want);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_place_in_the_same_row_is_a_column),
    cmocka_unit_test(the_next_row_is_a_line_feed_away),
    cmocka_unit_test(what_may_move_it_to_any_row_is_forgotten),
    cmocka_unit_test(what_keeps_it_in_its_row_is_passed),
};

UNIT_MAIN(tests)
