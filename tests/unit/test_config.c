/* Options: what a configuration says, what is wrong with it, and the reference that is one itself.
 */
#include "unit.h"

#include "base/limits.h"
#include "session/config_print.h"

static struct config *read_config(const char *yaml)
{
  struct config *c = config_new();
  config_read(c, str_of(yaml), "c.yaml");
  return c;
}

static void assert_same(const struct config *a, const struct config *b)
{
  for (int id = 0; id < SETTING_COUNT; id++)
    if (!tree_eq(a->values[id].tree, b->values[id].tree)) fail_msg("%s differs", settings[id].name);
}

static void assert_defaults(const struct config *c)
{
  for (int id = 0; id < SETTING_COUNT; id++)
    if (config_differs(c, (enum setting_id)id)) fail_msg("%s is no default", settings[id].name);
}

/* The one fault that a text has, with its line. */
static void assert_fault(const char *yaml, size_t line, const char *part)
{
  struct config *c = read_config(yaml);
  if (c->faults.n != 1) fail_msg("%zu faults in: %s", c->faults.n, yaml);
  if (c->faults.first->line != line) fail_msg("line %zu in: %s", c->faults.first->line, yaml);
  if (!strstr(c->faults.first->text.p, part))
    fail_msg("\"%s\" is not in: %s", part, c->faults.first->text.p);
  config_free(c);
}

static void every_row_is_whole(void **state)
{
  (void)state;
  for (int id = 0; id < SETTING_COUNT; id++) {
    const struct setting *row = &settings[id];
    if (!row->name || !row->fallback || !row->help) fail_msg("row %d has parts missing", id);
    if (setting_find(str_of(row->name)) != (enum setting_id)id) fail_msg("%s: twice", row->name);
    if ((row->apply != NULL) == (row->fixed != NULL)) fail_msg("%s: live or fixed?", row->name);
    if (str_ends(str_of(row->help), STR_LIT("."))) fail_msg("%s: a full stop", row->name);
  }
}

static void nothing_said_means_the_defaults(void **state)
{
  (void)state;
  static const char *const texts[] = {"", "# theme: dark\n", "theme:\ncolor: ~\n", "---\n"};
  for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
    struct config *c = read_config(texts[i]);
    assert_int_equal(c->faults.n, 0);
    assert_defaults(c);
    config_free(c);
  }
}

static void values_are_read_by_their_type(void **state)
{
  (void)state;
  struct config *c = read_config("theme: dark\ntext-width: 66\nascii: yes\nwatch: false\n"
                                 "Align: LEFT\nlibraries: ~/notes\nlooks: {match: bold}\n");
  assert_int_equal(c->faults.n, 0);
  assert_string_equal(config_text(c, SETTING_THEME), "dark");
  assert_int_equal(config_number(c, SETTING_TEXT_WIDTH), 66);
  assert_true(config_is_on(c, SETTING_ASCII));
  assert_false(config_is_on(c, SETTING_WATCH));
  assert_true(config_is(c, SETTING_ALIGN, "left"));
  assert_int_equal(config_tree(c, SETTING_LIBRARIES)->n, 1);
  assert_int_equal(config_tree(c, SETTING_LOOKS)->n, 1);
  assert_false(config_differs(c, SETTING_CODE));
  config_free(c);
}

