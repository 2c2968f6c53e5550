/* Articles: typed values out of whatever shape their authors gave them, and what is wrong told. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "note/article.h"

/* An article of this post meta and an empty body. */
static struct article *article_of(const char *meta)
{
  struct buf file = BUF_INIT;
  buf_addf(&file, "---\n%s---\n", meta);
  struct article *a = article_new(STR_LIT("a.md"), buf_str(&file));
  buf_release(&file);
  return a;
}

/* What its faults say: "line: text; line: text". */
static void assert_faults(const struct article *a, const char *expected)
{
  struct buf all = BUF_INIT;
  for (const struct fault *f = a->faults.first; f; f = f->next)
    buf_addf(&all, "%s%zu: %.*s", all.n ? "; " : "", f->line, STR_ARG(f->text));
  assert_text(buf_str(&all), expected);
  buf_release(&all);
}

static void assert_texts(struct article_texts texts, const char *expected)
{
  struct buf all = BUF_INIT;
  for (size_t i = 0; i < texts.n; i++)
    buf_addf(&all, "%s%.*s", i ? "|" : "", STR_ARG(texts.items[i]));
  assert_text(buf_str(&all), expected);
  buf_release(&all);
}

/* ---- lists ---- */

static void check_tools(const char *meta, const char *expected)
{
  struct article *a = article_of(meta);
  assert_texts(a->tools, expected);
  assert_faults(a, "");
  article_free(a);
}

static void a_list_may_be_given_in_any_shape(void **state)
{
  (void)state;
  check_tools("tools: [git, vim]\n", "git|vim");
  check_tools("tools:\n  - git\n  -\n  - 404\n  - note: this\n", "git|404|note: this");
  check_tools("tools: git, vim ,\n", "git|vim");
  check_tools("tools: visual studio\n", "visual studio");
  check_tools("tags: git vim\n", "git|vim");
  check_tools("tags: visual studio, vim\n", "visual studio|vim");
  check_tools("keywords: visual studio\n", "visual studio");
  check_tools("tools: {build: make, test: [tap, tox]}\n", "make|tap|tox");
  check_tools("tools:\n  - name: git\n    url: x\n  - title: vim\n", "git|vim");
  check_tools("tools:\ntags: ~\n", "");
}

static void all_keys_of_a_list_count_and_no_text_twice(void **state)
{
  (void)state;
  check_tools("tags: [git, vim]\ntools: [make, git]\n", "git|vim|make");
  struct article *a = article_of("category: Web Dev\nstack: [go]\nplatform: linux\n");
  assert_texts(a->stack, "Web Dev|go|linux");
  article_free(a);
}

static void commas_in_remarks_are_no_separators(void **state)
{
  (void)state;
  struct article *a = article_of("notes: one, and two\nchecklist:\n  - '[x] a, b'\n  - '[ ] c'\n");
  assert_texts(a->notes, "one, and two");
  assert_texts(a->checklist, "a, b|c");
  article_free(a);
}

static void a_checklist_may_be_texts_maps_or_keys(void **state)
{
  (void)state;
  struct article *a = article_of("checklist:\n  - text: a\n    done: true\n  - b: c\n  - d\n");
  assert_texts(a->checklist, "a|b: c|d");
  article_free(a);
  a = article_of("checklist: {inspect headers: true, measure: false}\n");
  assert_texts(a->checklist, "inspect headers|measure");
  article_free(a);
}

/* ---- single values ---- */

static void the_best_name_of_a_field_counts(void **state)
{
  (void)state;
  struct article *a = article_of("description: d\nexcerpt: e\n");
  assert_text(a->summary, "d");
  article_free(a);
  a = article_of("updated: 2024-01-01\ndate: 2023-01-01\ncreated: 2022-01-01\n");
  assert_text(a->date, "2023-01-01");
  article_free(a);
}

