/* Searching words: stems, accents, names as written, scripts without blanks, ranking, "some". */
#include "shelf.h"

#include "base/limits.h"

#define WORDS_TEST(name, notes, ...)                        \
  static void name(void **state)                            \
  {                                                         \
    (void)state;                                            \
    static const struct shelf_case cases[] = {__VA_ARGS__}; \
    struct shelf s;                                         \
    shelf_init(&s);                                         \
    notes(&s);                                              \
    shelf_update(&s);                                       \
    shelf_check(&s, cases, sizeof cases / sizeof *cases);   \
    shelf_release(&s);                                      \
  }

static void write_languages(struct shelf *s)
{
  shelf_write(s, "a.md", "Written in C++ and .NET, with node.js beside it.\n");
  shelf_write(s, "b.md", "The C# compiler doesn't know snake_case, it says don't.\n");
  shelf_write(s, "c.md", "A multi-agent plan in C, kebab-case names, version 1.6.5, port 404.\n");
  shelf_write(s, "d.md", "net: see Node JS, snake case; getUserName std::vector --flag\n");
  shelf_write(s, "e.md",
      "Caf\xC3\xA9 na\xC3\xAFve optimizing optimization \xC3\x9C"
      "ber\n");
}

WORDS_TEST(names_are_found_as_written, write_languages, {"c++", "a"}, {"C++", "a"}, {"c#", "b"},
    {".net", "a"}, {"net", "a d"}, {"c", "c a b"}, {"node.js", "a d"}, {"snake_case", "b d"},
    {"kebab-case", "c"}, {"multi-agent", "c"}, {"don't", "b"}, {"doesn't", "b"}, {"1.6.5", "c"},
    {"404", "c"}, {"std::vector", "d"}, {"--flag", "d"}, {"getusername", "d"}, {"getUserName", "d"},
    {"user", "d"}, {"\"user name\"", ""})

WORDS_TEST(words_match_by_stem_without_case_and_accents, write_languages, {"cafe", "e"},
    {"CAFE\xCC\x81", "e"}, {"naive", "e"}, {"uber", "e"}, {"optimize", "e"}, {"optimizes", "e"},
    {"compilers", "b"}, {"versions", "c"})

WORDS_TEST(a_star_stands_for_the_rest_of_a_word, write_languages, {"optimiz*", "e"},
    {"optimiza*", "e"}, {"opt*", "e"}, {"comp*", "b"}, {"mult*", "c"}, {"\"multi ag\"*", "c"},
    {"\"know sn\"*", "b"}, {"\"know ag\"*", ""}, {"zz*", ""})

static void write_begun(struct shelf *s, size_t n)
{
  char path[32], text[64];
  shelf_write(s, "a.md", "---\ntitle: On quarks\n---\nnothing\n");
  shelf_write(s, "b.md", "---\ntitle: Other\n---\nthe letters qu alone\n");
  shelf_write(s, "c.md", "---\ntitle: Third\n---\na question with rust\n");
  for (size_t i = 3; i < n; i++) {
    snprintf(path, sizeof path, "many/%zu.md", i);
    snprintf(text, sizeof text, "filler %zu\n", i);
    shelf_write(s, path, text);
  }
}

static void check_begun(size_t n, const struct shelf_case *cases, size_t n_cases)
{
  struct shelf s;
  shelf_init(&s);
  write_begun(&s, n);
  shelf_update(&s);
  shelf_check(&s, cases, n_cases);
  shelf_release(&s);
}

static void two_letters_begin_any_word_where_notes_are_few(void **state)
{
  (void)state;
  static const struct shelf_case cases[] = {{"qu*", "a b c"}, {"rust qu*", "c | a b"}};
  check_begun(LIMIT_BEGUN_NOTES, cases, sizeof cases / sizeof *cases);
}

static void two_letters_begin_words_of_titles_where_notes_are_many(void **state)
{
  (void)state;
  static const struct shelf_case cases[] = {{"qu*", "a b"}, {"QU*", "a b"}, {"que*", "c"},
      {"rust qu*", ""}, {"letters qu*", "b"}, {"q* -letters", "a"}, {"qu* title:on", "a"},
      {"ar*", ""}, {"qu* sort:-title", "b a"}, {"o* q*", "a"}};
  check_begun(LIMIT_BEGUN_NOTES + 1, cases, sizeof cases / sizeof *cases);
}

