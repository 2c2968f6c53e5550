/* A fuzz target is one function over bytes. It aborts when a promise is broken: CHECK is an
 * assertion that stays in every build. The same function is called by libFuzzer, and by replay.c
 * over the seeds in each `make check`. */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* libFuzzer's name for the target. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

#define CHECK(promise)                                                      \
  do {                                                                      \
    if (!(promise)) {                                                       \
      fprintf(stderr, "%s:%d: broken: %s\n", __FILE__, __LINE__, #promise); \
      abort();                                                              \
    }                                                                       \
  } while (0)

#endif
