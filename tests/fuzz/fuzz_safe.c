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
  safe_add(&twice, buf_str(&once), mode);
  CHECK(str_eq(buf_str(&once), buf_str(&twice)));
  buf_release(&once);
  buf_release(&twice);
}

/* Clusters take all of a text apart and lose nothing of it. */
static void check_clusters(struct str s)
{
  struct buf repaired = BUF_INIT;
  utf8_repair(&repaired, s);
  struct str rest = buf_str(&repaired);
  struct text_cluster cluster;
  size_t n_bytes = 0;
  int cols = 0;
  while (text_next(&rest, &cluster)) {
    CHECK(cluster.bytes.n > 0 && cluster.cols >= 0);
    n_bytes += cluster.bytes.n;
    cols += cluster.cols;
  }
  CHECK(n_bytes == repaired.n);
  CHECK(cols == text_cols(buf_str(&repaired)));
  buf_release(&repaired);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str s = {(const char *)data, n};
  for (unsigned mode = 0; mode <= (SAFE_KEEP_TAB | SAFE_KEEP_LF); mode++)
    check_mode(s, mode);
  check_mode(s, SAFE_BLANKS);
  check_clusters(s);
  return 0;
}
