/* What every unit test includes: cmocka with the headers that it wants first, and asserts for the
 * project's own types. Tests are named in sentences; UNIT_MAIN runs them. */
#ifndef TESTS_UNIT_UNIT_H
#define TESTS_UNIT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

static inline void unit_print_bytes(const char *label, struct str s)
{
  fprintf(stderr, "  %s (%zu bytes) \"", label, s.n);
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    fprintf(stderr, c >= 0x20 && c < 0x7F ? "%c" : "\\x%02X", c);
  }
  fprintf(stderr, "\"\n");
}

static inline void unit_check_str(struct str got, struct str want, const char *file, int line)
{
  if (str_eq(got, want)) return;
  unit_print_bytes("got ", got);
  unit_print_bytes("want", want);
  _fail(file, line);
}

/* Is the slice `got` these bytes? */
#define assert_str(got, want) unit_check_str((got), (want), __FILE__, __LINE__)
/* Is the slice `got` this C string? */
#define assert_text(got, want) assert_str((got), str_of(want))

#define UNIT_MAIN(tests)                                \
  int main(void)                                        \
  {                                                     \
    return cmocka_run_group_tests((tests), NULL, NULL); \
  }

#endif