static void an_alias_that_does_not_fit_is_another_key(void **state)
{
  (void)state;
  struct article *a = article_of("published: true\naddedAt: 2020-05-06\ndescription: {a: 1}\n");
  assert_text(a->date, "2020-05-06");
  assert_text(a->summary, "");
  assert_faults(a, "");
  article_free(a);
}

static void numbers_are_read_with_their_units(void **state)
{
  (void)state;
  struct article *a = article_of("reading time: 10 min\nview count: '171,851'\n");
  assert_true(a->reading_min == 10 && a->view_count == 171851);
  article_free(a);
  a = article_of("reading-time: 1.5 hours\n");
  assert_true(a->reading_min == 90 && a->view_count == -1);
  article_free(a);
}

static void a_count_of_milliseconds_is_a_date(void **state)
{
  (void)state;
  struct article *a = article_of("created: 1628955339442\n");
  assert_text(a->date, "2021-08-14");
  article_free(a);
  a = article_of("date: 1234567890\n");
  assert_text(a->date, "2009-02-13");
  article_free(a);
}

static void a_revision_is_a_map_or_a_version(void **state)
{
  (void)state;
  struct article *a =
      article_of("revision:\n  status: expanded\n  version: 1.10\n  last reviewed: 2023-02-08\n");
  assert_text(a->status, "expanded");
  assert_text(a->version, "1.10");
  assert_text(a->reviewed, "2023-02-08");
  article_free(a);
  a = article_of("revision: 1.6.5\n");
  assert_text(a->version, "1.6.5");
  assert_faults(a, "");
  article_free(a);
}

/* ---- maps and lists of maps ---- */

static void scores_have_a_mean(void **state)
{
  (void)state;
  struct article *a =
      article_of("score: {quality: 91, freshness: '88', depth: 81%, clarity: 82}\n");
  assert_int_equal(a->scores.n, 4);
  assert_text(a->scores.items[1].name, "freshness");
  assert_true(a->scores.items[1].value == 88);
  assert_true(a->score_mean == 85.5);
  assert_faults(a, "");
  article_free(a);
}

static void scores_outside_their_range_are_told_and_clamped(void **state)
{
  (void)state;
  struct article *a = article_of("score:\n  quality: 120\n  depth: -3\n  clarity: good\n");
  assert_int_equal(a->scores.n, 2);
  assert_true(a->scores.items[0].value == 100 && a->scores.items[1].value == 0);
  assert_faults(a, "3: \"score.quality\" is not within 0..100; 4: \"score.depth\" is not within "
                   "0..100; 5: \"score.clarity\" is not a number");
  article_free(a);
}

static void check_flags(const char *meta)
{
  struct article *a = article_of(meta);
  assert_true(article_switch_is_on(a, STR_LIT("has images")));
  assert_true(article_switch_is_on(a, STR_LIT("Has-Images")));
  assert_false(article_switch_is_on(a, STR_LIT("image heavy")));
  assert_faults(a, "");
  article_free(a);
}

static void flags_are_switches_or_names(void **state)
{
  (void)state;
  check_flags("flags: {has images: 1, image heavy: 0}\n");
  check_flags("flags: {has_images: true, image-heavy: no}\n");
  check_flags("flags: [has images]\n");
  check_flags("flags: has images, draft\n");
  check_flags("flags:\n  - has images: yes\n  - draft\n");
}

static void check_entities(const char *meta)
{
  struct article *a = article_of(meta);
  assert_int_equal(a->entities.n, 2);
  assert_text(a->entities.items[0].name, "python services");
  assert_text(a->entities.items[0].type, "stack");
  assert_text(a->entities.items[1].name, "build time");
  assert_faults(a, "");
  article_free(a);
}

static void entities_are_named_in_any_shape(void **state)
{
  (void)state;
  check_entities("entities:\n  - {name: python services, type: stack}\n  - name: build time\n");
  check_entities("entities:\n  - {type: stack, name: python services}\n  - build time\n");
  check_entities("entities:\n  stack: [python services]\n  problem: build time\n");
  check_entities("entity:\n  - stack: python services\n  - problem: build time\n");
}

