/* Where ticks stand in a note's file, and what changes when they are written there. */
#include "unit.h"

#include "page/tick_place.h"

enum { ITEMS = 8 };

/* Changes a file so that it says what `marks` does ("x-" ticks the first of two items), compares,
 * and takes the changes back. */
static void check_written(struct str file, const char *marks, struct str want)
{
  struct tick_places t;
  struct edits e, again;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT, back = BUF_INIT, record = BUF_INIT;
  bool ticked[ITEMS] = {false};
  size_t n = strlen(marks);
  for (size_t i = 0; i < n; i++)
    ticked[i] = marks[i] == 'x';
  tick_places_init(&t, NULL, file);
  assert_int_equal(t.n_checks, n);
  if (!tick_places_change(&t, &(struct tick_wish){ticked, n, NULL, 0}, "a.md", &e, &err))
    fail_msg("%s", err.text);
  assert_true(edits_make(&e, file, &out));
  assert_str(buf_str(&out), want);
  assert_true(tick_places_agree(&t, NULL, &e, buf_str(&out)));
  edits_write(&e, &record);
  if (e.n) assert_true(edits_read(&again, t.article->arena, buf_str(&record)));
  if (e.n) assert_true(edits_take_back(&again, want, &back));
  if (e.n) assert_str(buf_str(&back), file);
  buf_release(&out);
  buf_release(&back);
  buf_release(&record);
  tick_places_release(&t);
}

#define assert_written(file, marks, want) check_written(STR_LIT(file), (marks), STR_LIT(want))

/* The sentence why nothing can be written. */
static void assert_refused(const char *file, const char *marks, const char *sentence)
{
  struct tick_places t;
  struct edits e;
  struct err err = ERR_INIT;
  bool ticked[ITEMS] = {false};
  for (size_t i = 0; marks[i]; i++)
    ticked[i] = marks[i] == 'x';
  tick_places_init(&t, NULL, str_of(file));
  assert_false(tick_places_change(
      &t, &(struct tick_wish){ticked, strlen(marks), NULL, 0}, "a.md", &e, &err));
  assert_string_equal(err.text, sentence);
  tick_places_release(&t);
}

#define TWO "---\nchecklist: [first thing, second thing]\n---\n"

static void a_box_of_the_body_with_the_text_of_an_item_is_changed_and_nothing_else(void **state)
{
  (void)state;
  assert_written(TWO "\n- [ ] first thing\n- [ ] second thing\n- [ ] third\n", "-x",
      TWO "\n- [ ] first thing\n- [x] second thing\n- [ ] third\n");
  assert_written(TWO "> 1. [ ] first   thing  \n\n  * [X] *second* `thing`", "x-",
      TWO "> 1. [x] first   thing  \n\n  * [ ] *second* `thing`");
  assert_written(TWO "- [x] first thing\n- [X] second thing\n", "xx",
      TWO "- [x] first thing\n- [X] second thing\n");
}

static void what_only_looks_like_a_box_is_left(void **state)
{
  (void)state;
  assert_written(TWO "```\n- [ ] first thing\n```\n- [ ] first thing\n- [ ] second thing\n", "x-",
      TWO "```\n- [ ] first thing\n```\n- [x] first thing\n- [ ] second thing\n");
  assert_refused(TWO "    - [ ] first thing\n", "x-",
      "a.md: its checklist has no place for marks; boxes in the body (\"- [ ] item\") would "
      "be one");
}

static void line_ends_a_byte_order_mark_and_bytes_that_are_no_text_stay(void **state)
{
  (void)state;
  assert_written(
      "\xEF\xBB\xBF---\r\nchecklist:\r\n- a b\r\n---\r\n\xFF\xFE bad\r\n\r\n- [ ] a b\r\n", "x",
      "\xEF\xBB\xBF---\r\nchecklist:\r\n- a b\r\n---\r\n\xFF\xFE bad\r\n\r\n- [x] a b\r\n");
  assert_written("---\nchecklist: [a]\n---\n\0\x80 x\n\n+ [ ] a", "x",
      "---\nchecklist: [a]\n---\n\0\x80 x\n\n+ [x] a");
}

