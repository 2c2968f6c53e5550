/* Queries on a small library: every operator, every rule of fields. */
#include "shelf.h"

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "cache.md",
      "---\n"
      "title: Cache headers\n"
      "topic: reducing build time / python services\n"
      "summary: A calm text on rollback planning\n"
      "stack: [Python Services, backend, python]\n"
      "tools: [fastapi, pytest, git]\n"
      "code language: python\n"
      "difficulty: advanced\n"
      "reading time: 10\n"
      "view count: 171851\n"
      "score: {quality: 91, freshness: 88, depth: 81, clarity: 82}\n"
      "revision: {status: expanded, version: 1.6.5, last reviewed: 2023-02-08}\n"
      "reference: anp-ref-007367-7211\n"
      "flags: {ai generated style: 1, has images: 1, image heavy: 0, needs human review: 0}\n"
      "checklist: [inspect cache headers, measure response time]\n"
      "entities:\n"
      "  - {name: python services, type: stack}\n"
      "  - {name: reducing build time, type: problem}\n"
      "payload: {source id: alphanode-7367, quality: low, deep: {er: {yet: found}}}\n"
      "---\n"
      "# Production checks\n"
      "Queues and idempotent scripts should be logged.\n"
      "```python\nfrom fastapi import FastAPI\n```\n");
  shelf_write(s, "docs/docker.md",
      "---\n"
      "title: Docker layers\n"
      "tags: [docker, git, build-kit]\n"
      "categories: [containers]\n"
      "date: 2024-06-15T10:00:00Z\n"
      "score: {quality: 70}\n"
      "revision: {status: draft, version: 1.10.0}\n"
      "draft: true\n"
      "author: Grace Hopper\n"
      "---\n"
      "Layers of an image are cached.\n"
      "```sh\ndocker build .\n```\n");
  shelf_write(s, "docs/deep/emacs.md",
      "---\n"
      "title: Emacs \xC3\xA9"
      "ditor\n"
      "tags: [emacs]\n"
      "difficulty: beginner\n"
      "score: {quality: 85}\n"
      "date: 2024-02-01\n"
      "view count: 12\n"
      "flags: {needs human review: 1}\n"
      "---\n"
      "The editor caches nothing.\n");
  shelf_write(s, "plain.markdown", "No front matter, only words about git.\n");
  shelf_write(s, "twisted.md", "---\ntitle: Twisted\nother: [a, b\n---\nBroken front matter.\n");
  shelf_update(s);
}

#define SHELF_TEST(name, ...)                               \
  static void name(void **state)                            \
  {                                                         \
    (void)state;                                            \
    static const struct shelf_case cases[] = {__VA_ARGS__}; \
    struct shelf s;                                         \
    set_up(&s);                                             \
    shelf_check(&s, cases, sizeof cases / sizeof *cases);   \
    shelf_release(&s);                                      \
  }

#define ALL "cache docs/docker docs/deep/emacs plain.markdown twisted"

SHELF_TEST(
    no_condition_is_every_note_by_title, {"", ALL}, {"*", ALL}, {"()", ALL}, {"-nowhere", ALL})

SHELF_TEST(a_value_matches_whole_unless_a_star_is_given, {"tool:git", "cache docs/docker"},
    {"tool:gi", ""}, {"tool:gi*", "cache docs/docker"}, {"stack:python", "cache"},
    {"stack:\"python services\"", "cache"}, {"stack:\"python ser\"*", "cache"},
    {"stack:services", ""}, {"tool:*", "cache docs/docker docs/deep/emacs"},
    {"difficulty:ADVANCED", "cache"}, {"author:\"grace hopper\"", "docs/docker"},
    {"summary:\"a calm text on rollback planning\"", "cache"},
    {"reference:anp-ref-007367-7211", "cache"})

