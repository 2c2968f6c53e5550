/* Allocation with one answer to "out of memory". */
#include "base/mem.h"

#include <assert.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void mem_say_exhausted(void)
{
  static const char text[] = "fieldnotes: out of memory\n";
  ssize_t ignored = write(STDERR_FILENO, text, sizeof text - 1);
  (void)ignored;
}

_Noreturn void mem_exhausted(void)
{
  static atomic_flag is_told = ATOMIC_FLAG_INIT;
  while (atomic_flag_test_and_set(&is_told))
    pause(); /* another thread was the first to find none: it says so, and ends the program */
  mem_say_exhausted();
  errno = ENOMEM;
  abort();
}

static void *mem_checked(void *p)
{
  if (!p) mem_exhausted();
  return p;
}

void *mem_alloc(size_t n)
{
  return mem_checked(malloc(n ? n : 1));
}

void mem_require(size_t n)
{
  void *volatile p = mem_alloc(n); /* or the compiler would leave both out */
  free(p);
}

void *mem_zalloc(size_t count, size_t size)
{
  return mem_checked(calloc(count ? count : 1, size ? size : 1));
}

char *mem_copy(const void *p, size_t n)
{
  char *copy = mem_alloc(n + 1);
  if (n) memcpy(copy, p, n);
  copy[n] = '\0';
  return copy;
}

void *mem_grow_now(void *items, size_t *cap, size_t need, size_t size)
{
  assert(size > 0);
  size_t grown = *cap < 8 ? 8 : *cap;
  while (grown < need) {
    if (grown > SIZE_MAX / 2) mem_exhausted();
    grown *= 2;
  }
  if (grown > SIZE_MAX / size) mem_exhausted();
  *cap = grown;
  return mem_checked(realloc(items, grown * size));
}
