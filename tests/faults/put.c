/* What the reader does when it writes ticks into a note, for the fault loop, which has no terminal:
 * "put FILE BEFORE AFTER" puts one text in the place of another (base/replace.h). */
#include "base/replace.h"

#include <stdio.h>

int main(int argc, char **argv)
{
  struct err err = ERR_INIT;
  if (argc != 4) return 2;
  if (replace_file(argv[1], "note.md", str_of(argv[2]), str_of(argv[3]), &err) == REPLACED)
    return 0;
  fprintf(stderr, "fieldnotes: %s\n", err.text);
  return 2;
}
