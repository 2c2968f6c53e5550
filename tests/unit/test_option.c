/* The tables of options and commands, and the parser that goes by them. */
#include "unit.h"

#include "base/text.h"
#include "cli/command.h"

#include <ctype.h>

enum { HELP_COLS = 54, NAME_COLS = 24, DETAIL_COLS = 80, MAX_WORDS = 16 };

/* ---- the tables ---- */

static void every_option_has_its_row(void **state)
{
  (void)state;
  for (int id = 0; id < OPTION_COUNT; id++) {
    const struct option_row *row = &option_rows[id];
    assert_int_equal(row->id, id);
    assert_non_null(row->name);
    assert_non_null(row->help);
    assert_int_equal(row->argument != NULL, row->type != OPTION_IS_FLAG);
    assert_in_range(text_cols(str_of(row->help)), 1, HELP_COLS);
    for (const char *c = row->name; *c; c++)
      assert_true(islower(*c) || *c == '-');
  }
}

static void no_name_and_no_letter_is_given_twice(void **state)
{
  (void)state;
  for (int a = 0; a < OPTION_COUNT; a++)
    for (int b = 0; b < a; b++) {
      assert_string_not_equal(option_rows[a].name, option_rows[b].name);
      if (option_rows[a].letter) assert_int_not_equal(option_rows[a].letter, option_rows[b].letter);
    }
}

static void every_option_is_of_some_command(void **state)
{
  (void)state;
  option_set all = common_options;
  for (size_t i = 0; i < n_commands; i++)
    all |= commands[i].options;
  assert_int_equal(all, OPTION_BIT(OPTION_COUNT) - 1);
}

static void check_details(const char *details)
{
  struct str rest = str_of(details), line;
  while (str_cut_line(&rest, &line))
    assert_in_range(text_cols(line), 1, DETAIL_COLS);
}

static void every_command_has_its_row(void **state)
{
  (void)state;
  for (size_t i = 0; i < n_commands; i++) {
    const struct command *c = &commands[i];
    assert_non_null(c->arguments);
    assert_non_null(c->run);
    assert_in_range(text_cols(str_of(c->help)), 1, *c->name ? HELP_COLS : 78);
    assert_int_equal(c->one_of & ~c->options, 0);
    assert_true(c->max_args < 0 || c->min_args <= c->max_args);
    assert_ptr_equal(command_find(str_of(c->name)), c);
    check_details(c->details);
  }
  assert_null(command_find(STR_LIT("no such command")));
}

/* ---- the parser ---- */

struct parsing {
  struct options options;
  struct words words;
  struct err err;
  bool ok;
};

static struct parsing parse(const char **items)
{
  struct parsing p = {.words = {.items = (char **)items}};
  while (items[p.words.n])
    p.words.n++;
  p.ok = options_take(&p.options, OPTION_BIT(OPTION_COUNT) - 1, "prog", &p.words, &p.err);
  return p;
}

#define PARSE(...) parse((const char *[]){__VA_ARGS__, NULL})

static void values_are_attached_or_follow(void **state)
{
  (void)state;
  assert_int_equal(PARSE("--limit=5").options.number[OPTION_LIMIT], 5);
  assert_int_equal(PARSE("--limit", "5").options.number[OPTION_LIMIT], 5);
  assert_int_equal(PARSE("-n5").options.number[OPTION_LIMIT], 5);
  assert_int_equal(PARSE("-n", "5").options.number[OPTION_LIMIT], 5);
  assert_string_equal(PARSE("--sort=-date").options.text[OPTION_SORT], "-date");
  assert_string_equal(PARSE("--sort", "-date").options.text[OPTION_SORT], "-date");
}

static void letters_can_stand_together(void **state)
{
  (void)state;
  struct parsing p = PARSE("-p0n7");
  assert_true(p.ok);
  assert_true(option_given(&p.options, OPTION_PATHS));
  assert_true(option_given(&p.options, OPTION_NUL));
  assert_int_equal(p.options.number[OPTION_LIMIT], 7);
}

