/* The growable buffer. */
#include "unit.h"

#include "base/buf.h"

static void an_empty_buffer_is_an_empty_string(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  assert_text(buf_str(&b), "");
  assert_string_equal(buf_cstr(&b), "");
  buf_clear(&b);
  buf_release(&b);
}

static void what_is_added_stands_in_order_before_a_nul(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  buf_add(&b, STR_LIT("one"));
  buf_add_char(&b, ' ');
  buf_add_cstr(&b, "two");
  buf_add_repeat(&b, STR_LIT("-="), 2);
  buf_addf(&b, "%d %s", 42, "x");
  assert_string_equal(buf_cstr(&b), "one two-=-=42 x");
  assert_int_equal(b.n, strlen("one two-=-=42 x"));
  buf_release(&b);
  assert_null(b.p);
}

static void an_empty_slice_adds_nothing_whatever_its_pointer(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  buf_add(&b, (struct str){NULL, 0});
  assert_int_equal(b.n, 0);
  buf_add_cstr(&b, NULL);
  assert_string_equal(buf_cstr(&b), "");
  buf_release(&b);
}

static void it_grows_over_many_additions(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  for (int i = 0; i < 10000; i++)
    buf_addf(&b, "%04d", i);
  assert_int_equal(b.n, 40000);
  assert_memory_equal(b.p + 39996, "9999", 5);
  assert_memory_equal(b.p + 20000, "5000", 4);
  buf_release(&b);
}

static void a_long_formatted_text_is_whole(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  buf_addf(&b, "%3000s|", "x");
  assert_int_equal(b.n, 3001);
  assert_int_equal(b.p[2999], 'x');
  assert_int_equal(b.p[3000], '|');
  buf_release(&b);
}

static void cutting_and_clearing_keep_the_memory(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  buf_add_cstr(&b, "abcdef");
  const char *memory = b.p;
  buf_truncate(&b, 2);
  assert_string_equal(buf_cstr(&b), "ab");
  buf_clear(&b);
  assert_string_equal(buf_cstr(&b), "");
  assert_ptr_equal(b.p, memory);
  buf_release(&b);
}

static void reserved_room_can_be_filled_by_the_caller(void **state)
{
  (void)state;
  struct buf b = BUF_INIT;
  buf_add_cstr(&b, "a");
  memset(buf_reserve(&b, 100), 'b', 100);
  b.n += 100;
  buf_add_char(&b, 'c');
  assert_int_equal(b.n, 102);
  assert_string_equal(b.p + 100, "bc");
  buf_release(&b);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_empty_buffer_is_an_empty_string),
    cmocka_unit_test(what_is_added_stands_in_order_before_a_nul),
    cmocka_unit_test(an_empty_slice_adds_nothing_whatever_its_pointer),
    cmocka_unit_test(it_grows_over_many_additions),
    cmocka_unit_test(a_long_formatted_text_is_whole),
    cmocka_unit_test(cutting_and_clearing_keep_the_memory),
    cmocka_unit_test(reserved_room_can_be_filled_by_the_caller),
};

UNIT_MAIN(tests)
