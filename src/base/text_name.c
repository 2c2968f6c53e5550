/* Letters, and the names made of them. */
#include "base/text.h"
#include "base/utf8.h"

#include <unicase.h>
#include <unictype.h>

bool text_is_word(uint32_t c)
{
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  return uc_is_general_category_withtable(
      c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Co);
}

bool text_is_mark(uint32_t c)
{
  return c >= 0x300 && uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

bool text_has_capital(struct str s)
{
  while (s.n)
    if (uc_is_general_category_withtable(utf8_next(&s, NULL), UC_CATEGORY_MASK_Lu)) return true;
  return false;
}

static bool is_name_part(uint32_t c)
{
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return uc_is_general_category_withtable(
      c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_N | UC_CATEGORY_MASK_M);
}

void text_add_slug(struct buf *out, struct str s)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, s);
  bool gap = false, begun = false;
  for (struct str rest = buf_str(&folded); rest.n;) {
    struct str before = rest;
    if (!is_name_part(utf8_next(&rest, NULL))) {
      gap = begun;
      continue;
    }
    if (gap) buf_add_char(out, '-');
    gap = false;
    begun = true;
    buf_add(out, str_first(before, before.n - rest.n));
  }
  buf_release(&folded);
}

void text_add_anchor(struct buf *out, struct str s)
{
  enum {
    WORD = UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_Nd | UC_CATEGORY_MASK_Pc
  };
  while (s.n) {
    uint32_t c = utf8_next(&s, NULL);
    if (c == ' ' || c == '-')
      buf_add_char(out, '-');
    else if (c > ' ' && c < 0x80 && is_name_part(c | 0x20))
      buf_add_char(out, (char)(c | 0x20));
    else if (uc_is_general_category_withtable(c, WORD))
      utf8_add(out, uc_tolower(c));
  }
}
