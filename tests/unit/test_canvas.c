/* The grid of cells. */
#include "unit.h"

#include "view/canvas.h"

static struct area whole(const struct canvas *c)
{
  return (struct area){0, 0, c->cols, c->rows};
}

static void assert_picture(const struct canvas *c, const char *want)
{
  struct buf got = BUF_INIT;
  canvas_add_picture(&got, c);
  assert_text(buf_str(&got), want);
  buf_release(&got);
}

static void text_is_cut_at_the_edge_of_its_area(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(8, 2);
  struct area a = {2, 1, 4, 1};
  assert_int_equal(canvas_text(c, a, STR_LIT("abcdef"), STYLE_TEXT), 4);
  assert_picture(c, "\n  abcd\n");
  assert_int_equal(canvas_text(c, area_from(a, 0, 3), STR_LIT("xyz"), STYLE_TEXT), 1);
  assert_picture(c, "\n  abcx\n");
  canvas_free(c);
}

static void what_is_outside_of_the_canvas_is_not_drawn(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(3, 1);
  struct area a = {1, 0, 9, 5};
  canvas_text(c, a, STR_LIT("abc"), STYLE_TEXT);
  canvas_text(c, area_row(a, 1), STR_LIT("abc"), STYLE_TEXT);
  canvas_text(c, (struct area){-1, 0, 3, 1}, STR_LIT("x"), STYLE_TEXT);
  canvas_over(c, (struct area){-5, -5, 20, 20}, STYLE_SELECTED);
  assert_picture(c, " ab\n");
  assert_int_equal(c->cells[2].over, STYLE_SELECTED);
  canvas_resize(c, 0, 0);
  canvas_fill(c, a, STR_LIT("x"), STYLE_TEXT);
  assert_picture(c, "");
  canvas_free(c);
}

static void a_wide_cluster_is_never_halved(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(5, 1);
  canvas_text(c, whole(c), STR_LIT("\xE6\x97\xA5\xE6\x9C\xAC\xE8\xAA\x9E"), STYLE_TEXT);
  assert_picture(c, "\xE6\x97\xA5\xE6\x9C\xAC\n");
  assert_int_equal(c->cells[0].cols, 2);
  assert_int_equal(c->cells[1].cols, 0);
  assert_text(canvas_cell_text(c, 1, 0), "");
  canvas_text(c, area_from(whole(c), 0, 1), STR_LIT("ab"), STYLE_TEXT);
  assert_picture(c, " ab\n");
  canvas_text(c, area_from(whole(c), 0, 2), STR_LIT("\xE6\x97\xA5"), STYLE_TEXT);
  assert_picture(c, " a\xE6\x97\xA5\n");
  canvas_text(c, area_from(whole(c), 0, 3), STR_LIT("\xE6\x97\xA5"), STYLE_TEXT);
  assert_picture(c, " a \xE6\x97\xA5\n");
  canvas_free(c);
}

static void a_cluster_too_wide_for_a_cell_is_put_in_pieces(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(5, 1);
  int cols = canvas_text(c, whole(c), STR_LIT("a\xF0\x9F\x8F\xBDz"), STYLE_TEXT);
  assert_int_equal(cols, 4);
  assert_picture(c, "a\xF0\x9F\x8F\xBDz\n");
  for (int col = 0; col < c->cols; col++)
    assert_true(c->cells[col].cols <= 2);
  canvas_free(c);
}

static void controls_become_marks_on_the_way(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(20, 1);
  canvas_text(c, whole(c),
      STR_LIT("a\x1B[31m\xE2\x80\xAE"
              "b\n"),
      STYLE_TEXT);
  assert_picture(c, "a\xE2\x90\x9B[31m<U+202E>b\xE2\x90\x8A\n");
  canvas_free(c);
}

static void an_ascii_canvas_holds_nothing_but_ascii(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(24, 1);
  c->ascii = true;
  canvas_text(c, whole(c),
      STR_LIT("\xC3\x89t\xC3\xA9 \xE2\x80\x9Cq\xE2\x80\x9D \xE2\x80\x93 \xE2\x80\xA6 "
              "\xE6\x97\xA5 \xE2\x94\x80\xE2\x96\x88"),
      STYLE_TEXT);
  assert_picture(c, "Ete \"q\" - . ?? -#\n");
  canvas_free(c);
}

static void one_cell_of_ascii_says_nothing_else_than_the_character(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(24, 1);
  c->ascii = true;
  canvas_text(c, whole(c),
      STR_LIT("\xC2\xA9 \xE2\x82\xAC \xC3\xA6 \xE2\x89\xA4 \xE2\x89\xA0 \xC2\xBD "
              "\xE2\x98\x91 \x1B \xE2\x80\xA6"),
      STYLE_TEXT);
  assert_picture(c, "c E a ? ? ? x ^ .\n");
  canvas_free(c);
}

static void roles_and_what_lies_over_them_are_kept_apart(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(6, 1);
  canvas_text(c, whole(c), STR_LIT("title"), STYLE_TITLE);
  canvas_over(c, area_part(whole(c), 0, 1, 2), STYLE_MATCH);
  assert_int_equal(c->cells[1].role, STYLE_TITLE);
  assert_int_equal(c->cells[1].over, STYLE_MATCH);
  assert_int_equal(c->cells[0].over, STYLE_TEXT);
  assert_int_equal(c->cells[3].over, STYLE_TEXT);
  canvas_free(c);
}

static void clearing_leaves_blanks_and_no_cursor(void **state)
{
  (void)state;
  struct canvas *c = canvas_new(4, 2);
  canvas_fill(c, whole(c), STR_LIT("\xE2\x94\x80"), STYLE_RULE);
  assert_picture(c, "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\n"
                    "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\n");
  canvas_wipe(c, (struct area){0, 1, 3, 1});
  assert_picture(c, "\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\xE2\x94\x80\n   \xE2\x94\x80\n");
  c->cursor_col = 2;
  canvas_clear(c);
  assert_picture(c, "\n\n");
  assert_int_equal(c->cursor_col, -1);
  assert_int_equal(c->cells[0].role, STYLE_TEXT);
  canvas_free(c);
}

static void a_cluster_of_many_bytes_is_cut_to_its_first_character(void **state)
{
  (void)state;
  struct buf s = BUF_INIT;
  for (int i = 0; i < 200; i++)
    buf_add_cstr(&s, "\xE1\x84\x92"); /* one syllable of 200 leading consonants */
  buf_add_cstr(&s, "z");
  struct canvas *c = canvas_new(3, 1);
  canvas_text(c, whole(c), buf_str(&s), STYLE_TEXT);
  assert_text(canvas_cell_text(c, 0, 0), "\xE1\x84\x92");
  canvas_free(c);
  buf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(text_is_cut_at_the_edge_of_its_area),
    cmocka_unit_test(what_is_outside_of_the_canvas_is_not_drawn),
    cmocka_unit_test(a_wide_cluster_is_never_halved),
    cmocka_unit_test(a_cluster_too_wide_for_a_cell_is_put_in_pieces),
    cmocka_unit_test(controls_become_marks_on_the_way),
    cmocka_unit_test(an_ascii_canvas_holds_nothing_but_ascii),
    cmocka_unit_test(one_cell_of_ascii_says_nothing_else_than_the_character),
    cmocka_unit_test(roles_and_what_lies_over_them_are_kept_apart),
    cmocka_unit_test(clearing_leaves_blanks_and_no_cursor),
    cmocka_unit_test(a_cluster_of_many_bytes_is_cut_to_its_first_character),
};

UNIT_MAIN(tests)
