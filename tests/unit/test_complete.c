/* What a query could go on with at its cursor. */
#include "shelf.h"

#include "library/complete.h"

enum { MOST = 20 };

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "guides/cache.md",
      "---\ntitle: Cache headers\nstack: [python services, sqlite]\ntools: [fastapi, git]\n"
      "entities: [{name: build time, type: problem}]\nrevision: {last reviewed: 2024-06-01}\n"
      "payload: {source id: 7}\n---\n[[Warm]]\n");
  shelf_write(s, "guides/deploy/cold.md",
      "---\ntitle: Cold starts\nstack: [python services]\ntools: [git, \"say \\\"hi\\\"\"]\n"
      "flags: {needs human review: 1}\ndate: 2024-03-09\n---\n");
  shelf_write(s, "warm.md",
      "---\ntitle: Warm caches\nstack: [spark python]\ntools: [gitlab]\ndate: 2023-01-02\n---\n");
  shelf_update(s);
}

/* "from-end text*3 text": the span that candidates stand in place of, each with its notes. `query`
 * has a '|' where the cursor stands. */
static const char *offered(struct shelf *s, const char *query)
{
  struct arena *a = arena_new();
  struct buf text = BUF_INIT;
  size_t at = str_find(str_of(query), STR_LIT("|"));
  struct completion c;
  buf_add(&text, str_first(str_of(query), at));
  buf_add(&text, str_from(str_of(query), at + 1));
  buf_clear(&s->said);
  buf_add_cstr(&s->said, "");
  if (library_complete(s->library, a, &(struct completion_place){buf_str(&text), at, MOST}, &c)) {
    buf_addf(&s->said, "%zu-%zu", c.from, c.end);
    for (size_t i = 0; i < c.n; i++) {
      buf_addf(&s->said, " %.*s", STR_ARG(c.items[i].text));
      if (c.items[i].n_notes) buf_addf(&s->said, "*%zu", c.items[i].n_notes);
    }
  }
  buf_release(&text);
  arena_free(a);
  return buf_cstr(&s->said);
}

static void check(struct shelf *s, const struct shelf_case *cases, size_t n)
{
  size_t n_wrong = 0;
  for (size_t i = 0; i < n; i++) {
    const char *got = offered(s, cases[i].query);
    if (strcmp(got, cases[i].finds) == 0) continue;
    n_wrong++;
    fprintf(stderr, "# %s\n#   offers %s\n#   not    %s\n", cases[i].query, got, cases[i].finds);
  }
  assert_int_equal(n_wrong, 0);
}

#define CHECK(s, ...)                                       \
  do {                                                      \
    static const struct shelf_case cases[] = {__VA_ARGS__}; \
    check(s, cases, sizeof cases / sizeof *cases);          \
  } while (0)

static void a_word_may_become_a_field(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"sta|", "0-3 stack: has:stack*3 starts*1"},
      {"git sta|", "4-7 stack: has:stack*3 starts*1"}, {"so|", "0-2 sort: payload.source_id:"},
      {"source_|", "0-7 payload.source_id:"}, {"tag|", "0-3 tool:"}, {"tit|", "0-3 title:"},
      {"payload.|", "0-8 payload.source_id:"}, {"entity.|", "0-7 entity.type: entity.problem:"});
  shelf_release(&s);
}

static void a_name_before_an_operator_is_completed_alone(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"st|ack:git", "0-5 stack"}, {"to|:git", "0-2 tool"}, {"tool|>=3", "0-4 tool"},
      {"-(st|:git", "2-4 stack"});
  shelf_release(&s);
}

static void a_value_has_its_notes_counted_the_most_first(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"stack:|", "6-6 \"python services\"*2 \"spark python\"*1 sqlite*1"},
      {"stack:PY|", "6-8 \"python services\"*2 \"spark python\"*1"},
      {"stack:\"python s|", "6-15 \"python services\"*2"},
      {"stack:\"py|thon x\" git", "6-16 \"python services\"*2 \"spark python\"*1"},
      {"tags:gi|", "5-7 git*2 gitlab*1"}, {"tool:s|", "5-6 \"say \\\"hi\\\"\"*1"},
      {"tool:h|", "5-6 \"say \\\"hi\\\"\"*1"}, {"tool:zz|", ""}, {"colour:r|", ""});
  shelf_release(&s);
}

static void it_works_behind_every_sign(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"-stack:sq|", "7-9 sqlite*1"}, {"(x OR stack:sq|)", "12-14 sqlite*1"},
      {"NOT stack:sq|", "10-12 sqlite*1"}, {"git -sta|", "5-8 stack: has:stack*3 starts*1"},
      {"\"a\" stack:sq|", "10-12 sqlite*1"}, {"(sta|", "1-4 stack: has:stack*3 starts*1"},
      {"x O|", "2-3 OR has:outline is:orphan"}, {"x A|", "2-3 AND is:ai"}, {"\"stack:sq|", ""});
  shelf_release(&s);
}

