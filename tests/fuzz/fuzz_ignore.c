/* Rules of an ignore file, up to the first NUL, and paths behind it, one a line: each is answered,
 * and a rule that names a path as it stands decides when it comes last. */
#include "fuzz.h"

#include "base/ascii.h"
#include "base/buf.h"
#include "library/glob.h"
#include "library/ignore.h"

/* The path as a rule: from the folder of the rules, with '\' before all that could mean more. */
static void add_rule(struct buf *out, const char *sign, struct str path)
{
  buf_addf(out, "\n%s/", sign);
  for (size_t i = 0; i < path.n; i++) {
    if (!ascii_is_alnum(path.p[i]) && path.p[i] != '/') buf_add_char(out, '\\');
    buf_add_char(out, path.p[i]);
  }
}

static enum ignore_answer answer_of(struct str rules, struct str path, bool is_folder)
{
  struct ignore *ignore = ignore_new(rules);
  enum ignore_answer answer = ignore_ask(ignore, path, is_folder);
  CHECK(answer == IGNORE_NO_WORD || answer == IGNORE_OUT || answer == IGNORE_IN);
  ignore_free(ignore);
  return answer;
}

static void check_last(struct str rules, const char *sign, struct str path, enum ignore_answer word)
{
  struct buf more = BUF_INIT;
  buf_add(&more, rules);
  add_rule(&more, sign, path);
  CHECK(answer_of(buf_str(&more), path, false) == word);
  buf_release(&more);
}

static void check_path(struct str rules, struct str path)
{
  bool is_folder = str_ends(path, STR_LIT("/"));
  path.n -= is_folder;
  answer_of(rules, path, is_folder);
  glob_matches(rules, path);
  if (str_starts(path, STR_LIT("/")) || str_ends(path, STR_LIT("/"))) return;
  if (!path.n || str_has(path, '\r')) return;
  check_last(rules, "", path, IGNORE_OUT);
  check_last(rules, "!", path, IGNORE_IN);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str paths = {(const char *)data, n}, rules = STR_NONE, path;
  str_cut(&paths, '\0', &rules);
  while (str_cut(&paths, '\n', &path))
    check_path(rules, path);
  return 0;
}
