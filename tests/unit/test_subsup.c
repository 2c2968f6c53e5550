/* Low and high forms of characters. */
#include "unit.h"

#include "page/subsup.h"

static void check(const char *text, bool is_sub, const char *want)
{
  struct buf out = BUF_INIT;
  buf_add_cstr(&out, "x");
  assert_int_equal(subsup_add(&out, str_of(text), is_sub), *want != 0);
  assert_text(str_from(buf_str(&out), 1), want);
  buf_release(&out);
}

static void digits_and_letters_have_forms(void **state)
{
  (void)state;
  check("2", true, "₂");
  check("-10", false, "⁻¹⁰");
  check("th", false, "ᵗʰ");
  check("i+1", true, "ᵢ₊₁");
}

static void all_or_none_is_changed(void **state)
{
  (void)state;
  check("2q", false, "");
  check("2b", true, "");
  check("A", false, "");
  check("é", false, "");
  check("", true, "");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(digits_and_letters_have_forms),
    cmocka_unit_test(all_or_none_is_changed),
};

UNIT_MAIN(tests)
