/* What is not painted again. */
#include "unit.h"

#include "term/shown.h"

struct pair {
  struct shown shown;
  struct canvas *canvas;
};

/* One row is shown, another drawn in its place. */
static void begin(struct pair *p, const char *before, const char *after)
{
  *p = (struct pair){.canvas = canvas_new(10, 2)};
  struct area first_row = {0, 0, 10, 1};
  canvas_text(p->canvas, first_row, str_of(before), STYLE_TEXT);
  shown_take(&p->shown, p->canvas);
  canvas_clear(p->canvas);
  canvas_text(p->canvas, first_row, str_of(after), STYLE_TEXT);
}

static void end(struct pair *p)
{
  shown_release(&p->shown);
  canvas_free(p->canvas);
}

static void assert_differs(const char *before, const char *after, int first, int end_col)
{
  struct pair p;
  int from = 0, to = 0;
  begin(&p, before, after);
  assert_true(shown_differs(&p.shown, p.canvas, 0, &from, &to));
  assert_int_equal(from, first);
  assert_int_equal(to, end_col);
  assert_false(shown_differs(&p.shown, p.canvas, 1, &from, &to));
  end(&p);
}

static void the_same_text_is_the_same_wherever_it_is_kept(void **state)
{
  (void)state;
  struct pair p;
  int first, last;
  begin(&p, "a – ö", "");
  canvas_text(p.canvas, (struct area){4, 0, 6, 1}, STR_LIT("ö"), STYLE_TEXT);
  canvas_text(p.canvas, (struct area){0, 0, 4, 1}, STR_LIT("a – "), STYLE_TEXT);
  assert_false(shown_differs(&p.shown, p.canvas, 0, &first, &last));
  end(&p);
}

static void what_differs_lies_between_its_ends(void **state)
{
  (void)state;
  assert_differs("one two", "one tea", 5, 7);
  assert_differs("one two", "", 0, 7);
  assert_differs("ö", "ä", 0, 1);
  assert_differs("nine chars", "nine charm", 9, 10);
}

static void a_wide_character_is_never_cut(void **state)
{
  (void)state;
  assert_differs("ab漢", "aba", 2, 4);
  assert_differs("a漢b", "axyb", 1, 3);
  assert_differs("axyb", "a漢b", 1, 3);
  assert_differs("漢字", "漢漢", 2, 4);
  assert_differs("a漢", "漢a", 0, 3);
}

static void a_look_differs_as_a_text_does(void **state)
{
  (void)state;
  struct pair p;
  int first, last;
  begin(&p, "abc", "abc");
  assert_false(shown_differs(&p.shown, p.canvas, 0, &first, &last));
  canvas_over(p.canvas, (struct area){1, 0, 1, 1}, STYLE_SELECTED);
  assert_true(shown_differs(&p.shown, p.canvas, 0, &first, &last));
  assert_int_equal(first, 1);
  assert_int_equal(last, 2);
  end(&p);
}

static void all_differs_from_what_is_not_known(void **state)
{
  (void)state;
  struct pair p;
  int first, last;
  begin(&p, "abc", "abc");
  shown_forget(&p.shown);
  assert_true(shown_differs(&p.shown, p.canvas, 1, &first, &last));
  assert_int_equal(last - first, 10);
  shown_take(&p.shown, p.canvas);
  canvas_resize(p.canvas, 12, 2);
  assert_true(shown_differs(&p.shown, p.canvas, 1, &first, &last));
  assert_int_equal(last - first, 12);
  end(&p);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_same_text_is_the_same_wherever_it_is_kept),
    cmocka_unit_test(what_differs_lies_between_its_ends),
    cmocka_unit_test(a_wide_character_is_never_cut),
    cmocka_unit_test(a_look_differs_as_a_text_does),
    cmocka_unit_test(all_differs_from_what_is_not_known),
};

UNIT_MAIN(tests)
