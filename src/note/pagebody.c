/* Page body to Markdown, block by block. */
#include "note/pagebody.h"

#include "base/ascii.h"
#include "base/mem.h"
#include "note/codeshape.h"
#include "note/markdown.h"
#include "note/pagebullet.h"
#include "note/pageimage.h"

#include <stdlib.h>

struct writer {
  struct buf *out;
  struct arena *arena;
  struct faults *faults;
  const struct pagebody *body;
  struct page_images images;
  bool is_code_sought; /* the page has code, but none that is surely code: what may be is taken */
};

/* Lines without a blank one between them. */
struct block {
  struct str text;
  size_t line;                          /* 1-based */
  size_t n_lines, n_bullets, n_wrapped; /* wrapped: goes on with the bullet above */
  bool is_plain_bullet; /* does it begin with a bullet that prose and code use, too? */
  struct page_line first;
};

static void add_to_block(struct block *b, const struct page_line *line, size_t bullet_indent)
{
  if (!b->n_lines++) {
    b->text.p = line->raw.p;
    b->line = line->number;
    b->first = *line;
    b->is_plain_bullet = str_has(STR_LIT("-*+"), str_trim(line->raw).p[0]);
  }
  b->text.n = (size_t)(line->raw.p + line->raw.n - b->text.p);
  b->n_bullets += line->is_bullet;
  b->n_wrapped += !line->is_bullet && b->n_bullets && line->indent_cols > bullet_indent;
}

/* Takes the next block; false at the end. */
static bool next_block(struct page_cursor *c, struct block *b)
{
  struct page_line line;
  size_t bullet_indent = 0;
  *b = (struct block){.n_lines = 0};
  for (struct page_cursor ahead = *c; page_next(&ahead, &line); *c = ahead) {
    if (page_is_blank(&line)) {
      if (b->n_lines) break;
      continue;
    }
    add_to_block(b, &line, bullet_indent);
    if (line.is_bullet) bullet_indent = line.indent_cols;
  }
  return b->n_lines > 0;
}

/* ---- what a block is ---- */

/* What the lines of a block are without their bullets and indentation. */
static enum codeshape shape_of_items(const struct block *b)
{
  struct buf items = BUF_INIT;
  struct page_cursor c = {b->text, b->line};
  for (struct page_line line; page_next(&c, &line);) {
    buf_add(&items, line.text);
    buf_add_char(&items, '\n');
  }
  enum codeshape shape = codeshape_of(buf_str(&items));
  buf_release(&items);
  return shape;
}

/* Bullets, and lines that go on with them. Below a bullet of ASCII such lines may be code, too. */
static bool is_list(const struct block *b)
{
  if (!b->n_bullets || b->n_bullets + b->n_wrapped < b->n_lines) return false;
  return !b->is_plain_bullet || !b->n_wrapped || shape_of_items(b) != CODESHAPE_CODE;
}

static enum codeshape block_shape(const struct block *b)
{
  return is_list(b) ? CODESHAPE_PROSE : codeshape_of(b->text);
}

/* Signs that end a sentence or lead on to something, in the scripts that have their own. */
static bool ends_open(struct str s)
{
  static const char *const ends[] = {".", "!", "?", ":", ";", ",", "\xE2\x80\xA6", "\xE3\x80\x82",
      "\xE3\x80\x81", "\xEF\xBC\x81", "\xEF\xBC\x9F", "\xEF\xBC\x9A", "\xEF\xBC\x9B",
      "\xEF\xBC\x8C", "\xE0\xA5\xA4", "\xD8\x9F", "\xD8\x9B", "\xD8\x8C", "\xDB\x94"};
  if (s.n && ascii_is_alnum(s.p[s.n - 1])) return false;
  for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
    if (str_ends(s, str_of(ends[i]))) return true;
  return false;
}

static size_t count_characters(struct str s)
{
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++)
    n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
  return n;
}

static size_t count_words(struct str s)
{
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++)
    n += !ascii_is_space(s.p[i]) && (!i || ascii_is_space(s.p[i - 1]));
  return n;
}

