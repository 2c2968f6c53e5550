/* Borders between panes, and the width of the text: moved by keys, and as they were when the reader
 * comes back. */
#include "reader.h"

enum { COLS = 120, ROWS = 30, BORDER_ROW = 10 };

/* The column of the first border in a row of the screen. */
static int border_col(struct terminal *t)
{
  for (int col = 0; col < COLS; col++)
    if (terminal_cell(t, col, BORDER_ROW).chars[0] == 0x2502) return col;
  return -1;
}

static bool border_is_at(struct terminal *t, const void *col)
{
  return border_col(t) == *(const int *)col;
}

static void borders_move_and_are_where_they_were_put(void **state)
{
  (void)state;
  const struct terminal_setup setup = {.cols = COLS, .rows = ROWS};
  struct terminal *t =
      reader_shell("$FIELDNOTES lib; echo between; read x; $FIELDNOTES lib", &setup);
  terminal_wait_text(t, FIRST_TITLE);
  assert_true(terminal_wait_quiet(t, 100)); /* the rows below the title have come, too */
  int before = border_col(t), after = before + 6;
  assert_true(before > 0);
  terminal_send(t, "\033[1;5C\033l");
  terminal_send(t, "\033l");
  terminal_wait(t, border_is_at, &after, "the border has moved");
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_wait(t, border_is_at, &after, "the border is where it was put");
  terminal_send(t, "\033"
                   "0");
  terminal_wait(t, border_is_at, &before, "the border is where it was at first");
  terminal_free(t);
}

static void the_text_is_as_wide_as_keys_have_made_it(void **state)
{
  (void)state;
  struct terminal *t =
      reader_shell("$FIELDNOTES lib; echo between; read x; $FIELDNOTES lib; echo later; read x\n"
                   "mkdir -p $HOME/.config/fieldnotes\n"
                   "echo 'text-width: 70' >$HOME/.config/fieldnotes/config.yaml\n"
                   "$FIELDNOTES lib",
          NULL);
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, "\r");
  terminal_wait_text(t, "F1=help");
  terminal_send(t, "--");
  terminal_wait_text(t, "at most 70 columns");
  terminal_send(t, "Q");
  terminal_wait_text(t, "between");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, ":set text-width\r");
  terminal_wait_text(t, "text-width: 70");
  terminal_send(t, "\r");
  terminal_wait_text(t, "F1=help");
  terminal_send(t, "-");
  terminal_wait_text(t, "at most 66 columns");
  terminal_send(t, "Q");
  terminal_wait_text(t, "later");
  terminal_send(t, "\r");
  terminal_wait_text(t, FIRST_TITLE);
  terminal_send(t, ":set text-width\r"); /* the option is another one now */
  terminal_wait_text(t, "text-width: 70");
  terminal_free(t);
}

static void a_folder_whose_index_was_made_meanwhile_has_its_tree(void **state)
{
  (void)state;
  struct terminal *t = reader_shell("mkdir empty; exec \"$FIELDNOTES\" empty", NULL);
  terminal_wait_text(t, "There are no notes here yet.");
  assert_true(terminal_wait_quiet(t, 200));
  terminal_send(t, "t");
  terminal_wait_text(t, "all folders");
  assert_false(terminal_shows(t, "another one"));
  terminal_free(t);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(borders_move_and_are_where_they_were_put),
      cmocka_unit_test(the_text_is_as_wide_as_keys_have_made_it),
      cmocka_unit_test(a_folder_whose_index_was_made_meanwhile_has_its_tree),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
