/* Bytes from terminals to keys. */
#include "unit.h"

#include "term/input.h"

/* "press 0 at 4,2" */
static void add_mouse(struct buf *out, const struct mouse *m)
{
  static const char *const kinds[] = {[MOUSE_PRESS] = "press",
      [MOUSE_RELEASE] = "release",
      [MOUSE_DRAG] = "drag",
      [MOUSE_WHEEL_UP] = "up",
      [MOUSE_WHEEL_DOWN] = "down"};
  buf_addf(out, "(%s", kinds[m->kind]);
  if (m->kind <= MOUSE_DRAG) buf_addf(out, " %d", (int)m->button);
  buf_addf(out, " %d,%d)", m->col, m->row);
}

/* Adds the events that can be taken: keys in notation, a paste between < and >, the mouse. */
static void add_events(struct buf *out, struct input *in)
{
  struct input_event e;
  while (input_next(in, &e)) {
    if (out->n) buf_add_char(out, ' ');
    switch (e.kind) {
    case INPUT_PASTE: buf_add_char(out, '<'); break;
    case INPUT_PASTE_END: buf_add_char(out, '>'); break;
    case INPUT_MOUSE: add_mouse(out, &e.mouse); break;
    case INPUT_KEY:
    case INPUT_PASTED: key_add_name(out, e.key); break;
    }
  }
}

static void add_parts(struct buf *out, struct input *in, struct str bytes, size_t cut)
{
  input_add(in, str_first(bytes, cut));
  add_events(out, in);
  input_add(in, str_from(bytes, cut));
  add_events(out, in);
  if (input_wait_ms(in) < 0) return;
  input_waited(in);
  add_events(out, in);
}

/* The bytes give the keys, wherever they are cut in two. */
static void check(struct input setting, struct str bytes, const char *want)
{
  for (size_t cut = 0; cut <= bytes.n; cut++) {
    struct input in = setting;
    struct buf out = BUF_INIT;
    add_parts(&out, &in, bytes, cut);
    assert_text(buf_str(&out), want);
    assert_int_equal(input_wait_ms(&in), -1);
    buf_release(&out);
    input_release(&in);
  }
}

#define GIVES(bytes, want) check((struct input){0}, STR_LIT(bytes), (want))

static void characters_of_any_script_are_keys(void **state)
{
  (void)state;
  GIVES("jG ?", "j G Space ?");
  GIVES("\xC3\xA9\xE4\xB8\xAD\xF0\x9F\x98\x80", "\xC3\xA9 \xE4\xB8\xAD \xF0\x9F\x98\x80");
}

static void ill_formed_bytes_and_c1_controls_are_no_keys(void **state)
{
  (void)state;
  GIVES("a\xFF\xC0\x80z", "a z");
  GIVES("a\xC2\x9B"
        "Az",
      "a A z");
  GIVES("a\xE4\xB8", "a");
  GIVES("\xE4\xB8z", "z");
}

static void control_keys_have_their_letters(void **state)
{
  (void)state;
  GIVES("\x01\x03\x0A\x1A", "C-a C-c C-j C-z");
  check((struct input){0}, (struct str){"\0\x1C\x1F", 3}, "C-Space C-\\ C-_");
  GIVES("\r\t\b\x7F", "Enter Tab Backspace Backspace");
}

static void arrows_are_known_in_both_cursor_modes(void **state)
{
  (void)state;
  GIVES("\033[A\033[B\033[C\033[D", "Up Down Right Left");
  GIVES("\033OA\033OB\033OC\033OD", "Up Down Right Left");
  GIVES("\033[H\033[F\033OH\033OF", "Home End Home End");
}

static void editing_keys_of_all_families_are_known(void **state)
{
  (void)state;
  GIVES("\033[1~\033[2~\033[3~\033[4~\033[5~\033[6~", "Home Insert Delete End PgUp PgDn");
  GIVES("\033[7~\033[8~\033[Z", "Home End BackTab");
}

static void function_keys_of_all_families_are_known(void **state)
{
  (void)state;
  GIVES("\033OP\033OS\033[15~\033[24~", "F1 F4 F5 F12");
  GIVES("\033[11~\033[14~", "F1 F4");
  GIVES("\033[[A\033[[E", "F1 F5");
}

