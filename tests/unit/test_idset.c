/* Sets of ids, packed lists of ids, ranked lists. */
#include "unit.h"

#include "library/idset.h"
#include "library/packed.h"
#include "library/ranked.h"

static void a_set_holds_what_is_below_its_limit_alone(void **state)
{
  (void)state;
  struct idset s;
  idset_init(&s, 130);
  idset_add(&s, 0);
  idset_add(&s, 64);
  idset_add(&s, 129);
  idset_add(&s, 130);
  idset_add(&s, UINT64_MAX);
  assert_int_equal(idset_count(&s), 3);
  assert_true(idset_has(&s, 129));
  assert_false(idset_has(&s, 130));
  assert_false(idset_has(&s, UINT64_MAX));
  assert_int_equal(idset_next(&s, 0), 0);
  assert_int_equal(idset_next(&s, 1), 64);
  assert_int_equal(idset_next(&s, 65), 129);
  assert_int_equal(idset_next(&s, 130), 130);
  idset_complement(&s);
  assert_int_equal(idset_count(&s), 127);
  assert_int_equal(idset_next(&s, 128), 128);
  assert_int_equal(idset_next(&s, 129), 130);
  idset_release(&s);
}

static void sets_join_and_meet(void **state)
{
  (void)state;
  struct idset a, b;
  idset_init(&a, 200);
  idset_init(&b, 200);
  idset_add_all(&a);
  assert_int_equal(idset_count(&a), 200);
  idset_add(&b, 7);
  idset_add(&b, 199);
  idset_and(&a, &b);
  assert_int_equal(idset_count(&a), 2);
  idset_complement(&b);
  idset_or(&a, &b);
  assert_int_equal(idset_count(&a), 200);
  idset_release(&a);
  idset_release(&b);
}

static void a_set_of_nothing_works(void **state)
{
  (void)state;
  struct idset s;
  idset_init(&s, 0);
  idset_add(&s, 0);
  idset_add_all(&s);
  idset_complement(&s);
  assert_int_equal(idset_count(&s), 0);
  assert_int_equal(idset_next(&s, 0), 0);
  idset_release(&s);
}

static void packed_ids_come_back(void **state)
{
  (void)state;
  static const uint64_t ids[] = {5, 5, 6, 133, 134, 20000, UINT32_MAX, UINT64_MAX};
  struct buf out = BUF_INIT;
  uint64_t last = 5;
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    packed_add(&out, last, ids[i]);
    last = ids[i];
  }
  struct str rest = buf_str(&out);
  last = 5;
  for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
    assert_true(packed_next(&rest, &last));
    assert_true(last == ids[i]);
  }
  assert_false(packed_next(&rest, &last));
  buf_release(&out);
}

static void packed_bytes_that_make_no_sense_end_the_list(void **state)
{
  (void)state;
  static const char *const broken[] = {"\x80", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"};
  for (size_t i = 0; i < 2; i++) {
    struct str rest = str_of(broken[i]);
    uint64_t last = 1;
    assert_false(packed_next(&rest, &last));
  }
  struct str over = STR_LIT("\x05");
  uint64_t last = UINT64_MAX - 4;
  assert_false(packed_next(&over, &last));
}

/* Numbers that look random and repeat. */
static uint32_t next_random(uint32_t *state)
{
  *state = *state * 1664525 + 1013904223;
  return *state >> 8;
}

static bool is_in_order(const struct ranked_list *list, size_t n)
{
  for (size_t i = 1; i < n; i++) {
    const struct ranked *a = &list->items[i - 1], *b = &list->items[i];
    if (a->score < b->score || (a->score == b->score && a->id >= b->id)) return false;
  }
  return true;
}

/* Of n items, the first `first` are asked for, then all. */
static void check_sorting(size_t n, size_t first)
{
  struct ranked_list part = {0}, whole = {0};
  uint32_t random = (uint32_t)(n + first);
  for (uint32_t i = 0; i < n; i++) {
    float score = (float)(next_random(&random) % 97);
    ranked_add(&part, i, score);
    ranked_add(&whole, i, score);
  }
  ranked_sort(&whole, n);
  assert_true(is_in_order(&whole, n));
  ranked_sort(&part, first);
  for (size_t i = 0; i < first && i < n; i++)
    assert_int_equal(part.items[i].id, whole.items[i].id);
  ranked_sort(&part, n);
  assert_true(is_in_order(&part, n));
  ranked_release(&part);
  ranked_release(&whole);
}

static void the_first_of_a_list_are_those_of_the_whole_order(void **state)
{
  (void)state;
  static const size_t sizes[] = {0, 1, 2, 50, 255, 256, 257, 1000, 5000, 20000};
  static const size_t firsts[] = {0, 1, 10, 256, 300, 1500, 30000};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
    for (size_t j = 0; j < sizeof firsts / sizeof *firsts; j++)
      check_sorting(sizes[i], firsts[j]);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_set_holds_what_is_below_its_limit_alone),
    cmocka_unit_test(sets_join_and_meet),
    cmocka_unit_test(a_set_of_nothing_works),
    cmocka_unit_test(packed_ids_come_back),
    cmocka_unit_test(packed_bytes_that_make_no_sense_end_the_list),
    cmocka_unit_test(the_first_of_a_list_are_those_of_the_whole_order),
};

UNIT_MAIN(tests)
