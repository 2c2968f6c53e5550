/* Mathematics between dollars: what is some, and that cmark leaves it alone. */
#include "unit.h"

#include "page/document.h"
#include "page/math.h"

/* The text with what is hidden in it as '.'; the same as given where nothing is. */
static void assert_hidden(const char *text, const char *want)
{
  struct buf out = BUF_INIT;
  bool hides = math_hide(str_of(text), &out);
  if (!hides) buf_add_cstr(&out, text);
  for (size_t i = 0; i < out.n; i++)
    if (out.p[i] > 0 && out.p[i] < ' ' && out.p[i] != '\n') out.p[i] = '.';
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void marks_between_dollars_are_hidden(void **state)
{
  (void)state;
  assert_hidden("$a_1 * b_1$", "$a.1 . b.1$");
  assert_hidden("x ($a*b$), $$c_d$$.", "x ($a.b$), $$c.d$$.");
  assert_hidden("$$ a_b $$", "$$ a.b $$");
  assert_hidden("$\\{[!&<~]\\}$", "$.{.......}$");
  assert_hidden("$a\\$b_c$", "$a.$b.c$");
  assert_hidden("*$a_b$* $c_d$", "*$a_b$* $c.d$");
}

static void other_dollars_are_amounts_and_variables(void **state)
{
  (void)state;
  static const char *const none[] = {"$5 and *then* $6", "$5_*-$10_*", "$HOME_*/$PATH_*",
      "$A_* or $B_* and $C_*", "US$a_b$", "$ a_b$", "$a_b $", "$a_b", "$a_b\nc$", "$a `b_c$ d`",
      "$$$a_b$$$", "$$a_b$", "$$", "$$$$", "$", "", "$a_b$1", "\x01 $a_b$"};
  for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
    struct buf out = BUF_INIT;
    if (math_hide(str_of(none[i]), &out)) fail_msg("%s", none[i]);
    assert_int_equal(out.n, 0);
    buf_release(&out);
  }
}

static void mathematics_stay_as_they_are_written(void **state)
{
  (void)state;
  struct document *d =
      document_new(STR_LIT("*a* $x_{1}*\\{y\\}*z_{2}$ `$c_d$` [e $f_g$](h$i_j$ \"$k*l*$\")\n\n"
                           "| $a_b$ *c* |\n|---|\n\n```$x_y$\n$z_z$\n```\n"),
          1);
  const struct block *b = d->blocks;
  assert_text(b[0].content.text, "a $x_{1}*\\{y\\}*z_{2}$ $c_d$ e $f_g$");
  assert_text(d->links[0].url, "h$i_j$");
  assert_text(d->links[0].title, "$k*l*$");
  assert_text(b[1].table->rows[0].cells[0].text, "$a_b$ c");
  assert_text(b[2].language, "$x_y$");
  assert_text(b[2].literal, "$z_z$\n");
  document_free(d);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(marks_between_dollars_are_hidden),
    cmocka_unit_test(other_dollars_are_amounts_and_variables),
    cmocka_unit_test(mathematics_stay_as_they_are_written),
};

UNIT_MAIN(tests)
