/* Thai words where there is no dictionary. */
#include "base/thai.h"

void thai_breaks(struct str run, unsigned char *breaks)
{
  (void)run;
  (void)breaks;
}
