/* The growable buffer. */
#include "base/buf.h"

#include "base/mem.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

void buf_release(struct buf *b)
{
  free(b->p);
  *b = (struct buf)BUF_INIT;
}

void buf_clear(struct buf *b)
{
  buf_truncate(b, 0);
}

char *buf_reserve(struct buf *b, size_t n)
{
  b->p = mem_grow(b->p, &b->cap, b->n + n + 1, 1);
  return b->p + b->n;
}

void buf_add(struct buf *b, struct str s)
{
  char *to = buf_reserve(b, s.n);
  if (s.n) memcpy(to, s.p, s.n);
  b->n += s.n;
  b->p[b->n] = '\0';
}

void buf_add_cstr(struct buf *b, const char *s)
{
  buf_add(b, str_of(s));
}

void buf_add_char(struct buf *b, char c)
{
  buf_add(b, (struct str){&c, 1});
}

void buf_add_repeat(struct buf *b, struct str s, size_t times)
{
  while (times--)
    buf_add(b, s);
}

void buf_vaddf(struct buf *b, const char *fmt, va_list args)
{
  va_list again;
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, args);
  assert(n >= 0);
  char *to = buf_reserve(b, (size_t)n);
  vsnprintf(to, (size_t)n + 1, fmt, again);
  va_end(again);
  b->n += (size_t)n;
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
  va_list args;
  va_start(args, fmt);
  buf_vaddf(b, fmt, args);
  va_end(args);
}

void buf_truncate(struct buf *b, size_t n)
{
  assert(n <= b->n);
  b->n = n;
  if (b->p) b->p[n] = '\0';
}