static void what_is_wrong_is_told_with_its_line(void **state)
{
  (void)state;
  assert_fault("\nthem: dark\n", 2, "there is no option \"them\"; nearest: \"theme\"");
  assert_fault("text-width: wide", 1, "whole number from 44 to 200 (columns), not \"wide\"");
  assert_fault("text-width: 43", 1, "from 44");
  assert_fault("text-width: 201", 1, "to 200");
  assert_fault("text-width: 60.5", 1, "whole number");
  assert_fault("similar: 101", 1, "from 0 to 100 (notes)");
  assert_fault("align: middle", 1, "centre or left, not \"middle\"");
  assert_fault("ascii: perhaps", 1, "on or off");
  assert_fault("theme: [a, b]", 1, "\"theme\" is");
  assert_fault("theme: \"a\\eb\"", 1, "\"theme\" is");
  assert_fault("looks: bold", 1, "\"looks\" is");
  assert_fault("looks: {match: [bold]}", 1, "words of one look");
  assert_fault("looks:\n  heading-9: bold", 2, "no role \"heading-9\"; nearest");
  assert_fault("looks:\n  match: blod", 2, "\"blod\"; nearest: \"bold\"");
  assert_fault("libraries:\n- /a\n- notes", 3, "begins with");
  assert_fault("libraries:\n  a: {b: /c}", 2, "\"libraries\" is");
  assert_fault("columns: [title, colour]", 1, "no column \"colour\"");
  assert_fault("columns: [date]", 1, "lack the title");
  assert_fault("columns: [title, date, date]", 1, "twice");
  assert_fault("exclude: {a: b}", 1, "\"exclude\" is");
  assert_fault("fields: {keywords: stak}", 1, "no field \"stak\"; nearest: \"stack\"");
  assert_fault("fields: {keywords: tags}", 1, "no field \"tags\"");
  assert_fault("fields:\n  Stack: tool", 2, "\"stack\" is a field itself");
  assert_fault("fields: {keywords: [stack]}", 1, "one field");
  assert_fault("hint-letters: abc", 1, "four or more");
  assert_fault("hint-letters: abca", 1, "different");
  assert_fault("hint-letters: abcD", 1, "small letters");
  assert_fault("theme: dark\ntheme: light", 2, "again");
  assert_fault("theme: 'dark", 1, "");
}

static void so_many_fields_and_patterns_and_no_more(void **state)
{
  (void)state;
  for (size_t more = 0; more < 2; more++) {
    struct buf yaml = BUF_INIT;
    buf_add_cstr(&yaml, "fields:\n");
    for (size_t i = 0; i < LIMIT_FIELD_NAMES + more; i++)
      buf_addf(&yaml, "  key%zu: stack\n", i);
    buf_add_cstr(&yaml, "exclude:\n- '");
    buf_add_repeat(&yaml, STR_LIT("a"), LIMIT_IGNORE_BYTES - 1 + more);
    buf_add_cstr(&yaml, "'\n");
    struct config *c = read_config(buf_cstr(&yaml));
    assert_int_equal(c->faults.n, 2 * more);
    config_free(c);
    buf_release(&yaml);
  }
}

static void a_wrong_value_leaves_the_others(void **state)
{
  (void)state;
  struct config *c = read_config("text-width: 9\ntheme: dark\nlooks: {matc: bold, link: red}\n");
  assert_int_equal(c->faults.n, 2);
  assert_int_equal(config_number(c, SETTING_TEXT_WIDTH), 78);
  assert_string_equal(config_text(c, SETTING_THEME), "dark");
  struct buf told = BUF_INIT;
  config_add_trouble(&told, c, false);
  assert_true(str_starts(buf_str(&told), STR_LIT("c.yaml:1: \"text-width\"")));
  assert_true(str_ends(buf_str(&told), STR_LIT("(and 1 more)")));
  buf_release(&told);
  config_free(c);
}

static void a_value_can_be_typed(void **state)
{
  (void)state;
  struct config *c = config_new();
  struct err err = ERR_INIT;
  assert_true(config_put(c, SETTING_THEME, STR_LIT("8-colour"), &err));
  assert_string_equal(config_text(c, SETTING_THEME), "8-colour");
  assert_true(config_put(c, SETTING_LIBRARIES, STR_LIT("/a  /b"), &err));
  assert_int_equal(config_tree(c, SETTING_LIBRARIES)->n, 2);
  assert_false(config_put(c, SETTING_ALIGN, STR_LIT("up"), &err));
  assert_string_equal(err.text, "\"align\" is centre or left, not \"up\"");
  assert_true(config_put(c, SETTING_LIBRARIES, STR_LIT("[/c, /d, /e]"), &err));
  assert_int_equal(config_tree(c, SETTING_LIBRARIES)->n, 3);
  assert_false(config_put(c, SETTING_KEYS, STR_LIT("a"), &err));
  assert_int_equal(c->faults.n, 0);
  config_free(c);
}

