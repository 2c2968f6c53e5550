/* Thai words where there is no dictionary. */
#include "base/thai.h"

/* NOLINTNEXTLINE(readability-non-const-parameter): the other kind writes there */
void thai_breaks(struct str run, unsigned char *breaks)
{
  (void)run;
  (void)breaks;
}
