/* Frames made shorter show the same. */
#include "unit.h"

#include "term/condense.h"

#include <stdlib.h>

static void check_after(struct condense *c, const char *frame, const char *want)
{
  struct buf out = BUF_INIT;
  condense_add(c, str_of(frame), &out);
  assert_str(buf_str(&out), str_of(want));
  buf_release(&out);
}

/* On a terminal that is known to be in its usual state. */
static void check(const char *frame, const char *want)
{
  struct condense c = {0};
  check_after(&c, "\033(B\033[m\017", "\033(B\017\033[m");
  check_after(&c, frame, want);
}

static void a_look_is_told_once_when_it_is_seen(void **state)
{
  (void)state;
  check(
      "\033(B\033[0;1m\033[94mword\033[39m\033(B\033[m\033[4;9H", "\033[1;94mword\033[4;9H\033[m");
  check("\033[1m\033[m\033[2;3Hplain", "\033[2;3Hplain");
  check("\033[31ma\033[39m\033[1mb\033[m", "\033[31ma\033[0;1mb\033[m");
  check("\033[1ma\033[0;1;4mb\033(B\033[m", "\033[1ma\033[4mb\033[m");
  check("\033[1;2;3ma\033[22mb\033[23mc", "\033[1;2;3ma\033[0;3mb\033[mc");
}

static void colours_of_all_kinds_are_kept(void **state)
{
  (void)state;
  check("\033[38;5;236;48;5;17mx\033[38;2;1;2;3my\033[49mz\033[m",
      "\033[38;5;236;48;5;17mx\033[38;2;1;2;3my\033[0;38;2;1;2;3mz\033[m");
  check("\033[101mx\033[41my\033[m", "\033[101mx\033[41my\033[m");
}

static void blanks_wait_for_a_look_that_is_seen(void **state)
{
  (void)state;
  check("\033[1mone\033[m \033[1mtwo\033[m", "\033[1mone two\033[m");
  check("\033[1;34mone\033[m  \033[2mtwo\033[m", "\033[1;34mone  \033[0;2mtwo\033[m");
  check("\033[4mone\033[m \033[4mtwo\033[m", "\033[4mone\033[m \033[4mtwo\033[m");
  check("\033[7;1mone\033[0;7m \033[7;1mtwo", "\033[1;7mone\033[0;7m \033[1mtwo");
  check("\033[44mone\033[m \033[44mtwo", "\033[44mone\033[m \033[44mtwo");
  check("\033[1mone\033[m\033[K", "\033[1mone\033[m\033[K");
}

static void a_terminal_that_is_not_known_is_set_first(void **state)
{
  (void)state;
  struct condense c = {0};
  check_after(&c, "a\033(Bb\017c", "\033[ma\033(Bb\017c");
  check_after(&c, "\033[1mb\033(B\017", "\033[1mb");
  check_after(&c, "\033(0q\016\017\033(Bx", "\033(0q\016\017\033(Bx");
  condense_forget(&c);
  check_after(&c, "\033[1mb", "\033[0;1mb");
}

static void places_are_told_shortly_where_they_may_be(void **state)
{
  (void)state;
  struct condense c = {.moves_shortly = true};
  check_after(&c, "\033[mx\033[7;9Ha\033[1m\033[7;80Hb\033[m\033[8;9H",
      "\033[mx\033[7;9Ha\033[80G\033[1mb\n\033[9G\033[m");
  condense_forget(&c);
  assert_true(c.moves_shortly);
  check_after(&c, "\033[8;9Hx", "\033[8;9H\033[mx");
}

static void what_is_not_known_goes_through(void **state)
{
  (void)state;
  check("\033[4:3mx\033[1my\033[mz", "\033[4:3mx\033[1my\033[mz");
  check("\033[1ma\033[58;5;1mb\033[0mc\033[1md", "\033[1ma\033[58;5;1mb\033[0mc\033[1md");
  check("\033[0;10;1ma\033[m", "\033[1ma\033[m");
  check("\033[38;9ma\033[m", "\033[38;9ma\033[m");
  check("\033[38;5ma\033[m", "\033[38;5ma\033[m");
  check("\033[99999999999ma\033[m", "\033[99999999999ma\033[m");
  check("\033M\0337\033[?25l\033[3;4r", "\033M\0337\033[?25l\033[3;4r");
  check("\033[1", "\033[1");
  check("\033", "\033");
  check("\033[38;5;1;m", "\033[38;5;1;m");
  check("\033[;1ma", "\033[1ma");
}

