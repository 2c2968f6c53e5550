/* Post meta to lines: small pictures of panels, and what Enter acts on. */
#include "unit.h"

#include "base/buf.h"
#include "base/safe.h"
#include "base/text.h"
#include "page/panel.h"

enum { TODAY = 20454 }; /* 2026-01-01 */

static const struct panel_options wide = {.width_cols = 38, .today = TODAY, .all_open = true};

static struct lines *lay_out(const char *meta, struct panel_options o)
{
  struct buf note = BUF_INIT;
  buf_addf(&note, "---\ntitle: T\n%s---\n", meta);
  struct article *a = article_new(STR_LIT("a.md"), buf_str(&note));
  struct lines *l = panel_layout(a, &o);
  article_free(a);
  buf_release(&note);
  return l;
}

static struct str picture(struct buf *out, const struct lines *l)
{
  for (size_t i = 0; i < l->n; i++) {
    buf_add(out, l->items[i].text);
    buf_add_char(out, '\n');
  }
  return buf_str(out);
}

static void check(const char *place, struct panel_options o, const char *meta, const char *want)
{
  struct lines *l = lay_out(meta, o);
  struct buf got = BUF_INIT;
  unit_check_str(picture(&got, l), str_of(want), place, 0);
  buf_release(&got);
  lines_free(l);
}

#define TEXT_OF(x) #x
#define LINE_TEXT(x) TEXT_OF(x)
#define assert_panel(o, meta, want) check(__FILE__ ":" LINE_TEXT(__LINE__), o, meta, want)

static void single_values_stand_beside_their_labels(void **state)
{
  (void)state;
  assert_panel(wide,
      "topic: t\ncode language: python\nreading time: 10\nview count: 171851\ndate: 2023-02-08\n",
      "  topic          t\n"
      "  date           2023-02-08  2 y\n"
      "  code language  python\n"
      "  reading time   10 min\n"
      "  view count     171,851 views\n");
}

static void a_long_text_is_a_group(void **state)
{
  (void)state;
  assert_panel(wide,
      "summary: one two three four five six seven eight nine ten eleven twelve abc\n",
      "▾ summary\n  one two three four five six seven\n  eight nine ten eleven twelve abc\n");
}

static void scores_are_bars_with_their_mean(void **state)
{
  (void)state;
  assert_panel(wide, "score: {quality: 91, clarity: 82, nothing: 0, all: 100}\n",
      "▾ score                      mean 68.3\n"
      "  quality   91 █████████▏\n"
      "  clarity   82 ████████▎\n"
      "  nothing    0\n"
      "  all      100 ██████████\n");
  struct panel_options ascii = wide;
  ascii.ascii = true;
  assert_panel(ascii, "score: {quality: 95, clarity: 82}\n",
      "v score                      mean 88.5\n"
      "  quality  95 #########.\n"
      "  clarity  82 ########\n");
}

static void revision_has_its_age(void **state)
{
  (void)state;
  assert_panel(wide, "revision: {status: expanded, version: 1.6.5, last reviewed: 2023-02-08}\n",
      "▾ revision\n"
      "  status         expanded\n"
      "  version        1.6.5\n"
      "  last reviewed  2023-02-08  2 y\n");
  assert_panel(wide, "revision: 1.2\n", "▾ revision\n  1.2\n");
}

static void entities_stand_by_type(void **state)
{
  (void)state;
  assert_panel(wide,
      "entities:\n- {name: a, type: stack}\n- {name: b, type: area}\n- {name: c, type: stack}\n"
      "- d\n",
      "▾ entities\n  stack  a\n         c\n  area   b\n  d\n");
}

static void flags_are_answered(void **state)
{
  (void)state;
  assert_panel(wide, "flags: {has images: 1, image heavy: 0}\nimage sources: [{url: a/b.png}]\n",
      "▾ flags\n  has images   yes (1)\n  image heavy  no\n\n"
      "▾ image sources\n  no description\n    b.png\n");
}

static void images_tell_their_source_and_host(void **state)
{
  (void)state;
  assert_panel(wide,
      "image sources:\n- {source: unsplash, url: 'https://a.org/x', caption: A cat}\n",
      "▾ image sources\n  A cat\n    unsplash · a.org\n");
}

static bool second_is_ticked(void *context, size_t index)
{
  (void)context;
  return index == 1;
}

static void the_checklist_shows_what_is_done(void **state)
{
  (void)state;
  struct panel_options o = wide;
  o.is_ticked = second_is_ticked;
  assert_panel(o, "checklist: [inspect headers, 'measure the time that it takes to respond']\n",
      "▾ checklist                        1/2\n"
      "  [ ] inspect headers\n"
      "  [x] measure the time that it takes\n"
      "      to respond\n");
}

static void an_outline_has_its_labels_in_the_text(void **state)
{
  (void)state;
  assert_panel(wide, "ai outline: ['context: during a production cleanup', no label]\n",
      "▾ ai outline\n  • context: during a production\n    cleanup\n  • no label\n");
}

