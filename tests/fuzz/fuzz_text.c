/* Clusters, cutting, breaking, folding and writing of any text. */
#include "fuzz.h"

#include "base/json.h"
#include "base/mem.h"
#include "base/text.h"
#include "base/utf8.h"

#include <uninorm.h>

/* Clusters take all of a text apart and lose nothing of it, and no line breaks inside one. */
static void check_clusters(struct str s)
{
  unsigned char *breaks = mem_alloc(s.n);
  text_breaks(s, breaks);
  struct text_cluster cluster;
  int cols = 0;
  size_t at = 0;
  for (struct str rest = s; text_next(&rest, &cluster); at += cluster.bytes.n) {
    CHECK(cluster.bytes.n > 0 && cluster.bytes.p == s.p + at);
    CHECK(cluster.cols >= 0 && cluster.cols <= 2);
    for (size_t i = at + (at > 0); i < at + cluster.bytes.n; i++)
      CHECK(breaks[i] <= TEXT_BREAK_MUST && (i == at || breaks[i] == TEXT_BREAK_NOT));
    cols += cluster.cols;
  }
  CHECK(at == s.n);
  CHECK(cols == text_cols(s));
  CHECK(!s.n || breaks[0] == TEXT_BREAK_NOT);
  free(breaks);
}

static void check_cut(struct str s, int cols)
{
  int used;
  struct str fits = text_fit(s, cols, &used);
  CHECK(fits.n <= s.n && used <= cols && used == text_cols(fits));
  struct str rest = str_from(s, fits.n);
  struct text_cluster next;
  if (text_next(&rest, &next)) CHECK(used + next.cols > cols);
  struct buf cut = BUF_INIT;
  text_add_cut(&cut, s, cols, STR_LIT("..."));
  CHECK(text_cols(buf_str(&cut)) <= cols);
  buf_release(&cut);
}

/* What is canonically equivalent folds to the same. */
static void check_equivalent(struct str s)
{
  size_t n = 0;
  uint8_t *decomposed = u8_normalize(UNINORM_NFD, (const uint8_t *)s.p, s.n, NULL, &n);
  CHECK(decomposed || !s.n);
  CHECK(text_eq_folded(s, (struct str){(const char *)decomposed, n}));
  free(decomposed);
}

static void check_folded(struct str s)
{
  struct buf once = BUF_INIT, twice = BUF_INIT;
  text_add_folded(&once, s);
  text_add_folded(&twice, buf_str(&once));
  CHECK(utf8_is_valid(buf_str(&once)));
  CHECK(str_eq(buf_str(&once), buf_str(&twice)));
  buf_clear(&once);
  text_add_slug(&once, s);
  text_add_anchor(&once, s);
  CHECK(utf8_is_valid(buf_str(&once)));
  CHECK(!str_has(buf_str(&once), '/'));
  buf_release(&once);
  buf_release(&twice);
}

static void check_written(struct str s)
{
  struct buf out = BUF_INIT;
  text_add_ascii(&out, s);
  CHECK(utf8_ascii_run(buf_str(&out)) == out.n);
  buf_clear(&out);
  struct json j = json_to(&out);
  json_str(&j, s);
  CHECK(utf8_is_valid(buf_str(&out)) && out.n >= 2);
  for (size_t i = 0; i < out.n; i++)
    CHECK((unsigned char)out.p[i] >= 0x20 && out.p[i] != 0x7F);
  buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct buf text = BUF_INIT;
  utf8_repair(&text, (struct str){(const char *)data, n});
  CHECK(utf8_is_valid(buf_str(&text)));
  check_clusters(buf_str(&text));
  for (int cols = 0; cols < 12; cols++)
    check_cut(buf_str(&text), cols);
  check_folded(buf_str(&text));
  check_equivalent(buf_str(&text));
  check_written(buf_str(&text));
  buf_release(&text);
  return 0;
}