static void the_keypad_in_application_mode_gives_what_is_printed_on_it(void **state)
{
  (void)state;
  GIVES("\033Op\033Oy\033Om\033OM", "0 9 - Enter");
}

static void modifiers_are_told(void **state)
{
  (void)state;
  GIVES("\033[1;5C\033[1;3A\033[1;2B\033[5;7~", "C-Right M-Up S-Down C-M-PgUp");
  GIVES("\033\033[A\033\033OB", "M-Up M-Down");
}

static void modifiers_are_told_in_the_ways_of_rxvt(void **state)
{
  (void)state;
  GIVES("\033[a\033Oa\033Od\033Oe", "S-Up C-Up C-Left");
  GIVES("\033[7^\033[3^\033[8$\033[5@j", "C-Home C-Delete S-End C-S-PgUp j");
  GIVES("\033[?1;2$yj\033[$yj\033[e", "j j"); /* nothing of its */
}

static void alt_is_esc_before_a_key(void **state)
{
  (void)state;
  GIVES("\033j\033\x7F\033\x01", "M-j M-Backspace C-M-a");
  GIVES("\033\xC3\xA9", "M-\xC3\xA9");
}

static void esc_alone_is_a_key_after_the_wait(void **state)
{
  (void)state;
  GIVES("\033", "Esc");
  GIVES("\033\033", "Esc Esc");
  GIVES("\033\033j", "Esc M-j");
  GIVES("\033[", "M-[");
  GIVES("\033O", "M-O");
}

static void the_mouse_is_told_in_cells(void **state)
{
  (void)state;
  GIVES("\033[<0;5;3M", "(press 0 4,2)");
  GIVES("\033[<0;5;3m", "(release 0 4,2)");
  GIVES("\033[<2;1;1M", "(press 2 0,0)");
  GIVES("\033[<32;300;100M", "(drag 0 299,99)");
  GIVES("\033[<64;5;3Ma", "(up 4,2) a");
  GIVES("\033[<65;5;3M", "(down 4,2)");
  GIVES("\033[<4;5;3M", "(press 0 4,2)"); /* with Shift */
}

static void what_the_mouse_may_not_say_is_swallowed(void **state)
{
  (void)state;
  GIVES("a\033[<0;0;3Mz", "a z");
  GIVES("a\033[<0;5Mz", "a z");
  GIVES("a\033[<Mz", "a z");
  GIVES("a\033[<3;5;3Mz", "a z");
  GIVES("a\033[<35;5;3Mz", "a z"); /* moved without a button */
  GIVES("a\033[<66;5;3Mz", "a z"); /* sideways */
  GIVES("a\033[<128;5;3Mz", "a z");
  GIVES("a\033[<0;5;3Az", "a z");
  GIVES("a\033[<99999999999;5;3Mz", "a z");
}

static void what_means_no_key_is_swallowed_whole(void **state)
{
  (void)state;
  GIVES("a\033[?1;2cz", "a z");
  GIVES("a\033[Iz\033[O", "a z");
  GIVES("a\033[99~z", "a z");
  GIVES("a\033[1;5", "a");
}

static void a_sequence_broken_off_by_another_loses_nothing_of_that(void **state)
{
  (void)state;
  GIVES("\033[1;\033[A", "Up");
  GIVES("\033[1;\xC3\xA9", "\xC3\xA9");
}

static void keys_that_only_this_terminal_has_come_from_its_description(void **state)
{
  (void)state;
  const struct input_sequence own[] = {{STR_LIT("\033[225z"), KEYS_F1 + 1},
      {STR_LIT("\033J"), KEYS_PAGE_UP}, {STR_LIT("\033Ot"), KEYS_F1 + 4}};
  struct input in = {.sequences = own, .n_sequences = 3};
  check(in, STR_LIT("\033[225zj"), "F2 j");
  check(in, STR_LIT("\033Jk"), "PgUp k");
  check(in, STR_LIT("\033Ot"), "4");
  check(in, STR_LIT("\033[226zj"), "j");
}

