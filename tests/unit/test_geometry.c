/* Where everything stands, on screens of every size. */
#include "unit.h"

#include "session/geometry.h"

static bool inside(struct area a, struct area b)
{
  return area_is_empty(a) ||
         (a.col >= b.col && a.row >= b.row && a.col + a.cols <= b.col + b.cols &&
             a.row + a.rows <= b.row + b.rows);
}

static bool overlap(struct area a, struct area b)
{
  if (area_is_empty(a) || area_is_empty(b)) return false;
  return a.col < b.col + b.cols && b.col < a.col + a.cols && a.row < b.row + b.rows &&
         b.row < a.row + a.rows;
}

static struct geometry geometry_of(int cols, int rows, enum pane focus, bool open)
{
  struct geometry_wants wants = {.cols = cols,
      .rows = rows,
      .focus = focus,
      .has_list = true,
      .facets_open = open,
      .panel_open = open,
      .text_cols = TEXT_COLS_MAX};
  struct geometry g;
  geometry_set(&g, &wants);
  return g;
}

static bool shows(const struct geometry *g, enum pane pane)
{
  return !area_is_empty(g->panes[pane]);
}

static void assert_sound(const struct geometry *g, int cols, int rows, enum pane focus)
{
  struct area screen = {0, 0, cols, rows};
  assert_true(inside(g->body, screen) && inside(g->top, screen) && inside(g->status, screen));
  assert_false(overlap(g->body, g->top) || overlap(g->body, g->status));
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    assert_true(inside(g->panes[pane], g->body));
    for (int other = pane + 1; other < PANE_COUNT; other++)
      assert_false(overlap(g->panes[pane], g->panes[other]));
  }
  assert_true(shows(g, focus));
  assert_true(inside(g->query, g->panes[PANE_LIST]) && inside(g->counts, g->panes[PANE_LIST]));
  assert_true(inside(g->trouble, g->panes[PANE_LIST]) && inside(g->rows, g->panes[PANE_LIST]));
  assert_true(inside(g->facets, g->panes[PANE_FACETS]));
  assert_true(inside(g->facets_head, g->panes[PANE_FACETS]));
  assert_false(overlap(g->facets, g->facets_head));
  assert_true(inside(g->text, g->panes[PANE_PAGE]) && inside(g->meta, g->panes[PANE_PANEL]));
  assert_true(g->text.cols <= TEXT_COLS_MAX);
  assert_true(g->row_lines == 1 || g->row_lines == 2);
  assert_true(g->meta_columns * g->meta_cols <= g->meta.cols || area_is_empty(g->meta));
}

static void every_size_has_its_panes_on_the_screen_and_apart(void **state)
{
  (void)state;
  for (int cols = 1; cols <= 260; cols++)
    for (int rows = 1; rows <= 60; rows++)
      for (int focus = 0; focus < PANE_COUNT; focus++)
        for (int panel = 0; panel < 2; panel++) {
          struct geometry g = geometry_of(cols, rows, (enum pane)focus, panel);
          assert_sound(&g, cols, rows, (enum pane)focus);
        }
}

static void panes_get_the_size_wanted_as_far_as_the_page_keeps_its_text(void **state)
{
  (void)state;
  for (int cols = 100; cols <= 260; cols += 3)
    for (int wanted = 1; wanted <= 300; wanted += 7)
      for (int focus = 0; focus < PANE_COUNT; focus++) {
        struct geometry_wants wants = {.cols = cols,
            .rows = 40,
            .focus = (enum pane)focus,
            .has_list = true,
            .facets_open = true,
            .panel_open = true,
            .text_cols = TEXT_COLS_MAX,
            .sizes = {wanted, wanted, wanted}};
        struct geometry g;
        geometry_set(&g, &wants);
        assert_sound(&g, cols, 40, (enum pane)focus);
        assert_true(!shows(&g, PANE_PAGE) || g.text.cols >= TEXT_COLS_MIN);
        assert_true(!shows(&g, PANE_LIST) || g.panes[PANE_LIST].cols >= 20);
      }
}

static void three_panes_from_140_columns(void **state)
{
  (void)state;
  struct geometry g = geometry_of(140, 48, PANE_LIST, true);
  assert_int_equal(geometry_panes(&g), 4);
  assert_true(g.text.cols >= TEXT_COLS_MIN);
  g = geometry_of(160, 48, PANE_LIST, true);
  assert_int_equal(g.text.cols, 77);
  g = geometry_of(140, 48, PANE_LIST, false);
  assert_false(shows(&g, PANE_PANEL));
  g = geometry_of(240, 48, PANE_PAGE, true);
  assert_int_equal(g.text.cols, TEXT_COLS_MAX);
}