/* A short line alone that ends no sentence. */
static bool is_short(const struct block *b)
{
  enum { HEADING_CHARACTERS = 80, HEADING_WORDS = 12 };
  struct str s = b->first.text;
  return b->n_lines == 1 && !b->first.is_bullet && !ends_open(s) &&
         count_characters(s) <= HEADING_CHARACTERS && count_words(s) <= HEADING_WORDS &&
         str_find(s, STR_LIT("://")) == s.n;
}

/* Such a line with something below it. */
static bool is_heading(const struct block *b, struct page_cursor below)
{
  struct page_line next;
  return is_short(b) && page_next_filled(&below, &next);
}

/* ---- writing ---- */

static void begin_block(struct writer *w)
{
  if (w->out->n) buf_add_char(w->out, '\n');
}

static void add_lines_of(struct buf *out, struct str lines)
{
  for (struct str line; str_cut_line(&lines, &line);) {
    buf_add(out, line);
    buf_add_char(out, '\n');
  }
}

static void write_code(struct writer *w, struct str lines)
{
  struct buf code = BUF_INIT;
  add_lines_of(&code, lines);
  begin_block(w);
  markdown_add_code(w->out, buf_str(&code), w->body->language);
  buf_release(&code);
}

/* How deep each bullet stands, from the bullets above it. */
static size_t list_level(size_t **indents, size_t *n, size_t *cap, size_t indent_cols)
{
  while (*n && (*indents)[*n - 1] >= indent_cols)
    --*n;
  *indents = mem_grow(*indents, cap, *n + 1, sizeof **indents);
  (*indents)[(*n)++] = indent_cols;
  return *n - 1;
}

static void write_list(struct writer *w, const struct block *b)
{
  enum { LEVEL_COLS = 2 };
  struct page_bullets bullets = {NULL, 0, 0};
  struct page_cursor c = {b->text, b->line};
  size_t *indents = NULL, n = 0, cap = 0;
  page_bullets_take(&bullets, w->arena, &c);
  begin_block(w);
  for (size_t i = 0; i < bullets.n; i++) {
    size_t level = list_level(&indents, &n, &cap, bullets.items[i].indent_cols);
    markdown_add_item(w->out, level * LEVEL_COLS, STR_LIT("-"), bullets.items[i].text);
  }
  free(indents);
  page_bullets_release(&bullets);
}

/* `1. text` or `1) text`: its mark and its text. */
static bool split_number(struct str line, struct str *mark, struct str *text)
{
  enum { DIGITS_MAX = 9 };
  size_t n = 0;
  while (n < line.n && ascii_is_digit(line.p[n]))
    n++;
  if (!n || n > DIGITS_MAX || n + 1 >= line.n || !str_has(STR_LIT(".)"), line.p[n]) ||
      line.p[n + 1] != ' ')
    return false;
  *mark = str_first(line, n + 1);
  *text = str_from(line, n + 2);
  return true;
}

static bool is_numbered(const struct block *b)
{
  struct page_cursor c = {b->text, b->line};
  struct page_line line;
  struct str mark, text;
  while (page_next(&c, &line))
    if (line.is_bullet || !split_number(line.text, &mark, &text)) return false;
  return b->n_lines > 1;
}

static void write_numbered(struct writer *w, const struct block *b)
{
  struct page_cursor c = {b->text, b->line};
  struct page_line line;
  struct str mark, text;
  begin_block(w);
  while (page_next(&c, &line))
    if (split_number(line.text, &mark, &text)) markdown_add_item(w->out, 0, mark, text);
}

static void write_paragraph(struct writer *w, struct str lines)
{
  struct buf text = BUF_INIT;
  struct page_cursor c = {lines, 1};
  for (struct page_line line; page_next(&c, &line);) {
    buf_add(&text, line.is_bullet ? str_trim(line.raw) : line.text);
    buf_add_char(&text, '\n');
  }
  begin_block(w);
  markdown_add_paragraph(w->out, buf_str(&text));
  buf_release(&text);
}

/* Text, then bullets, then text again without blank lines between them: each run is written as what
 * it is. */
