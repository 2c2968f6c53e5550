/* What terminals send: any bytes come to an end, pastes close as often as they open, and a text is
 * read as the same keys whether it comes whole or byte by byte. */
#include "fuzz.h"

#include "term/input.h"

struct events {
  struct buf names;
  int pastes; /* open ones */
};

static void take_all(struct input *in, struct events *out)
{
  struct input_event e;
  while (input_next(in, &e)) {
    out->pastes += (e.kind == INPUT_PASTE) - (e.kind == INPUT_PASTE_END);
    CHECK(out->pastes == 0 || out->pastes == 1);
    CHECK(e.kind != INPUT_PASTED || (e.key.code < KEYS_FIRST && !e.key.with));
    buf_add_char(&out->names, (char)('0' + e.kind));
    if (e.kind == INPUT_KEY || e.kind == INPUT_PASTED) key_add_name(&out->names, e.key);
    buf_add_char(&out->names, ' ');
  }
}

/* What is left waits for nothing more: each silence takes something of it. */
static void finish(struct input *in, struct events *out)
{
  for (size_t left = in->pending.n + 2; left && input_wait_ms(in) >= 0; left--) {
    input_waited(in);
    take_all(in, out);
  }
  CHECK(input_wait_ms(in) == -1);
  CHECK(out->pastes == 0);
}

static struct events read_in_pieces(struct str bytes, size_t piece)
{
  struct input in = {0};
  struct events events = {0};
  for (; bytes.n; bytes = str_from(bytes, piece)) {
    input_add(&in, str_first(bytes, piece));
    take_all(&in, &events);
  }
  finish(&in, &events);
  input_release(&in);
  return events;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str bytes = {(const char *)data, n};
  struct events whole = read_in_pieces(bytes, n ? n : 1), single = read_in_pieces(bytes, 1);
  CHECK(str_eq(buf_str(&whole.names), buf_str(&single.names)));
  buf_release(&whole.names);
  buf_release(&single.names);
  return 0;
}
