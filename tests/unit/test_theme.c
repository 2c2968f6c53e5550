/* Themes: the words of a look, what is refused, those that come with the program. */
#include "unit.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/limits.h"
#include "session/themes.h"

static struct theme read_good(const char *yaml)
{
  struct theme t;
  struct err err = ERR_INIT;
  if (!theme_read(&t, str_of(yaml), "t.yaml", &err)) fail_msg("%s", err.text);
  return t;
}

static void check_look(const struct look *got, struct look want, int line)
{
  if (got->fg != want.fg || got->bg != want.bg || got->fine_fg != want.fine_fg ||
      got->fine_bg != want.fine_bg || got->attrs != want.attrs)
    _fail(__FILE__, line);
}

#define assert_look(yaml, id, ...)                                  \
  do {                                                              \
    struct theme t = read_good(yaml);                               \
    check_look(&t.looks[id], (struct look){__VA_ARGS__}, __LINE__); \
  } while (0)

enum { NONE = COLOUR_DEFAULT };

static void a_look_is_said_in_words(void **state)
{
  (void)state;
  assert_look("link: bold underline red", STYLE_LINK, COLOUR_RED, NONE, NONE, NONE,
      ATTR_BOLD | ATTR_UNDERLINE);
  assert_look("match: black on bright-yellow", STYLE_MATCH, COLOUR_BLACK,
      COLOUR_BRIGHT + COLOUR_YELLOW, NONE, NONE, 0);
  assert_look("code:  25/blue  on 255/white", STYLE_CODE, COLOUR_BLUE, COLOUR_WHITE, 25, 255, 0);
  assert_look("title: plain", STYLE_TITLE, NONE, NONE, NONE, NONE, 0);
  assert_look("Strong Emphasis: dim italic reverse", STYLE_STRONG_EMPHASIS, NONE, NONE, NONE, NONE,
      ATTR_DIM | ATTR_ITALIC | ATTR_REVERSE);
}

static void what_a_theme_does_not_say_stays_as_in_the_table(void **state)
{
  (void)state;
  struct theme t = read_good("about: nothing\ntitle: red\n");
  for (int i = 0; i < STYLE_COUNT; i++)
    if (i != STYLE_TITLE) check_look(&t.looks[i], styles[i].look, __LINE__);
}

static void colours_can_be_fewer(void **state)
{
  (void)state;
  assert_look("colours: none\n", STYLE_HEADING_2, NONE, NONE, NONE, NONE, ATTR_BOLD);
  assert_look("colours: 8\n", STYLE_HEADING_2, COLOUR_BLUE, NONE, NONE, NONE, ATTR_BOLD);
  assert_look(
      "colours: 16\n", STYLE_HEADING_2, COLOUR_BRIGHT + COLOUR_BLUE, NONE, NONE, NONE, ATTR_BOLD);
  assert_look("title: red\ncolours: none\n", STYLE_TITLE, COLOUR_RED, NONE, NONE, NONE, 0);
}

static void what_is_no_theme_is_told_with_its_line(void **state)
{
  (void)state;
  static const struct {
    const char *yaml, *why;
  } rows[] = {
      {"title: bold\nlinc: red\n", "t.yaml:2: there is no role \"linc\"; nearest: \"link\""},
      {"title: bald\n",
          "t.yaml:1: there is no attribute and no colour \"bald\"; nearest: \"bold\""},
      {"title: on\n", "t.yaml:1: a colour has to follow \"on\""},
      {"title: 25\n", "t.yaml:1: for terminals with fewer colours a named one has to follow, as in "
                      "25/blue: \"25\""},
      {"title: 25/bleu\n", "t.yaml:1: for terminals with fewer colours a named one has to follow, "
                           "as in 25/blue: \"25/bleu\""},
      {"title: 256/red\n", "t.yaml:1: a colour by its number is one from 16 to 255, not \"256\""},
      {"title: 15/red\n", "t.yaml:1: a colour by its number is one from 16 to 255, not \"15\""},
      {"colours: 7\n", "t.yaml:1: \"colours\" is none, 8, 16 or 256, not \"7\""},
      {"title: [red]\n", "t.yaml:1: words have to follow \"title\""},
      {"title:\n", "t.yaml:1: words have to follow \"title\""},
  };
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
    struct theme t;
    struct err err = ERR_INIT;
    assert_false(theme_read(&t, str_of(rows[i].yaml), "t.yaml", &err));
    assert_string_equal(err.text, rows[i].why);
  }
}

static void broken_yaml_is_told_with_its_line(void **state)
{
  (void)state;
  struct theme t;
  struct err err = ERR_INIT;
  assert_false(theme_read(&t, STR_LIT("title: red\ntitle: blue\n"), "t.yaml", &err));
  assert_text(str_first(str_of(err.text), 9), "t.yaml:2:");
}

/* ---- those of the program ---- */

static const char *source_folder(struct buf *path)
{
  const char *top = getenv("SRCDIR");
  buf_addf(path, "%s/data/themes", top ? top : ".");
  return buf_cstr(path);
}

static void all_that_come_with_the_program_can_be_read(void **state)
{
  (void)state;
  struct buf path = BUF_INIT;
  struct arena *a = arena_new();
  const struct themes where = {{NULL, source_folder(&path)}};
  struct str *names;
  size_t n = themes_list(&where, a, &names);
  assert_int_equal(n, 6);
  assert_text(names[0], "8-colour");
  assert_text(names[5], "monochrome");
  for (size_t i = 0; i < n; i++) {
    struct theme t;
    struct err err = ERR_INIT;
    if (!themes_read(&where, names[i].p, &t, &err)) fail_msg("%s", err.text);
  }
  arena_free(a);
  buf_release(&path);
}