static void assert_value(const struct config *c, enum setting_id id, const char *want)
{
  struct buf text = BUF_INIT;
  config_add_value(&text, config_tree(c, id));
  assert_string_equal(buf_cstr(&text), want);
  buf_release(&text);
}

static void a_name_of_a_map_is_laid_over_the_others(void **state)
{
  (void)state;
  struct config *c = read_config("looks: {match: bold, link: red}\n");
  struct err err = ERR_INIT;
  assert_true(config_put(c, SETTING_LOOKS, STR_LIT("Match: reverse"), &err));
  assert_value(c, SETTING_LOOKS, "{link: red, Match: reverse}");
  assert_false(config_put(c, SETTING_LOOKS, STR_LIT("macth: bold"), &err));
  assert_non_null(strstr(err.text, "nearest: \"match\""));
  assert_false(config_put(c, SETTING_LOOKS, STR_LIT("match"), &err));
  assert_false(config_put(c, SETTING_LOOKS, STR_LIT("match: 'bold"), &err));
  assert_value(c, SETTING_LOOKS, "{link: red, Match: reverse}");
  assert_true(config_put(c, SETTING_LOOKS, STR_LIT("{quote: dim}"), &err));
  assert_value(c, SETTING_LOOKS, "{quote: dim}");
  config_free(c);
}

static void a_key_is_bound_beside_the_others(void **state)
{
  (void)state;
  struct config *c = read_config("keys:\n  page: {j: up, J: down}\n");
  struct err err = ERR_INIT;
  assert_true(config_put(c, SETTING_KEYS, STR_LIT("page J none"), &err));
  assert_true(config_put(c, SETTING_KEYS, STR_LIT("list  Z Z  quit"), &err));
  assert_value(c, SETTING_KEYS, "{page: {j: up, J: none}, list: {Z Z: quit}}");
  assert_false(config_put(c, SETTING_KEYS, STR_LIT("list Z down"), &err));
  assert_non_null(strstr(err.text, "begin alike"));
  assert_false(config_put(c, SETTING_KEYS, STR_LIT("list j dwon"), &err));
  assert_string_equal(err.text, "there is no action \"dwon\"; nearest: \"down\"");
  assert_false(config_put(c, SETTING_KEYS, STR_LIT("nowhere j down"), &err));
  assert_false(config_put(c, SETTING_KEYS, STR_LIT("list j"), &err));
  assert_value(c, SETTING_KEYS, "{page: {j: up, J: none}, list: {Z Z: quit}}");
  assert_true(config_put(c, SETTING_KEYS, STR_LIT("{}"), &err));
  assert_value(c, SETTING_KEYS, "{}");
  config_free(c);
}

static void a_text_that_is_read_again_changes_what_was_not_put(void **state)
{
  (void)state;
  struct config *c = read_config("theme: dark\nalign: left\ncode: wrap\nlooks: {link: red}\n");
  struct err err = ERR_INIT;
  assert_true(config_put(c, SETTING_ALIGN, STR_LIT("centre"), &err));
  assert_true(config_put(c, SETTING_LOOKS, STR_LIT("match: bold"), &err));
  config_read(c, STR_LIT("align: left\ntext-width: 60\nlooks: {link: blue}\n"), "c.yaml");
  assert_value(c, SETTING_THEME, "default");
  assert_value(c, SETTING_CODE, "scroll");
  assert_value(c, SETTING_ALIGN, "centre");
  assert_int_equal(config_number(c, SETTING_TEXT_WIDTH), 60);
  assert_value(c, SETTING_LOOKS, "{link: blue, match: bold}");
  config_free(c);
}

