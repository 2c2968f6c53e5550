/* Rules of an ignore file. */
#include "library/ignore.h"

#include "base/buf.h"
#include "base/fs.h"
#include "base/mem.h"
#include "library/glob.h"

#include <stdlib.h>

struct rule {
  struct str pattern; /* within the text */
  bool is_out;        /* without a '!' */
  bool folders_only;
  bool of_name; /* without '/': any file or folder of that name */
};

struct ignore {
  struct buf text;
  struct rule *rules;
  size_t n, cap;
};

/* Without the blanks at its end, unless a '\' stands before them. */
static struct str cut_blanks(struct str line)
{
  size_t end = 0;
  for (size_t i = 0; i < line.n; i++) {
    bool is_meant = line.p[i] == '\\';
    i += is_meant;
    if (i == line.n) return line;
    if (is_meant || line.p[i] != ' ') end = i + 1;
  }
  return str_first(line, end);
}

static void add_rule(struct ignore *ignore, struct str line)
{
  struct rule rule = {.is_out = !str_starts(line, STR_LIT("!"))};
  if (!rule.is_out) line = str_from(line, 1);
  rule.folders_only = str_ends(line, STR_LIT("/"));
  line.n -= rule.folders_only;
  rule.of_name = !str_has(line, '/');
  rule.pattern = str_starts(line, STR_LIT("/")) ? str_from(line, 1) : line;
  if (!rule.pattern.n) return;
  ignore->rules = mem_grow(ignore->rules, &ignore->cap, ignore->n + 1, sizeof *ignore->rules);
  ignore->rules[ignore->n++] = rule;
}

struct ignore *ignore_new(struct str text)
{
  struct ignore *ignore = mem_zalloc(1, sizeof *ignore);
  struct str rest, line;
  buf_add(&ignore->text, text);
  rest = buf_str(&ignore->text);
  if (str_starts(rest, STR_LIT("\xEF\xBB\xBF"))) rest = str_from(rest, 3);
  while (str_cut(&rest, '\n', &line)) {
    line.n -= str_ends(line, STR_LIT("\r"));
    if (!str_starts(line, STR_LIT("#"))) add_rule(ignore, cut_blanks(line));
  }
  return ignore;
}

void ignore_free(struct ignore *ignore)
{
  if (!ignore) return;
  free(ignore->rules);
  buf_release(&ignore->text);
  free(ignore);
}

enum ignore_answer ignore_ask(const struct ignore *ignore, struct str path, bool is_folder)
{
  struct str name = fs_basename(path);
  for (size_t i = ignore->n; i-- > 0;) {
    const struct rule *rule = &ignore->rules[i];
    if (rule->folders_only && !is_folder) continue;
    if (glob_matches_exactly(rule->pattern, rule->of_name ? name : path))
      return rule->is_out ? IGNORE_OUT : IGNORE_IN;
  }
  return IGNORE_NO_WORD;
}
