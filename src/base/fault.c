/* The list of what is wrong with a note. */
#include "base/fault.h"

#include "base/buf.h"
#include "base/limits.h"

void fault_add(struct faults *faults, size_t line, const char *fmt, ...)
{
  if (++faults->n > LIMIT_FAULTS) return;
  struct buf text = BUF_INIT;
  va_list args;
  va_start(args, fmt);
  buf_vaddf(&text, fmt, args);
  va_end(args);

  struct fault *fault = ARENA_NEW(faults->arena, struct fault);
  fault->line = line;
  fault->text = arena_str(faults->arena, buf_str(&text));
  buf_release(&text);
  if (faults->last)
    faults->last->next = fault;
  else
    faults->first = fault;
  faults->last = fault;
}
