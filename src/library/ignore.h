/* Which files and folders a library leaves out: the rules of one `.fieldnotesignore`, written as
 * those of git (gitignore(5)). A rule holds for what lies beneath the file's folder; of those that
 * match, the last one decides. */
#ifndef LIBRARY_IGNORE_H
#define LIBRARY_IGNORE_H

#include "base/str.h"

#define IGNORE_FILE ".fieldnotesignore"

struct ignore;

/* Reads the rules; the text is copied. */
struct ignore *ignore_new(struct str text);
void ignore_free(struct ignore *ignore); /* NULL is fine */

enum ignore_answer {
  IGNORE_NO_WORD, /* no rule is of it: ask the folder above */
  IGNORE_OUT,
  IGNORE_IN, /* a rule with '!' */
};

/* What the rules say of a file or folder; path: relative to the folder of the rules, without a '/'
 * at its end. What lies in a folder that is out is out, whatever the rules say of it. */
enum ignore_answer ignore_ask(const struct ignore *ignore, struct str path, bool is_folder);

#endif
