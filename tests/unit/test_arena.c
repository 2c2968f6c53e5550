/* Memory that dies together. */
#include "unit.h"

#include "base/arena.h"
#include "base/mem.h"

static void pieces_are_zeroed_and_aligned(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  for (size_t n = 1; n < 300; n++) {
    unsigned char *p = arena_alloc(a, n);
    assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
    for (size_t i = 0; i < n; i++)
      assert_int_equal(p[i], 0);
    memset(p, 0xAA, n);
  }
  arena_free(a);
}

static void pieces_keep_their_contents_while_it_grows(void **state)
{
  (void)state;
  enum { N = 5000 };
  struct arena *a = arena_new();
  int **kept = ARENA_ARRAY(a, N, int *);
  for (int i = 0; i < N; i++) {
    kept[i] = ARENA_ARRAY(a, 7, int);
    kept[i][0] = kept[i][6] = i;
  }
  for (int i = 0; i < N; i++) {
    assert_int_equal(kept[i][0], i);
    assert_int_equal(kept[i][6], i);
  }
  arena_free(a);
}

static void a_piece_larger_than_any_chunk_is_whole(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  size_t n = 3 * 1024 * 1024;
  char *large = arena_alloc(a, n);
  memset(large, 'x', n);
  char *small = arena_alloc(a, 8);
  assert_int_equal(small[0], 0);
  assert_int_equal(large[n - 1], 'x');
  arena_free(a);
}

static void the_last_piece_grows_where_it_stands(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  char *p = arena_alloc(a, 3);
  memcpy(p, "abc", 3);
  assert_ptr_equal(arena_resize(a, p, 3, 100), p);
  assert_memory_equal(p, "abc\0\0\0", 6);
  assert_int_equal(arena_bytes(a), 100);
  char *next = arena_alloc(a, 1);
  assert_true(next >= p + 100);
  arena_free(a);
}

static void a_piece_that_cannot_grow_is_copied(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  char *p = arena_alloc(a, 3);
  memcpy(p, "abc", 3);
  arena_alloc(a, 1);
  char *moved = arena_resize(a, p, 3, 20);
  assert_ptr_not_equal(moved, p);
  assert_memory_equal(moved, "abc\0\0\0", 6);
  char *large = arena_resize(a, moved, 20, 1024 * 1024);
  assert_memory_equal(large, "abc", 3);
  assert_int_equal(large[1024 * 1024 - 1], 0);
  arena_free(a);
}

static void copies_of_strings_end_in_a_nul(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  char original[] = "a\0b";
  struct str copy = arena_str(a, (struct str){original, 3});
  original[0] = 'X';
  assert_str(copy, STR_LIT("a\0b"));
  assert_int_equal(copy.p[3], 0);
  assert_text(arena_str(a, (struct str){NULL, 0}), "");
  assert_text(arena_printf(a, "%s-%d", "n", 7), "n-7");
  arena_free(a);
}

static void what_is_owned_is_freed_with_it(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  char *heap = mem_copy("abc", 3); /* the sanitizers see when it is not freed, or twice */
  arena_own(a, heap);
  arena_own(a, NULL);
  assert_string_equal(heap, "abc");
  arena_free(a);
}

static void the_bytes_handed_out_are_counted(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  assert_int_equal(arena_bytes(a), 0);
  arena_alloc(a, 10);
  arena_array(a, 3, 5);
  assert_int_equal(arena_bytes(a), 25);
  arena_free(a);
  arena_free(NULL);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(pieces_are_zeroed_and_aligned),
    cmocka_unit_test(pieces_keep_their_contents_while_it_grows),
    cmocka_unit_test(a_piece_larger_than_any_chunk_is_whole),
    cmocka_unit_test(the_last_piece_grows_where_it_stands),
    cmocka_unit_test(a_piece_that_cannot_grow_is_copied),
    cmocka_unit_test(copies_of_strings_end_in_a_nul),
    cmocka_unit_test(what_is_owned_is_freed_with_it),
    cmocka_unit_test(the_bytes_handed_out_are_counted),
};

UNIT_MAIN(tests)