SHELF_TEST(a_field_is_found_by_any_of_its_names, {"tools:git", "cache docs/docker"},
    {"tag:git", "cache docs/docker"}, {"Tags:git", "cache docs/docker"},
    {"categories:containers", "docs/docker"}, {"stack:containers", "docs/docker"},
    {"code_language:python", "cache"}, {"code-language:python", "cache"},
    {"\"code language\":python", "cache"}, {"Reading_Time:10", "cache"},
    {"authors:\"grace hopper\"", "docs/docker"})

SHELF_TEST(a_field_of_any_depth_is_found_by_path_or_end, {"score.quality:91", "cache"},
    {"payload.deep.er.yet:found", "cache"}, {"yet:found", "cache"}, {"er.yet:found", "cache"},
    {"status:expanded", "cache"}, {"revision.status:expanded", "cache"}, {"version:1.6.5", "cache"},
    {"source_id:alphanode-7367", "cache"}, {"payload.quality:low", "cache"},
    {"flags.needs_human_review:1", "docs/deep/emacs"})

SHELF_TEST(the_program_s_own_field_comes_before_a_stranger_s, {"quality>=91", "cache"},
    {"quality:low", ""})

SHELF_TEST(numbers_compare, {"quality>=85", "cache docs/deep/emacs"}, {"quality>85", "cache"},
    {"quality<85", "docs/docker"}, {"quality<=85", "docs/docker docs/deep/emacs"},
    {"quality:70..90", "docs/docker docs/deep/emacs"}, {"quality:..80", "docs/docker"},
    {"quality:86..", "cache"}, {"quality:85.0", "docs/deep/emacs"}, {"view_count>1000", "cache"},
    {"score>85", "cache"}, {"score:85.5", "cache"}, {"reading_time<=10", "cache"})

SHELF_TEST(versions_and_words_compare_as_people_order_them, {"version>=1.6.5", "cache docs/docker"},
    {"version>1.6.5", "docs/docker"}, {"version<1.10.0", "cache"}, {"status>=e", "cache"},
    {"status:a..e", "docs/docker"})

SHELF_TEST(dates_compare_by_the_day_month_or_year, {"date:2024", "docs/docker docs/deep/emacs"},
    {"date:2024-06", "docs/docker"}, {"date:2024-06-15", "docs/docker"}, {"date:2024-06-16", ""},
    {"date:2024-02..2024-05", "docs/deep/emacs"}, {"date:2024-06..", "docs/docker"},
    {"date:..2024-05", "cache docs/deep/emacs"}, {"date>2024-02", "docs/docker"},
    {"date>=2024-02", "docs/docker docs/deep/emacs"}, {"date<2024-02", "cache"},
    {"date<=2024-02-01", "cache docs/deep/emacs"}, {"reviewed:2023-02-08", "cache"},
    {"last_reviewed:2023", "cache"}, {"reviewed:2024-06..", ""}, {"reviewed:>1y", "cache"},
    {"reviewed:<1y", ""}, {"reviewed>=3d", "cache"}, {"date:yesterday..", ""},
    {"date:..yesterday", "cache docs/docker docs/deep/emacs"}, {"date:tomorrow", ""})

SHELF_TEST(yes_and_no_are_said_in_many_ways, {"draft:true", "docs/docker"},
    {"draft:yes", "docs/docker"}, {"draft:1", "docs/docker"}, {"draft:no", ""},
    {"\"needs human review\":yes", "docs/deep/emacs"}, {"\"needs human review\":no", "cache"})

SHELF_TEST(entities_are_found_by_name_and_by_type, {"entity:\"reducing build time\"", "cache"},
    {"entity.problem:\"reducing build time\"", "cache"},
    {"entity.stack:\"reducing build time\"", ""}, {"entity.problem:reducing*", "cache"},
    {"entity.area:x", ""})

SHELF_TEST(traits_are_rows_of_a_table, {"has:image", "cache"}, {"has:code", "cache docs/docker"},
    {"has:checklist", "cache"}, {"has:fault", "twisted"}, {"is:ai", "cache"},
    {"is:review", "docs/deep/emacs"}, {"is:draft", "docs/docker"},
    {"is:untitled", "plain.markdown"}, {"is:re*", "docs/deep/emacs"}, {"is:orph* is:ai", "cache"},
    {"-has:date -has:fault", "cache plain.markdown"}, {"has:difficulty", "cache docs/deep/emacs"},
    {"has:image has:code", "cache"}, {"has:image is:review", ""})