static void write_mixed(struct writer *w, const struct block *b)
{
  struct page_cursor c = {b->text, b->line};
  while (c.rest.n) {
    struct page_cursor from = c, ahead = c;
    struct page_line line;
    struct block part = {.n_lines = 0};
    bool is_run = true;
    size_t bullet_indent = 0;
    while (is_run && page_next(&ahead, &line)) {
      bool is_wrapped = part.n_bullets && !line.is_bullet && line.indent_cols > bullet_indent;
      is_run = !part.n_lines || is_wrapped || line.is_bullet == part.first.is_bullet;
      if (!is_run) break;
      add_to_block(&part, &line, bullet_indent);
      if (line.is_bullet) bullet_indent = line.indent_cols;
      c = ahead;
    }
    if (c.rest.p == from.rest.p) return;
    if (part.first.is_bullet)
      write_list(w, &part);
    else
      write_paragraph(w, part.text);
  }
}

static void write_heading(struct writer *w, const struct block *b)
{
  begin_block(w);
  markdown_add_heading(w->out, 2, b->first.text);
}

/* Writes the block if it is an image. */
static bool write_image(struct writer *w, const struct block *b)
{
  struct page_image image;
  if (!page_image_read(&w->images, b->text, &image)) return false;
  if (image.url.n) {
    begin_block(w);
    markdown_add_image(w->out, image.caption, image.url, image.credit);
  } else {
    fault_add(w->faults, b->line, "no address is known for this image: kept as text");
    write_paragraph(w, b->text);
  }
  return true;
}

/* ---- the run of code ---- */

static bool is_code(const struct writer *w, enum codeshape shape)
{
  return shape == CODESHAPE_CODE || (w->is_code_sought && shape != CODESHAPE_PROSE);
}

/* Does code come soon, with nothing between that is surely not code? */
static bool leads_to_code(const struct writer *w, struct page_cursor c)
{
  enum { BLOCKS_AHEAD = 3 };
  struct block b;
  for (int i = 0; i < BLOCKS_AHEAD && next_block(&c, &b); i++) {
    enum codeshape shape = block_shape(&b);
    if (is_code(w, shape)) return true;
    if (shape == CODESHAPE_PROSE) return false;
  }
  return false;
}

/* Is a block that may be code taken for it, given what is below it: anything but text, which would
 * make a heading of it? */
static bool is_no_heading(struct page_cursor below)
{
  struct block next;
  return !next_block(&below, &next) || block_shape(&next) != CODESHAPE_PROSE || is_short(&next);
}

/* Writes the code that begins with block b and goes on below the cursor, over blank lines. */
static void write_code_run(struct writer *w, const struct block *b, struct page_cursor *c)
{
  struct str lines = b->text;
  struct page_cursor ahead = *c;
  for (struct block next; next_block(&ahead, &next);) {
    enum codeshape shape = block_shape(&next);
    bool goes_on = is_code(w, shape) || shape == CODESHAPE_COMMENT ||
                   (shape == CODESHAPE_MAYBE && is_no_heading(ahead));
    if (!goes_on) break;
    lines.n = (size_t)(next.text.p + next.text.n - lines.p);
    *c = ahead;
  }
  write_code(w, lines);
}

static void write_block(struct writer *w, const struct block *b, struct page_cursor *c)
{
  enum codeshape shape = block_shape(b);
  bool begins_code = is_code(w, shape) || (shape == CODESHAPE_COMMENT && leads_to_code(w, *c));
  if (write_image(w, b)) return;
  if (begins_code)
    write_code_run(w, b, c);
  else if (is_list(b))
    write_list(w, b);
  else if (is_numbered(b))
    write_numbered(w, b);
  else if (b->n_bullets)
    write_mixed(w, b);
  else if (is_heading(b, *c))
    write_heading(w, b);
  else
    write_paragraph(w, b->text);
}

static bool has_code(const struct pagebody *body)
{
  struct page_cursor c = {body->text, body->first_line};
  for (struct block b; next_block(&c, &b);)
    if (block_shape(&b) == CODESHAPE_CODE) return true;
  return false;
}

void pagebody_add(
    struct buf *out, struct arena *arena, const struct pagebody *body, struct faults *faults)
{
  struct writer w = {
      out, arena, faults, body, .images = page_images_of(arena, body->images, faults)};
  w.is_code_sought = body->language.n && !has_code(body);
  struct page_cursor c = {body->text, body->first_line};
  for (struct block b; next_block(&c, &b);)
    write_block(&w, &b, &c);
}
