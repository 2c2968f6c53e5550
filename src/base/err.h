/* How a function tells its caller why it failed: one complete sentence for a user, with file and
 * line where there is one ("notes/a.md:4: \"score\" is not a mapping"). No trailing full stop or
 * newline, no "fieldnotes:" (the command line adds it). Held inline, so there is nothing to free.
 *
 *   bool f(..., struct err *err)   false means that err holds the sentence */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <stddef.h>

enum { ERR_TEXT_BYTES = 1024 }; /* of longer sentences both ends are kept, "..." between them */

struct err {
  char text[ERR_TEXT_BYTES];
  size_t column;  /* in what was typed, 1-based, in characters; 0: nowhere */
  size_t n_plain; /* bytes of the text before it says the column; 0: it says none */
};

#define ERR_INIT \
  {              \
    .text = ""   \
  }

/* Sets the sentence. Returns false, so that a function can say `return err_set(err, ...)`. */
bool err_set(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* Sets the sentence, which ends in "(column 4)": where in a line that was typed. Returns false. */
bool err_set_at(struct err *err, size_t column, const char *sentence);

/* Sets "<what>: <what errno means>" for a failed system call. Returns false. */
bool err_errno(struct err *err, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

static inline bool err_is_set(const struct err *err)
{
  return err->text[0] != '\0';
}

#endif
