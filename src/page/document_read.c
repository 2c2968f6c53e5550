/* Reading a document piece by piece. */
#include "page/document.h"

#include "base/mem.h"
#include "page/document_own.h"
#include "page/guard.h"
#include "page/piece.h"

#include <stdlib.h>

/* A piece is parsed within a few milliseconds; a note that is shorter is one piece. */
enum { PIECE_BYTES = 64 * 1024 };

struct reading {
  struct builder builder;
  struct str body;    /* all of it */
  size_t done_bytes;  /* so much of it has been read */
  size_t line;        /* of the file: where the rest begins */
  size_t piece_bytes; /* a piece has at least so many */
  size_t least_bytes; /* the next one has: more, when it was cut too short */
};

static void reading_end(struct document *d)
{
  struct reading *r = d->reading;
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

/* Adds the blocks of a tree that was parsed from `text`, whose first line is `line` of the file. */
static void add_tree(struct builder *b, const struct parsed *tree, struct str text, size_t line)
{
  b->source = (struct source){.body = text};
  b->first_line = line;
  b->has_pipes = has_pipes(text);
  builder_walk(b, tree->root);
  source_release(&b->source);
}

/* Parses a piece behind what it refers to and does not hold. False when it is to be read in another
 * way or at another time: longer, when it goes on; later, when err is empty; else plain. */
static bool read_markdown(struct reading *r, struct str piece, const struct interrupt *stop,
    bool *goes_on, struct err *err)
{
  struct buf text = BUF_INIT;
  struct parsed tree;
  if (piece.n < r->body.n) definitions_add_for(&r->builder.definitions, piece, &text);
  if (text.n) buf_add_char(&text, '\n'); /* what follows is no part of their paragraph */
  size_t n_lines = source_count_lines(buf_str(&text));
  if (text.n) buf_add(&text, piece);
  struct str all = text.n ? buf_str(&text) : piece;
  struct parse_budget budget = parse_budget(all.n);
  budget.stop = stop;
  bool is_last = r->done_bytes + piece.n == r->body.n;
  bool ok =
      is_last ? parse_markdown(&tree, all, &budget, err) : parse_piece(&tree, all, &budget, err);
  *goes_on = ok && tree.goes_on;
  if (ok && !*goes_on) add_tree(&r->builder, &tree, all, r->line - n_lines);
  if (ok) parsed_release(&tree);
  buf_release(&text);
  return ok && !*goes_on;
}

static void piece_done(struct document *d, struct str piece)
{
  struct reading *r = d->reading;
  r->done_bytes += piece.n;
  r->line += source_count_lines(piece);
  r->least_bytes = r->piece_bytes;
  if (r->done_bytes == r->body.n) reading_end(d);
}

bool document_read_more(struct document *d, const struct interrupt *stop)
{
  struct reading *r = d->reading;
  while (r) {
    struct err err = ERR_INIT;
    bool goes_on = false;
    struct str piece = piece_first(str_from(r->body, r->done_bytes), r->least_bytes);
    bool ok = guard_passes(piece, r->line, &err) && read_markdown(r, piece, stop, &goes_on, &err);
    if (goes_on) {
      r->least_bytes = 2 * piece.n;
      continue;
    }
    if (!ok && !err_is_set(&err)) return false;
    r->builder.first_line = r->line;
    if (!ok) add_plain(d, piece, &err);
    piece_done(d, piece);
    return true;
  }
  return true;
}

struct document *document_begin_in_pieces(struct str body, size_t first_line, size_t piece_bytes)
{
  struct document *d = mem_zalloc(1, sizeof *d);
  d->arena = arena_new();
  d->trouble = STR_NONE;
  if (!body.n) return d;
  struct reading *r = mem_zalloc(1, sizeof *r);
  *r = (struct reading){
      .body = body, .line = first_line, .piece_bytes = piece_bytes, .least_bytes = piece_bytes};
  r->builder.doc = d;
  r->builder.anchors.arena = d->arena;
  r->builder.definitions.body = body;
  inline_reader_init(&r->builder.inlines, d, &r->builder.source);
  d->reading = r;
  return d;
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
  free(d);
}