/* ---- the same is shown ---- */

enum { CELLS = 4000 };

struct seen {
  struct condense_look looks[CELLS];
  char text[CELLS];
  size_t n;
};

/* A terminal as simple as can be: one endless row, looks of attributes and eight colours. */
static void show(struct seen *to, struct str s)
{
  struct condense_look look = {0};
  to->n = 0;
  while (s.n) {
    if (s.p[0] != '\033') {
      to->looks[to->n] = look;
      to->text[to->n++] = s.p[0];
      s = str_from(s, 1);
      continue;
    }
    size_t end = str_find(s, STR_LIT("m"));
    for (size_t i = 1; i < end;) {
      i++;
      int n = 0;
      for (; i < end && s.p[i] != ';'; i++)
        n = n * 10 + s.p[i] - '0';
      if (!n) memset(&look, 0, sizeof look);
      if (n > 0 && n < 10) look.attrs |= (uint16_t)(1 << n);
      if (n >= 30 && n < 40) snprintf(look.fg, sizeof look.fg, n == 39 ? "" : "%d", n);
      if (n >= 40 && n < 50) snprintf(look.bg, sizeof look.bg, n == 49 ? "" : "%d", n);
    }
    s = str_from(s, end + 1);
  }
}

static uint32_t any(uint32_t *random, uint32_t n)
{
  *random = *random * 1103515245u + 12345u;
  return (*random >> 16) % n;
}

static void add_any_frame(struct buf *out, uint32_t *random)
{
  static const char *const parts[] = {"\033[m", "\033[0;1m", "\033[1;7m", "\033[2m", "\033[3;4m",
      "\033[31m", "\033[39m", "\033[44m", "\033[49m", "\033[0;36;45m", "\033[7m"};
  for (uint32_t i = any(random, 60); i; i--) {
    if (any(random, 2)) buf_add_cstr(out, parts[any(random, sizeof parts / sizeof *parts)]);
    for (uint32_t n = any(random, 4); n; n--)
      buf_add_char(out, any(random, 2) ? ' ' : 'x');
  }
  buf_add_cstr(out, "\033[m");
}

static void assert_same_is_seen(const struct seen *a, const struct seen *b)
{
  enum { UNSEEN = 1 << 1 | 1 << 2 | 1 << 3 };
  assert_int_equal(a->n, b->n);
  for (size_t i = 0; i < a->n; i++) {
    const struct condense_look *l = &a->looks[i], *m = &b->looks[i];
    bool inked = a->text[i] != ' ' || ((l->attrs | m->attrs) & ~UNSEEN);
    assert_int_equal(a->text[i], b->text[i]);
    assert_string_equal(l->bg, m->bg);
    assert_int_equal(l->attrs & ~UNSEEN, m->attrs & ~UNSEEN);
    if (!inked) continue;
    assert_string_equal(l->fg, m->fg);
    assert_int_equal(l->attrs, m->attrs);
  }
}

static void any_frames_show_the_same_in_no_more_bytes(void **state)
{
  (void)state;
  struct buf plain = BUF_INIT, shorter = BUF_INIT;
  struct seen *a = calloc(1, sizeof *a), *b = calloc(1, sizeof *b);
  uint32_t random = 3;
  for (int round = 0; round < 400; round++) {
    struct condense c = {0};
    buf_clear(&plain);
    buf_clear(&shorter);
    for (int frame = 0; frame < 3; frame++) {
      size_t from = plain.n;
      add_any_frame(&plain, &random);
      condense_add(&c, str_from(buf_str(&plain), from), &shorter);
    }
    show(a, buf_str(&plain));
    show(b, buf_str(&shorter));
    assert_same_is_seen(a, b);
    assert_in_range(shorter.n, 0, plain.n + 3);
  }
  free(a);
  free(b);
  buf_release(&plain);
  buf_release(&shorter);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_look_is_told_once_when_it_is_seen),
    cmocka_unit_test(colours_of_all_kinds_are_kept),
    cmocka_unit_test(blanks_wait_for_a_look_that_is_seen),
    cmocka_unit_test(a_terminal_that_is_not_known_is_set_first),
    cmocka_unit_test(places_are_told_shortly_where_they_may_be),
    cmocka_unit_test(what_is_not_known_goes_through),
    cmocka_unit_test(any_frames_show_the_same_in_no_more_bytes),
};

UNIT_MAIN(tests)
