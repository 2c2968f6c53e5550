/* The arena: a list of chunks that double up to a ceiling; a large piece gets its own. */
#include "base/arena.h"

#include "base/mem.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_FIRST_BYTES = 4096, CHUNK_MAX_BYTES = 256 * 1024, ALIGN = alignof(max_align_t) };

struct chunk {
  struct chunk *older;
  size_t used, size;
  alignas(max_align_t) char bytes[];
};

struct arena {
  struct chunk *newest;
  size_t handed_out_bytes;
};

struct arena *arena_new(void)
{
  return mem_zalloc(1, sizeof(struct arena));
}

void arena_free(struct arena *a)
{
  if (!a) return;
  for (struct chunk *c = a->newest, *older; c; c = older) {
    older = c->older;
    free(c);
  }
  free(a);
}

static struct chunk *arena_grow(struct arena *a, size_t n)
{
  size_t size = a->newest ? a->newest->size * 2 : CHUNK_FIRST_BYTES;
  if (size > CHUNK_MAX_BYTES) size = CHUNK_MAX_BYTES;
  if (size < n) size = n;
  struct chunk *c = mem_zalloc(1, sizeof *c + size);
  c->size = size;
  c->older = a->newest;
  a->newest = c;
  return c;
}

void *arena_alloc(struct arena *a, size_t n)
{
  size_t rounded = (n + ALIGN - 1) / ALIGN * ALIGN;
  struct chunk *c = a->newest;
  if (!c || c->size - c->used < rounded) c = arena_grow(a, rounded);
  void *p = c->bytes + c->used;
  c->used += rounded;
  a->handed_out_bytes += n;
  return p;
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
  if (size && count > SIZE_MAX / 2 / size) return mem_zalloc(count, size); /* aborts */
  return arena_alloc(a, count * size);
}

struct str arena_str(struct arena *a, struct str s)
{
  char *p = arena_alloc(a, s.n + 1);
  if (s.n) memcpy(p, s.p, s.n);
  return (struct str){p, s.n};
}

struct str arena_printf(struct arena *a, const char *fmt, ...)
{
  va_list args, again;
  va_start(args, fmt);
  va_copy(again, args);
  int n = vsnprintf(NULL, 0, fmt, args);
  va_end(args);
  size_t length = n > 0 ? (size_t)n : 0;
  char *p = arena_alloc(a, length + 1);
  vsnprintf(p, length + 1, fmt, again);
  va_end(again);
  return (struct str){p, length};
}

size_t arena_bytes(const struct arena *a)
{
  return a->handed_out_bytes;
}
