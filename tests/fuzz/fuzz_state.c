/* The state as text: any bytes are taken in whole or not at all, and what is written of what was
 * taken in is safe to print, reads back, and says nothing new to who said it. */
#include "fuzz.h"

#include "base/safe.h"
#include "base/utf8.h"
#include "state/text.h"

#include <string.h>

static int64_t at_noon(void)
{
  return INT64_C(1795953600000);
}

static struct state *new_state(void)
{
  return state_open(&(struct state_place){.use = STATE_WRITE, .now_ms = at_noon});
}

static void export_to(struct state *s, struct buf *out)
{
  struct err err = ERR_INIT;
  CHECK(state_export(s, out, &err));
  CHECK(safe_is(buf_str(out), SAFE_KEEP_TAB | SAFE_KEEP_LF));
}

/* Another one takes it in as well, and its own text brings nothing that is not there. */
static void check_reads_back(struct state *s)
{
  struct buf text = BUF_INIT, again = BUF_INIT;
  struct state_imported done;
  struct err err = ERR_INIT;
  struct state *other = new_state();
  export_to(s, &text);
  CHECK(state_import(s, buf_str(&text), "t", &done, &err));
  CHECK(!done.n_set);
  CHECK(state_import(other, buf_str(&text), "t", &done, &err));
  export_to(other, &again);
  CHECK(state_import(other, buf_str(&again), "t", &done, &err));
  CHECK(!done.n_set);
  state_close(other);
  buf_release(&text);
  buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct state *s = new_state();
  struct state_imported done;
  struct err err = ERR_INIT;
  struct buf nothing = BUF_INIT;
  if (state_import(s, (struct str){(const char *)data, n}, "t", &done, &err)) {
    CHECK(done.n_set <= done.n_facts);
    check_reads_back(s);
  } else {
    CHECK(strncmp(err.text, "t:", 2) == 0 || strstr(err.text, "longer than is kept"));
    export_to(s, &nothing);
    CHECK(str_eq(buf_str(&nothing), STR_LIT("fieldnotes-state 1\n")));
  }
  buf_release(&nothing);
  state_close(s);
  return 0;
}