static void a_name_may_be_cut_where_it_stays_one_option(void **state)
{
  (void)state;
  assert_int_equal(PARSE("--wid", "9").options.number[OPTION_WIDTH], 9);
  assert_non_null(PARSE("--json").options.text[OPTION_JSON]);
  assert_null(PARSE("--json").options.text[OPTION_JSONL]);
  assert_false(PARSE("--l", "9").ok);
}

static void parsing_stops_at_the_first_argument(void **state)
{
  (void)state;
  struct parsing p = PARSE("--json", "word", "--paths");
  assert_true(p.ok);
  assert_int_equal(p.words.at, 1);
  assert_false(option_given(&p.options, OPTION_PATHS));
  assert_int_equal(PARSE("-").words.at, 0);
}

static void two_dashes_end_the_options(void **state)
{
  (void)state;
  struct parsing p = PARSE("--json", "--", "--paths");
  assert_true(p.ok);
  assert_int_equal(p.words.at, 2);
  assert_true(p.words.ended);
  assert_false(option_given(&p.options, OPTION_PATHS));
}

static void a_library_can_be_given_several_times(void **state)
{
  (void)state;
  struct parsing p = PARSE("-l", "a", "--library=b");
  assert_int_equal(p.options.n_libraries, 2);
  assert_string_equal(p.options.libraries[0], "a");
  assert_string_equal(p.options.libraries[1], "b");
}

static void what_is_wrong_is_told_in_a_sentence(void **state)
{
  (void)state;
  static const struct {
    const char *word, *sentence;
  } rows[] = {
      {"--jsom", "prog has no option \"--jsom\"; nearest: \"json\""},
      {"-x", "prog has no option \"-x\" (put -- before a word that begins with a dash)"},
      {"--limit", "--limit needs N"},
      {"--library=", "--library needs DIR, not an empty name"},
      {"--into=", "--into needs DIR, not an empty name"},
      {"--json=1", "--json takes no value"},
      {"--limit=x", "--limit takes a whole number from 0 to 1000000000, not \"x\""},
      {"--limit=1.5", "--limit takes a whole number from 0 to 1000000000, not \"1.5\""},
      {"--limit=-1", "--limit takes a whole number from 0 to 1000000000, not \"-1\""},
      {"--width=0", "--width takes a whole number from 1 to 10000, not \"0\""},
      {"--width=nan", "--width takes a whole number from 1 to 10000, not \"nan\""},
      {"--color=blue", "--color takes auto|always|never, not \"blue\""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct parsing p = PARSE(rows[i].word);
    assert_false(p.ok);
    assert_string_equal(p.err.text, rows[i].sentence);
  }
}

static void a_set_tells_what_was_given_of_it(void **state)
{
  (void)state;
  struct parsing p = PARSE("--json", "--limit=3");
  assert_int_equal(options_given(&p.options, OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_YAML)),
      OPTION_BIT(OPTION_JSON));
  assert_string_equal(
      option_first(OPTION_BIT(OPTION_JSON) | OPTION_BIT(OPTION_YAML))->name, "json");
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_option_has_its_row),
    cmocka_unit_test(no_name_and_no_letter_is_given_twice),
    cmocka_unit_test(every_option_is_of_some_command),
    cmocka_unit_test(every_command_has_its_row),
    cmocka_unit_test(values_are_attached_or_follow),
    cmocka_unit_test(letters_can_stand_together),
    cmocka_unit_test(a_name_may_be_cut_where_it_stays_one_option),
    cmocka_unit_test(parsing_stops_at_the_first_argument),
    cmocka_unit_test(two_dashes_end_the_options),
    cmocka_unit_test(a_library_can_be_given_several_times),
    cmocka_unit_test(what_is_wrong_is_told_in_a_sentence),
    cmocka_unit_test(a_set_tells_what_was_given_of_it),
};

UNIT_MAIN(tests)
