/* A table of a language, up to the first NUL, and code behind it: any bytes give a table or one
 * sentence; the code's roles cover each line once, from its beginning to its end, and split no
 * cluster. Without a NUL it is code for a table of the target's own. */
#include "fuzz.h"

#include "base/text.h"
#include "base/utf8.h"
#include "page/syntax_own.h"

static const char own[] =
    "name: T\n"
    "words: {keyword: if def, type: int}\n"
    "define: def\n"
    "capitals: type\n"
    "rules:\n"
    "  - {comment: '#', to: '%$', escape: \\}\n"
    "  - {comment: (*, to: '*)', nests: (*, lines: many}\n"
    "  - {string: '<<%(%a%w%*%)', to: '%^%s%*%1%$', begins: next line, inside:"
    " &filled [{meta: '${', to: '}', nests: '{', inside: all}]}\n"
    "  - {string: '\"', to: '\"', escape: \\, lines: many, inside: *filled}\n"
    "  - {string: '/%! ', to: /, unless: after value}\n"
    "  - {name: '%<%a%w%*%|%s%*=%!='}\n"
    "  - {meta: '@%.'}\n";

static void check_spans(const struct syntax_spans *spans, struct str line)
{
  struct str rest = line;
  struct text_cluster cluster;
  size_t at = 0, end = 0;
  for (size_t i = 0; i < spans->n; i++) {
    CHECK(spans->items[i].from == end && spans->items[i].n);
    CHECK(spans->items[i].role < STYLE_COUNT && spans->items[i].target == -1);
    end += spans->items[i].n;
    while (at < end && text_next(&rest, &cluster))
      at += cluster.bytes.n;
    CHECK(at == end);
  }
  CHECK(end == line.n);
}

static void check_code(const struct syntax *syntax, struct str code)
{
  struct syntax_set *set = syntax_set_new(NULL, 0);
  struct syntax_state *state = syntax_state_new(set);
  struct buf repaired = BUF_INIT;
  utf8_repair(&repaired, code);
  struct str rest = buf_str(&repaired), line;
  syntax_state_begin(state, syntax);
  while (str_cut_line(&rest, &line))
    check_spans(syntax_state_line(state, line), line);
  buf_release(&repaired);
  syntax_state_free(state);
  syntax_set_free(set);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
  struct str code = {(const char *)data, n}, table = STR_NONE;
  struct err err = ERR_INIT;
  bool has_table = str_has(code, '\0');
  if (has_table) str_cut(&code, '\0', &table);
  struct syntax *syntax = syntax_read(STR_LIT("t.yaml"), has_table ? table : str_of(own), &err);
  CHECK(syntax || (has_table && err_is_set(&err)));
  if (syntax) check_code(syntax, code);
  syntax_free(syntax);
  return 0;
}