static void check_images(const char *meta, const char *source)
{
  struct article *a = article_of(meta);
  assert_int_equal(a->images.n, 1);
  assert_text(a->images.items[0].url, "https://x.org/a.png");
  assert_text(a->images.items[0].source, source);
  assert_faults(a, "");
  article_free(a);
}

static void images_are_maps_or_addresses(void **state)
{
  (void)state;
  check_images("image sources:\n  - {source: x, url: 'https://x.org/a.png', caption: c}\n", "x");
  check_images("image_sources: {source: x, url: 'https://x.org/a.png'}\n", "x");
  check_images("images: ['https://x.org/a.png']\n", "");
  check_images("images: https://x.org/a.png\n", "");
}

static void check_outline(const char *meta)
{
  struct article *a = article_of(meta);
  assert_int_equal(a->outline.n, 2);
  assert_text(a->outline.items[0].label, "recommended action");
  assert_text(a->outline.items[0].text, "measure first: then change");
  assert_text(a->outline.items[1].text, "reducing build time");
  assert_faults(a, "");
  article_free(a);
}

static void an_outline_is_pairs_in_order(void **state)
{
  (void)state;
  check_outline("ai outline:\n  - 'recommended action: measure first: then change'\n"
                "  - reducing build time\n");
  check_outline("ai-outline:\n  - recommended action: 'measure first: then change'\n"
                "  - problem: reducing build time\n");
  check_outline("ai outline:\n  recommended action: 'measure first: then change'\n"
                "  problem: reducing build time\n");
  check_outline(
      "ai outline:\n  - label: recommended action\n    text: 'measure first: then change'\n"
      "  - problem: [reducing build time]\n");
}

/* ---- what is wrong ---- */

static void wrong_types_are_told_with_their_line_and_kept(void **state)
{
  (void)state;
  struct article *a =
      article_of("title: [a, b]\nscore: good\nrevision: [1, 2]\npayload: x\n"
                 "date: soon\nview count: many\nnotes: {a: b}\nflags: {a: perhaps}\n"
                 "entities: [[x, y]]\n");
  assert_faults(a, "2: \"title\" is not a text; 3: \"score\" is not a mapping; "
                   "4: \"revision\" is not a mapping; 5: \"payload\" is not a mapping; "
                   "6: \"date\" is not a date; 7: \"view count\" is not a number; "
                   "8: \"notes\" is not a list; 9: \"flags.a\" is neither 1 nor 0; "
                   "10: \"entities\" has an item without a name");
  assert_int_equal(a->meta->n, 9);
  assert_text(a->title, "a");
  article_free(a);
}

static void nothing_is_no_value_and_no_fault(void **state)
{
  (void)state;
  struct article *a =
      article_of("title:\nscore:\ntags: []\ndate: ''\nrevision: {}\nsummary: ' '\n");
  assert_faults(a, "");
  assert_text(a->title, "a");
  assert_int_equal(a->title_from, TITLE_FROM_PATH);
  assert_true(a->score_mean == -1);
  article_free(a);
}

static void a_broken_front_matter_keeps_what_can_be_read_and_the_body(void **state)
{
  (void)state;
  struct article *a =
      article_new(STR_LIT("x.md"), STR_LIT("---\ntitle: 'x\ntags: [a\n---\n# Heading\n\ntext\n"));
  assert_int_equal(a->faults.n, 2);
  assert_text(a->title, "'x");
  assert_int_equal(a->tools.n, 1);
  assert_text(a->front.body, "# Heading\n\ntext\n");
  article_free(a);
}

static void an_unclosed_front_matter_is_told_and_read_as_text(void **state)
{
  (void)state;
  struct article *a = article_new(STR_LIT("x.md"), STR_LIT("---\ntitle: x\n\n# Heading\n"));
  assert_int_equal(a->faults.first->line, 1);
  assert_text(a->title, "Heading");
  assert_text(a->front.body, "---\ntitle: x\n\n# Heading\n");
  assert_int_equal(a->meta->n, 0);
  article_free(a);
}

