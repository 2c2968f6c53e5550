/* Reading a document piece by piece. */
#include "page/document.h"

#include "base/limits.h"
#include "base/mem.h"
#include "base/number.h"
#include "page/document_own.h"
#include "page/guard.h"
#include "page/math.h"
#include "page/piece.h"

#include <stdlib.h>

/* A piece is parsed within a few milliseconds; a note that is shorter is one piece. */
enum { PIECE_BYTES = 64 * 1024 };

/* So many nodes of its tree are walked at once. */
enum { WALK_NODES = 2000 };

/* So many blocks wait for the end of a list that they may stand in. */
enum { UNSETTLED_BLOCKS = 5000 };

/* A part of the body. */
struct piece {
  struct str text;
  size_t n_lines;
  bool is_last;
  bool is_cut; /* it is the last, and not to its end */
};

struct reading {
  struct builder builder;
  struct str body;   /* all of it */
  bool leaves_math;  /* as in parse.h */
  size_t done_bytes; /* so much of it has been read */
  size_t line;       /* of the file: where the rest begins, */
  size_t end_line;   /*   ... and where no more is read */
  struct document_bounds bounds;
  size_t least_bytes;       /* the next one has: more, when it was cut too short */
  struct piece piece;       /* that was parsed, */
  struct buf behind;        /*   ... behind these definitions, when there are any, */
  struct parsed tree;       /*   ... to this, */
  struct disguise disguise; /* ... and with what cmark does not know disguised */
  cmark_node *root;         /*   ... of that of both */
  cmark_node *node;         /*   ... of which this is to be walked next; NULL: nothing is */
};

static void end_walk(struct reading *r)
{
  source_release(&r->builder.source);
  disguise_release(&r->disguise);
  parsed_release(&r->tree);
}

static void reading_end(struct document *d)
{
  struct reading *r = d->reading;
  if (r->node) end_walk(r);
  buf_release(&r->behind);
  builder_release(&r->builder);
  free(r);
  d->reading = NULL;
}

/* May there be a table in it? Most texts have none. */
static bool has_pipes(struct str text)
{
  return str_has(text, '|') || str_find(text, STR_LIT(":-")) < text.n;
}

static void add_plain(struct document *d, struct str piece, const struct err *why)
{
  struct builder *b = &d->reading->builder;
  struct block *block = builder_add_block(b, BLOCK_PLAIN, 1);
  block->literal = arena_str(d->arena, piece);
  block->trouble = arena_str(d->arena, str_of(why->text));
  if (!d->trouble.n) d->trouble = block->trouble;
}

/* Begins to walk the tree that was parsed from `text`, whose first line is `line` of the file.
 * False when it was given up. */
static bool begin_walk(
    struct reading *r, struct str text, size_t line, const struct interrupt *stop)
{
  struct builder *b = &r->builder;
  struct disguise_before before = {builder_open_containers(b), b->has_containers, r->leaves_math};
  if (!disguise_make(&r->disguise, text, &r->tree, &before, stop)) {
    parsed_release(&r->tree);
    return false;
  }
  bool is_disguised = r->disguise.n;
  if (is_disguised) text = buf_str(&r->disguise.text);
  b->source = (struct source){.body = text};
  b->first_line = line;
  b->has_pipes = has_pipes(text);
  r->root = is_disguised ? r->disguise.tree.root : r->tree.root;
  r->node = builder_begin_walk(b, is_disguised ? &r->disguise : NULL, r->root);
  return true;
}

static struct piece next_piece(const struct reading *r)
{
  struct piece p = {.text = piece_first(str_from(r->body, r->done_bytes), r->least_bytes)};
  p.n_lines = source_count_lines(p.text);
  p.is_cut = p.n_lines > r->end_line - r->line;
  if (p.is_cut) {
    p.n_lines = r->end_line - r->line;
    p.text = source_first_lines(p.text, p.n_lines);
  }
  p.is_last = p.is_cut || r->done_bytes + p.text.n == r->body.n;
  return p;
}

/* What became of a piece. */
enum outcome { PARSED, NOT_PARSED, GOES_ON, GIVEN_UP };

/* Parses the piece behind the definitions of what it refers to and does not define. */
static enum outcome parse_behind(struct reading *r, const struct interrupt *stop, size_t *n_before,
    struct str *text, struct err *err)
{
  const struct piece *p = &r->piece;
  *n_before = 0;
  *text = p->text;
  buf_clear(&r->behind);
  if (p->text.n < r->body.n) definitions_add_for(&r->builder.definitions, p->text, &r->behind);
  if (r->behind.n) {
    buf_add_char(&r->behind, '\n'); /* what follows is no part of their paragraph */
    *n_before = source_count_lines(buf_str(&r->behind));
    buf_add(&r->behind, p->text);
    *text = buf_str(&r->behind);
  }
  struct parse_budget budget = parse_budget(text->n);
  budget.stop = stop;
  budget.leaves_math = r->leaves_math;
  bool ok = p->is_last ? parse_markdown(&r->tree, *text, &budget, err)
                       : parse_piece(&r->tree, *text, *n_before + p->n_lines, &budget, err);
  if (!ok) return err_is_set(err) ? NOT_PARSED : GIVEN_UP;
  if (!r->tree.goes_on) return PARSED;
  parsed_release(&r->tree);
  return GOES_ON;
}

