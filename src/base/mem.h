/* Memory that cannot run out: every allocation of the project goes through here, and this is
 * the one place that aborts when there is none (the crash handler restores the terminal). */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* n bytes, uninitialised. The caller frees it with free(). Never NULL, also for n == 0. */
void *mem_alloc(size_t n);

/* count items of size bytes, zeroed; aborts when count * size overflows. free() it. */
void *mem_zalloc(size_t count, size_t size);

/* A copy of n bytes, followed by a NUL that does not count. The caller frees it with free(). */
char *mem_copy(const void *p, size_t n);

/* Grows the array `items` (NULL or from here) so that it holds at least `need` items of `size`
 * bytes, doubling; *cap is in items and updated. Returns the array, moved or not. Use as
 *   v->items = mem_grow(v->items, &v->cap, v->n + 1, sizeof *v->items); */
void *mem_grow_now(void *items, size_t *cap, size_t need, size_t size);
static inline void *mem_grow(void *items, size_t *cap, size_t need, size_t size)
{
  return need <= *cap ? items : mem_grow_now(items, cap, need, size);
}

/* Ends the program as mem_alloc does when there are not n bytes: before a library is called that
 * cannot do without them, and crashes or ends the program itself where it gets none. */
void mem_require(size_t n);

/* Ends the program as above, with ENOMEM in errno, by which a handler of SIGABRT knows why: for the
 * caller of a library function that says it found no memory. */
_Noreturn void mem_exhausted(void);

/* Says so on standard error, and returns. For handlers of signals, too. */
void mem_say_exhausted(void);

#endif