static void a_paste_is_characters_whatever_is_in_it(void **state)
{
  (void)state;
  GIVES("\033[200~q:x\033[201~j", "< q : x > j");
  GIVES("\033[200~a\r\nb\nc\td\re\033[201~", "< a Space b Space c Space d Space e >");
  GIVES("\033[200~\x03\033[A\033x\033[201~", "< [ A x >");
  GIVES("\033[200~\xE4\xB8\xAD\xFF\033[201~", "< \xE4\xB8\xAD >");
}

static void a_paste_that_lost_its_end_ends_by_silence(void **state)
{
  (void)state;
  GIVES("\033[200~ab", "< a b >");
  struct input in = {0};
  struct buf out = BUF_INIT;
  input_add(&in, STR_LIT("\033[200~a"));
  add_events(&out, &in);
  assert_true(input_wait_ms(&in) >= 500);
  buf_release(&out);
  input_release(&in);
}

static void nothing_is_waited_for_when_all_is_taken(void **state)
{
  (void)state;
  struct input in = {0};
  struct buf out = BUF_INIT;
  assert_int_equal(input_wait_ms(&in), -1);
  input_add(&in, STR_LIT("j\033"));
  add_events(&out, &in);
  assert_text(buf_str(&out), "j");
  assert_in_range(input_wait_ms(&in), 1, 100);
  input_add(&in, STR_LIT("["));
  add_events(&out, &in);
  assert_in_range(input_wait_ms(&in), 200, 500); /* no finger has done that: a slow line */
  input_add(&in, STR_LIT("A"));
  add_events(&out, &in);
  assert_text(buf_str(&out), "j Up");
  assert_int_equal(input_wait_ms(&in), -1);
  buf_release(&out);
  input_release(&in);
}

static void any_bytes_come_to_an_end(void **state)
{
  (void)state;
  uint32_t random = 1;
  for (int round = 0; round < 2000; round++) {
    char bytes[24];
    static const char alphabet[] = "\033\033[[O200~1;Aj\x80\xE4\xC3\xFF\r";
    for (size_t i = 0; i < sizeof bytes; i++) {
      random = random * 1103515245u + 12345u;
      bytes[i] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
    }
    struct input in = {0};
    struct buf out = BUF_INIT;
    add_parts(&out, &in, (struct str){bytes, sizeof bytes}, 12);
    for (int again = 0; again < 30 && input_wait_ms(&in) >= 0; again++) {
      input_waited(&in);
      add_events(&out, &in);
    }
    assert_int_equal(input_wait_ms(&in), -1);
    buf_release(&out);
    input_release(&in);
  }
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(characters_of_any_script_are_keys),
    cmocka_unit_test(ill_formed_bytes_and_c1_controls_are_no_keys),
    cmocka_unit_test(control_keys_have_their_letters),
    cmocka_unit_test(arrows_are_known_in_both_cursor_modes),
    cmocka_unit_test(editing_keys_of_all_families_are_known),
    cmocka_unit_test(function_keys_of_all_families_are_known),
    cmocka_unit_test(the_keypad_in_application_mode_gives_what_is_printed_on_it),
    cmocka_unit_test(modifiers_are_told),
    cmocka_unit_test(modifiers_are_told_in_the_ways_of_rxvt),
    cmocka_unit_test(alt_is_esc_before_a_key),
    cmocka_unit_test(esc_alone_is_a_key_after_the_wait),
    cmocka_unit_test(the_mouse_is_told_in_cells),
    cmocka_unit_test(what_the_mouse_may_not_say_is_swallowed),
    cmocka_unit_test(what_means_no_key_is_swallowed_whole),
    cmocka_unit_test(a_sequence_broken_off_by_another_loses_nothing_of_that),
    cmocka_unit_test(keys_that_only_this_terminal_has_come_from_its_description),
    cmocka_unit_test(a_paste_is_characters_whatever_is_in_it),
    cmocka_unit_test(a_paste_that_lost_its_end_ends_by_silence),
    cmocka_unit_test(nothing_is_waited_for_when_all_is_taken),
    cmocka_unit_test(any_bytes_come_to_an_end),
};

UNIT_MAIN(tests)
