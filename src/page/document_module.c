/* Lines of JavaScript that MDX puts among Markdown: imports and exports. cmark takes them for
 * paragraphs; they are shown as they stand. */
#include "page/document_own.h"

static bool has_quoted(struct str line)
{
  return str_has(line, '\'') || str_has(line, '"');
}

static bool is_import(struct str line)
{
  if (!str_starts(line, STR_LIT("import "))) return false;
  struct str rest = str_trim(str_from(line, strlen("import ")));
  size_t from = str_find(rest, STR_LIT(" from "));
  if (rest.n && (rest.p[0] == '\'' || rest.p[0] == '"')) return true;
  return from < rest.n ? has_quoted(str_from(rest, from)) : str_eq(rest, STR_LIT("{"));
}

static bool is_export(struct str line)
{
  static const char *const kinds[] = {"const ", "let ", "var ", "function ", "class ", "default "};
  if (!str_starts(line, STR_LIT("export "))) return false;
  struct str rest = str_from(line, strlen("export "));
  bool is_code = str_has(rest, '=') || str_has(rest, '{') || str_has(rest, '(');
  for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
    if (str_starts(rest, str_of(kinds[i]))) return is_code;
  return false;
}

bool builder_add_module(struct builder *b, cmark_node *paragraph)
{
  size_t first = (size_t)cmark_node_get_start_line(paragraph);
  size_t last = (size_t)cmark_node_get_end_line(paragraph);
  struct str line = source_line(&b->source, first);
  if (b->frame || !line.n || (line.p[0] != 'i' && line.p[0] != 'e')) return false;
  if (!is_import(line) && !is_export(line)) return false;
  struct buf lines = BUF_INIT;
  for (size_t n = first; n <= last; n++) {
    buf_add(&lines, source_line(&b->source, n));
    buf_add_char(&lines, '\n');
  }
  builder_add_block(b, BLOCK_HTML, first)->literal = arena_str(b->doc->arena, buf_str(&lines));
  buf_release(&lines);
  return true;
}

/* Is there nothing in bytes [from, to) but what is shown as it stands, and something? *run is a run
 * not behind them, kept from call to call. */
static bool is_all_dim(const struct inlines *in, size_t from, size_t to, size_t *run)
{
  bool has_any = false;
  while (*run < in->n_runs && in->runs[*run].from + in->runs[*run].n <= from)
    ++*run;
  for (size_t i = *run; i < in->n_runs && in->runs[i].from < to; i++) {
    if (!(in->runs[i].marks & (INLINE_DIM | INLINE_HTML))) return false;
    size_t begin = in->runs[i].from > from ? in->runs[i].from : from;
    if (str_trim(str_first(str_from(in->text, from), begin - from)).n) return false;
    from = in->runs[i].from + in->runs[i].n;
    has_any = true;
  }
  return has_any && (from >= to || !str_trim(str_first(str_from(in->text, from), to - from)).n);
}

void builder_keep_lines(struct builder *b, struct inlines *in)
{
  struct buf text = BUF_INIT;
  size_t run = 0, from = 0;
  bool was_dim = false;
  for (size_t i = 0; i <= in->n_line_ends && in->n_runs; i++) {
    size_t to = i < in->n_line_ends ? in->line_ends[i] : in->text.n;
    bool is_dim = is_all_dim(in, from, to, &run);
    if (i && (is_dim || was_dim) && !text.n) buf_add(&text, in->text);
    if (i && (is_dim || was_dim) && from && text.p[from - 1] == ' ') text.p[from - 1] = '\n';
    was_dim = is_dim;
    from = to;
  }
  if (text.n) in->text = arena_str(b->doc->arena, buf_str(&text));
  buf_release(&text);
}
