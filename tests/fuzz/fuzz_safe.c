/* The door to the terminal, over any bytes and in every mode. */
#include "fuzz.h"

#include "base/safe.h"
#include "base/text.h"
#include "base/utf8.h"

static bool is_control(char c, unsigned mode)
{
  if (c == '\t') return !(mode & SAFE_KEEP_TAB);
  if (c == '\n') return !(mode & SAFE_KEEP_LF);
  return (unsigned char)c < 0x20 || c == 0x7F;
}

static void check_mode(struct str s, unsigned mode)
{
  struct buf once = BUF_INIT, twice = BUF_INIT;
  size_t n_marked = safe_add(&once, s, mode);
  CHECK(utf8_is_valid(buf_str(&once)));
  CHECK(safe_is(buf_str(&once), mode));
  CHECK(safe_is(s, mode) == str_eq(s, buf_str(&once)));
  CHECK(n_marked == 0 || !safe_is(s, mode));
  for (size_t i = 0; i < once.n; i++)
    CHECK(!is_control(once.p[i], mode));
  struct text_cluster cluster;
  for (struct str rest = buf_str(&once); text_next(&rest, &cluster);)
    CHECK(cluster.cols > 0 || (unsigned char)cluster.bytes.p[0] < 0x20);
  safe_add(&twice, buf_str(&once), mode);
  CHECK(str_eq(buf_str(&once), buf_str(&twice)));
  buf_release(&once);
  buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str s = {(const char *)data, n};
  for (unsigned mode = 0; mode <= (SAFE_KEEP_TAB | SAFE_KEEP_LF); mode++)
    check_mode(s, mode);
  check_mode(s, SAFE_BLANKS);
  return 0;
}