static void maps_of_any_depth_are_indented(void **state)
{
  (void)state;
  assert_panel(wide, "payload:\n  seed: 7\n  list: [a, {k: v, l: {m: n}}]\n  empty: []\n",
      "▾ payload\n"
      "  seed   7\n"
      "  list\n"
      "    • a\n"
      "    • k  v\n"
      "      l\n"
      "        m  n\n"
      "  empty  (empty)\n");
}

static void what_no_field_shows_is_under_other(void **state)
{
  (void)state;
  assert_panel(wide, "date: 2023-02-08\nupdated: 2020-01-01\nlayout: post\ndeep: {er: 1}\n",
      "  date  2023-02-08  2 y\n\n"
      "▾ other\n  updated  2020-01-01  6 y\n  layout   post\n  deep\n    er  1\n");
}

static void faults_come_first(void **state)
{
  (void)state;
  struct lines *l = lay_out("score: {quality: high}\n", wide);
  assert_text(l->items[0].text, "! a.md:3: \"score.quality\" is not a");
  assert_int_equal(l->items[0].spans[1].role, STYLE_FAULT);
  lines_free(l);
}

/* ---- folds ---- */

static bool all_folded(void *context, struct str group)
{
  (void)context;
  (void)group;
  return true;
}

static void folded_groups_say_what_is_in_them(void **state)
{
  (void)state;
  struct panel_options o = {.width_cols = 38, .today = TODAY, .is_folded = all_folded};
  assert_panel(o,
      "stack: [a]\ntools: [fastapi, pytest, uvicorn, ruff, git]\nscore: {a: 50}\n"
      "checklist: [x]\npayload: {seed: 1, b: 2}\nx: y\n",
      "▸ score (1)                    mean 50\n"
      "▸ checklist                        0/1\n"
      "▸ stack (1)  a\n"
      "▸ tools (5)  fastapi, pytest, uvicorn…\n"
      "▸ payload (2)  seed, b\n"
      "▸ other (1)  x\n");
}

static void fields_say_which_groups_begin_folded(void **state)
{
  (void)state;
  struct panel_options o = {.width_cols = 38, .today = TODAY};
  assert_panel(o, "stack: [a]\ntools: [b]\n", "▾ stack\n  a\n\n▸ tools (1)  b\n");
}

/* ---- what can be acted on ---- */

static void assert_target(const struct lines *l, size_t line, const char *field, const char *value)
{
  assert_true(line < l->n);
  assert_true(l->items[line].target >= 0);
  const struct target *t = &l->targets[l->items[line].target];
  assert_text(t->field, field);
  assert_text(t->value, value);
  assert_int_equal(t->line, line);
}

static void every_value_can_be_searched(void **state)
{
  (void)state;
  struct lines *l = lay_out("stack: [python services]\ntools: a\ncode language: c\n"
                            "view count: 1,000\nscore: {quality: 91.0}\n"
                            "revision: {last reviewed: 2023-02-08}\nflags: {has images: true}\n"
                            "entities: [{name: n, type: problem}]\npayload: {source id: x}\n",
      wide);
  assert_target(l, 1, "score.quality", "91.0");
  assert_target(l, 4, "revision.last_reviewed", "2023-02-08");
  assert_target(l, 7, "entity.problem", "n");
  assert_target(l, 9, "stack", "");
  assert_target(l, 10, "stack", "python services");
  assert_target(l, 13, "tool", "a");
  assert_target(l, 15, "code_language", "c");
  assert_target(l, 16, "view_count", "1,000");
  assert_target(l, 19, "flags.has_images", "true");
  assert_target(l, 22, "payload.source_id", "x");
  assert_int_equal(l->targets[l->items[0].target].kind, TARGET_GROUP);
  assert_int_equal(l->targets[l->items[22].target].kind, TARGET_VALUE);
  lines_free(l);
}

static void a_wrapped_value_acts_as_one(void **state)
{
  (void)state;
  struct panel_options o = wide;
  o.width_cols = 20;
  struct lines *l = lay_out("stack: [one two three four five]\n", o);
  assert_int_equal(l->n, 3);
  assert_int_equal(l->items[1].target, l->items[2].target);
  lines_free(l);
}

static void checks_know_their_number(void **state)
{
  (void)state;
  struct lines *l = lay_out("checklist: [a, b]\n", wide);
  const struct target *t = &l->targets[l->items[2].target];
  assert_int_equal(t->kind, TARGET_CHECK);
  assert_int_equal(t->index, 1);
  lines_free(l);
}

static long count_of(void *context, struct str field, struct str value)
{
  (void)context;
  if (str_eq(field, STR_LIT("stack")) && str_eq(value, STR_LIT("python"))) return 1204;
  return str_eq(field, STR_LIT("tool")) ? 0 : -1;
}