static struct theme bundled(const char *name)
{
  struct buf path = BUF_INIT;
  const struct themes where = {{NULL, source_folder(&path)}};
  struct theme t;
  struct err err = ERR_INIT;
  if (!themes_read(&where, name, &t, &err)) fail_msg("%s", err.text);
  buf_release(&path);
  return t;
}

/* Relative luminance (WCAG 2.1) of one of the colours 16..255, in ten-thousandths: a cube of six
 * steps for each of red, green and blue, then 24 greys. */
static int luminance(int colour)
{
  static const int steps[] = {0, 1144, 2423, 4287, 6795, 10000};
  static const int greys[] = {24, 60, 116, 194, 296, 423, 578, 762, 976, 1221, 1500, 1812, 2159,
      2542, 2961, 3419, 3916, 4452, 5029, 5647, 6308, 7011, 7758, 8550};
  if (colour >= 232) return greys[colour - 232];
  int c = colour - 16;
  return (steps[c / 36] * 2126 + steps[c / 6 % 6] * 7152 + steps[c % 6] * 722) / 10000;
}

/* The letters that carry words have a contrast of 4.5 (WCAG 2.1, AA) to the ground that the theme
 * is for, what is only drawn one of 1.5. */
static void check_contrast(const struct theme *t, int ground)
{
  for (int i = 0; i < STYLE_COUNT; i++) {
    const struct look *l = &t->looks[i];
    if (l->fine_fg == COLOUR_DEFAULT || l->bg != COLOUR_DEFAULT) continue;
    int a = luminance(l->fine_fg) + 500, b = ground + 500;
    int tenths = a > b ? a * 10 / b : b * 10 / a;
    if (tenths < (styles[i].is_drawn ? 15 : 45))
      fail_msg("%s: contrast %d/10", styles[i].name, tenths);
  }
}

static void light_and_dark_can_be_read_on_their_grounds(void **state)
{
  (void)state;
  struct theme light = bundled("light"), dark = bundled("dark");
  check_contrast(&light, 10000);
  check_contrast(&dark, 0);
}

static void themes_without_colours_have_none(void **state)
{
  (void)state;
  static const char *const names[] = {"monochrome", "high-contrast"};
  for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
    struct theme t = bundled(names[k]);
    for (int i = 0; i < STYLE_COUNT; i++)
      assert_true(t.looks[i].fg == COLOUR_DEFAULT && t.looks[i].bg == COLOUR_DEFAULT);
    assert_false(theme_shows_code(&t));
  }
}

static void eight_colours_are_eight_and_nothing_is_dim(void **state)
{
  (void)state;
  struct theme t = bundled("8-colour"), loud = bundled("high-contrast");
  for (int i = 0; i < STYLE_COUNT; i++) {
    assert_true(t.looks[i].fg < COLOUR_BRIGHT && t.looks[i].fine_fg == COLOUR_DEFAULT);
    if (t.looks[i].attrs & ATTR_DIM) fail_msg("8-colour: %s is dim", styles[i].name);
    if (loud.looks[i].attrs & ATTR_DIM) fail_msg("high-contrast: %s is dim", styles[i].name);
  }
}

/* ---- finding ---- */

static void an_own_theme_comes_before_one_of_the_program(void **state)
{
  (void)state;
  struct buf source = BUF_INIT, file = BUF_INIT, big = BUF_INIT;
  char folder[] = "/tmp/fieldnotes-themes-XXXXXX";
  struct err err = ERR_INIT;
  struct theme t;
  assert_non_null(mkdtemp(folder));
  const struct themes where = {{folder, source_folder(&source)}};
  buf_addf(&file, "%s/dark.yaml", folder);
  assert_true(fs_write(buf_cstr(&file), STR_LIT("title: red\n"), 0600, &err));
  assert_true(themes_read(&where, "dark", &t, &err));
  assert_int_equal(t.looks[STYLE_TITLE].fg, COLOUR_RED);
  assert_true(themes_read(&where, buf_cstr(&file), &t, &err));

  buf_add_repeat(&big, STR_LIT("#"), LIMIT_THEME_BYTES);
  assert_true(fs_write(buf_cstr(&file), buf_str(&big), 0600, &err));
  assert_true(themes_read(&where, "dark", &t, &err));
  buf_add_char(&big, '#');
  assert_true(fs_write(buf_cstr(&file), buf_str(&big), 0600, &err));
  assert_false(themes_read(&where, "dark", &t, &err));

  assert_false(themes_read(&where, "drak", &t, &err));
  assert_string_equal(err.text, "there is no theme \"drak\"; nearest: \"dark\"");
  remove(buf_cstr(&file));
  remove(folder);
  buf_release(&source);
  buf_release(&file);
  buf_release(&big);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_look_is_said_in_words),
    cmocka_unit_test(what_a_theme_does_not_say_stays_as_in_the_table),
    cmocka_unit_test(colours_can_be_fewer),
    cmocka_unit_test(what_is_no_theme_is_told_with_its_line),
    cmocka_unit_test(broken_yaml_is_told_with_its_line),
    cmocka_unit_test(all_that_come_with_the_program_can_be_read),
    cmocka_unit_test(light_and_dark_can_be_read_on_their_grounds),
    cmocka_unit_test(themes_without_colours_have_none),
    cmocka_unit_test(eight_colours_are_eight_and_nothing_is_dim),
    cmocka_unit_test(an_own_theme_comes_before_one_of_the_program),
};

UNIT_MAIN(tests)
