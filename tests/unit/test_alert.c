/* Lines that begin alerts, in all the forms that are written. */
#include "unit.h"

#include "page/alert.h"

static void the_five_kinds_have_a_role_each_and_others_one_of_them(void **state)
{
  (void)state;
  static const struct {
    const char *kind;
    enum style_role role;
  } want[] = {{"note", STYLE_NOTE}, {"TIP", STYLE_TIP}, {"Important", STYLE_IMPORTANT},
      {"warning", STYLE_WARNING}, {"caution", STYLE_CAUTION}, {"danger", STYLE_CAUTION},
      {"info", STYLE_NOTE}, {"success", STYLE_TIP}, {"my-own", STYLE_NOTE}, {"", STYLE_NOTE}};
  for (size_t i = 0; i < sizeof want / sizeof *want; i++)
    assert_int_equal(alert_role(str_of(want[i].kind)), want[i].role);
}

static void a_kind_is_shown_as_a_word(void **state)
{
  (void)state;
  static const char *const want[][2] = {{"note", "Note"}, {"WARNING", "Warning"},
      {"my-own_kind", "My own kind"}, {"gitLab", "GitLab"}, {"", ""}};
  for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
    struct buf word = BUF_INIT;
    alert_add_word(&word, str_of(want[i][0]));
    assert_text(buf_str(&word), want[i][1]);
    buf_release(&word);
  }
}

struct row {
  const char *line;
  const char *kind; /* NULL: is none */
  const char *title;
};

static void check(const struct row *row, bool (*read)(struct str, struct alert_head *))
{
  struct alert_head head;
  bool is_one = read(str_of(row->line), &head);
  if (is_one != (row->kind != NULL)) fail_msg("\"%s\"", row->line);
  if (!row->kind) return;
  assert_text(head.kind, row->kind);
  assert_text(head.title, row->title);
}

static void quotes_begin_alerts_as_github_and_obsidian_write_them(void **state)
{
  (void)state;
  static const struct row rows[] = {{"[!NOTE]", "NOTE", ""}, {"[!note] ", "note", ""},
      {"[!tip]- A *title*", "tip", "A *title*"}, {"[!bug]+", "bug", ""},
      {"[!my-kind] x", "my-kind", "x"}, {"[!note]x", NULL, NULL}, {"[!note", NULL, NULL},
      {"[! note]", NULL, NULL}, {"[!]", NULL, NULL}, {"[note]", NULL, NULL},
      {"[!note](url)", NULL, NULL}, {"", NULL, NULL}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    check(&rows[i], alert_read_quoted);
}

static void colons_begin_containers_in_many_dialects(void **state)
{
  (void)state;
  static const struct row rows[] = {{":::note", "note", ""}, {"::: warning", "warning", ""},
      {":::tip[A title]", "tip", "A title"}, {":::tip[A title]{#id .x}", "tip", "A title"},
      {"::: danger Mind the **gap**", "danger", "Mind the **gap**"},
      {":::note{title=\"Of Starlight\"}", "note", "Of Starlight"},
      {"::: {.callout-note title='Of Quarto'}", "note", "Of Quarto"},
      {"::: {#id .warning .big} :::", "warning", ""}, {":::: columns ::::", "columns", ""},
      {"::: {#id}", "", ""}, {"::: details Click {open}", "details", "Click {open}"},
      {"::note", NULL, NULL}, {":::note[open", NULL, NULL}, {"::: {open", NULL, NULL},
      {"::: === :::", NULL, NULL}, {"::: 5", NULL, NULL}, {":::a::b", NULL, NULL}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    check(&rows[i], alert_read_fence);
}

static void colons_alone_end_a_container(void **state)
{
  (void)state;
  struct alert_head head;
  assert_true(alert_read_fence(STR_LIT("::::  "), &head));
  assert_true(alert_ends(&head));
  assert_int_equal(head.n_colons, 4);
  assert_true(alert_read_fence(STR_LIT("::: {#id}"), &head));
  assert_false(alert_ends(&head));
}

static void marks_begin_admonitions_as_mkdocs_writes_them(void **state)
{
  (void)state;
  static const struct row rows[] = {{"!!! note", "note", ""}, {"??? tip", "tip", ""},
      {"???+ bug \"Of its own\"", "bug", "Of its own"},
      {"!!! danger highlight inline end \"Don't\"", "danger", "Don't"},
      {"!!! note \"\"", "note", ""}, {"!!! note \"open", NULL, NULL},
      {"!!! note: text", NULL, NULL}, {"!!!note", NULL, NULL}, {"!!! 5", NULL, NULL},
      {"!!!", NULL, NULL}, {"!!! note, then", NULL, NULL}, {"!! note", NULL, NULL}};
  for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
    check(&rows[i], alert_read_admonition);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(the_five_kinds_have_a_role_each_and_others_one_of_them),
    cmocka_unit_test(a_kind_is_shown_as_a_word),
    cmocka_unit_test(quotes_begin_alerts_as_github_and_obsidian_write_them),
    cmocka_unit_test(colons_begin_containers_in_many_dialects),
    cmocka_unit_test(colons_alone_end_a_container),
    cmocka_unit_test(marks_begin_admonitions_as_mkdocs_writes_them),
};

UNIT_MAIN(tests)