SHELF_TEST(words_can_be_asked_of_title_and_body, {"title:docker", "docs/docker"},
    {"title:editor", "docs/deep/emacs"}, {"title:\"cache headers\"", "cache"},
    {"title:ca*", "cache"}, {"title:idempotent", ""}, {"body:idempotent", "cache"},
    {"body:production", "cache"}, {"body:fastapi", "cache"}, {"body:rollback", ""},
    {"title:docker title:layers", "docs/docker"}, {"title:docker title:cache", ""})

SHELF_TEST(paths_are_matched_as_in_ignore_files, {"path:docs", "docs/docker docs/deep/emacs"},
    {"path:docs/**", "docs/docker docs/deep/emacs"}, {"path:docs/*.md", "docs/docker"},
    {"path:deep", "docs/deep/emacs"}, {"path:emacs.md", "docs/deep/emacs"},
    {"path:**/emacs.md", "docs/deep/emacs"}, {"path:*.markdown", "plain.markdown"},
    {"path:/cache.md", "cache"}, {"path:DOCS/docker.md", "docs/docker"}, {"path:ocs", ""},
    {"-path:docs", "cache plain.markdown twisted"})

SHELF_TEST(languages_of_code_are_a_field, {"lang:python", "cache"}, {"lang:sh", "docs/docker"},
    {"lang:c", ""})

SHELF_TEST(a_field_given_twice_is_either_and_different_ones_are_both,
    {"difficulty:advanced difficulty:beginner", "cache docs/deep/emacs"},
    {"tool:git tags:emacs", "cache docs/docker docs/deep/emacs"},
    {"tool:git difficulty:advanced", "cache"}, {"tool:git difficulty:beginner", ""},
    {"tool:git AND tool:docker", "docs/docker"},
    {"quality>=70 quality<90", "docs/docker docs/deep/emacs"},
    {"-tool:git -tool:emacs", "plain.markdown twisted"},
    {"path:deep path:cache.md", "cache docs/deep/emacs"},
    {"lang:sh lang:python tool:fastapi", "cache"})

SHELF_TEST(conditions_join_with_words_by_and_or_and_not, {"git tool:git", "docs/docker cache"},
    {"cached -tool:git", "docs/deep/emacs"}, {"cached difficulty:beginner", "docs/deep/emacs"},
    {"tool:emacs OR idempotent", "cache docs/deep/emacs"},
    {"(tool:emacs OR idempotent) -editor", "cache"},
    {"NOT (tool:git OR tool:emacs)", "plain.markdown twisted"},
    {"-idempotent tool:git", "docs/docker"}, {"(is:ai OR is:draft) AND tool:docker", "docs/docker"},
    {"-(tool:git -docker)", "docs/docker docs/deep/emacs plain.markdown twisted"})

SHELF_TEST(sorting_takes_any_field_and_puts_missing_ones_last,
    {"sort:score.quality", "docs/docker docs/deep/emacs cache plain.markdown twisted"},
    {"sort:-score.quality", "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:date", "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:-date", "docs/docker docs/deep/emacs cache plain.markdown twisted"},
    {"sort:-view_count", "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:-title", "twisted plain.markdown docs/deep/emacs docs/docker cache"},
    {"sort:path", "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:difficulty tool:*", "cache docs/deep/emacs docs/docker"},
    {"cached sort:-quality", "cache docs/deep/emacs docs/docker"})

