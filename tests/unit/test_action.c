/* The action table: complete, without conflicts, and told in lines that fit. */
#include "unit.h"

#include "base/text.h"
#include "session/keymap.h"

enum { HELP_COLS_MAX = 60, HINT_COLS_MAX = 27, NAME_COLS_MAX = 18 };

static const unsigned contexts[] = {
    CONTEXT_LIST, CONTEXT_FACETS, CONTEXT_PAGE, CONTEXT_PANEL, CONTEXT_PROMPT, CONTEXT_OVERLAY};

static void every_row_is_complete(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++) {
    const struct action *a = action_at(i);
    if (!a->name || !a->help || !a->run || !a->contexts || a->group >= GROUP_COUNT)
      fail_msg("row %zu is not complete", i);
    if (!a->keys[0].keys && !(a->contexts & CONTEXT_PANES))
      fail_msg("%s has no key and is not in the palette", a->name);
    if (a->contexts & ~(unsigned)CONTEXT_ANYWHERE) fail_msg("%s: strange contexts", a->name);
    for (size_t k = 0; k < ACTION_KEYS; k++)
      if (a->keys[k].contexts & ~a->contexts) fail_msg("%s: a key beyond its contexts", a->name);
  }
}

static void names_are_unique_and_found(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++)
    if (action_find(str_of(action_at(i)->name)) != action_at(i))
      fail_msg("%s is not found by its name", action_at(i)->name);
  assert_null(action_find(STR_LIT("no-such-action")));
  assert_ptr_equal(action_find(STR_LIT("Next Heading")), action_find(STR_LIT("next-heading")));
}

/* Every need has a bit of its own: two that share one are two cases of the same value, which no
 * compiler takes; nor is one left out. */
static bool is_need(enum need need)
{
  switch (need) {
  case NEED_LIBRARY:
  case NEED_RESULT:
  case NEED_PAGE:
  case NEED_NOTE:
  case NEED_HEADING:
  case NEED_LINK:
  case NEED_CODE:
  case NEED_MATCH:
  case NEED_PANEL:
  case NEED_EARLIER:
  case NEED_LATER:
  case NEED_CHOICE:
  case NEED_TABLE:
  case NEED_LIST:
  case NEED_FOOTNOTE:
  case NEED_VALUE:
  case NEED_FILES:
  case NEED_FACET:
  case NEED_FOLDERS:
  case NEED_GROUPS:
  case NEED_QUERY:
  case NEED_SEARCH:
  case NEED_SEARCHES:
  case NEED_ADVICE:
  case NEED_CHECKLIST:
  case NEED_BOX:
  case NEED_LISTED:
  case NEED_SOUGHT: return true;
  }
  return false;
}

static void every_need_is_a_bit_of_its_own(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++)
    for (unsigned bit = 0; bit < 32; bit++)
      if (action_at(i)->needs & 1u << bit && !is_need((enum need)(1u << bit)))
        fail_msg("%s needs something unknown", action_at(i)->name);
}

static void needs_are_bits(void **state)
{
  (void)state;
  assert_true(is_need(NEED_LIBRARY));
  assert_false(is_need((enum need)(NEED_LIBRARY | NEED_PAGE)));
}

static void texts_fit_their_places(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++) {
    const struct action *a = action_at(i);
    if (text_cols(str_of(a->help)) > HELP_COLS_MAX) fail_msg("%s: help is too long", a->name);
    if (a->hint && text_cols(str_of(a->hint)) > HINT_COLS_MAX)
      fail_msg("%s: hint is too long", a->name);
    if (text_cols(str_of(a->name)) > NAME_COLS_MAX) fail_msg("%s: name is too long", a->name);
    if (str_ends(str_of(a->help), STR_LIT("."))) fail_msg("%s: help ends in a stop", a->name);
  }
}

static void groups_have_titles_and_stand_together(void **state)
{
  (void)state;
  for (int group = 0; group < GROUP_COUNT; group++)
    assert_non_null(action_group_title((enum action_group)group));
  for (size_t i = 1; i < action_count(); i++)
    if (action_at(i)->group < action_at(i - 1)->group)
      fail_msg("%s stands behind its group", action_at(i)->name);
}

static void every_key_reads_and_writes_back(void **state)
{
  (void)state;
  for (size_t i = 0; i < action_count(); i++)
    for (size_t k = 0; k < ACTION_KEYS && action_at(i)->keys[k].keys; k++) {
      struct str text = str_of(action_at(i)->keys[k].keys);
      struct binding b = {.n_keys = keymap_parse(text, b.keys)};
      struct buf again = BUF_INIT;
      if (!b.n_keys) fail_msg("%s: \"%s\" are no keys", action_at(i)->name, text.p);
      binding_add_keys(&again, &b);
      assert_str(buf_str(&again), text);
      buf_release(&again);
    }
}

static bool has_word(const char *words, struct str wanted)
{
  struct str rest = str_of(words), word;
  while (str_cut(&rest, ' ', &word))
    if (word.n && str_eq(word, wanted)) return true;
  return false;
}

