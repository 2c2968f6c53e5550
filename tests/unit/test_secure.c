/* Secure mode: every row that reaches beyond reading is refused by its name, and no other. */
#include "unit.h"

#include "cli/secure.h"
#include "session/apply.h"
#include "session/state.h"

#include <stdlib.h>

static struct cli secure_cli(void)
{
  struct cli c = {.command = command_find(STR_LIT("search"))};
  c.options.text[OPTION_SECURE] = "";
  return c;
}

static void check_refused(struct cli *c, const char *dashes, const char *name)
{
  struct buf sentence = BUF_INIT;
  buf_addf(&sentence, "%s%s is refused in secure mode", dashes, name);
  c->err = (struct err)ERR_INIT;
  assert_false(secure_allows(c));
  assert_string_equal(c->err.text, buf_cstr(&sentence));
  buf_release(&sentence);
}

static void commands_that_reach_beyond_are_refused_by_name(void **state)
{
  (void)state;
  struct cli c = secure_cli();
  size_t n_refused = 0;
  for (size_t i = 0; i < n_commands; i++) {
    c.command = &commands[i];
    if (!commands[i].beyond) assert_true(secure_allows(&c));
    if (commands[i].beyond) check_refused(&c, "", commands[i].name);
    n_refused += commands[i].beyond;
  }
  assert_true(n_refused > 0 && n_refused < n_commands);
}

static void options_that_reach_beyond_are_refused_by_name(void **state)
{
  (void)state;
  for (int id = 0; id < OPTION_COUNT; id++) {
    struct cli c = secure_cli();
    c.options.text[id] = "x";
    if (option_rows[id].beyond)
      check_refused(&c, "--", option_rows[id].name);
    else
      assert_true(secure_allows(&c));
  }
}

static void without_it_nothing_is_refused(void **state)
{
  (void)state;
  struct cli c = {.command = command_find(STR_LIT("import"))};
  unsetenv("FIELDNOTES_SECURE");
  secure_begin(&c);
  c.options.text[OPTION_THEME] = "./x.yaml";
  assert_true(secure_allows(&c));
  assert_true(secure_admits(&c, NULL, 0, "/nowhere"));
}

static void the_environment_asks_for_it(void **state)
{
  (void)state;
  static const struct {
    const char *value;
    bool is_on;
  } cases[] = {{"1", true}, {"yes", true}, {"0", false}, {"", false}};
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    struct cli c = {0};
    assert_return_code(setenv("FIELDNOTES_SECURE", cases[i].value, 1), 0);
    secure_begin(&c);
    assert_int_equal(secure_is_on(&c), cases[i].is_on);
  }
  unsetenv("FIELDNOTES_SECURE");
}

/* A session on a text with all that can be copied. */
static struct session *new_session(bool secure)
{
  struct err err = ERR_INIT;
  const struct session_page input = {.file = "-"};
  struct session_setup setup = {.pages = &input,
      .n_pages = 1,
      .stdin_text =
          STR_LIT("---\na: b\n---\n# One\n\n[x](http://x.org)\n\n    code\n\n| a |\n|-|\n"),
      .cols = 80,
      .rows = 24,
      .secure = secure};
  struct session *s = session_new(&setup, &err);
  if (!s) fail_msg("%s", err.text);
  session_prepare(s);
  return s;
}

static void actions_that_reach_beyond_are_refused_by_name(void **state)
{
  (void)state;
  struct buf sentence = BUF_INIT;
  size_t n_refused = 0;
  for (size_t i = 0; i < action_count(); i++) {
    const struct action *a = action_at(i);
    struct session *s = new_session(true);
    assert_int_equal(action_is_refused(a, s), a->beyond);
    if (a->beyond) {
      n_refused++;
      buf_clear(&sentence);
      buf_addf(&sentence, "%s is refused in secure mode", a->name);
      assert_non_null(action_missing(a, s));
      assert_false(session_action(s, str_of(a->name)));
      assert_text(buf_str(&s->messages.answer.text), buf_cstr(&sentence));
      assert_int_equal(session_take_request(s).kind, REQUEST_NONE);
    }
    session_free(s);
  }
  assert_true(n_refused > 0 && n_refused < action_count());
  buf_release(&sentence);
}

/* A row that asks something of the world and was not marked would be seen here: no action that may
 * run has the terminal do more than be painted or left. */
static void what_is_left_asks_nothing_of_the_world(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++) {
    struct session *s = new_session(true);
    session_action(s, str_of(action_at(i)->name));
    enum session_request_kind kind = session_take_request(s).kind;
    if (kind != REQUEST_NONE && kind != REQUEST_QUIT && kind != REQUEST_REDRAW)
      fail_msg("%s reaches beyond, and is not marked so", action_at(i)->name);
    session_free(s);
  }
}

static void no_request_goes_out_whatever_way_it_came(void **state)
{
  (void)state;
  static const enum session_request_kind kinds[] = {REQUEST_COPY, REQUEST_RUN, REQUEST_SUSPEND};
  struct session *s = new_session(true);
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
    s->request = kinds[i];
    assert_int_equal(session_take_request(s).kind, REQUEST_NONE);
    assert_text(
        buf_str(&s->messages.answer.text), "what reaches beyond reading is refused in secure mode");
  }
  s->request = REQUEST_QUIT;
  assert_int_equal(session_take_request(s).kind, REQUEST_QUIT);
  session_free(s);
}

static void a_theme_of_a_file_is_not_set(void **state)
{
  (void)state;
  struct err err = ERR_INIT;
  struct session *s = new_session(true);
  struct tree file = {.kind = TREE_SCALAR, .value = STR_LIT("/etc/passwd")};
  assert_false(apply_theme(s, &file, &err));
  assert_string_equal(err.text, "a theme of a file is refused in secure mode");
  session_free(s);
}

static void without_it_actions_are_not_refused(void **state)
{
  (void)state;
  struct session *s = new_session(false);
  for (size_t i = 0; i < action_count(); i++)
    assert_false(action_is_refused(action_at(i), s));
  assert_true(session_action(s, STR_LIT("copy-note")));
  assert_int_equal(session_take_request(s).kind, REQUEST_COPY);
  session_free(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(commands_that_reach_beyond_are_refused_by_name),
    cmocka_unit_test(options_that_reach_beyond_are_refused_by_name),
    cmocka_unit_test(without_it_nothing_is_refused),
    cmocka_unit_test(the_environment_asks_for_it),
    cmocka_unit_test(actions_that_reach_beyond_are_refused_by_name),
    cmocka_unit_test(what_is_left_asks_nothing_of_the_world),
    cmocka_unit_test(no_request_goes_out_whatever_way_it_came),
    cmocka_unit_test(a_theme_of_a_file_is_not_set),
    cmocka_unit_test(without_it_actions_are_not_refused),
};

UNIT_MAIN(tests)
