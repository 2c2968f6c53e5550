/* One sentence for the user. */
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A sentence that was cut ends in "...", at a whole UTF-8 character. */
static void err_mark_cut(struct err *err)
{
  size_t end = ERR_TEXT_BYTES - 4;
  while (end && ((unsigned char)err->text[end] & 0xC0) == 0x80)
    end--;
  memcpy(err->text + end, "...", 4);
}

__attribute__((format(printf, 2, 0))) static void err_vset(
    struct err *err, const char *fmt, va_list args)
{
  int n = vsnprintf(err->text, sizeof err->text, fmt, args);
  if (n >= ERR_TEXT_BYTES) err_mark_cut(err);
}

bool err_set(struct err *err, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  err_vset(err, fmt, args);
  va_end(args);
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
