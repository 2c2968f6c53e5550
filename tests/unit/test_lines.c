/* Laid-out lines: adding, drafts, places, headings. */
#include "unit.h"

#include "page/draft.h"
#include "page/lines.h"

static void a_line_keeps_copies_of_its_text_and_spans(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  char text[] = "a b\xE6\x97\xA5";
  struct span span = {2, 1, STYLE_STRONG, -1};
  struct line *line = lines_add(l, str_of(text), &span, 1);
  text[0] = 'X';
  span.role = STYLE_CODE;
  assert_text(line->text, "a b\xE6\x97\xA5");
  assert_int_equal(line->cols, 5);
  assert_int_equal(line->n_spans, 1);
  assert_int_equal(line->spans[0].role, STYLE_STRONG);
  assert_int_equal(line->target, -1);
  lines_free(l);
}

static void a_target_keeps_copies_of_its_texts(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  char url[] = "http://x";
  struct target t = {.kind = TARGET_LINK, .url = str_of(url)};
  assert_int_equal(lines_add_target(l, &t), 0);
  assert_int_equal(lines_add_target(l, &t), 1);
  url[0] = 'X';
  assert_text(l->targets[1].url, "http://x");
  assert_text(l->targets[1].value, "");
  lines_free(l);
}

static void a_target_knows_the_first_line_that_shows_it(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  struct target t = {.kind = TARGET_LINK};
  int32_t link = lines_add_target(l, &t), whole = lines_add_target(l, &t);
  lines_add(l, STR_LIT("plain"), NULL, 0);
  assert_true(l->targets[link].line == SIZE_MAX);
  struct span span = {0, 1, STYLE_LINK, link};
  lines_add(l, STR_LIT("a"), &span, 1);
  lines_add(l, STR_LIT("a"), &span, 1);
  lines_set_target(l, whole);
  assert_int_equal(l->targets[link].line, 1);
  assert_int_equal(l->targets[whole].line, 2);
  assert_int_equal(l->items[2].target, whole);
  lines_free(l);
}

static void a_draft_joins_pieces_of_one_role_and_cuts_blanks_at_the_end(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  struct draft d = DRAFT_INIT;
  struct target t = {.kind = TARGET_LINK};
  int32_t link = lines_add_target(l, &t);
  draft_put(&d, STR_LIT("ab"), STYLE_STRONG);
  draft_put(&d, STR_LIT("cd"), STYLE_STRONG);
  draft_put(&d, STR_LIT(" plain "), STYLE_TEXT);
  draft_add(&d, STR_LIT("code   "), 7, STYLE_CODE, link);
  draft_pad(&d, 40);
  struct line *line = draft_end(&d, l);
  assert_text(line->text, "abcd plain code");
  assert_int_equal(line->cols, 15);
  assert_int_equal(line->n_spans, 2);
  assert_int_equal(line->spans[0].n, 4);
  assert_int_equal(line->spans[1].from, 11);
  assert_int_equal(line->spans[1].n, 4);
  assert_int_equal(line->spans[1].target, link);
  assert_int_equal(d.cols, 0);
  assert_int_equal(draft_end(&d, l)->cols, 0);
  draft_release(&d);
  lines_free(l);
}

static struct lines *with_places(void)
{
  static const struct {
    uint32_t block, offset;
  } places[] = {{0, 0}, {1, 0}, {1, 40}, {1, 40}, {3, 0}, {3, 10}};
  struct lines *l = lines_new(80);
  for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
    struct line *line = lines_add(l, STR_LIT("x"), NULL, 0);
    line->block = places[i].block;
    line->offset = places[i].offset;
  }
  return l;
}

static void a_place_is_found_at_its_line_or_the_nearest_before(void **state)
{
  (void)state;
  struct lines *l = with_places();
  assert_int_equal(lines_at_place(l, 0, 0), 0);
  assert_int_equal(lines_at_place(l, 1, 0), 1);
  assert_int_equal(lines_at_place(l, 1, 39), 1);
  assert_int_equal(lines_at_place(l, 1, 40), 2);
  assert_int_equal(lines_at_place(l, 1, 4000), 2);
  assert_int_equal(lines_at_place(l, 2, 7), 2);
  assert_int_equal(lines_at_place(l, 3, 0), 4);
  assert_int_equal(lines_at_place(l, 3, 11), 5);
  assert_int_equal(lines_at_place(l, 99, 0), 5);
  lines_free(l);
}

static void an_empty_page_has_one_place(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  assert_int_equal(lines_at_place(l, 3, 3), 0);
  assert_null(lines_heading_at(l, 0));
  lines_free(l);
}

static void a_line_stands_under_the_heading_before_it(void **state)
{
  (void)state;
  struct lines *l = lines_new(80);
  struct heading first = {1, STR_LIT("One"), STR_LIT("one"), 2};
  struct heading second = {2, STR_LIT("Two"), STR_LIT("two"), 5};
  lines_add_heading(l, &first);
  lines_add_heading(l, &second);
  assert_null(lines_heading_at(l, 1));
  assert_text(lines_heading_at(l, 2)->text, "One");
  assert_text(lines_heading_at(l, 4)->text, "One");
  assert_text(lines_heading_at(l, 5)->anchor, "two");
  assert_text(lines_heading_at(l, 500)->text, "Two");
  lines_free(l);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_line_keeps_copies_of_its_text_and_spans),
    cmocka_unit_test(a_target_keeps_copies_of_its_texts),
    cmocka_unit_test(a_target_knows_the_first_line_that_shows_it),
    cmocka_unit_test(a_draft_joins_pieces_of_one_role_and_cuts_blanks_at_the_end),
    cmocka_unit_test(a_place_is_found_at_its_line_or_the_nearest_before),
    cmocka_unit_test(an_empty_page_has_one_place),
    cmocka_unit_test(a_line_stands_under_the_heading_before_it),
};

UNIT_MAIN(tests)
