/* The drawn characters, in both forms. */
#include "page/symbol.h"

static const struct {
  const char *drawn, *ascii;
} symbols[SYMBOL_COUNT] = {
    [SYMBOL_NONE] = {"", ""},
    [SYMBOL_BAR] = {"│", "|"},
    [SYMBOL_BAR_HEAVY] = {"┃", "|"},
    [SYMBOL_BULLET_1] = {"•", "*"},
    [SYMBOL_BULLET_2] = {"◦", "-"},
    [SYMBOL_BULLET_3] = {"▪", "+"},
    [SYMBOL_LINE] = {"─", "-"},
    [SYMBOL_LINE_DOUBLE] = {"═", "="},
    [SYMBOL_LINE_HEAVY] = {"━", "="},
    [SYMBOL_CORNER_TL] = {"┌", "+"},
    [SYMBOL_CORNER_TR] = {"┐", "+"},
    [SYMBOL_CORNER_BL] = {"└", "+"},
    [SYMBOL_CORNER_BR] = {"┘", "+"},
    [SYMBOL_SIDE] = {"│", "|"},
    [SYMBOL_TEE_DOWN] = {"┬", "+"},
    [SYMBOL_TEE_UP] = {"┴", "+"},
    [SYMBOL_TEE_LEFT] = {"┤", "+"},
    [SYMBOL_WRAP] = {"↪", "\\"},
    [SYMBOL_CUT] = {"…", "..."},
    [SYMBOL_MORE_LEFT] = {"‹", "<"},
    [SYMBOL_MORE_RIGHT] = {"›", ">"},
    [SYMBOL_DOT] = {"·", "-"},
    [SYMBOL_INTO] = {"›", ">"},
    [SYMBOL_OPEN] = {"▾", "v"},
    [SYMBOL_FOLDED] = {"▸", ">"},
    [SYMBOL_BAR_FULL] = {"█", "#"},
    [SYMBOL_BROKEN] = {"†", "(!)"},
    [SYMBOL_TICKED] = {"✓", "+"},
    [SYMBOL_UNTICKED] = {"-", "-"},
    [SYMBOL_BACK] = {"↑", "^"},
    [SYMBOL_ALERT_NOTE] = {"●", "i"},
    [SYMBOL_ALERT_TIP] = {"★", "+"},
    [SYMBOL_ALERT_IMPORTANT] = {"◆", "*"},
    [SYMBOL_ALERT_WARNING] = {"▲", "!"},
    [SYMBOL_ALERT_CAUTION] = {"■", "x"},
};

static const char *const eighths[] = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

struct str symbol_str(enum symbol g, bool ascii)
{
  return str_of(ascii ? symbols[g].ascii : symbols[g].drawn);
}

struct str symbol_eighths(int n, bool ascii)
{
  if (ascii) return n >= 4 ? STR_LIT(".") : STR_NONE;
  return str_of(eighths[n]);
}
