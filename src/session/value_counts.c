/* Counts by field and value. */
#include "session/value_counts.h"

enum {
  ASKED_MAX = 200,   /* a note may have ten thousand values: the others have no count */
  KNOWN_MAX = 20000, /* then it begins anew */
};

void value_counts_release(struct value_counts *c)
{
  textset_release(&c->known);
  arena_free(c->arena);
  c->arena = c->known.arena = NULL;
  c->n = 0;
}

static void follow_index(struct value_counts *c, const struct library *l)
{
  uint64_t version = library_version(l);
  if (c->version != version || c->n == KNOWN_MAX) value_counts_release(c);
  c->version = version;
  if (!c->arena) c->arena = c->known.arena = arena_new();
}

/* Numbers are kept with one added: 0 is that of an item that is new. */
static long ask(struct value_counts *c, struct library *l, struct textset_item *item,
    struct str field, struct str value)
{
  if (c->n_asked == ASKED_MAX) return -1;
  c->n_asked++;
  long n = library_value_count(l, field, value);
  if (n >= 0 && n < UINT32_MAX) item->number = (uint32_t)n + 1;
  return n;
}

long value_counts_get(struct value_counts *c, struct library *l, struct str field, struct str value)
{
  struct buf key = BUF_INIT;
  follow_index(c, l);
  buf_add(&key, field);
  buf_add_char(&key, '\0');
  buf_add(&key, value);
  struct textset_item *item = textset_find(&c->known, buf_str(&key));
  if (!item && c->n_asked < ASKED_MAX) {
    item = textset_add(&c->known, buf_str(&key));
    c->n++;
  }
  long n = -1;
  if (item) n = item->number ? (long)item->number - 1 : ask(c, l, item, field, value);
  buf_release(&key);
  return n;
}