static void items_with_one_text_have_their_boxes_in_order(void **state)
{
  (void)state;
  assert_written("---\nchecklist: [b, a, b]\n---\n- [ ] b\n- [ ] b\n- [ ] a\n", "--x",
      "---\nchecklist: [b, a, b]\n---\n- [ ] b\n- [x] b\n- [ ] a\n");
  assert_refused("---\nchecklist: [b, b]\n---\n- [ ] b\n", "xx",
      "a.md: \"b\" is ticked, but has no box there");
}

static void boxes_and_values_of_the_post_meta_are_places(void **state)
{
  (void)state;
  assert_written("---\nchecklist:\n  - '[ ] first'\n  - \"[x] second\"\n---\nText.\n", "x-",
      "---\nchecklist:\n  - '[x] first'\n  - \"[ ] second\"\n---\nText.\n");
  assert_written("---\nchecklist:\n  deploy: false # true\n  \"a: b\":   Yes\n  undo: 0\n---\n",
      "x-x", "---\nchecklist:\n  deploy: true # true\n  \"a: b\":   No\n  undo: 1\n---\n");
  assert_written("---\nchecklist:\n  deploy: false\n---\n- [ ] deploy\n", "x",
      "---\nchecklist:\n  deploy: true\n---\n- [x] deploy\n");
}

static void one_line_with_several_values_is_refused_rather_than_guessed_at(void **state)
{
  (void)state;
  struct tick_places t;
  struct edits e;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  bool ticked[] = {true, false};
  struct str file = STR_LIT("---\nchecklist: {a: false, b: false }\n---\n");
  tick_places_init(&t, NULL, file);
  bool ok = tick_places_change(&t, &(struct tick_wish){ticked, 2, NULL, 0}, "a.md", &e, &err) &&
            edits_make(&e, file, &out) && tick_places_agree(&t, NULL, &e, buf_str(&out));
  assert_false(ok);
  buf_release(&out);
  tick_places_release(&t);
}

/* Turns the boxes that begin with a text, which are of no item. */
static bool turn_boxes(struct tick_places *t, const char *begins, struct edits *e, struct err *err)
{
  struct task_box boxes[ITEMS];
  struct tick_wish wish = {.boxes = boxes};
  for (size_t i = 0; i < t->n; i++)
    if (str_starts(t->items[i].text, str_of(begins)))
      boxes[wish.n_boxes++] = (struct task_box){.block = t->items[i].block, .text = STR_LIT("it")};
  return tick_places_change(t, &wish, "a.md", e, err);
}

static void boxes_of_no_item_are_turned_where_they_stand(void **state)
{
  (void)state;
  struct tick_places t;
  struct edits e;
  struct err err = ERR_INIT;
  struct buf out = BUF_INIT;
  struct str file = STR_LIT("- [ ] a\n- [x] b\n\n> 1. [ ] a\n");
  tick_places_init(&t, NULL, file);
  assert_int_equal(t.n, 3);
  assert_true(turn_boxes(&t, "a", &e, &err));
  assert_true(edits_make(&e, file, &out));
  assert_text(buf_str(&out), "- [x] a\n- [x] b\n\n> 1. [x] a\n");
  assert_true(tick_places_agree(&t, NULL, &e, buf_str(&out)));
  buf_clear(&out);
  assert_true(turn_boxes(&t, "b", &e, &err));
  assert_true(edits_make(&e, file, &out));
  assert_text(buf_str(&out), "- [ ] a\n- [ ] b\n\n> 1. [ ] a\n");
  tick_places_release(&t);
  buf_release(&out);
}

static void a_box_that_stands_nowhere_is_refused(void **state)
{
  (void)state;
  struct tick_places t;
  struct edits e;
  struct err err = ERR_INIT;
  struct task_box box = {.block = 0, .text = STR_LIT("a")};
  tick_places_init(&t, NULL, STR_LIT("before\n\n- [ ] a\n"));
  struct tick_wish wish = {.boxes = &box, .n_boxes = 1};
  assert_false(tick_places_change(&t, &wish, "a.md", &e, &err));
  assert_string_equal(err.text, "a.md: \"a\" is ticked, but has no box there");
  box.block = 2;
  assert_false(tick_places_change(&t, &wish, "a.md", &e, &err));
  tick_places_release(&t);
}

