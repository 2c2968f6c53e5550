/* Characters of ASCII. <ctype.h> asks the locale, and what a note means must not depend on it. */
#ifndef BASE_ASCII_H
#define BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
  return c >= '0' && c <= '9';
}

static inline bool ascii_is_upper(char c)
{
  return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_lower(char c)
{
  return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_letter(char c)
{
  return ascii_is_upper(c) || ascii_is_lower(c);
}

static inline bool ascii_is_alnum(char c)
{
  return ascii_is_letter(c) || ascii_is_digit(c);
}

/* A blank or a tab. */
static inline bool ascii_is_blank(char c)
{
  return c == ' ' || c == '\t';
}

/* A blank or one of the controls from tab to carriage return, line ends among them. */
static inline bool ascii_is_space(char c)
{
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What can be seen: neither a blank nor a control. */
static inline bool ascii_is_graph(char c)
{
  return c > ' ' && c < 0x7F;
}

static inline bool ascii_is_punct(char c)
{
  return ascii_is_graph(c) && !ascii_is_alnum(c);
}

static inline char ascii_lower(char c)
{
  return ascii_is_upper(c) ? (char)(c | 0x20) : c;
}

static inline char ascii_upper(char c)
{
  return ascii_is_lower(c) ? (char)(c & ~0x20) : c;
}

/* What a hexadecimal digit stands for; -1 where c is none. */
static inline int ascii_hex_value(char c)
{
  if (ascii_is_digit(c)) return c - '0';
  char lower = ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

#endif