static void other_notes_stand_below_the_fields(void **state)
{
  (void)state;
  static const struct panel_note links[] = {
      {{"First", 5}, {"/n/a.md", 7}, {"", 0}, 0}, {{"Next", 4}, {"/n/b.md", 7}, {"", 0}, 0}};
  static const struct panel_note similar[] = {
      {{"Like it", 7}, {"/n/c.md", 7}, {"shares wal; words journal", 25}, 62}};
  struct panel_notes notes[] = {{"backlinks", links, 2, 5, true}, {"similar", similar, 1, 1, true}};
  struct panel_options o = wide;
  o.notes = notes;
  o.n_notes = 2;
  assert_panel(o, "topic: t\n",
      "  topic  t\n"
      "\n"
      "▾ backlinks\n"
      "  First\n"
      "  Next\n"
      "  and 3 more\n"
      "\n"
      "▾ similar\n"
      "  Like it                         62 %\n"
      "    shares wal; words journal\n");
  struct lines *l = lay_out("topic: t\n", o);
  const struct target *t = &l->targets[l->items[9].target];
  assert_int_equal(t->kind, TARGET_NOTE);
  assert_text(t->url, "/n/c.md");
  assert_int_equal(l->items[8].target, l->items[9].target);
  lines_free(l);
  notes[0].n = notes[0].n_all = notes[1].n = notes[1].n_all = 0;
  notes[0].is_known = false;
  assert_panel(o, "",
      "This note has no post meta.\n"
      "\n"
      "▾ backlinks\n"
      "  looking ...\n"
      "\n"
      "▾ similar\n"
      "  none\n");
}

static void counts_stand_at_the_right_edge(void **state)
{
  (void)state;
  struct panel_options o = wide;
  o.count = count_of;
  assert_panel(o, "stack: [python, other]\ntools: [a]\n",
      "▾ stack\n  python                         1,204\n  other\n\n"
      "▾ tools\n  a                                  0\n");
}

static void no_line_is_wider_than_asked_and_all_is_safe(void **state)
{
  (void)state;
  static const char meta[] =
      "topic: \"a\\e[31m topic\"\nsummary: a summary that is somewhat longer than a line\n"
      "ai outline: ['a label that is long: and a text']\nstack: [\"\\u202Eabc\", 日本語テキスト]\n"
      "score: {a very long name of a score: 12.25, b: x}\nrevision: {version: 1}\n"
      "hash: 0123456789012345678901234567890123456789\nflags: {a long name of a flag: 1}\n"
      "checklist: [something to do that takes a while]\n"
      "entities: [{name: a long name of an entity, type: a long type of it}]\n"
      "image sources: [{url: 'http://a.very.long.host.name.example.org/x'}]\n"
      "payload: {a: {b: {c: {d: {e: {f: {g: {h: [1, {i: j}]}}}}}}}}\nnotes: [a note of words]\n";
  for (int cols = 1; cols <= 90; cols++) {
    struct panel_options o = {.width_cols = cols, .all_open = cols % 2, .count = count_of};
    struct lines *l = lay_out(meta, o);
    for (size_t i = 0; i < l->n; i++) {
      struct str rest = l->items[i].text;
      struct text_cluster c;
      bool is_one = text_next(&rest, &c) && !rest.n;
      assert_true(l->items[i].cols <= cols || is_one);
      assert_int_equal(l->items[i].cols, text_cols(l->items[i].text));
      assert_true(safe_is(l->items[i].text, SAFE_LINE));
    }
    lines_free(l);
  }
}

static void many_entities_are_sorted_quickly(void **state)
{
  (void)state;
  struct buf meta = BUF_INIT;
  buf_add_cstr(&meta, "entities:\n");
  for (int i = 0; i < 20000; i++)
    buf_addf(&meta, "- {name: n%d, type: t%d}\n", i, i % 10007);
  struct lines *l = lay_out(buf_cstr(&meta), wide);
  assert_int_equal(l->n, 20001);
  lines_free(l);
  buf_release(&meta);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(single_values_stand_beside_their_labels),
    cmocka_unit_test(a_long_text_is_a_group),
    cmocka_unit_test(scores_are_bars_with_their_mean),
    cmocka_unit_test(revision_has_its_age),
    cmocka_unit_test(entities_stand_by_type),
    cmocka_unit_test(flags_are_answered),
    cmocka_unit_test(images_tell_their_source_and_host),
    cmocka_unit_test(the_checklist_shows_what_is_done),
    cmocka_unit_test(an_outline_has_its_labels_in_the_text),
    cmocka_unit_test(maps_of_any_depth_are_indented),
    cmocka_unit_test(what_no_field_shows_is_under_other),
    cmocka_unit_test(faults_come_first),
    cmocka_unit_test(folded_groups_say_what_is_in_them),
    cmocka_unit_test(fields_say_which_groups_begin_folded),
    cmocka_unit_test(every_value_can_be_searched),
    cmocka_unit_test(a_wrapped_value_acts_as_one),
    cmocka_unit_test(checks_know_their_number),
    cmocka_unit_test(other_notes_stand_below_the_fields),
    cmocka_unit_test(counts_stand_at_the_right_edge),
    cmocka_unit_test(no_line_is_wider_than_asked_and_all_is_safe),
    cmocka_unit_test(many_entities_are_sorted_quickly),
};

UNIT_MAIN(tests)