static void no_two_actions_have_the_same_alias(void **state)
{
  struct str rest, word;
  (void)state;
  for (size_t i = 0; i < action_count(); i++) {
    rest = str_of(action_at(i)->alias);
    while (str_cut(&rest, ' ', &word))
      for (size_t j = 0; word.n && j < action_count(); j++)
        if (i != j && has_word(action_at(j)->alias, word))
          fail_msg("%s and %s have the same alias", action_at(i)->name, action_at(j)->name);
  }
}

static bool begins_with(const struct binding *longer, const struct binding *b)
{
  for (size_t i = 0; i < b->n_keys; i++)
    if (i >= longer->n_keys || !key_eq(longer->keys[i], b->keys[i])) return false;
  return true;
}

static void no_two_actions_want_the_same_keys_in_one_context(void **state)
{
  struct keymap m;
  (void)state;
  keymap_init(&m);
  for (size_t i = 0; i < m.n; i++)
    for (size_t j = 0; j < m.n; j++)
      if (i != j && m.items[i].contexts & m.items[j].contexts &&
          begins_with(&m.items[i], &m.items[j]))
        fail_msg("%s and %s want the same keys", m.items[i].action->name, m.items[j].action->name);
  keymap_release(&m);
}

static void every_action_is_found_by_its_keys_in_its_contexts(void **state)
{
  struct keymap m;
  (void)state;
  keymap_init(&m);
  for (size_t i = 0; i < m.n; i++)
    for (size_t c = 0; c < sizeof contexts / sizeof *contexts; c++) {
      const struct binding *b = &m.items[i];
      const struct action *found = NULL;
      enum keymap_match match = keymap_find(&m, contexts[c], b->keys, b->n_keys, &found);
      if (!(b->contexts & contexts[c])) continue;
      if (match != KEYMAP_RUNS || found != b->action)
        fail_msg("%s is not run by its keys", b->action->name);
      if (b->n_keys > 1)
        assert_int_equal(
            keymap_find(&m, contexts[c], b->keys, b->n_keys - 1, &found), KEYMAP_BEGINS);
    }
  keymap_release(&m);
}

static void characters_run_nothing_in_a_prompt(void **state)
{
  struct keymap m;
  (void)state;
  keymap_init(&m);
  for (size_t i = 0; i < m.n; i++)
    if (m.items[i].contexts & CONTEXT_PROMPT && !m.items[i].keys[0].with &&
        m.items[i].keys[0].code < KEYS_FIRST)
      fail_msg("%s takes a character from the prompt", m.items[i].action->name);
  keymap_release(&m);
}

static void digits_are_left_for_counts(void **state)
{
  struct keymap m;
  (void)state;
  keymap_init(&m);
  for (size_t i = 0; i < m.n; i++)
    if (!m.items[i].keys[0].with && m.items[i].keys[0].code >= '0' &&
        m.items[i].keys[0].code <= '9')
      fail_msg("%s is bound to a digit", m.items[i].action->name);
  keymap_release(&m);
}

static void keys_are_told_where_they_hold(void **state)
{
  struct keymap m;
  struct buf out = BUF_INIT;
  const struct action *search = action_find(STR_LIT("search"));
  (void)state;
  keymap_init(&m);
  keymap_add_keys(&m, &out, search, CONTEXT_LIST);
  assert_text(buf_str(&out), "/ S");
  buf_clear(&out);
  keymap_add_keys(&m, &out, search, CONTEXT_PAGE);
  assert_text(buf_str(&out), "S");
  assert_null(keymap_first(&m, search, CONTEXT_PROMPT));
  keymap_release(&m);
  buf_release(&out);
}

static void wrong_sequences_are_refused(void **state)
{
  struct key keys[KEYMAP_SEQUENCE];
  (void)state;
  assert_int_equal(keymap_parse(STR_LIT("y l"), keys), 2);
  assert_int_equal(keymap_parse(STR_LIT("a b c d"), keys), 4);
  assert_int_equal(keymap_parse(STR_LIT("a b c d e"), keys), 0);
  assert_int_equal(keymap_parse(STR_LIT(""), keys), 0);
  assert_int_equal(keymap_parse(STR_LIT("y  l"), keys), 0);
  assert_int_equal(keymap_parse(STR_LIT("y nokey"), keys), 0);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(every_row_is_complete),
    cmocka_unit_test(names_are_unique_and_found),
    cmocka_unit_test(every_need_is_a_bit_of_its_own),
    cmocka_unit_test(needs_are_bits),
    cmocka_unit_test(every_need_is_a_bit_of_its_own),
    cmocka_unit_test(texts_fit_their_places),
    cmocka_unit_test(groups_have_titles_and_stand_together),
    cmocka_unit_test(every_key_reads_and_writes_back),
    cmocka_unit_test(no_two_actions_have_the_same_alias),
    cmocka_unit_test(no_two_actions_want_the_same_keys_in_one_context),
    cmocka_unit_test(every_action_is_found_by_its_keys_in_its_contexts),
    cmocka_unit_test(characters_run_nothing_in_a_prompt),
    cmocka_unit_test(digits_are_left_for_counts),
    cmocka_unit_test(keys_are_told_where_they_hold),
    cmocka_unit_test(wrong_sequences_are_refused),
};

UNIT_MAIN(tests)
