/* Every code point, and pairs of those that do something, through every way out: page, panel, list,
 * status line, title, copied text that is shown, JSON. What comes out is read by the checker of
 * terminal streams. Each is written as it is, as an entity of Markdown, and as an escape of YAML.
 *
 *   SLOW=1: all code points; else all of the blocks where something happens, and some of the rest
 */
#include "unit.h"

#include "base/json.h"
#include "base/safe.h"
#include "base/utf8.h"
#include "page/document.h"
#include "session/state.h"
#include "tests/term/stream.h"
#include "view/canvas.h"
#include "view/view.h"

#include <stdlib.h>

enum { CODES_A_NOTE = 48, LAST_CODE = 0x10FFFF, STEP = 9973, COLS = 150, ROWS = 60 };

/* ---- what is sent ---- */

/* One text with what is tried in it, in each form that decodes to it. */
struct forms {
  struct buf raw, markdown, yaml;
};

static void add_code(struct forms *f, uint32_t code)
{
  bool can_be_raw = code && (code < 0xD800 || code > 0xDFFF);
  if (can_be_raw) utf8_add(&f->raw, code);
  buf_addf(&f->markdown, "&#x%X;", (unsigned)code);
  if (can_be_raw) buf_addf(&f->yaml, "\\U%08X", (unsigned)code);
}

/* Parts what stands before from what follows. */
static void add_letter(struct forms *f)
{
  buf_add_char(&f->raw, 'x');
  buf_add_char(&f->markdown, 'x');
  buf_add_char(&f->yaml, 'x');
}

/* What turns, hides, joins, combines, begins a sequence, ends one, is wide, is half of something.
 */
static const uint32_t interesting[] = {0x00, 0x07, 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x1B, '[', ']',
    '\\', 'm', 0x7F, 0x84, 0x85, 0x8D, 0x90, 0x98, 0x9B, 0x9C, 0x9D, 0xA0, 0xAD, 0x300, 0x34F,
    0x61C, 0x627, 0x5D0, 0xE33, 0x115F, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028,
    0x2029, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x206A, 0x20E3, 0x2764, 0x3000, 0x4E00, 0xAC00,
    0xD800, 0xDFFF, 0xE000, 0xFE00, 0xFE0F, 0xFEFF, 0xFFF9, 0xFFFB, 0xFFFD, 0xFFFE, 0xFFFF, 0x1F1E6,
    0x1F468, 0x1F3FB, 0x1F600, 0xE0001, 0xE0020, 0xE007F, 0xE0100, 0x10FFFF};
enum { N_INTERESTING = sizeof interesting / sizeof *interesting };

/* ---- where it comes out ---- */

static void check_stream(const char *where, struct str s, uint32_t code)
{
  struct str rest = s, line;
  while (str_cut_line(&rest, &line)) {
    size_t end = stream_allowed(line);
    if (end < line.n)
      fail_msg("%s: near U+%04X: byte %02X may not be sent: %.*s", where, (unsigned)code,
          (unsigned char)line.p[end], STR_ARG(line));
  }
}

static void check_json(const struct article *a, uint32_t code)
{
  struct buf out = BUF_INIT;
  struct json j = json_to(&out);
  json_open(&j, '{');
  json_key(&j, STR_LIT("meta"));
  json_tree(&j, a->meta);
  json_key(&j, STR_LIT("title"));
  json_str(&j, a->title);
  json_close(&j, '}');
  check_stream("JSON", buf_str(&out), code);
  buf_release(&out);
}

static void check_lines(const char *where, const struct lines *lines, uint32_t code)
{
  for (size_t i = 0; lines && i < lines->n; i++)
    check_stream(where, lines->items[i].text, code);
}

static void check_screen(struct session *s, struct canvas *c, uint32_t code)
{
  struct buf picture = BUF_INIT;
  session_prepare(s);
  canvas_clear(c);
  view_draw(s, c);
  canvas_add_picture(&picture, c);
  check_stream("the screen", buf_str(&picture), code);
  buf_release(&picture);
}

static void check_messages(struct session *s, const struct forms *f, uint32_t code)
{
  struct buf safe = BUF_INIT;
  session_tell(s, "%s", buf_cstr(&f->raw));
  check_stream("a message", buf_str(&s->messages.answer.text), code);
  safe_add(&safe, buf_str(&f->raw), SAFE_LINE);
  check_stream("what a command tells", buf_str(&safe), code);
  buf_release(&safe);
}

