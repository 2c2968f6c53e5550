/* Themes: any text gives looks that can be drawn, or one sentence with the line. */
#include "fuzz.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "page/theme.h"

static void check_look(const struct look *l)
{
  CHECK(l->fg >= COLOUR_DEFAULT && l->fg < COLOURS_NAMED);
  CHECK(l->bg >= COLOUR_DEFAULT && l->bg < COLOURS_NAMED);
  CHECK(l->fine_fg == COLOUR_DEFAULT || (l->fine_fg >= COLOURS_NAMED && l->fine_fg < COLOURS_FINE));
  CHECK(l->fine_bg == COLOUR_DEFAULT || (l->fine_bg >= COLOURS_NAMED && l->fine_bg < COLOURS_FINE));
  CHECK(l->attrs < 2 * ATTR_REVERSE);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct theme theme;
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  utf8_repair(&text, (struct str){(const char *)data, n});
  if (theme_read(&theme, buf_str(&text), "t", &err)) {
    for (int i = 0; i < STYLE_COUNT; i++)
      check_look(&theme.looks[i]);
  } else {
    CHECK(str_starts(str_of(err.text), STR_LIT("t:")));
  }
  buf_release(&text);
  return 0;
}