static void what_a_broken_text_does_not_say_stays(void **state)
{
  (void)state;
  struct config *c = read_config("theme: dark\nalign: left\n");
  config_read(c, STR_LIT("theme: dark\nalign: middle\ncode: wrap\n"), "c.yaml");
  assert_int_equal(c->faults.n, 1);
  assert_value(c, SETTING_ALIGN, "left");
  assert_value(c, SETTING_CODE, "wrap");
  config_read(c, STR_LIT("them: 'dark\n"), "c.yaml");
  assert_value(c, SETTING_THEME, "dark");
  config_read(c, STR_LIT(""), "c.yaml");
  assert_int_equal(c->faults.n, 0);
  assert_defaults(c);
  config_free(c);
}

static void a_refused_value_gives_way_to_the_default(void **state)
{
  (void)state;
  struct config *c = read_config("ascii: on\ntheme: dark\n");
  config_refuse(c, SETTING_THEME, "there is none");
  assert_string_equal(config_text(c, SETTING_THEME), "default");
  assert_int_equal(c->faults.first->line, 2);
  config_free(c);
}

/* Takes the '#' away before names. */
static void add_uncommented(struct buf *out, struct str text)
{
  struct str line;
  while (str_cut_line(&text, &line)) {
    bool is_default = line.n > 1 && line.p[0] == '#' && line.p[1] != ' ';
    buf_add(out, str_from(line, is_default));
    buf_add_char(out, '\n');
  }
}

static void the_reference_gives_the_defaults(void **state)
{
  (void)state;
  struct config *defaults = config_new();
  struct buf text = BUF_INIT, bare = BUF_INIT;
  config_add_reference(&text, defaults);
  add_uncommented(&bare, buf_str(&text));
  struct config *commented = read_config(buf_cstr(&text)), *read = read_config(buf_cstr(&bare));
  assert_int_equal(commented->faults.n, 0);
  assert_int_equal(read->faults.n, 0);
  assert_defaults(commented);
  assert_defaults(read);
  for (int id = 0; id < SETTING_COUNT; id++)
    assert_true(read->values[id].tree != read->defaults[id].tree); /* each was there */
  buf_release(&text);
  buf_release(&bare);
  config_free(defaults);
  config_free(commented);
  config_free(read);
}

static void the_reference_keeps_what_differs(void **state)
{
  (void)state;
  struct config *c = read_config("theme: dark\ntext-width: 90\nwatch: off\n"
                                 "libraries: {a: ~/a, b: [/b, '/c: d']}\nlooks: {match: bold}\n"
                                 "keys: {list: {g g: first, J: none}, page: {'#': first}}\n");
  struct buf text = BUF_INIT;
  config_add_reference(&text, c);
  struct config *read = read_config(buf_cstr(&text));
  assert_int_equal(c->faults.n, 0);
  assert_int_equal(read->faults.n, 0);
  assert_same(read, c);
  buf_release(&text);
  config_free(c);
  config_free(read);
}

int main(void)
{
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_row_is_whole),
      cmocka_unit_test(nothing_said_means_the_defaults),
      cmocka_unit_test(values_are_read_by_their_type),
      cmocka_unit_test(what_is_wrong_is_told_with_its_line),
      cmocka_unit_test(so_many_fields_and_patterns_and_no_more),
      cmocka_unit_test(a_wrong_value_leaves_the_others),
      cmocka_unit_test(a_value_can_be_typed),
      cmocka_unit_test(a_name_of_a_map_is_laid_over_the_others),
      cmocka_unit_test(a_key_is_bound_beside_the_others),
      cmocka_unit_test(a_text_that_is_read_again_changes_what_was_not_put),
      cmocka_unit_test(what_a_broken_text_does_not_say_stays),
      cmocka_unit_test(a_refused_value_gives_way_to_the_default),
      cmocka_unit_test(the_reference_gives_the_defaults),
      cmocka_unit_test(the_reference_keeps_what_differs),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
