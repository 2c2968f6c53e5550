/* The table of fields: complete, unique, and found by every name. */
#include "unit.h"

#include "base/fs.h"
#include "base/limits.h"
#include "note/field.h"

static void each_row_stands_at_its_id_and_says_what_it_is(void **state)
{
  (void)state;
  for (size_t i = 0; i < FIELD_COUNT; i++) {
    assert_int_equal(fields[i].id, i);
    assert_true(str_of(fields[i].name).n > 0);
    assert_true(str_of(fields[i].label).n > 0);
    assert_in_range(str_of(fields[i].help).n, 10, 60);
  }
}

/* Walks every name of a row: name, label, aliases. */
static void each_name(const struct field *f, void check(const struct field *, struct str))
{
  check(f, str_of(f->name));
  check(f, str_of(f->label));
  struct str rest = str_of(f->aliases), alias;
  while (f->aliases && str_cut(&rest, ' ', &alias))
    check(f, alias);
}

static void check_found(const struct field *f, struct str name)
{
  assert_true(name.n > 0);
  assert_ptr_equal(field_find(name), f);
}

static void every_name_leads_to_its_row_alone(void **state)
{
  (void)state;
  for (size_t i = 0; i < FIELD_COUNT; i++)
    each_name(&fields[i], check_found);
}

static void names_compare_without_case_and_with_any_blank(void **state)
{
  (void)state;
  assert_int_equal(field_find(STR_LIT("AI-Outline"))->id, FIELD_AI_OUTLINE);
  assert_int_equal(field_find(STR_LIT("reading_time"))->id, FIELD_READING_TIME);
  assert_int_equal(field_find(STR_LIT("lastUpdated"))->id, FIELD_DATE);
  assert_int_equal(field_find(STR_LIT("last-updated"))->id, FIELD_DATE);
  assert_int_equal(field_find(STR_LIT(" title "))->id, FIELD_TITLE);
  assert_null(field_find(STR_LIT("titles")));
  assert_null(field_find(STR_NONE));
}

static void the_own_name_ranks_before_every_alias(void **state)
{
  (void)state;
  const struct field *date = &fields[FIELD_DATE];
  assert_int_equal(field_rank(date, STR_LIT("Date")), 0);
  assert_int_equal(field_rank(&fields[FIELD_TOOL], STR_LIT("tools")), 0);
  assert_true(field_rank(date, STR_LIT("lastmod")) < field_rank(date, STR_LIT("created")));
  assert_int_equal(field_rank(date, STR_LIT("title")), -1);
}

static void only_the_names_that_say_so_are_cut_at_blanks(void **state)
{
  (void)state;
  assert_true(field_is_worded(&fields[FIELD_TOOL], STR_LIT("Tags")));
  assert_true(field_is_worded(&fields[FIELD_STACK], STR_LIT("categories")));
  assert_false(field_is_worded(&fields[FIELD_TOOL], STR_LIT("tools")));
  assert_false(field_is_worded(&fields[FIELD_STACK], STR_LIT("category")));
  assert_false(field_is_worded(&fields[FIELD_NOTES], STR_LIT("notes")));
}

/* The row of doc/formats.md that begins with the field's name. */
static struct str find_row(struct str document, const struct field *f)
{
  struct buf start = BUF_INIT;
  struct str line;
  buf_addf(&start, "| `%s`", f->name);
  while (str_cut_line(&document, &line) && !str_starts(line, buf_str(&start))) {}
  if (!str_starts(line, buf_str(&start))) fail_msg("no row %s", start.p);
  buf_release(&start);
  return line;
}

static void check_row_holds(struct str row, struct str name)
{
  struct buf quoted = BUF_INIT;
  buf_addf(&quoted, "`%.*s`", STR_ARG(name));
  if (str_find(row, buf_str(&quoted)) == row.n) fail_msg("%s is not documented", quoted.p);
  buf_release(&quoted);
}

static void every_name_stands_in_the_document(void **state)
{
  (void)state;
  struct buf path = BUF_INIT, document = BUF_INIT;
  struct err err = ERR_INIT;
  const char *source = getenv("SRCDIR");
  buf_addf(&path, "%s/doc/formats.md", source ? source : ".");
  if (!fs_read(path.p, LIMIT_NOTE_BYTES, &document, NULL, &err)) fail_msg("%s", err.text);
  for (size_t i = 0; i < FIELD_COUNT; i++) {
    struct str row = find_row(buf_str(&document), &fields[i]), rest, alias;
    check_row_holds(row, str_of(fields[i].label));
    rest = str_of(fields[i].aliases);
    while (fields[i].aliases && str_cut(&rest, ' ', &alias))
      check_row_holds(row, alias);
  }
  buf_release(&path);
  buf_release(&document);
}

static void names_of_ones_own_come_before_those_of_other_worlds(void **state)
{
  (void)state;
  const struct field_name items[] = {{STR_LIT("tags"), &fields[FIELD_STACK]},
      {STR_LIT("abstract"), NULL}, {STR_LIT("lead in"), &fields[FIELD_SUMMARY]}};
  const struct field_names own = {items, 3};
  assert_ptr_equal(field_find_by(&own, STR_LIT("Tags")), &fields[FIELD_STACK]);
  assert_ptr_equal(field_find_by(&own, STR_LIT("keywords")), &fields[FIELD_TOOL]);
  assert_null(field_find_by(&own, STR_LIT("abstract")));
  assert_ptr_equal(field_find_by(&own, STR_LIT(" lead-in ")), &fields[FIELD_SUMMARY]);
  assert_ptr_equal(field_find_by(NULL, STR_LIT("tags")), &fields[FIELD_TOOL]);
  const struct field *summary = &fields[FIELD_SUMMARY];
  int itself = field_rank_by(&own, summary, STR_LIT("summary"));
  int named = field_rank_by(&own, summary, STR_LIT("lead in"));
  int alias = field_rank_by(&own, summary, STR_LIT("description"));
  assert_true(itself < named && named < alias);
  assert_int_equal(field_rank_by(&own, summary, STR_LIT("abstract")), -1);
}

static void a_field_is_given_by_its_name_or_label(void **state)
{
  (void)state;
  const struct field *f;
  assert_true(field_by_name(STR_LIT("Tools"), &f));
  assert_ptr_equal(f, &fields[FIELD_TOOL]);
  assert_true(field_by_name(STR_LIT("none"), &f));
  assert_null(f);
  assert_false(field_by_name(STR_LIT("tags"), &f));
  assert_false(field_by_name(STR_LIT("nonsense"), &f));
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_row_stands_at_its_id_and_says_what_it_is),
    cmocka_unit_test(every_name_leads_to_its_row_alone),
    cmocka_unit_test(names_compare_without_case_and_with_any_blank),
    cmocka_unit_test(the_own_name_ranks_before_every_alias),
    cmocka_unit_test(only_the_names_that_say_so_are_cut_at_blanks),
    cmocka_unit_test(every_name_stands_in_the_document),
    cmocka_unit_test(names_of_ones_own_come_before_those_of_other_worlds),
    cmocka_unit_test(a_field_is_given_by_its_name_or_label),
};

UNIT_MAIN(tests)
