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

/* Adds the blocks of a tree that was parsed from `text`, whose first line is `line` of the file,
 * and those which cmark does not know. False when it was given up: then nothing was added. */
static bool add_tree(struct builder *b, const struct parsed *tree, struct str text, size_t line,
    const struct interrupt *stop)
{
  struct disguise disguise;
  if (!disguise_make(&disguise, text, tree, builder_open_containers(b), stop)) return false;
  if (disguise.n) text = buf_str(&disguise.text);
  b->source = (struct source){.body = text};
  b->first_line = line;
  b->has_pipes = has_pipes(text);
  builder_walk(b, disguise.n ? &disguise : NULL, (disguise.n ? &disguise.tree : tree)->root);
  source_release(&b->source);
  disguise_release(&disguise);
  return true;
}

struct piece {
  struct str text;
  size_t n_lines;
  bool is_last;
};

static struct piece next_piece(const struct reading *r)
{
  struct piece p = {.text = piece_first(str_from(r->body, r->done_bytes), r->least_bytes)};
  p.n_lines = source_count_lines(p.text);
  p.is_last = r->done_bytes + p.text.n == r->body.n;
  return p;
}

/* What became of a piece. */
enum outcome { READ, NOT_READ, GOES_ON, GIVEN_UP };

static enum outcome parse(struct parsed *tree, const struct piece *p, struct str text,
    const struct interrupt *stop, struct err *err)
{
  struct parse_budget budget = parse_budget(text.n);
  budget.stop = stop;
  bool ok = p->is_last ? parse_markdown(tree, text, &budget, err)
                       : parse_piece(tree, text, p->n_lines, &budget, err);
  if (!ok) return err_is_set(err) ? NOT_READ : GIVEN_UP;
  if (!tree->goes_on) return READ;
  parsed_release(tree);
  return GOES_ON;
}

/* Parses a piece behind the definitions of what it refers to and does not define. */
static enum outcome read_behind(struct reading *r, const struct piece *given,
    struct buf *definitions, const struct interrupt *stop, struct err *err)
{
  struct parsed tree;
  struct piece p = *given;
  struct str text = p.text;
  size_t n_before = 0;
  if (definitions->n) {
    buf_add_char(definitions, '\n'); /* what follows is no part of their paragraph */
    n_before = source_count_lines(buf_str(definitions));
    buf_add(definitions, p.text);
    text = buf_str(definitions);
    p.n_lines += n_before;
  }
  enum outcome outcome = parse(&tree, &p, text, stop, err);
  if (outcome != READ) return outcome;
  bool added = add_tree(&r->builder, &tree, text, r->line - n_before, stop);
  parsed_release(&tree);
  return added ? READ : GIVEN_UP;
}

static enum outcome read_piece(
    struct reading *r, const struct piece *p, const struct interrupt *stop, struct err *err)
{
  struct buf definitions = BUF_INIT;
  if (!guard_passes(p->text, r->line, err)) return NOT_READ;
  if (p->text.n < r->body.n) definitions_add_for(&r->builder.definitions, p->text, &definitions);
  enum outcome outcome = read_behind(r, p, &definitions, stop, err);
  buf_release(&definitions);
  return outcome;
}

static void piece_done(struct document *d, const struct piece *p)
{
  struct reading *r = d->reading;
  r->done_bytes += p->text.n;
  r->line += p->n_lines;
  r->least_bytes = r->piece_bytes;
  if (!p->is_last) return;
  builder_html_end(&r->builder);
  builder_add_footnotes(&r->builder);
  reading_end(d);
}

bool document_read_more(struct document *d, const struct interrupt *stop)
{
  struct reading *r = d->reading;
  if (!r) return true;
  struct err err = ERR_INIT;
  struct piece p;
  enum outcome outcome;
  for (;;) {
    p = next_piece(r);
    outcome = read_piece(r, &p, stop, &err);
    if (outcome != GOES_ON) break;
    r->least_bytes = 2 * p.text.n;
  }
  if (outcome == GIVEN_UP) return false;
  r->builder.first_line = r->line;
  if (outcome == NOT_READ) add_plain(d, p.text, &err);
  piece_done(d, &p);
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
  inline_reader_init(&r->builder.inlines, &r->builder);
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
  free(d->footnotes);
  free(d);
}