static void what_notes_are_and_have_is_offered(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"is:re|", "3-5 review*1 read reviewed"}, {"is:hea|", "3-6 \"image heavy\""},
      {"is:image-h|", "3-10 \"image heavy\""}, {"orph|", "0-4 is:orphan"},
      {"has:rev|", "4-7 review*1 reviewed flags.needs_human_review"},
      {"has:sta|", "4-7 stack*3 stack"});
  shelf_release(&s);
}

static void entities_paths_links_and_orders_have_theirs(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"entity.problem:b|", "15-16 \"build time\"*1"},
      {"entity:time|", "7-11 \"build time\"*1"}, {"path:|", "5-5 guides/*2 guides/deploy/*1"},
      {"path:dep|", "5-8 guides/deploy/*1"}, {"path:guides/|", "5-12 guides/deploy/*1"},
      {"links:warm|", "6-10 warm.md"}, {"links:star|", "6-10 guides/deploy/cold.md"},
      {"sort:-st|", "6-8 stack"}, {"sort:ti|", "5-7 title"}, {"title:ca|", "6-8 cache*1 caches*1"},
      {"body:ca|", ""});
  shelf_release(&s);
}

static void days_fall_under_their_years_and_months(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"date:|", "5-5 2024*2 2023*1"}, {"date:2024|", "5-9 2024-03*1 2024-06*1"},
      {"date:2024-06|", "5-12 2024-06-01*1"}, {"date:2024..|", ""}, {"date>2|", ""});
  shelf_release(&s);
}

static void words_come_from_titles(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"cac|", "0-3 cache*1 caches*1"}, {"wa|", "0-2 warm*1"}, {"arm|", ""});
  shelf_release(&s);
}

static void notes_that_are_gone_do_not_count(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_remove(&s, "warm.md");
  shelf_update(&s);
  CHECK(&s, {"tool:gi|", "5-7 git*2"}, {"links:warm|", ""});
  shelf_release(&s);
}

static void a_window_of_the_best_is_kept_and_all_are_counted(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  for (int i = 0; i < 40; i++) {
    char path[32], text[64];
    snprintf(path, sizeof path, "n%02d.md", i);
    snprintf(text, sizeof text, "---\ntools: [t%02d%s]\n---\n", i, i == 31 ? ", t30" : "");
    shelf_write(&s, path, text);
  }
  shelf_update(&s);
  struct arena *a = arena_new();
  struct completion c;
  assert_true(
      library_complete(s.library, a, &(struct completion_place){STR_LIT("tool:t"), 6, 3}, &c));
  assert_int_equal(c.n, 3);
  assert_int_equal(c.n_all, 40);
  assert_text(c.items[0].text, "t30");
  assert_text(c.items[1].text, "t00");
  arena_free(a);
  shelf_release(&s);
}

static void any_place_in_any_query_is_fine(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  static const char *const parts[] = {"st", "stack", ":", "\"", "-", "(", ")", " ", "OR", "..",
      ">=", "*", "\\", "\xC3\xA9", "is", "path", "links", "sort", "entity.", "/"};
  uint32_t random = 1;
  for (int i = 0; i < 3000; i++) {
    struct buf text = BUF_INIT;
    for (int k = 0; k < 6; k++) {
      random = random * 1664525 + 1013904223;
      buf_add_cstr(&text, parts[(random >> 16) % (sizeof parts / sizeof *parts)]);
    }
    struct arena *a = arena_new();
    struct completion c;
    for (size_t at = 0; at <= text.n; at++) {
      if (at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80) continue;
      library_complete(s.library, a, &(struct completion_place){buf_str(&text), at, 4}, &c);
      assert_true(c.from <= at && at <= c.end && c.end <= text.n && c.n <= 4);
    }
    arena_free(a);
    buf_release(&text);
  }
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_word_may_become_a_field),
    cmocka_unit_test(a_name_before_an_operator_is_completed_alone),
    cmocka_unit_test(a_value_has_its_notes_counted_the_most_first),
    cmocka_unit_test(it_works_behind_every_sign),
    cmocka_unit_test(what_notes_are_and_have_is_offered),
    cmocka_unit_test(entities_paths_links_and_orders_have_theirs),
    cmocka_unit_test(days_fall_under_their_years_and_months),
    cmocka_unit_test(words_come_from_titles),
    cmocka_unit_test(notes_that_are_gone_do_not_count),
    cmocka_unit_test(a_window_of_the_best_is_kept_and_all_are_counted),
    cmocka_unit_test(any_place_in_any_query_is_fine),
};

UNIT_MAIN(tests)
