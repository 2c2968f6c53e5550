/* The clipboard sequence, plain and wrapped. */
#include "unit.h"

#include "base/limits.h"
#include "term/clipboard.h"

static void check(enum clipboard_route route, const char *text, const char *want)
{
  struct buf out = BUF_INIT;
  clipboard_add(&out, route, str_of(text));
  assert_text(buf_str(&out), want);
  buf_release(&out);
}

static void text_is_sent_in_base64(void **state)
{
  (void)state;
  check(CLIPBOARD_PLAIN, "", "\033]52;c;\007");
  check(CLIPBOARD_PLAIN, "f", "\033]52;c;Zg==\007");
  check(CLIPBOARD_PLAIN, "fo", "\033]52;c;Zm8=\007");
  check(CLIPBOARD_PLAIN, "foo", "\033]52;c;Zm9v\007");
  check(CLIPBOARD_PLAIN, "\xFF\xFE\n", "\033]52;c;//4K\007");
}

static void tmux_gets_both_forms(void **state)
{
  (void)state;
  check(CLIPBOARD_TMUX, "foo",
      "\033]52;c;Zm9v\007"
      "\033Ptmux;\033\033]52;c;Zm9v\007\033\\");
}

static void screen_gets_pieces_that_join_to_the_whole(void **state)
{
  (void)state;
  check(CLIPBOARD_SCREEN, "foo", "\033P\033]52;c;Zm9v\007\033\\");

  struct buf text = BUF_INIT, out = BUF_INIT, joined = BUF_INIT, whole = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("abc"), 1000);
  clipboard_add(&out, CLIPBOARD_SCREEN, buf_str(&text));
  for (struct str rest = buf_str(&out); rest.n;) {
    assert_true(str_starts(rest, STR_LIT("\033P")));
    size_t end = str_find(rest, STR_LIT("\033\\"));
    assert_true(end < 256);
    buf_add(&joined, (struct str){rest.p + 2, end - 2});
    rest = str_from(rest, end + 2);
  }
  clipboard_add(&whole, CLIPBOARD_PLAIN, buf_str(&text));
  assert_text(buf_str(&joined), buf_cstr(&whole));
  buf_release(&text);
  buf_release(&out);
  buf_release(&joined);
  buf_release(&whole);
}

static void the_largest_copy_stays_below_what_xterm_takes(void **state)
{
  (void)state;
  struct buf text = BUF_INIT, out = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("x"), LIMIT_CLIPBOARD_BYTES);
  clipboard_add(&out, CLIPBOARD_PLAIN, buf_str(&text));
  assert_in_range(out.n, 99000, 100000);
  buf_release(&text);
  buf_release(&out);
}

static void the_way_goes_by_what_stands_between(void **state)
{
  (void)state;
  const struct clipboard_facts xterm = {.term = STR_LIT("xterm-256color"), .has_sequence = true};
  assert_int_equal(clipboard_route(&xterm), CLIPBOARD_PLAIN);
  const struct clipboard_facts vt100 = {.term = STR_LIT("vt100")};
  assert_int_equal(clipboard_route(&vt100), CLIPBOARD_NONE);
  const struct clipboard_facts tmux = {.term = STR_LIT("screen-256color"), .in_tmux = true};
  assert_int_equal(clipboard_route(&tmux), CLIPBOARD_TMUX);
  const struct clipboard_facts screen = {.term = STR_LIT("screen.xterm")};
  assert_int_equal(clipboard_route(&screen), CLIPBOARD_SCREEN);
  const struct clipboard_facts inside = {
      .term = STR_LIT("xterm"), .has_sequence = true, .in_screen = true};
  assert_int_equal(clipboard_route(&inside), CLIPBOARD_SCREEN);
}

static void of_tmux_and_screen_the_inner_one_is_meant(void **state)
{
  (void)state;
  struct clipboard_facts both = {.in_tmux = true, .in_screen = true};
  both.term = STR_LIT("tmux-256color");
  assert_int_equal(clipboard_route(&both), CLIPBOARD_TMUX);
  both.term = STR_LIT("screen");
  assert_int_equal(clipboard_route(&both), CLIPBOARD_SCREEN);
  both.term = STR_LIT("screen.tmux-256color");
  assert_int_equal(clipboard_route(&both), CLIPBOARD_SCREEN);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(text_is_sent_in_base64),
    cmocka_unit_test(tmux_gets_both_forms),
    cmocka_unit_test(screen_gets_pieces_that_join_to_the_whole),
    cmocka_unit_test(the_largest_copy_stays_below_what_xterm_takes),
    cmocka_unit_test(the_way_goes_by_what_stands_between),
    cmocka_unit_test(of_tmux_and_screen_the_inner_one_is_meant),
};

UNIT_MAIN(tests)