static void a_note_in_utf_16_has_no_places(void **state)
{
  (void)state;
  struct tick_places t;
  struct edits e;
  struct err err = ERR_INIT;
  struct buf file = BUF_INIT;
  bool ticked[] = {true};
  const char *text = "---\nchecklist: [a]\n---\n- [ ] a\n";
  buf_add(&file, STR_LIT("\xFF\xFE"));
  for (size_t i = 0; text[i]; i++)
    buf_addf(&file, "%c%c", text[i], 0);
  tick_places_init(&t, NULL, buf_str(&file));
  assert_int_equal(t.n_checks, 1);
  assert_false(tick_places_change(&t, &(struct tick_wish){ticked, 1, NULL, 0}, "a.md", &e, &err));
  assert_string_equal(err.text, "a.md: is in UTF-16, which is read and not written");
  tick_places_release(&t);
  buf_release(&file);
}

static void a_change_that_reads_as_something_else_does_not_agree(void **state)
{
  (void)state;
  struct tick_places t;
  struct str file = STR_LIT(TWO "- [ ] first thing\n- [ ] second thing\n");
  tick_places_init(&t, NULL, file);
  struct edit one = {file.n - 16, STR_LIT(" "), STR_LIT("x")};
  struct edits none = {NULL, 0}, second = {&one, 1};
  struct buf out = BUF_INIT;
  assert_true(edits_make(&second, file, &out));
  assert_true(tick_places_agree(&t, NULL, &second, buf_str(&out)));
  assert_false(tick_places_agree(&t, NULL, &none, buf_str(&out)));
  assert_false(tick_places_agree(&t, NULL, &second, file));
  tick_places_release(&t);
  buf_release(&out);
}

static void edits_are_made_only_where_the_text_is_as_they_say(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct edits e;
  struct buf out = BUF_INIT;
  assert_true(edits_read(&e, a, STR_LIT("1,_,x 3,false,true")));
  assert_true(edits_make(&e, STR_LIT("[ ]false."), &out));
  assert_text(buf_str(&out), "[x]true.");
  assert_false(edits_make(&e, STR_LIT("[x]false."), &out));
  assert_false(edits_make(&e, STR_LIT("[ ]fals"), &out));
  assert_text(buf_str(&out), "[x]true.");
  buf_clear(&out);
  assert_true(edits_take_back(&e, STR_LIT("[x]true."), &out));
  assert_text(buf_str(&out), "[ ]false.");
  assert_false(edits_take_back(&e, STR_LIT("[x]"), &out));
  static const char *const strange[] = {"", "x", "1,", "1,,x", "1,a,", "a,b,c", "5,a,b 3,a,b",
      "99999999999999999999999,a,b", "1,a,b "};
  for (size_t i = 0; i < sizeof strange / sizeof *strange; i++)
    assert_false(edits_read(&e, a, str_of(strange[i])));
  buf_release(&out);
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_box_of_the_body_with_the_text_of_an_item_is_changed_and_nothing_else),
    cmocka_unit_test(what_only_looks_like_a_box_is_left),
    cmocka_unit_test(line_ends_a_byte_order_mark_and_bytes_that_are_no_text_stay),
    cmocka_unit_test(items_with_one_text_have_their_boxes_in_order),
    cmocka_unit_test(boxes_and_values_of_the_post_meta_are_places),
    cmocka_unit_test(one_line_with_several_values_is_refused_rather_than_guessed_at),
    cmocka_unit_test(boxes_of_no_item_are_turned_where_they_stand),
    cmocka_unit_test(a_box_that_stands_nowhere_is_refused),
    cmocka_unit_test(a_note_in_utf_16_has_no_places),
    cmocka_unit_test(a_change_that_reads_as_something_else_does_not_agree),
    cmocka_unit_test(edits_are_made_only_where_the_text_is_as_they_say),
};

UNIT_MAIN(tests)
