/* Shapes: what they match, what they refuse. */
#include "unit.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/shape.h"

static void init_words(struct shape_words *words)
{
  *words = (struct shape_words){0};
  for (int c = 0; c < 256; c++) {
    bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    if (letter) byte_set_add(&words->letters, (unsigned char)c);
    if (letter || (c >= '0' && c <= '9')) byte_set_add(&words->characters, (unsigned char)c);
  }
}

enum { NO_MATCH = -1 };

/* How many bytes the shape takes at `at`, or NO_MATCH. */
static long match(const char *text, struct str line, size_t at, const char *kept)
{
  struct arena *a = arena_new();
  struct shape_words words;
  struct shape shape;
  struct shape_match out;
  struct err err = ERR_INIT;
  init_words(&words);
  if (!shape_read(&shape, a, &words, str_of(text), &err)) fail_msg("%s: %s", text, err.text);
  const struct shape_place place = {line, at, str_of(kept), &words};
  bool ok = shape_matches(&shape, &place, &out);
  if (ok && at < line.n && out.n && !byte_set_has(&shape.first, (unsigned char)line.p[at]))
    fail_msg("%s begins with what it says it does not", text);
  arena_free(a);
  return ok ? (long)out.n : NO_MATCH;
}

static void each_sign_matches_what_it_says(void **state)
{
  (void)state;
  static const struct {
    const char *shape, *line;
    size_t at;
    long want;
  } rows[] = {
      {"/*", "a/*b", 1, 2},
      {"/*", "a/b", 1, NO_MATCH},
      {"%a%w%*", "x1_y z", 0, 4},
      {"%a%w%*", "1x", 0, NO_MATCH},
      {"%d%+", "123a", 0, 3},
      {"%d%+", "a", 0, NO_MATCH},
      {"%x%x%?", "fg", 0, 1},
      {"%s%*x", "  x", 0, 3},
      {"'%.'", "'\u00E4'", 0, 4},
      {"%[a-cx]%+", "abxd", 0, 3},
      {"%[^a]%+", "\u00E4ba", 0, 3},
      {"%[%]%[]", "]", 0, 1},
      {"%[%d.]%+", "1.5x", 0, 3},
      {"%^a", "a", 0, 1},
      {"%^a", "ba", 1, NO_MATCH},
      {"a%$", "a", 0, 1},
      {"a%$", "ab", 0, NO_MATCH},
      {"%<a", "xa", 1, NO_MATCH},
      {"%<a", ".a", 1, 1},
      {"%_#", "a#", 1, NO_MATCH},
      {"%_#", "a #", 2, 1},
      {"%_#", "#", 0, 1},
      {"a%!b", "ab", 0, NO_MATCH},
      {"a%!b", "ac", 0, 1},
      {"a%!b", "a", 0, 1},
      {"a%|b", "ab", 0, 1},
      {"a%|b", "ac", 0, NO_MATCH},
      {"%%", "%", 0, 1},
      {"", "", 0, 0},
  };
  for (size_t i = 0; i + 1 < sizeof rows / sizeof *rows; i++) {
    long got = match(rows[i].shape, str_of(rows[i].line), rows[i].at, "");
    if (got != rows[i].want) fail_msg("\"%s\" on \"%s\": %ld", rows[i].shape, rows[i].line, got);
  }
}

static void what_was_kept_can_be_asked_for(void **state)
{
  (void)state;
  struct arena *a = arena_new();
  struct shape_words words;
  struct shape shape;
  struct shape_match out;
  struct err err = ERR_INIT;
  init_words(&words);
  assert_true(shape_read(&shape, a, &words, STR_LIT("<<'%(%a%w%*%)'"), &err));
  const struct shape_place place = {STR_LIT("<<'EOF'"), 0, STR_NONE, &words};
  assert_true(shape_matches(&shape, &place, &out));
  assert_text(out.kept, "EOF");
  assert_int_equal(match("%^%1%$", STR_LIT("EOF"), 0, "EOF"), 3);
  assert_int_equal(match("%^%1%$", STR_LIT("EOF "), 0, "EOF"), NO_MATCH);
  arena_free(a);
}

static void a_repeat_takes_so_many_bytes_and_no_more(void **state)
{
  (void)state;
  char line[LIMIT_SHAPE_BYTES + 2];
  memset(line, 'a', sizeof line);
  struct str all = {line, sizeof line};
  assert_int_equal(match("a%*", str_first(all, LIMIT_SHAPE_BYTES), 0, ""), LIMIT_SHAPE_BYTES);
  assert_int_equal(match("a%*", all, 0, ""), LIMIT_SHAPE_BYTES);
}

static void what_is_no_shape_is_told(void **state)
{
  (void)state;
  static const char *const rows[][2] = {
      {"", "is empty"},
      {"a%", "ends in a lone %"},
      {"%q", "has an unknown sign %q"},
      {"%[ab", "has a set without its end"},
      {"%*", "has %* behind nothing that can be repeated"},
      {"%^%+", "has %+ behind nothing that can be repeated"},
      {"\u00E4%*", "has %* behind nothing that can be repeated"},
  };
  struct arena *a = arena_new();
  struct shape_words words;
  init_words(&words);
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct shape shape;
    struct err err = ERR_INIT;
    assert_false(shape_read(&shape, a, &words, str_of(rows[i][0]), &err));
    assert_string_equal(err.text, rows[i][1]);
  }
  arena_free(a);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(each_sign_matches_what_it_says),
    cmocka_unit_test(what_was_kept_can_be_asked_for),
    cmocka_unit_test(a_repeat_takes_so_many_bytes_and_no_more),
    cmocka_unit_test(what_is_no_shape_is_told),
};

UNIT_MAIN(tests)
