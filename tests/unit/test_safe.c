/* The one door for text on its way out. */
#include "unit.h"

#include "base/safe.h"

static void check_safe(const char *text, const char *want, size_t n_marked, unsigned mode)
{
  struct buf out = BUF_INIT;
  assert_int_equal(safe_add(&out, str_of(text), mode), n_marked);
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void controls_become_their_pictures(void **state)
{
  (void)state;
  check_safe("\x1B[31mred\x7F", "\xE2\x90\x9B[31mred\xE2\x90\xA1", 2, SAFE_LINE);
  check_safe("a\tb\n",
      "a\xE2\x90\x89"
      "b\xE2\x90\x8A",
      2, SAFE_LINE);
  check_safe("a\tb\n", "a\tb\xE2\x90\x8A", 1, SAFE_KEEP_TAB);
  check_safe("a\tb\n", "a\tb\n", 0, SAFE_KEEP_TAB | SAFE_KEEP_LF);
  check_safe("a\r\n\tb", "a b", 0, SAFE_BLANKS);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(controls_become_their_pictures),
};

UNIT_MAIN(tests)
