/* What a code point is for the door, whatever stands around it. */
#include "base/safe_kind.h"

#include "base/safe.h"
#include "base/text.h"

#include <unictype.h>
#include <unigbrk.h>

enum {
  DELETE = 0x7F,
  ZERO_WIDTH_NON_JOINER = 0x200C,
  ZERO_WIDTH_JOINER = 0x200D,
  CHOSEONG_FILLER = 0x115F,
};

/* Joiners join or part letters in these blocks: cursive scripts, and scripts with conjuncts. */
static const struct script_range {
  uint32_t first, last;
} joined_scripts[] = {
    {0x0600, 0x07FF},                     /* Arabic, Syriac, Arabic Supplement, NKo */
    {0x0840, 0x0DFF},                     /* Mandaic, Arabic Extended, Devanagari to Sinhala */
    {0x0F00, 0x109F},                     /* Tibetan, Myanmar */
    {0x1780, 0x18AF},                     /* Khmer, Mongolian */
    {0x1A20, 0x1BBF},                     /* Tai Tham, Balinese, Sundanese */
    {0xA840, 0xA87F},                     /* Phags-pa */
    {0xA8E0, 0xA8FF},                     /* Devanagari Extended */
    {0xA980, 0xA9FF},                     /* Javanese, Myanmar Extended-B */
    {0xAA60, 0xAA7F},                     /* Myanmar Extended-A */
    {0xFB50, 0xFDFF},                     /* Arabic presentation forms */
    {0xFE70, 0xFEFC}, {0x10D00, 0x10D3F}, /* Hanifi Rohingya */
    {0x11000, 0x1147F},                   /* Brahmi to Newa */
    {0x11480, 0x1173F},                   /* Tirhuta to Ahom */
    {0x1E900, 0x1E95F},                   /* Adlam */
};

static bool is_noncharacter(uint32_t c)
{
  return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
}

static bool is_selector(uint32_t c)
{
  return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
         (c >= 0x180B && c <= 0x180D) || c == 0x180F;
}

static bool is_joiner(uint32_t c)
{
  return c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER;
}

bool safe_is_hidden(uint32_t c)
{
  if (text_plain_cols(c)) return false;
  if (c < 0xA0) return true;
  if (is_noncharacter(c) || uc_is_property_default_ignorable_code_point(c)) return true;
  if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp)) return true;
  return uc_is_general_category(c, UC_CATEGORY_Cf) &&
         uc_graphemeclusterbreak_property(c) != GBP_PREPEND;
}

enum safe_kind safe_kind_of(uint32_t c)
{
  if (c < 0x20 || c == DELETE) return KIND_CONTROL;
  if (text_plain_cols(c)) return KIND_PLAIN;
  if (is_joiner(c)) return KIND_JOINER;
  if (is_selector(c)) return KIND_SELECTOR;
  if (c == CHOSEONG_FILLER) return KIND_PLAIN;
  int property = uc_graphemeclusterbreak_property(c);
  if (property == GBP_V || property == GBP_T) return KIND_JAMO;
  if (safe_is_hidden(c)) return KIND_HIDDEN;
  if (uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me))
    return KIND_MARK;
  return KIND_PLAIN;
}

enum safe_reason safe_reason_of(uint32_t c)
{
  if (c < 0xA0) return SAFE_CONTROL;
  if (uc_is_property_bidi_control(c)) return SAFE_TURN;
  return c >= 0xE0000 && c <= 0xE007F ? SAFE_TAG : SAFE_INVISIBLE;
}

bool safe_is_picture(uint32_t c)
{
  return uc_is_property_extended_pictographic(c) && uc_is_property_emoji(c);
}

bool safe_is_joined_letter(uint32_t c)
{
  for (size_t i = 0; i < sizeof joined_scripts / sizeof joined_scripts[0]; i++)
    if (c >= joined_scripts[i].first && c <= joined_scripts[i].last)
      return uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M) &&
             !is_selector(c) && !safe_is_hidden(c);
  return false;
}