static void write_asian(struct shelf *s)
{
  shelf_write(
      s, "a.md", "\xE6\x88\x91\xE5\x9C\xA8\xE5\x8C\x97\xE4\xBA\xAC\xE5\xA4\xA7\xE5\xAD\xA6\n");
  shelf_write(s, "b.md", "\xE6\x9D\xB1\xE4\xBA\xAC\xE3\x82\xBF\xE3\x83\xAF\xE3\x83\xBC x\n");
  shelf_write(s, "c.md",
      "\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4\xEB\xA5\xBC \xEB\xB0\xB0\xEC\x9B\x8C\xEC\x9A\x94\n");
  shelf_write(s, "d.md", "\xE4\xBA\xAC\xE5\x8C\x97 Python3\xE7\x89\x88\n");
}

WORDS_TEST(texts_without_blanks_are_found_by_any_run_of_them, write_asian,
    {"\xE5\x8C\x97\xE4\xBA\xAC", "a"},                         /* two letters */
    {"\xE5\x8C\x97\xE4\xBA\xAC\xE5\xA4\xA7\xE5\xAD\xA6", "a"}, /* four */
    {"\xE4\xBA\xAC\xE5\xA4\xA7", "a"},                         /* two in the middle */
    {"\xE4\xBA\xAC\xE5\x8C\x97", "d"},                         /* turned round */
    {"\xE4\xBA\xAC", "d a b"},                                 /* one */
    {"\xE5\xAD\xA6", "a"},                                     /* the last one */
    {"\xE3\x82\xBF\xE3\x83\xAF\xE3\x83\xBC", "b"}, {"\xED\x95\x9C\xEA\xB5\xAD\xEC\x96\xB4", "c"},
    {"\xEA\xB5\xAD\xEC\x96\xB4\xEB\xA5\xBC", "c"}, {"Python3\xE7\x89\x88", "d"},
    {"\xE7\x89\x88", "d"}, {"\xE6\x88\x91\xE4\xBA\xAC", ""})

static void write_sentences(struct shelf *s)
{
  shelf_write(s, "a.md",
      "\xE9\xBB\x91\xE8\xB1\xB9\xE9\x98\x9F\xE5\x8F\xAA\xE4\xB8\xA2\xE4\xBA\x86\xE5"
      "\x88\x86\n");
  shelf_write(s, "b.md", "\xE7\x99\xBD\xE8\xB1\xB9\xE9\x98\x9F\xE8\xB5\xA2\xE4\xBA\x86\n");
  for (int i = 0; i < 3; i++) {
    char name[] = {(char)('c' + i), '.', 'm', 'd', 0};
    shelf_write(s, name, "\xE5\xA4\xA9\xE6\xB0\x94\n");
  }
}

/* Black panthers' points; the question is one text without blanks, which no note has. */
WORDS_TEST(a_question_without_blanks_is_answered_by_its_parts, write_sentences,
    {"\xE9\xBB\x91\xE8\xB1\xB9\xE9\x98\x9F\xE4\xB8\xA2\xE4\xBA\x86\xE5\x88\x86", "| a b"},
    {"\xE9\xBB\x91\xE8\xB1\xB9\xE9\x98\x9F", "a | b"},
    {"\"\xE9\xBB\x91\xE8\xB1\xB9\xE9\x98\x9F\xE4\xB8\xA2\"", ""},
    {"\xE5\xA4\xA9\xE6\xB0\x94", "c d e"})

static void write_stemmed(struct shelf *s)
{
  shelf_write(s, "ar.md", "\xD8\xA7\xD9\x84\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8\n");
  shelf_write(s, "ru.md",
      "\xD0\xBC\xD0\xBE\xD0\xB9 "
      "\xD0\xBA\xD0\xBD\xD0\xB8\xD0\xB3\xD0\xB0\xD0\xBC\xD0\xB8\n");
}

WORDS_TEST(words_are_stemmed_in_other_scripts_too, write_stemmed,
    {"\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8", "ar"},         /* book */
    {"\xD0\xBA\xD0\xBD\xD0\xB8\xD0\xB3\xD0\xB0", "ru"}, /* book */
    {"\xD0\xBC\xD0\xBE\xD0\xB8", "ru"})                 /* my, of one and of many */

static void words_near_each_other_come_first(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(
      &s, "apart.md", "A cache is one thing of many here, and headers are another thing.\n");
  shelf_write(
      &s, "near.md", "Here are many things, among them a cache headers thing for another.\n");
  shelf_write(
      &s, "turned.md", "Here are headers, one of many things, a cache being another for it\n");
  shelf_update(&s);
  assert_true(str_starts(str_of(shelf_find(&s, "cache headers")), STR_LIT("near ")));
  shelf_release(&s);
}