/* Parses the next piece, and begins to walk it. */
static enum outcome parse_next(struct reading *r, const struct interrupt *stop, struct err *err)
{
  for (;;) {
    size_t n_before;
    struct str text;
    r->piece = next_piece(r);
    if (!guard_passes(r->piece.text, r->line, err)) return NOT_PARSED;
    enum outcome outcome = parse_behind(r, stop, &n_before, &text, err);
    if (outcome == PARSED && !begin_walk(r, text, r->line - n_before, stop)) return GIVEN_UP;
    if (outcome != GOES_ON) return outcome;
    r->least_bytes = 2 * r->piece.text.n;
  }
}

/* A list of HTML may go on in the next piece, and its marks become wider. One that never ends must
 * not hold up all that follows. */
static bool is_settled(const struct document *d)
{
  return !d->reading->builder.list || d->n_blocks - d->n_settled > UNSETTLED_BLOCKS;
}

/* Says that the page ends before the note does, and where. */
static void add_end(struct document *d)
{
  struct reading *r = d->reading;
  struct buf text = BUF_INIT;
  bool is_full = r->builder.full_at;
  d->ends_at = is_full ? r->builder.full_at : r->end_line;
  buf_addf(&text, "the page ends here, since it has %s: what follows, from line ",
      is_full ? "all the memory that a page may take" : "as many lines as a page may have");
  number_add_grouped(&text, (long long)d->ends_at);
  buf_add_cstr(&text, " of the file on, is neither shown nor searched; an editor has it");
  r->builder.frame = NULL;
  struct block *block = builder_add_block(&r->builder, BLOCK_PLAIN, 1);
  block->source_line = d->ends_at;
  block->trouble = d->trouble = arena_str(d->arena, buf_str(&text));
  buf_release(&text);
}

static void piece_done(struct document *d)
{
  struct reading *r = d->reading;
  if (r->builder.full_at) r->piece.is_last = true;
  r->done_bytes += r->piece.text.n;
  r->line += r->piece.n_lines;
  r->least_bytes = r->bounds.piece_bytes;
  if (r->piece.is_last) builder_html_end(&r->builder);
  if (r->piece.is_cut || r->builder.full_at) add_end(d);
  if (r->piece.is_last) builder_add_footnotes(&r->builder);
  if (r->piece.is_last || is_settled(d)) d->n_settled = d->n_blocks;
  if (r->piece.is_last) reading_end(d);
}

static void walk_on(struct document *d)
{
  struct reading *r = d->reading;
  r->node = builder_walk_on(&r->builder, r->root, r->node, WALK_NODES);
  if (r->node) return;
  end_walk(r);
  piece_done(d);
}

bool document_read_more(struct document *d, const struct interrupt *stop)
{
  struct reading *r = d->reading;
  struct err err = ERR_INIT;
  enum outcome outcome = PARSED;
  if (!r) return true;
  if (!r->node) outcome = parse_next(r, stop, &err);
  if (outcome == GIVEN_UP) return false;
  if (outcome == PARSED) {
    walk_on(d);
  } else {
    r->builder.first_line = r->line;
    add_plain(d, r->piece.text, &err);
    piece_done(d);
  }
  return true;
}

struct document *document_begin_within(
    struct str body, size_t first_line, const struct document_bounds *bounds)
{
  struct document *d = mem_zalloc(1, sizeof *d);
  d->arena = arena_new();
  d->trouble = STR_NONE;
  if (!body.n) return d;
  struct reading *r = mem_zalloc(1, sizeof *r);
  *r = (struct reading){.body = body,
      .line = first_line,
      .end_line = first_line + bounds->lines,
      .bounds = *bounds,
      .least_bytes = bounds->piece_bytes};
  r->builder.memory_bytes = bounds->memory_bytes;
  r->leaves_math = str_has(body, '$') && !math_takes(body);
  r->builder.doc = d;
  r->builder.anchors.arena = d->arena;
  r->builder.definitions.body = body;
  inline_reader_init(&r->builder.inlines, &r->builder);
  d->reading = r;
  return d;
}

struct document *document_begin_in_pieces(struct str body, size_t first_line, size_t piece_bytes)
{
  const struct document_bounds bounds = {piece_bytes, LIMIT_PAGE_LINES, LIMIT_PAGE_MEMORY_BYTES};
  return document_begin_within(body, first_line, &bounds);
}

struct document *document_begin(struct str body, size_t first_line)
{
  return document_begin_in_pieces(body, first_line, PIECE_BYTES);
}

int document_percent(const struct document *d)
{
  const struct reading *r = d->reading;
  return r ? (int)(r->done_bytes * 100 / r->body.n) : 100;
}

struct document *document_new(struct str body, size_t first_line)
{
  struct document *d = document_begin(body, first_line);
  while (!document_is_whole(d))
    document_read_more(d, NULL);
  return d;
}

void document_free(struct document *d)
{
  if (!d) return;
  if (d->reading) reading_end(d);
  arena_free(d->arena);
  free(d->blocks);
  free(d->links);
  free(d->anchors);
  free(d->footnotes);
  free(d);
}

size_t document_find_anchor(const struct document *d, struct str name)
{
  for (size_t i = 0; i < d->n_anchors; i++)
    if (str_eq_nocase(d->anchors[i].name, name)) return d->anchors[i].block;
  return SIZE_MAX;
}
