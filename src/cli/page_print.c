/* Lines from page/ on standard output. */
#include "cli/page_print.h"

#include "base/date.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cli/place.h"
#include "page/document.h"
#include "page/layout.h"
#include "page/panel.h"
#include "session/world.h"

/* Columns of a printed page: --width, else the terminal's, at most those of a good text line. */
static int page_width(const struct cli *c)
{
  if (option_given(&c->options, OPTION_WIDTH)) return (int)c->options.number[OPTION_WIDTH];
  int cols = output_terminal_cols(&c->out);
  int most = (int)config_number(c->config, SETTING_TEXT_WIDTH);
  return cols > 0 && cols < most ? cols : most;
}

static void print_lines(struct cli *c, const struct lines *lines, size_t first, size_t end)
{
  for (size_t i = first; i < end; i++)
    output_line(&c->out, &lines->items[i]);
}

void cli_print_meta(struct cli *c, const struct article *a)
{
  const struct panel_options options = {.width_cols = page_width(c),
      .ascii = c->out.draws_ascii,
      .today = date_today(),
      .all_open = true};
  struct lines *lines = panel_layout(a, &options);
  print_lines(c, lines, 0, lines->n);
  lines_free(lines);
}

/* ---- one section ---- */

static bool heading_is(const struct heading *h, struct str name)
{
  return str_eq_nocase(h->anchor, name) || text_eq_folded(h->text, name);
}

static bool heading_holds(const struct heading *h, struct str folded_name)
{
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, h->text);
  bool holds = str_find(buf_str(&folded), folded_name) < folded.n;
  buf_release(&folded);
  return holds;
}

/* The heading of that anchor or text, else the first that holds the text; NULL when none does. */
static const struct heading *find_heading(const struct lines *lines, struct str name)
{
  for (size_t i = 0; i < lines->n_headings; i++)
    if (heading_is(&lines->headings[i], name)) return &lines->headings[i];
  struct buf folded = BUF_INIT;
  const struct heading *found = NULL;
  text_add_folded(&folded, name);
  for (size_t i = 0; i < lines->n_headings && folded.n && !found; i++)
    if (heading_holds(&lines->headings[i], buf_str(&folded))) found = &lines->headings[i];
  buf_release(&folded);
  return found;
}

/* The line after the section: the next heading of the same or a higher level. */
static size_t section_end(const struct lines *lines, const struct heading *h)
{
  const struct heading *end = lines->headings + lines->n_headings;
  for (const struct heading *next = h + 1; next < end; next++)
    if (next->level <= h->level) return next->line;
  return lines->n;
}

static bool print_section(struct cli *c, const struct lines *lines, const char *name)
{
  struct buf repaired = BUF_INIT;
  utf8_repair(&repaired, str_of(name));
  const struct heading *h = find_heading(lines, buf_str(&repaired));
  buf_release(&repaired);
  if (!h) return err_set(&c->err, "%s has no heading \"%s\"", c->args[0], name);
  size_t end = section_end(lines, h);
  while (end > h->line && !lines->items[end - 1].text.n)
    end--;
  print_lines(c, lines, h->line, end);
  return true;
}

/* ---- the page ---- */

/* Standard input has no name to be titled by. */
static bool is_nameless(const struct article *a)
{
  return a->title_from == TITLE_FROM_PATH && str_eq(a->path, STR_LIT("-"));
}

/* Prints lines as they come: what has been printed is forgotten, so that a long note takes no more
 * memory than a short one. Nobody may be reading any more. */
static void print_all(struct cli *c, struct layout *layout, struct document *doc)
{
  while (!layout_is_whole(layout) && !c->out.failure) {
    document_read_more(doc, NULL);
    layout_more(layout, SIZE_MAX);
    struct lines *lines = layout_take(layout);
    print_lines(c, lines, 0, lines->n);
    lines_free(lines);
  }
}

static bool print_part(
    struct cli *c, struct layout *layout, struct document *doc, const char *section)
{
  while (!layout_is_whole(layout)) {
    document_read_more(doc, NULL);
    layout_more(layout, SIZE_MAX);
  }
  return print_section(c, layout_lines(layout), section);
}

/* A language that cannot be used is told, and is no failure: its code is plain. */
static void tell_troubles(struct cli *c)
{
  struct err err;
  while (c->syntax && syntax_set_take_trouble(c->syntax, &err))
    cli_tell("%s", err.text);
}

static bool print_page(
    struct cli *c, const struct article *a, const char *section, struct world *world)
{
  const struct layout_options options = {.width_cols = page_width(c),
      .ascii = c->out.draws_ascii,
      .wrap_code = !option_is(&c->options, OPTION_CODE, "scroll"),
      .mark_code = !output_shows_code(&c->out),
      .syntax = c->out.colour ? cli_languages(c) : NULL,
      .link_urls = option_given(&c->options, OPTION_LINKS),
      .world = &world->page};
  struct document *doc = document_begin(a->front.body, a->front.body_line);
  world_check_links(world, doc);
  struct layout *layout = layout_begin(is_nameless(a) ? NULL : a, doc, &options);
  bool ok = true;
  if (section)
    ok = print_part(c, layout, doc, section);
  else
    print_all(c, layout, doc);
  layout_free(layout);
  document_free(doc);
  tell_troubles(c);
  return ok;
}

bool cli_print_page(struct cli *c, const struct article *a, const char *section)
{
  struct world world;
  bool has_file = !str_eq(a->path, STR_LIT("-"));
  world_init(&world, c->library, has_file ? a->path : STR_NONE);
  bool ok = print_page(c, a, section, &world);
  world_release(&world);
  return ok;
}
