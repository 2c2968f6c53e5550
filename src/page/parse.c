/* cmark under a budget of memory and time.
 *
 * cmark asks an allocator for everything and cannot be told to stop, so the allocator does it: it
 * counts, and where the budget ends it jumps out of the parse. All that cmark held is in the arena;
 * small pieces that it gives back on the way are handed out again.
 * Its allocator is three functions without a context: what they count for has to stand in a
 * variable of the thread while it parses. */
#include "page/parse.h"

#include "base/buf.h"
#include "base/limits.h"
#include "page/math.h"

#include <assert.h>
#include <setjmp.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

/* A text is handed over in such pieces, and between two of them the clock is read. */
enum { PIECE_BYTES = 16 * 1024 };

/* The clock is read once in so many allocations. */
enum { ALLOCATIONS_PER_LOOK = 4096 };

/* So long nobody is asked whether to give up. */
enum { PATIENCE_MS = 5 };

/* What is parsed behind a piece, to see whether it begins a block of its own. */
static const char probe[] = "# x\n";

/* Pieces of so many bytes are kept by their size when cmark frees them. */
enum { KEPT_BYTES = 256, KEPT_STEP_BYTES = 16 };

/* What stands before each piece. */
union header {
  struct {
    size_t bytes;       /* without this */
    union header *next; /* of a piece that is kept */
  };
  max_align_t aligned;
};

struct parse {
  struct arena *arena;
  union header *kept[KEPT_BYTES / KEPT_STEP_BYTES + 1];
  struct parse_budget budget;
  int64_t started_ms;
  unsigned n_allocations;
  struct err *err;
  jmp_buf stop;
};

static _Thread_local struct parse *parse_of_this_thread;

static int64_t cpu_ms(void)
{
  struct timespec t;
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t)) return 0;
  return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

_Noreturn static void parse_stop(struct parse *p, const char *what, long limit, const char *unit)
{
  err_set(p->err, "reading it would take more than %ld %s of %s", limit, unit, what);
  longjmp(p->stop, 1);
}

/* Nobody asks before a moment has gone: most texts are parsed by then. */
static void parse_check_time(struct parse *p)
{
  int64_t ms = cpu_ms() - p->started_ms;
  if (ms > p->budget.cpu_ms) parse_stop(p, "time", p->budget.cpu_ms, "ms");
  if (ms >= PATIENCE_MS && interrupt_asked(p->budget.stop)) longjmp(p->stop, 1);
}

static void parse_check(struct parse *p, size_t n)
{
  assert(p); /* cmark allocates only while a parse is on */
  size_t used = arena_bytes(p->arena);
  if (n > p->budget.memory_bytes || used > p->budget.memory_bytes - n)
    parse_stop(p, "memory", (long)(p->budget.memory_bytes / 1024 / 1024), "MB");
  if (++p->n_allocations % ALLOCATIONS_PER_LOOK == 0) parse_check_time(p);
}

static size_t rounded(size_t n)
{
  return (n + KEPT_STEP_BYTES - 1) / KEPT_STEP_BYTES * KEPT_STEP_BYTES;
}

/* The list of kept pieces of a rounded size; NULL when such are not kept. */
static union header **kept_of(struct parse *p, size_t bytes)
{
  return bytes <= KEPT_BYTES ? &p->kept[bytes / KEPT_STEP_BYTES] : NULL;
}

static void *parse_calloc(size_t count, size_t size)
{
  struct parse *p = parse_of_this_thread;
  size_t n = rounded(count * size); /* cmark's own structures: far from an overflow */
  union header **kept = kept_of(p, n);
  if (kept && *kept) {
    union header *h = *kept;
    *kept = h->next;
    return memset(h + 1, 0, n);
  }
  parse_check(p, n);
  union header *h = arena_alloc(p->arena, sizeof *h + n);
  h->bytes = n;
  return h + 1;
}

