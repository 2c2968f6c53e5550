/* One sentence for the user. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COLUMN_BYTES = sizeof " (column 18446744073709551615)" };

static bool is_inside_character(char c)
{
  return ((unsigned char)c & 0xC0) == 0x80;
}

/* Fills `limit` bytes with both ends of a longer sentence, "..." between them, in whole UTF-8
 * characters: it begins with what is told of, and ends with what is wrong. */
static void err_take_ends(struct err *err, const char *whole, size_t limit)
{
  static const char dots[] = "...";
  size_t n = strlen(whole), end = (limit - sizeof dots) / 2, begin = limit - sizeof dots - end;
  const char *last = whole + n - end;
  while (is_inside_character(*last))
    last++;
  while (begin && is_inside_character(whole[begin]))
    begin--;
  memcpy(err->text, whole, begin);
  memcpy(err->text + begin, dots, sizeof dots - 1);
  memcpy(err->text + begin + sizeof dots - 1, last, strlen(last) + 1);
}

__attribute__((format(printf, 2, 0))) static void err_vset(
    struct err *err, const char *fmt, va_list args)
{
  va_list again;
  va_copy(again, args);
  char *whole = NULL;
  bool is_long = vsnprintf(err->text, sizeof err->text, fmt, args) >= ERR_TEXT_BYTES;
  if (is_long && vasprintf(&whole, fmt, again) >= 0) {
    err_take_ends(err, whole, ERR_TEXT_BYTES);
    free(whole);
  }
  va_end(again);
  err->column = err->n_plain = 0;
}

bool err_set(struct err *err, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  err_vset(err, fmt, args);
  va_end(args);
  return false;
}

bool err_set_at(struct err *err, size_t column, const char *sentence)
{
  struct err whole;
  err_set(&whole, "%s", sentence);
  if (strlen(whole.text) + COLUMN_BYTES > ERR_TEXT_BYTES)
    err_take_ends(err, whole.text, ERR_TEXT_BYTES - COLUMN_BYTES);
  else
    memcpy(err->text, whole.text, sizeof err->text);
  err->column = column;
  err->n_plain = strlen(err->text);
  snprintf(err->text + err->n_plain, ERR_TEXT_BYTES - err->n_plain, " (column %zu)", column);
  return false;
}

bool err_errno(struct err *err, const char *fmt, ...)
{
  int number = errno;
  struct err what = ERR_INIT;
  va_list args;
  va_start(args, fmt);
  err_vset(&what, fmt, args);
  va_end(args);
  return err_set(err, "%s: %s", what.text, strerror(number));
}