static void toml_and_json_are_read_alike(void **state)
{
  (void)state;
  static const char *const files[] = {
      "+++\ntitle = \"T\"\ntags = [\"a\", \"b\"]\n[score]\nquality = 91\n+++\nbody",
      "{\n\"title\": \"T\",\n\"tags\": [\"a\", \"b\"],\n\"score\": {\"quality\": 91}\n}\nbody",
  };
  for (size_t i = 0; i < 2; i++) {
    struct article *a = article_new(STR_LIT("x.md"), str_of(files[i]));
    assert_faults(a, "");
    assert_text(a->title, "T");
    assert_texts(a->tools, "a|b");
    assert_true(a->score_mean == 91);
    assert_text(a->front.body, "body");
    article_free(a);
  }
}

/* ---- text ---- */

static void ill_formed_bytes_are_replaced_and_told(void **state)
{
  (void)state;
  struct article *a = article_new(STR_LIT("x.md"), STR_LIT("# T\n\na\xFF"
                                                           "b \xC3\n"));
  assert_int_equal(a->n_repaired, 2);
  assert_faults(a, "3: 2 ill-formed characters, first in this line: shown as U+FFFD");
  assert_text(a->file, "# T\n\na\xEF\xBF\xBD"
                       "b \xEF\xBF\xBD\n");
  article_free(a);
}

static void utf_16_with_its_mark_is_read(void **state)
{
  (void)state;
  static const char little[] = "\xFF\xFE#\0 \0\x42\0\x3D\xD8\x00\xDE\n\0";
  static const char big[] = "\xFE\xFF\0#\0 \0\x42\xD8\x3D\xDE\x00\0\n";
  static const char broken[] = "\xFF\xFE#\0 \0x\0\n\0\x3D\xD8!\0?";
  struct article *a = article_new(STR_LIT("x.md"), (struct str){little, sizeof little - 1});
  assert_text(a->title, "B\xF0\x9F\x98\x80");
  article_free(a);
  a = article_new(STR_LIT("x.md"), (struct str){big, sizeof big - 1});
  assert_text(a->title, "B\xF0\x9F\x98\x80");
  assert_int_equal(a->n_repaired, 0);
  article_free(a);
  a = article_new(STR_LIT("x.md"), (struct str){broken, sizeof broken - 1});
  assert_text(a->file, "# x\n\xEF\xBF\xBD!\xEF\xBF\xBD");
  assert_faults(a, "2: 2 ill-formed characters, first in this line: shown as U+FFFD");
  article_free(a);
}

static void lines_may_end_in_cr_alone(void **state)
{
  (void)state;
  struct article *a =
      article_new(STR_LIT("x.md"), STR_LIT("---\rtitle: T\rstack: [a]\r---\r# H\r\rtext\r"));
  assert_text(a->title, "T");
  assert_texts(a->stack, "a");
  assert_text(a->front.body, "# H\n\ntext\n");
  assert_int_equal(a->front.body_line, 5);
  article_free(a);
  a = article_new(STR_LIT("x.md"), STR_LIT("# a\rb\n"));
  assert_text(a->file, "# a\rb\n");
  article_free(a);
}

static void a_title_is_one_line_and_never_empty(void **state)
{
  (void)state;
  struct article *a = article_of("title: |\n  two\n  lines\n");
  assert_text(a->title, "two lines");
  article_free(a);
  a = article_new(STR_NONE, STR_NONE);
  assert_text(a->title, "untitled");
  article_free(a);

  struct buf meta = BUF_INIT;
  buf_add_cstr(&meta, "title: ");
  buf_add_repeat(&meta, STR_LIT("x"), LIMIT_TITLE_BYTES + 1);
  buf_add_cstr(&meta, "\n");
  a = article_of(buf_cstr(&meta));
  assert_int_equal(a->title.n, LIMIT_TITLE_BYTES);
  assert_faults(a, "2: \"title\" is too long for a title: it is cut");
  article_free(a);
  buf_release(&meta);
}

