/* The checker of terminal streams must itself refuse what it is there for. */
#include "stream.h"

#include "terminal.h"

#define PASSES(s) assert_int_equal(stream_allowed(STR_LIT(s)), sizeof(s) - 1)
#define STOPS_AT(s, at) assert_int_equal(stream_allowed(STR_LIT(s)), (at))

static void what_curses_makes_passes(void **state)
{
  (void)state;
  PASSES("\033[?1049h\033[22;0;0t\033[1;24r\033(B\033[m\033[4l\033[?7h\033[H\033[2J");
  PASSES("\033[5;10Hgr\xC3\xBC\xC3\x9F\033[1;31m!\033[39;49m\r\n\b\033[3X\033[K\016q\017");
  PASSES("\033]52;c;Zm9v+/==\007");
}

static void what_drives_a_terminal_is_refused(void **state)
{
  (void)state;
  STOPS_AT("ab\033]0;title\007", 2);
  STOPS_AT("ab\033]52;c;?\007", 2);
  STOPS_AT("ab\033]8;;http://x\033\\", 2);
  STOPS_AT("ab\033Pq\033\\", 2);
  STOPS_AT("ab\033c", 2);
  STOPS_AT("ab\033[6n", 2);
  STOPS_AT("ab\033[21t", 2);
  STOPS_AT("ab\033[?1003h", 2);
  STOPS_AT("ab\033[5i", 2);
  STOPS_AT("ab\033[>c", 2);
  STOPS_AT("ab\007", 2);
  STOPS_AT("ab\x05", 2);
}

static void hostile_text_is_refused(void **state)
{
  (void)state;
  STOPS_AT("ab\xC2\x9B"
           "31m",
      2);
  STOPS_AT("ab\x9B"
           "31m",
      2);
  STOPS_AT("ab\xE2\x80\xAEz", 2);
  STOPS_AT("ab\xE2\x81\xA6z", 2);
  STOPS_AT("ab\xF3\xA0\x81\x81z", 2);
  STOPS_AT("ab\x7F", 2);
}

static void what_is_cut_off_is_refused(void **state)
{
  (void)state;
  STOPS_AT("ab\033", 2);
  STOPS_AT("ab\033[1;", 2);
  STOPS_AT("ab\xE2\x80", 2);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(what_curses_makes_passes),
    cmocka_unit_test(what_drives_a_terminal_is_refused),
    cmocka_unit_test(hostile_text_is_refused),
    cmocka_unit_test(what_is_cut_off_is_refused),
};

int main(void)
{
  return cmocka_run_group_tests(tests, NULL, NULL);
}