static void write_few(struct shelf *s)
{
  shelf_write(s, "both.md", "alpha beta\n");
  shelf_write(s, "one.md", "alpha gamma\n");
  shelf_write(s, "two.md", "beta delta gamma\n");
  shelf_write(s, "none.md", "nothing here\n");
}

WORDS_TEST(notes_with_some_words_follow_those_with_all, write_few, {"alpha beta", "both | one two"},
    {"alpha unknown", "| both one"}, {"beta delta", "two | both"}, {"alpha", "both one"},
    {"\"alpha beta\"", "both"}, {"alpha AND delta", ""}, {"alpha beta -gamma", "both"},
    {"alpha \"beta delta\"", ""}, {"alpha \"gamma\"", "one"}, {"alpha OR delta", "two both one"},
    {"unknown words", ""}, {"!! alpha", "both one"}, {"-- !!", ""},
    {"alpha beta path:one.md", "| one"}, {"(alpha beta) unknown", "| both one two"},
    {"delta (alpha (gamma unknown))", "| two one both"})

static void many_notes_with_all_words_stand_alone(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  for (int i = 0; i < 10; i++) {
    char name[32];
    snprintf(name, sizeof name, "n%d.md", i);
    shelf_write(&s, name, "alpha beta\n");
  }
  shelf_write(&s, "one.md", "alpha\n");
  shelf_update(&s);
  assert_null(strstr(shelf_find(&s, "alpha beta"), "|"));
  shelf_remove(&s, "n0.md");
  shelf_update(&s);
  assert_non_null(strstr(shelf_find(&s, "alpha beta"), "| one"));
  shelf_release(&s);
}

static void write_columns(struct shelf *s)
{
  shelf_write(s, "body.md", "---\ntitle: x\n---\nA needle in the text.\n");
  shelf_write(s, "code.md", "---\ntitle: x\n---\n```\nneedle\n```\n");
  shelf_write(s, "head.md", "---\ntitle: x\n---\n# Needle\n");
  shelf_write(s, "lead.md", "---\ntitle: x\nsummary: a needle\n---\n");
  shelf_write(s, "meta.md", "---\ntitle: x\nremark: needle\n---\n");
  shelf_write(s, "title.md", "---\ntitle: needle\n---\n");
  shelf_write(s, "tool.md", "---\ntitle: x\ntags: [needle]\n---\n");
}

static void a_word_counts_by_where_it_stands(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  write_columns(&s);
  shelf_update(&s);
  const char *found = shelf_find(&s, "needle");
  assert_true(str_starts(str_of(found), STR_LIT("title ")));
  assert_true(strstr(found, "lead") < strstr(found, "head"));
  assert_true(strstr(found, "tool") < strstr(found, "head"));
  assert_true(strstr(found, "head") < strstr(found, "body"));
  assert_non_null(strstr(found, "code"));
  assert_non_null(strstr(found, "meta"));
  shelf_release(&s);
}

static void a_rare_word_counts_more_than_a_common_one(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  for (int i = 0; i < 30; i++) {
    char name[32];
    snprintf(name, sizeof name, "common%d.md", i);
    shelf_write(&s, name, "common common common words\n");
  }
  shelf_write(&s, "rare.md", "rare words\n");
  shelf_update(&s);
  assert_true(str_starts(str_of(shelf_find(&s, "common OR rare")), STR_LIT("rare ")));
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(names_are_found_as_written),
    cmocka_unit_test(words_match_by_stem_without_case_and_accents),
    cmocka_unit_test(a_star_stands_for_the_rest_of_a_word),
    cmocka_unit_test(two_letters_begin_any_word_where_notes_are_few),
    cmocka_unit_test(two_letters_begin_words_of_titles_where_notes_are_many),
    cmocka_unit_test(texts_without_blanks_are_found_by_any_run_of_them),
    cmocka_unit_test(a_question_without_blanks_is_answered_by_its_parts),
    cmocka_unit_test(words_are_stemmed_in_other_scripts_too),
    cmocka_unit_test(words_near_each_other_come_first),
    cmocka_unit_test(notes_with_some_words_follow_those_with_all),
    cmocka_unit_test(many_notes_with_all_words_stand_alone),
    cmocka_unit_test(a_word_counts_by_where_it_stands),
    cmocka_unit_test(a_rare_word_counts_more_than_a_common_one),
};

UNIT_MAIN(tests)