static void the_bytes_given_are_not_needed_afterwards(void **state)
{
  (void)state;
  char path[] = "a-b.md", file[] = "---\nsummary: s\n---\nbody";
  struct article *a = article_new(str_of(path), str_of(file));
  memset(path, 'X', sizeof path - 1);
  memset(file, 'X', sizeof file - 1);
  assert_text(a->path, "a-b.md");
  assert_text(a->title, "a b");
  assert_text(a->summary, "s");
  assert_text(a->front.body, "body");
  article_free(a);
}

/* One key many times, each with a list of its own: the work stays in proportion. */
static void a_key_repeated_a_thousand_times_is_read(void **state)
{
  (void)state;
  struct buf meta = BUF_INIT;
  for (int i = 0; i < 1000; i++)
    buf_addf(&meta, "tags: [t%d]\n", i);
  struct article *a = article_of(buf_cstr(&meta));
  assert_int_equal(a->tools.n, 1000);
  assert_text(a->tools.items[999], "t999");
  article_free(a);
  buf_release(&meta);
}

static void a_note_takes_over_the_bytes_that_it_is_given(void **state)
{
  (void)state;
  struct buf bytes = BUF_INIT;
  buf_add_cstr(&bytes, "---\ntitle: A\n---\ntext\n");
  const char *p = bytes.p;
  struct article *a = article_take(STR_LIT("a.md"), &bytes);
  assert_ptr_equal(a->file.p, p);
  assert_ptr_equal(bytes.p, NULL);
  assert_text(a->title, "A");
  article_free(a);
  buf_add_cstr(&bytes, "# \xFF\n");
  a = article_take(STR_LIT("a.md"), &bytes);
  assert_text(a->title, "\xEF\xBF\xBD");
  article_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_list_may_be_given_in_any_shape),
    cmocka_unit_test(all_keys_of_a_list_count_and_no_text_twice),
    cmocka_unit_test(commas_in_remarks_are_no_separators),
    cmocka_unit_test(a_checklist_may_be_texts_maps_or_keys),
    cmocka_unit_test(the_best_name_of_a_field_counts),
    cmocka_unit_test(an_alias_that_does_not_fit_is_another_key),
    cmocka_unit_test(numbers_are_read_with_their_units),
    cmocka_unit_test(a_count_of_milliseconds_is_a_date),
    cmocka_unit_test(a_revision_is_a_map_or_a_version),
    cmocka_unit_test(scores_have_a_mean),
    cmocka_unit_test(scores_outside_their_range_are_told_and_clamped),
    cmocka_unit_test(flags_are_switches_or_names),
    cmocka_unit_test(entities_are_named_in_any_shape),
    cmocka_unit_test(images_are_maps_or_addresses),
    cmocka_unit_test(an_outline_is_pairs_in_order),
    cmocka_unit_test(wrong_types_are_told_with_their_line_and_kept),
    cmocka_unit_test(nothing_is_no_value_and_no_fault),
    cmocka_unit_test(a_broken_front_matter_keeps_what_can_be_read_and_the_body),
    cmocka_unit_test(an_unclosed_front_matter_is_told_and_read_as_text),
    cmocka_unit_test(toml_and_json_are_read_alike),
    cmocka_unit_test(ill_formed_bytes_are_replaced_and_told),
    cmocka_unit_test(utf_16_with_its_mark_is_read),
    cmocka_unit_test(lines_may_end_in_cr_alone),
    cmocka_unit_test(a_title_is_one_line_and_never_empty),
    cmocka_unit_test(the_bytes_given_are_not_needed_afterwards),
    cmocka_unit_test(a_key_repeated_a_thousand_times_is_read),
    cmocka_unit_test(a_note_takes_over_the_bytes_that_it_is_given),
};

UNIT_MAIN(tests)
