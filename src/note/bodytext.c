/* The buffers of a body's plain text. */
#include "note/bodytext.h"

void bodytext_clear(struct bodytext *b)
{
  buf_clear(&b->text);
  buf_clear(&b->headings);
  buf_clear(&b->code);
  buf_clear(&b->languages);
}

void bodytext_release(struct bodytext *b)
{
  buf_release(&b->text);
  buf_release(&b->headings);
  buf_release(&b->code);
  buf_release(&b->languages);
}
