/* Names near to a mistyped one. */
#include "unit.h"

#include "base/nearest.h"

static struct str near(struct buf *out, const char *typed)
{
  static const char *const names[] = {"quality", "freshness", "difficulty", "date", "path", "has",
      "tool", "stack", "score.quality", "last reviewed"};
  struct nearest nearest = nearest_to(str_of(typed));
  for (size_t i = 0; i < sizeof names / sizeof *names; i++)
    nearest_offer(&nearest, str_of(names[i]));
  nearest_offer(&nearest, STR_LIT("quality"));
  buf_clear(out);
  nearest_add(&nearest, out);
  return buf_str(out);
}

static void the_nearest_names_are_offered_first_and_once(void **state)
{
  (void)state;
  struct buf out = BUF_INIT, longest = BUF_INIT;
  assert_text(near(&out, "qualty"), "; nearest: \"quality\"");
  assert_text(near(&out, "quailty"), "; nearest: \"quality\"");
  assert_text(near(&out, "qual"), "; nearest: \"quality\", \"score.quality\"");
  assert_text(near(&out, "reviewed"), "; nearest: \"last reviewed\"");
  assert_text(near(&out, "tol"), "; nearest: \"tool\"");
  assert_text(near(&out, "x"), "");
  assert_text(near(&out, ""), "");
  buf_add_repeat(&longest, STR_LIT("a"), 5000);
  assert_text(near(&out, buf_cstr(&longest)), "");
  buf_release(&out);
  buf_release(&longest);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_nearest_names_are_offered_first_and_once),
};

UNIT_MAIN(tests)