static void parse_free(void *piece)
{
  if (!piece) return;
  struct parse *p = parse_of_this_thread;
  union header *h = (union header *)piece - 1;
  union header **kept = kept_of(p, h->bytes);
  if (!kept) return; /* the arena has it */
  h->next = *kept;
  *kept = h;
}

/* Large pieces grow where they stand, if they can; small ones are copied, so that their sizes stay
 * those that are kept. */
static void *parse_realloc(void *old, size_t n)
{
  if (!old) return parse_calloc(1, n > KEPT_BYTES ? n : KEPT_BYTES); /* a text that will grow */
  struct parse *p = parse_of_this_thread;
  union header *h = (union header *)old - 1;
  n = rounded(n);
  if (n <= h->bytes) return old;
  if (h->bytes <= KEPT_BYTES) {
    void *moved = memcpy(parse_calloc(1, n), old, h->bytes);
    parse_free(old);
    return moved;
  }
  parse_check(p, n);
  h = arena_resize(p->arena, h, sizeof *h + h->bytes, sizeof *h + n);
  h->bytes = n;
  return h + 1;
}

static void feed(cmark_parser *parser, struct parse *p, struct str body)
{
  while (body.n) {
    struct str piece = str_first(body, PIECE_BYTES);
    cmark_parser_feed(parser, piece.p, piece.n);
    body = str_from(body, piece.n);
    parse_check_time(p);
  }
}

/* The part that may be jumped out of: nothing in it outlives the jump. */
static cmark_node *parse_texts(struct parse *p, struct str body, struct str behind)
{
  if (setjmp(p->stop)) return NULL;
  cmark_mem *mem = ARENA_NEW(p->arena, cmark_mem);
  *mem = (cmark_mem){parse_calloc, parse_realloc, parse_free};
  cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, mem);
  feed(parser, p, body);
  feed(parser, p, behind);
  cmark_node *root = cmark_parser_finish(parser);
  cmark_parser_free(parser);
  return root;
}

struct parse_budget parse_budget(size_t bytes)
{
  return (struct parse_budget){
      .memory_bytes = (size_t)LIMIT_MARKDOWN_MEMORY_BYTES + bytes * LIMIT_MARKDOWN_MEMORY_PER_BYTE,
      .cpu_ms = LIMIT_MARKDOWN_CPU_MS + (long)(bytes / 1024) * LIMIT_MARKDOWN_CPU_MS_PER_MB / 1024,
  };
}

static bool parse(struct parsed *out, struct str body, struct str behind,
    const struct parse_budget *budget, struct err *err)
{
  struct buf hidden = BUF_INIT;
  bool hides = !budget->leaves_math && math_hide(body, &hidden);
  *out = (struct parsed){.arena = arena_new()};
  struct parse p = {.arena = out->arena, .budget = *budget, .started_ms = cpu_ms(), .err = err};
  parse_of_this_thread = &p;
  out->root = parse_texts(&p, hides ? buf_str(&hidden) : body, behind);
  parse_of_this_thread = NULL;
  if (out->root && hides) math_show(out->root);
  if (!out->root) parsed_release(out);
  buf_release(&hidden);
  return out->root;
}

bool parse_markdown(
    struct parsed *out, struct str body, const struct parse_budget *budget, struct err *err)
{
  return parse(out, body, STR_NONE, budget, err);
}

bool parse_piece(struct parsed *out, struct str piece, size_t n_lines,
    const struct parse_budget *budget, struct err *err)
{
  if (!parse(out, piece, str_of(probe), budget, err)) return false;
  cmark_node *last = cmark_node_last_child(out->root);
  out->goes_on = cmark_node_get_type(last) != CMARK_NODE_HEADING ||
                 (size_t)cmark_node_get_start_line(last) != n_lines + 1;
  if (!out->goes_on) cmark_node_unlink(last);
  return true;
}

void parsed_release(struct parsed *p)
{
  arena_free(p->arena);
  p->arena = NULL;
  p->root = NULL;
}
