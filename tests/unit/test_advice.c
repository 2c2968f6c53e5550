/* "Did you mean": words and values that no note has. */
#include "shelf.h"

#include "library/advice.h"

static void set_up(struct shelf *s)
{
  shelf_init(s);
  shelf_write(s, "a.md", "---\ntools: [Docker, kubernetes]\n---\nDocker images are cached.\n");
  shelf_write(s, "b.md", "---\ntools: [docker]\n---\nA dock for docker, and authentication.\n");
  shelf_write(s, "c.md", "Optimization of PostgreSQL, said \"simply\".\n");
  shelf_write(
      s, "d.md", "\xD0\xBD\xD0\xB0\xD1\x81\xD1\x82\xD1\x80\xD0\xBE\xD0\xB9\xD0\xBA\xD0\xB0\n");
  shelf_update(s);
}

/* "unknown > nearest: query", or "" where there is nothing to advise. */
static const char *advised(struct shelf *s, const char *query)
{
  struct arena *a = arena_new();
  struct advice advice;
  buf_clear(&s->said);
  buf_add_cstr(&s->said, "");
  if (library_advise(s->library, str_of(query), NULL, a, &advice))
    buf_addf(&s->said, "%.*s > %.*s: %.*s", STR_ARG(advice.unknown), STR_ARG(advice.nearest),
        STR_ARG(advice.query));
  arena_free(a);
  return buf_cstr(&s->said);
}

static void check(struct shelf *s, const struct shelf_case *cases, size_t n)
{
  for (size_t i = 0; i < n; i++)
    assert_string_equal(advised(s, cases[i].query), cases[i].finds);
}

#define CHECK(s, ...)                                       \
  do {                                                      \
    static const struct shelf_case cases[] = {__VA_ARGS__}; \
    check(s, cases, sizeof cases / sizeof *cases);          \
  } while (0)

static void a_mistyped_word_has_the_nearest_that_notes_have(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"dockr", "dockr > docker: docker"}, {"dockr*", "dockr > docker: docker*"},
      {"tool:dockr*", "dockr > Docker: tool:Docker*"}, {"dcoker", "dcoker > docker: docker"},
      {"odcker", "odcker > docker: docker"}, {"Posgresql", "Posgresql > postgresql: postgresql"},
      {"cached dockr images", "dockr > docker: cached docker images"},
      {"(imges OR x) -y", "imges > images: (images OR x) -y"},
      {"\xD0\xBD\xD0\xB0\xD1\x82\xD1\x80\xD0\xBE\xD0\xB9\xD0\xBA\xD0\xB0",
          "\xD0\xBD\xD0\xB0\xD1\x82\xD1\x80\xD0\xBE\xD0\xB9\xD0\xBA\xD0\xB0 > "
          "\xD0\xBD\xD0\xB0\xD1\x81\xD1\x82\xD1\x80\xD0\xBE\xD0\xB9\xD0\xBA\xD0\xB0: "
          "\xD0\xBD\xD0\xB0\xD1\x81\xD1\x82\xD1\x80\xD0\xBE\xD0\xB9\xD0\xBA\xD0\xB0"});
  shelf_release(&s);
}

static void a_mistake_in_an_ending_is_seen_behind_the_stem(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"optimizaton", "optimizaton > optimization: optimization"},
      {"authentification", "authentification > authentication: authentication"});
  shelf_release(&s);
}

static void a_value_has_the_nearest_of_its_field(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"tool:kubernets", "kubernets > kubernetes: tool:kubernetes"},
      {"tool:\"dockr\" cached", "dockr > Docker: tool:\"Docker\" cached"}, {"tool:docker", ""},
      {"tool:dock*", ""}, {"tool:zzzz", ""});
  shelf_release(&s);
}

static void what_is_known_or_excluded_or_near_to_nothing_has_no_advice(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"", ""}, {"docker", ""}, {"dock*", ""}, {"tool:do*", ""}, {"-dockr", ""},
      {"zebraxyz", ""}, {"q1", ""}, {"--", ""}, {"\"dockr\"", ""});
  shelf_release(&s);
}

static void a_word_of_notes_that_are_gone_is_no_advice(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  shelf_remove(&s, "c.md");
  shelf_update(&s);
  CHECK(&s, {"Posgresql", ""});
  shelf_release(&s);
}

static void a_name_that_nothing_has_comes_first(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  CHECK(&s, {"tol:docker", "tol > tool: tool:docker"},
      {"dockr -(tol:x)", "tol > tool: dockr -(tool:x)"},
      {"is:riview", "riview > review: is:review"}, {"has:tools", ""},
      {"has:tol", "tol > tool: has:tool"},
      {"is:\"imge heavy\"", "imge heavy > image heavy: is:\"image heavy\""},
      {"docker sort:-tol", "tol > tool: docker sort:-tool"}, {"sort:tol+x", ""},
      {"code_langage:x", "code_langage > code language: code_language:x"}, {"zzzz:x", ""},
      {"q:weekly", ""}, {"(a b", ""}, {"a )", ""});
  shelf_release(&s);
}

static void advice_is_given_up_when_that_is_wished(void **state)
{
  (void)state;
  struct shelf s;
  set_up(&s);
  struct arena *a = arena_new();
  struct advice advice;
  atomic_bool cancel = true;
  assert_false(library_advise(s.library, STR_LIT("dockr"), &cancel, a, &advice));
  assert_true(library_advise(s.library, STR_LIT("dockr"), NULL, a, &advice));
  arena_free(a);
  shelf_release(&s);
}

static void advice_is_a_sentence(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct advice word = {
      .kind = ADVICE_WORD, .unknown = STR_LIT("dockr"), .nearest = STR_LIT("docker")};
  assert_text(advice_sentence(&word, a), "no note has \"dockr\"; did you mean \"docker\"?");
  word.kind = ADVICE_VALUE;
  word.field = STR_LIT("tool");
  assert_text(advice_sentence(&word, a), "no note has tool \"dockr\"; did you mean \"docker\"?");
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_mistyped_word_has_the_nearest_that_notes_have),
    cmocka_unit_test(a_mistake_in_an_ending_is_seen_behind_the_stem),
    cmocka_unit_test(a_value_has_the_nearest_of_its_field),
    cmocka_unit_test(what_is_known_or_excluded_or_near_to_nothing_has_no_advice),
    cmocka_unit_test(a_word_of_notes_that_are_gone_is_no_advice),
    cmocka_unit_test(a_name_that_nothing_has_comes_first),
    cmocka_unit_test(advice_is_given_up_when_that_is_wished),
    cmocka_unit_test(advice_is_a_sentence),
};

UNIT_MAIN(tests)
