/* Keys and their notation. */
#include "unit.h"

#include "session/key.h"

static struct key parsed(const char *notation)
{
  struct key k = {0};
  if (!key_parse(str_of(notation), &k)) fail_msg("%s is not read", notation);
  return k;
}

static void assert_key(const char *notation, uint32_t code, unsigned with)
{
  struct key k = parsed(notation);
  if (k.code != code || k.with != with)
    fail_msg("%s is read as %#x with %u", notation, (unsigned)k.code, k.with);
}

static void characters_are_their_code_points(void **state)
{
  (void)state;
  assert_key("j", 'j', 0);
  assert_key("-", '-', 0);
  assert_key("\\", '\\', 0);
  assert_key("Space", ' ', 0);
  assert_key("\xC3\xA9", 0xE9, 0);
  assert_key("\xF0\x9F\x91\x8D", 0x1F44D, 0);
}

static void modifiers_stand_before_the_key(void **state)
{
  (void)state;
  assert_key("C-l", 'l', KEY_WITH_CTRL);
  assert_key("M-x", 'x', KEY_WITH_ALT);
  assert_key("M-X", 'X', KEY_WITH_ALT);
  assert_key("C--", '-', KEY_WITH_CTRL);
  assert_key("C-M-Left", KEYS_LEFT, KEY_WITH_CTRL | KEY_WITH_ALT);
  assert_key("M-C-Left", KEYS_LEFT, KEY_WITH_CTRL | KEY_WITH_ALT);
  assert_key("S-F5", KEYS_F1 + 4, KEY_WITH_SHIFT);
}

static void keys_that_terminals_cannot_tell_apart_are_one(void **state)
{
  (void)state;
  assert_key("C-L", 'l', KEY_WITH_CTRL);
  assert_key("C-i", KEYS_TAB, 0);
  assert_key("C-m", KEYS_ENTER, 0);
  assert_key("C-[", KEYS_ESCAPE, 0);
  assert_key("S-Tab", KEYS_BACK_TAB, 0);
}

static void what_is_no_key_is_refused(void **state)
{
  static const char *const wrong[] = {"", " ", "jj", "C-", "C-C-l", "S-a", "F0", "F13", "F1x", "f1",
      "enter", "\x1B", "\x7F", "\xC2\x9B", "\xC3", "\xED\xA0\x80", "M-", "X-a"};
  (void)state;
  for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
    struct key k;
    if (key_parse(str_of(wrong[i]), &k)) fail_msg("\"%s\" is taken for a key", wrong[i]);
  }
}

static void assert_round_trip(struct key k)
{
  struct buf name = BUF_INIT;
  struct key again = {0};
  key_add_name(&name, k);
  if (!key_parse(buf_str(&name), &again) || !key_eq(k, again))
    fail_msg("%s does not read back", buf_cstr(&name));
  buf_release(&name);
}

static void every_named_key_reads_back_with_every_modifier(void **state)
{
  (void)state;
  for (uint32_t code = KEYS_FIRST; code < KEYS_END_; code++)
    for (unsigned with = 0; with < 8; with++) {
      struct key k = {code, with};
      if (code == KEYS_TAB && with & KEY_WITH_SHIFT) continue; /* is BackTab */
      assert_round_trip(k);
    }
}

static void every_printable_character_reads_back(void **state)
{
  (void)state;
  for (uint32_t code = ' '; code < 0x300; code++)
    if (code < 0x7F || code > 0x9F) assert_round_trip((struct key){code, 0});
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(characters_are_their_code_points),
    cmocka_unit_test(modifiers_stand_before_the_key),
    cmocka_unit_test(keys_that_terminals_cannot_tell_apart_are_one),
    cmocka_unit_test(what_is_no_key_is_refused),
    cmocka_unit_test(every_named_key_reads_back_with_every_modifier),
    cmocka_unit_test(every_printable_character_reads_back),
};

UNIT_MAIN(tests)
