/* Keys of words in titles and leads. */
#include "library/leadkey.h"

#include "base/utf8.h"

const char *const leadkey_fields[LEADKEY_FIELDS] = {
    [LEADKEY_TITLE] = "\x01title",
    [LEADKEY_LEAD] = "\x01lead",
};

static size_t letter_bytes(struct str word)
{
  struct str rest = word;
  if (rest.n) utf8_next(&rest, NULL);
  return word.n - rest.n;
}

void leadkey_add_letter(struct buf *out, struct str word)
{
  buf_add(out, str_first(word, letter_bytes(word)));
  buf_add_char(out, '*');
}

bool leadkey_is_letter(struct str word)
{
  return word.n && word.n == letter_bytes(word);
}