SHELF_TEST(sorting_takes_a_weighted_sum_of_fields,
    {"sort:-\"quality*1+view_count*.0001\"",
        "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:\"-view_count*.001 + quality\"",
        "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:quality*-1", "cache docs/deep/emacs docs/docker plain.markdown twisted"},
    {"sort:title+quality", "docs/docker docs/deep/emacs cache plain.markdown twisted"},
    {"sort:+quality", "! a sum to sort by is like \"quality*.5+depth*.3\" (column 1)"},
    {"tool:git sort:quality*x", "! a sum to sort by is like \"quality*.5+depth*.3\" (column 10)"},
    {"sort:quality+colour",
        "! there is no field \"colour\"; nearest: \"folder\", \"tool\", \"other\" (column 1)"})

SHELF_TEST(what_is_unknown_is_told_with_what_is_near,
    {"qualty:3", "! there is no field \"qualty\"; nearest: \"quality\" (column 1)"},
    {"git dificulty:x", "! there is no field \"dificulty\"; nearest: \"difficulty\" (column 5)"},
    {"zzzz:3", "! there is no field \"zzzz\"; nearest: \"body\", \"path\", \"has\" (column 1)"},
    {"score.qualty:3",
        "! there is no field \"score.qualty\"; nearest: \"score.quality\", \"score.clarity\""
        " (column 1)"},
    {"score.zzzz:3", ""}, {"is:rivi*", "! there is no \"is:rivi\" (column 1)"},
    {"is:riview", "! there is no \"is:riview\"; nearest: \"review\" (column 1)"},
    {"has:imgae", "! there is no \"has:imgae\"; nearest: \"image\" (column 1)"},
    {"has:dificulty", "! there is no \"has:dificulty\"; nearest: \"difficulty\" (column 1)"},
    {"git sort:body", "! \"body\" has no values to sort by (column 5)"},
    {"sort:dat", "! there is no field \"dat\"; nearest: \"date\" (column 1)"},
    {"q:weekly", "! there is no saved query \"weekly\" (column 1)"})

#define DAYS " takes days such as 2024, 2024-06, 2024-06-30, yesterday or 3w (ago), not "

SHELF_TEST(what_no_value_can_be_is_told_with_what_can,
    {"date:garbage", "! date" DAYS "\"garbage\" (column 1)"},
    {"git date:2026-02-31", "! date" DAYS "\"2026-02-31\" (column 5)"},
    {"-reviewed:>1q", "! reviewed" DAYS "\"1q\" (column 2)"},
    {"updated>=2024-13", "! updated" DAYS "\"2024-13\" (column 1)"},
    {"date:2024..x", "! date" DAYS "\"2024..x\" (column 1)"},
    {"date:..", "! date" DAYS "\"..\" (column 1)"},
    {"score:abc", "! score takes numbers, not \"abc\" (column 1)"},
    {"score.quality>abc", "! score.quality takes numbers, not \"abc\" (column 1)"},
    {"view_count:abc", "! view_count takes numbers, not \"abc\" (column 1)"},
    {"score:1..x", "! score takes numbers, not \"1..x\" (column 1)"},
    {"date:2024-02-29..", "docs/docker"}, {"date:gar*", ""},
    {"score:0..100", "cache docs/docker docs/deep/emacs"})

#define MEANT(range) " ends before it begins; did you mean \"" range "\"? (column 1)"

SHELF_TEST(a_range_that_is_turned_round_is_told, {"score:90..70", "! \"90..70\"" MEANT("70..90")},
    {"score:90..<70", "! \"90..<70\"" MEANT("70..90")},
    {"date:2025..2024", "! \"2025..2024\"" MEANT("2024..2025")},
    {"reviewed:1y..2y", "! \"1y..2y\"" MEANT("2y..1y")},
    {"status:e..a", "! \"e..a\"" MEANT("a..e")}, {"reviewed:90y..1y", "cache"},
    {"date:2024-06..2024", "docs/docker"}, {"score:85..85", "docs/deep/emacs"},
    {"score:85..<85", ""})

static void a_value_that_a_note_has_can_be_asked_for_whatever_it_is(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "---\ndate: some day\nscore: {quality: good}\n---\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "date:\"some day\""), "a");
  assert_string_equal(shelf_find(&s, "quality:good"), "a");
  assert_string_equal(shelf_find(&s, "score.quality:good"), "a");
  shelf_release(&s);
}

