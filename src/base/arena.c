/* The arena: a list of chunks that double up to a ceiling; a large piece gets its own. The ceiling
 * is below the size from which malloc asks the system anew each time, so that the memory of one
 * arena serves the next. */
#include "base/arena.h"

#include "base/mem.h"

#include <assert.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

enum { CHUNK_FIRST_BYTES = 4096, CHUNK_MAX_BYTES = 96 * 1024, ALIGN = alignof(max_align_t) };

struct chunk {
  struct chunk *older;
  size_t used, size;
  alignas(max_align_t) char bytes[];
};

/* What is freed with it, though it came from elsewhere. */
struct owned {
  struct owned *older;
  void *heap;
};

struct arena {
  struct chunk *newest;
  struct owned *owned;
  size_t handed_out_bytes;
};

struct arena *arena_new(void)
{
  return mem_zalloc(1, sizeof(struct arena));
}

void arena_free(struct arena *a)
{
  if (!a) return;
  for (struct owned *o = a->owned; o; o = o->older)
    free(o->heap);
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

static size_t arena_rounded(size_t n)
{
  return (n + ALIGN - 1) / ALIGN * ALIGN;
}

void *arena_alloc(struct arena *a, size_t n)
{
  size_t rounded = arena_rounded(n);
  struct chunk *c = a->newest;
  if (!c || c->size - c->used < rounded) c = arena_grow(a, rounded);
  void *p = c->bytes + c->used;
  c->used += rounded;
  a->handed_out_bytes += n;
  return p;
}

/* Makes the piece handed out last longer where it stands; false when it is not that or has no room.
 */
static bool arena_extend(struct arena *a, void *p, size_t old_n, size_t n)
{
  struct chunk *c = a->newest;
  size_t used_before = c->used - arena_rounded(old_n);
  if (arena_rounded(old_n) > c->used || (char *)p != c->bytes + used_before) return false;
  if (c->size - used_before < arena_rounded(n)) return false;
  c->used = used_before + arena_rounded(n);
  a->handed_out_bytes += n - old_n;
  return true;
}

void *arena_resize(struct arena *a, void *p, size_t old_n, size_t n)
{
  assert(n >= old_n);
  if (arena_extend(a, p, old_n, n)) return p;
  void *moved = arena_alloc(a, n);
  memcpy(moved, p, old_n);
  return moved;
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

void arena_own(struct arena *a, void *heap)
{
  struct owned *o = ARENA_NEW(a, struct owned);
  *o = (struct owned){a->owned, heap};
  a->owned = o;
}

size_t arena_bytes(const struct arena *a)
{
  return a->handed_out_bytes;
}
