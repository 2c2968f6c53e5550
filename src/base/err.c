/* One sentence for the user. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { COLUMN_BYTES = sizeof " (column 18446744073709551615)" };

/* A sentence that was cut ends in "...", at a whole UTF-8 character. */
static void err_mark_cut(struct err *err, size_t limit)
{
  size_t end = limit - 4;
  while (end && ((unsigned char)err->text[end] & 0xC0) == 0x80)
    end--;
  memcpy(err->text + end, "...", 4);
}

__attribute__((format(printf, 2, 0))) static void err_vset(
    struct err *err, const char *fmt, va_list args)
{
  int n = vsnprintf(err->text, sizeof err->text, fmt, args);
  if (n >= ERR_TEXT_BYTES) err_mark_cut(err, ERR_TEXT_BYTES);
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
  err_set(err, "%s", sentence);
  if (strlen(err->text) + COLUMN_BYTES > ERR_TEXT_BYTES)
    err_mark_cut(err, ERR_TEXT_BYTES - COLUMN_BYTES);
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