static void a_known_field_that_no_note_has_is_no_error(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "words\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "difficulty:x"), "");
  assert_string_equal(shelf_find(&s, "score.quality>1"), "");
  assert_string_equal(shelf_find(&s, "entity.problem:x"), "");
  assert_string_equal(shelf_find(&s, "sort:-date"), "a");
  shelf_release(&s);
}

static void an_end_of_several_fields_names_them(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "---\nx: {name: one}\ny: {name: two}\n---\n");
  shelf_update(&s);
  assert_string_equal(shelf_find(&s, "name:one"),
      "! \"name\" is the end of several fields: x.name, y.name (column 1)");
  assert_string_equal(shelf_find(&s, "x.name:one"), "a");
  shelf_release(&s);
}

static void a_long_value_matches_whole_and_by_its_beginning(void **state)
{
  (void)state;
  struct shelf s;
  struct buf text = BUF_INIT, query = BUF_INIT;
  shelf_init(&s);
  buf_add_cstr(&text, "---\nremark: ");
  buf_add_repeat(&text, STR_LIT("long "), 100);
  buf_add_cstr(&text, "end\n---\n");
  shelf_write(&s, "a.md", buf_cstr(&text));
  shelf_update(&s);
  buf_add_cstr(&query, "remark:\"");
  buf_add_repeat(&query, STR_LIT("long "), 100);
  buf_add_cstr(&query, "END\"");
  assert_string_equal(shelf_find(&s, buf_cstr(&query)), "a");
  assert_string_equal(shelf_find(&s, "remark:\"long long\"*"), "a");
  assert_string_equal(shelf_find(&s, "remark:\"long long\""), "");
  buf_clear(&query);
  buf_add_cstr(&query, "remark:\"");
  buf_add_repeat(&query, STR_LIT("long "), 30);
  buf_add_cstr(&query, "\"*");
  assert_string_equal(shelf_find(&s, buf_cstr(&query)),
      "! the beginning of the value is longer than the index keeps (column 1)");
  buf_release(&text);
  buf_release(&query);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(no_condition_is_every_note_by_title),
    cmocka_unit_test(a_value_matches_whole_unless_a_star_is_given),
    cmocka_unit_test(a_field_is_found_by_any_of_its_names),
    cmocka_unit_test(a_field_of_any_depth_is_found_by_path_or_end),
    cmocka_unit_test(the_program_s_own_field_comes_before_a_stranger_s),
    cmocka_unit_test(numbers_compare),
    cmocka_unit_test(versions_and_words_compare_as_people_order_them),
    cmocka_unit_test(dates_compare_by_the_day_month_or_year),
    cmocka_unit_test(yes_and_no_are_said_in_many_ways),
    cmocka_unit_test(entities_are_found_by_name_and_by_type),
    cmocka_unit_test(traits_are_rows_of_a_table),
    cmocka_unit_test(words_can_be_asked_of_title_and_body),
    cmocka_unit_test(paths_are_matched_as_in_ignore_files),
    cmocka_unit_test(languages_of_code_are_a_field),
    cmocka_unit_test(a_field_given_twice_is_either_and_different_ones_are_both),
    cmocka_unit_test(conditions_join_with_words_by_and_or_and_not),
    cmocka_unit_test(sorting_takes_any_field_and_puts_missing_ones_last),
    cmocka_unit_test(sorting_takes_a_weighted_sum_of_fields),
    cmocka_unit_test(what_is_unknown_is_told_with_what_is_near),
    cmocka_unit_test(what_no_value_can_be_is_told_with_what_can),
    cmocka_unit_test(a_range_that_is_turned_round_is_told),
    cmocka_unit_test(a_value_that_a_note_has_can_be_asked_for_whatever_it_is),
    cmocka_unit_test(a_known_field_that_no_note_has_is_no_error),
    cmocka_unit_test(an_end_of_several_fields_names_them),
    cmocka_unit_test(a_long_value_matches_whole_and_by_its_beginning),
};

UNIT_MAIN(tests)
