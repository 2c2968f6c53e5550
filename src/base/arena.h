/* Memory that dies together: one arena per article, page or result set. Nothing in it is freed
 * alone; arena_free ends them all in one call. Not shared between threads. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a); /* NULL is fine */

/* n zeroed bytes, aligned for any type. Never NULL. */
void *arena_alloc(struct arena *a, size_t n);

/* Makes a piece of old_n bytes from this arena n bytes long, n >= old_n: where it stands when it
 * was the last one handed out and there is room, else as a copy. The new bytes are zeroed. Never
 * NULL. */
void *arena_resize(struct arena *a, void *p, size_t old_n, size_t n);

/* count zeroed items of a type; aborts on overflow. */
void *arena_array(struct arena *a, size_t count, size_t size);
#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, count, type) ((type *)arena_array((a), (count), sizeof(type)))

/* A copy that lives as long as the arena, followed by a NUL that does not count. */
struct str arena_str(struct arena *a, struct str s);
struct str arena_printf(struct arena *a, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Frees `heap`, which came from malloc, when the arena is freed. */
void arena_own(struct arena *a, void *heap);

/* Bytes handed out so far: for limits and for tests. */
size_t arena_bytes(const struct arena *a);

#endif
