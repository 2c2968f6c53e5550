/* How work that takes long learns that it is to be given up: it asks from time to time. Who began
 * it decides what to ask, and what becomes of the work. */
#ifndef BASE_INTERRUPT_H
#define BASE_INTERRUPT_H

#include <stdbool.h>
#include <stddef.h>

struct interrupt {
  bool (*asked)(void *context); /* is it to be given up now? Cheap */
  void *context;
};

/* NULL: nobody asks. */
static inline bool interrupt_asked(const struct interrupt *i)
{
  return i && i->asked(i->context);
}

#endif
