/* Prints a laid-out page for the golden files: each line with the letters of its styles beneath.
 *
 *   dump [-a] [-c] [-l LANGUAGES] [-m] [-p] [-u] WIDTH FILE
 *
 * -a draws in ASCII, -c prints colours instead of letters, -l colours code by the languages of a
 * folder, -m marks code, -p prints the panel instead of the page, -u lists addresses. */
#include "base/buf.h"
#include "base/fs.h"
#include "base/text.h"
#include "note/article.h"
#include "page/layout.h"
#include "page/panel.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { TODAY = 20454 }; /* 2026-01-01: ages in golden files do not change */

struct dump {
  bool coloured, panel;
  struct layout_options layout;
};

static void print_sgr(enum style_role role)
{
  const struct look *s = &styles[role].look;
  static const int codes[] = {1, 2, 3, 4, 7};
  fputs("\033[0", stdout);
  for (int i = 0; i < 5; i++)
    if (s->attrs & 1 << i) printf(";%d", codes[i]);
  if (s->fg != COLOUR_DEFAULT) printf(";%d", s->fg < COLOUR_BRIGHT ? 30 + s->fg : 82 + s->fg);
  fputs("m", stdout);
}

static enum style_role role_at(const struct line *line, size_t at)
{
  for (size_t i = 0; i < line->n_spans; i++)
    if (at >= line->spans[i].from && at < line->spans[i].from + line->spans[i].n)
      return line->spans[i].role;
  return STYLE_TEXT;
}

static void print_coloured(const struct line *line)
{
  for (struct str rest = line->text; rest.n;) {
    struct text_cluster c;
    print_sgr(role_at(line, (size_t)(rest.p - line->text.p)));
    text_next(&rest, &c);
    fwrite(c.bytes.p, 1, c.bytes.n, stdout);
  }
  puts("\033[0m");
}

/* One letter for each column; a line of plain text alone has none. */
static void print_letters(const struct line *line)
{
  struct buf letters = BUF_INIT;
  for (struct str rest = line->text; rest.n;) {
    enum style_role role = role_at(line, (size_t)(rest.p - line->text.p));
    struct text_cluster c;
    text_next(&rest, &c);
    bool is_blank = role == STYLE_TEXT;
    for (int i = 0; i < c.cols; i++)
      buf_add_char(&letters, is_blank ? ' ' : styles[role].letter);
  }
  while (letters.n && letters.p[letters.n - 1] == ' ')
    buf_truncate(&letters, letters.n - 1);
  printf("  %.*s\n", STR_ARG(line->text));
  if (letters.n) printf("~ %s\n", letters.p);
  buf_release(&letters);
}

static struct lines *lay_out(const struct dump *d, const struct article *a)
{
  if (d->panel) {
    struct panel_options o = {
        .width_cols = d->layout.width_cols, .ascii = d->layout.ascii, .today = TODAY};
    return panel_layout(a, &o);
  }
  struct document *doc = document_new(a->front.body, a->front.body_line);
  struct lines *l = layout_article(a, doc, &d->layout);
  document_free(doc);
  return l;
}

static int dump(const struct dump *d, const char *path)
{
  struct buf file = BUF_INIT;
  struct err err;
  if (!fs_read(path, SIZE_MAX / 2, &file, NULL, &err)) {
    fprintf(stderr, "dump: %s\n", err.text);
    return 2;
  }
  struct article *a = article_new(fs_basename(str_of(path)), buf_str(&file));
  struct lines *l = lay_out(d, a);
  for (size_t i = 0; i < l->n; i++)
    (d->coloured ? print_coloured : print_letters)(&l->items[i]);
  lines_free(l);
  article_free(a);
  buf_release(&file);
  return 0;
}

int main(int argc, char **argv)
{
  struct dump d = {.layout = {.wrap_code = true}};
  for (int option; (option = getopt(argc, argv, "acl:mpu")) != -1;) {
    switch (option) {
    case 'a': d.layout.ascii = true; break;
    case 'c': d.coloured = true; break;
    case 'l':
      syntax_set_free(d.layout.syntax);
      d.layout.syntax = syntax_set_new((const char *const[]){optarg}, 1);
      break;
    case 'm': d.layout.mark_code = true; break;
    case 'p': d.panel = true; break;
    case 'u': d.layout.link_urls = true; break;
    default: return 2;
    }
  }
  if (argc - optind != 2) return 2;
  d.layout.width_cols = (int)strtol(argv[optind], NULL, 10);
  int code = dump(&d, argv[optind + 1]);
  struct err trouble;
  while (d.layout.syntax && syntax_set_take_trouble(d.layout.syntax, &trouble)) {
    fprintf(stderr, "dump: %s\n", trouble.text);
    code = 2;
  }
  syntax_set_free(d.layout.syntax);
  return code;
}
