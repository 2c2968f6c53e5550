/* A growable buffer of bytes that its owner releases. Always followed by a NUL that does not
 * count, so buf.p can be handed to C functions once it is not empty. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>
#include <stdint.h>

struct buf {
  char *p; /* NULL until the first byte */
  size_t n;
  size_t cap;
};

#define BUF_INIT \
  {              \
    NULL, 0, 0   \
  }

void buf_release(struct buf *b); /* frees; b is empty and usable again */
void buf_clear(struct buf *b);   /* keeps the memory */
void buf_add(struct buf *b, struct str s);
void buf_add_cstr(struct buf *b, const char *s);
void buf_add_char(struct buf *b, char c);
void buf_add_repeat(struct buf *b, struct str s, size_t times);
void buf_addf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_vaddf(struct buf *b, const char *fmt, va_list args) __attribute__((format(printf, 2, 0)));
void buf_truncate(struct buf *b, size_t n); /* n <= b->n */

/* Makes room for n more bytes and returns where they go; the caller then adds to b->n. */
char *buf_reserve(struct buf *b, size_t n);

/* What it holds now: valid until the next change. */
static inline struct str buf_str(const struct buf *b)
{
  return b->p ? (struct str){b->p, b->n} : STR_NONE;
}

/* What it holds as a C string ("" when empty): valid until the next change. */
static inline const char *buf_cstr(const struct buf *b)
{
  return b->p ? b->p : "";
}

#endif
