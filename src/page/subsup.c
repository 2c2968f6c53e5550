/* The low and the high forms. */
#include "page/subsup.h"

/* In the order of `plain`, blank where there is none. */
static const char plain[] = "0123456789+-=()abcdefghijklmnoprstuvwxyz";
static const char *const high[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻", "⁼",
    "⁽", "⁾", "ᵃ", "ᵇ", "ᶜ", "ᵈ", "ᵉ", "ᶠ", "ᵍ", "ʰ", "ⁱ", "ʲ", "ᵏ", "ˡ", "ᵐ", "ⁿ", "ᵒ", "ᵖ", "ʳ",
    "ˢ", "ᵗ", "ᵘ", "ᵛ", "ʷ", "ˣ", "ʸ", "ᶻ"};
static const char *const low[] = {"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₊", "₋", "₌",
    "₍", "₎", "ₐ", "", "", "", "ₑ", "", "", "ₕ", "ᵢ", "ⱼ", "ₖ", "ₗ", "ₘ", "ₙ", "ₒ", "ₚ", "ᵣ", "ₛ",
    "ₜ", "ᵤ", "ᵥ", "", "ₓ", "", ""};

_Static_assert(sizeof high / sizeof *high == sizeof plain - 1, "one for each");
_Static_assert(sizeof low / sizeof *low == sizeof plain - 1, "one for each");

bool subsup_add(struct buf *out, struct str s, bool is_sub)
{
  size_t before = out->n;
  for (size_t i = 0; i < s.n; i++) {
    const char *at = s.p[i] ? strchr(plain, s.p[i]) : NULL;
    const char *form = at ? (is_sub ? low : high)[at - plain] : "";
    if (!*form) {
      buf_truncate(out, before);
      return false;
    }
    buf_add_cstr(out, form);
  }
  return out->n > before;
}