static void add_note(struct buf *text, const struct forms *f)
{
  const char *yaml = buf_cstr(&f->yaml);
  buf_addf(text,
      "---\ntitle: \"%s\"\nsummary: \"%s\"\nstack: [\"%s\"]\n"
      "entities: [{name: \"%s\", type: \"%s\"}]\n"
      "\"%s\": \"%s\"\nai outline: [\"a: %s\"]\n---\n\n",
      yaml, yaml, yaml, yaml, yaml, yaml, yaml, yaml);
  const char *raw = buf_cstr(&f->raw), *entities = buf_cstr(&f->markdown);
  buf_addf(text, "# %s\n\n%s\n\n## %s\n\n", entities, raw, raw);
  buf_addf(text, "- %s **%s**\n\n[%s](http://x.org/%s)\n\n![%s](%s)\n\n", entities, entities,
      entities, entities, entities, entities);
  buf_addf(text, "| %s | b |\n|---|---|\n| %s | [%s] |\n\n```%s\n%s\n```\n", entities, entities,
      entities, raw, raw);
}

static void check_forms(const struct forms *f, struct canvas *c, uint32_t code)
{
  struct buf text = BUF_INIT;
  struct err err = ERR_INIT;
  add_note(&text, f);
  const struct session_page input = {.file = "-"};
  struct session_setup setup = {.pages = &input,
      .n_pages = 1,
      .stdin_text = buf_str(&text),
      .cols = COLS,
      .rows = ROWS,
      .title = buf_str(&f->raw)};
  struct session *s = session_new(&setup, &err);
  if (!s) fail_msg("%s", err.text);
  check_screen(s, c, code);
  while (session_has_work(s))
    session_work(s);
  check_lines("the page", s->page.lines, code);
  check_lines("the panel", s->panel.lines, code);
  check_json(s->page.article, code);
  check_messages(s, f, code);
  session_action(s, STR_LIT("outline"));
  check_screen(s, c, code);
  session_action(s, STR_LIT("cancel"));
  session_action(s, STR_LIT("links"));
  check_screen(s, c, code);
  session_free(s);
  buf_release(&text);
}

static void clear(struct forms *f)
{
  buf_clear(&f->raw);
  buf_clear(&f->markdown);
  buf_clear(&f->yaml);
}

static void release(struct forms *f)
{
  buf_release(&f->raw);
  buf_release(&f->markdown);
  buf_release(&f->yaml);
}

static bool is_slow(void)
{
  const char *slow = getenv("SLOW");
  return slow && *slow;
}

/* Where something happens to text: all but letters, ideographs and what is not assigned. */
static bool is_tried(uint32_t code)
{
  return is_slow() || code < 0x400 || (code >= 0x2000 && code < 0x2100) ||
         (code >= 0xFE00 && code < 0x10010) || (code >= 0xE0000 && code < 0xE0200) ||
         code % STEP == 0;
}

static void every_code_point_comes_out_harmless(void **state)
{
  (void)state;
  struct forms f = {BUF_INIT, BUF_INIT, BUF_INIT};
  struct canvas *c = canvas_new(COLS, ROWS);
  size_t n = 0;
  for (uint32_t code = 0; code <= LAST_CODE; code++) {
    if (!is_tried(code)) continue;
    add_letter(&f);
    add_code(&f, code);
    if (++n % CODES_A_NOTE && code < LAST_CODE) continue;
    check_forms(&f, c, code);
    clear(&f);
  }
  release(&f);
  canvas_free(c);
}

static void every_pair_that_does_something_comes_out_harmless(void **state)
{
  (void)state;
  struct forms f = {BUF_INIT, BUF_INIT, BUF_INIT};
  struct canvas *c = canvas_new(COLS, ROWS);
  for (size_t a = 0; a < N_INTERESTING; a++) {
    for (size_t b = 0; b < N_INTERESTING; b++) {
      add_letter(&f);
      add_code(&f, interesting[a]);
      add_code(&f, interesting[b]);
    }
    check_forms(&f, c, interesting[a]);
    clear(&f);
  }
  release(&f);
  canvas_free(c);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_code_point_comes_out_harmless),
    cmocka_unit_test(every_pair_that_does_something_comes_out_harmless),
};

UNIT_MAIN(tests)