static void two_panes_from_100_columns(void **state)
{
  (void)state;
  for (int cols = 100; cols < 140; cols++) {
    struct geometry g = geometry_of(cols, 30, PANE_LIST, true);
    assert_true(shows(&g, PANE_LIST) && shows(&g, PANE_PAGE) && !shows(&g, PANE_PANEL));
    assert_true(g.text.cols >= TEXT_COLS_MIN);
    g = geometry_of(cols, 30, PANE_PAGE, true);
    assert_true(!shows(&g, PANE_LIST) && shows(&g, PANE_PAGE) && shows(&g, PANE_PANEL));
    assert_true(g.text.cols >= TEXT_COLS_MIN);
    g = geometry_of(cols, 30, PANE_PAGE, false);
    assert_true(shows(&g, PANE_LIST) && shows(&g, PANE_PAGE));
  }
}

static void facets_give_way_before_the_list_is_too_low(void **state)
{
  (void)state;
  struct geometry g = geometry_of(160, 48, PANE_LIST, true);
  assert_true(shows(&g, PANE_FACETS) && g.facets_rule && g.rows.rows >= 16);
  assert_int_equal(g.panes[PANE_FACETS].cols, g.panes[PANE_LIST].cols);
  g = geometry_of(160, 28, PANE_LIST, true);
  assert_false(shows(&g, PANE_FACETS));
  g = geometry_of(160, 28, PANE_FACETS, true); /* they have the keys */
  assert_true(shows(&g, PANE_FACETS) && shows(&g, PANE_LIST));
  g = geometry_of(160, 20, PANE_FACETS, true);
  assert_true(shows(&g, PANE_FACETS) && !shows(&g, PANE_LIST) && shows(&g, PANE_PAGE));
  g = geometry_of(160, 48, PANE_LIST, false);
  assert_false(shows(&g, PANE_FACETS));
}

static void one_pane_below_and_the_panel_is_a_sheet_over_it(void **state)
{
  (void)state;
  for (int focus = 0; focus < PANE_COUNT; focus++) {
    struct geometry g = geometry_of(99, 24, (enum pane)focus, true);
    assert_int_equal(geometry_panes(&g), 1);
    assert_true(g.sheet == (focus == PANE_PANEL || focus == PANE_FACETS));
  }
  assert_int_equal(geometry_of(80, 24, PANE_PAGE, true).text.cols, 78);
  assert_int_equal(geometry_of(80, 24, PANE_PANEL, true).meta_columns, 2);
  assert_int_equal(geometry_of(60, 24, PANE_PANEL, true).meta_columns, 1);
}

static void a_low_screen_gives_up_hints_then_all_but_text_and_status(void **state)
{
  (void)state;
  assert_true(geometry_of(80, 24, PANE_PAGE, false).hints);
  assert_false(geometry_of(80, 23, PANE_PAGE, false).hints);
  assert_false(area_is_empty(geometry_of(80, 10, PANE_PAGE, false).top));
  struct geometry g = geometry_of(20, 5, PANE_LIST, false);
  assert_true(area_is_empty(g.top) && area_is_empty(g.query) && !area_is_empty(g.status));
  assert_int_equal(g.rows.rows, 4);
  g = geometry_of(1, 1, PANE_PAGE, false);
  assert_true(area_is_empty(g.status));
  assert_int_equal(g.text.rows, 1);
}

static void a_zoomed_pane_has_the_whole_screen(void **state)
{
  (void)state;
  struct geometry_wants wants = {.cols = 200,
      .rows = 50,
      .focus = PANE_PANEL,
      .has_list = true,
      .panel_open = true,
      .zoomed = true,
      .text_cols = TEXT_COLS_MAX};
  struct geometry g;
  geometry_set(&g, &wants);
  assert_int_equal(geometry_panes(&g), 1);
  assert_int_equal(g.panes[PANE_PANEL].cols, 200);
}

static void an_overlay_fits_into_what_there_is(void **state)
{
  (void)state;
  for (int cols = 1; cols <= 120; cols++)
    for (int rows = 1; rows <= 40; rows++) {
      struct geometry g = geometry_of(cols, rows, PANE_PAGE, false);
      struct area frame, inner = geometry_overlay(&g, 70, 30, &frame);
      assert_true(inside(frame, g.body) && inside(inner, frame));
      assert_false(area_is_empty(inner));
    }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_size_has_its_panes_on_the_screen_and_apart),
    cmocka_unit_test(panes_get_the_size_wanted_as_far_as_the_page_keeps_its_text),
    cmocka_unit_test(three_panes_from_140_columns),
    cmocka_unit_test(two_panes_from_100_columns),
    cmocka_unit_test(facets_give_way_before_the_list_is_too_low),
    cmocka_unit_test(one_pane_below_and_the_panel_is_a_sheet_over_it),
    cmocka_unit_test(a_low_screen_gives_up_hints_then_all_but_text_and_status),
    cmocka_unit_test(a_zoomed_pane_has_the_whole_screen),
    cmocka_unit_test(an_overlay_fits_into_what_there_is),
};

UNIT_MAIN(tests)
