/* Answers, news and warnings: which is seen, and for how long. */
#include "unit.h"

#include "session/messages.h"

static double still_ms(void)
{
  return 0;
}

static void assert_shown(const struct session *s, const char *text)
{
  const struct message *m = messages_shown(&s->messages);
  assert_text(m ? buf_str(&m->text) : STR_NONE, text);
}

static void tell_news(struct session *s, const char *text)
{
  s->messages.has_news = true;
  messages_add(s, MESSAGE_SAYS, str_of(text));
  s->messages.has_news = false;
}

static void an_answer_is_there_until_the_next_key(void **state)
{
  struct session s = {.now_ms = still_ms};
  (void)state;
  assert_shown(&s, "");
  messages_add(&s, MESSAGE_SAYS, STR_LIT("first"));
  messages_add(&s, MESSAGE_COMPLAINS, STR_LIT("second"));
  assert_shown(&s, "second");
  assert_true(messages_shown(&s.messages)->is_error);
  messages_key(&s.messages);
  assert_shown(&s, "");
  messages_release(&s.messages);
}

static void news_never_hide_an_answer_and_replace_each_other(void **state)
{
  struct session s = {.now_ms = still_ms};
  (void)state;
  messages_add(&s, MESSAGE_SAYS, STR_LIT("answer"));
  tell_news(&s, "one");
  tell_news(&s, "two");
  assert_shown(&s, "answer");
  messages_key(&s.messages);
  assert_shown(&s, "two");
  tell_news(&s, "three");
  assert_shown(&s, "three");
  messages_key(&s.messages);
  assert_shown(&s, "");
  messages_release(&s.messages);
}

static void a_warning_stays_until_it_was_read(void **state)
{
  struct session s = {.now_ms = still_ms};
  (void)state;
  messages_add(&s, MESSAGE_WARNING, STR_LIT("the disk is full"));
  for (int i = 0; i < 5; i++)
    messages_key(&s.messages);
  assert_shown(&s, "the disk is full");
  tell_news(&s, "news");
  assert_shown(&s, "the disk is full");
  messages_add(&s, MESSAGE_SAYS, STR_LIT("answer"));
  assert_shown(&s, "answer");
  messages_key(&s.messages);
  messages_add(&s, MESSAGE_WARNING, STR_LIT("another"));
  assert_shown(&s, "another");
  assert_int_equal(messages_unread(&s.messages), 2);
  assert_true(messages_read(&s.messages));
  assert_false(messages_read(&s.messages));
  assert_shown(&s, "");
  messages_release(&s.messages);
}

static void the_last_ones_are_kept_and_equal_ones_are_counted(void **state)
{
  struct session s = {.now_ms = still_ms};
  char text[16];
  (void)state;
  for (int i = 0; i < MESSAGES_KEPT + 5; i++) {
    snprintf(text, sizeof text, "%d", i);
    messages_add(&s, MESSAGE_SAYS, str_of(text));
    messages_add(&s, MESSAGE_SAYS, str_of(text));
  }
  assert_int_equal(messages_count(&s.messages), MESSAGES_KEPT);
  assert_string_equal(messages_at(&s.messages, 0)->text, "204");
  assert_int_equal(messages_at(&s.messages, 0)->times, 2);
  assert_string_equal(messages_at(&s.messages, MESSAGES_KEPT - 1)->text, "5");
  messages_release(&s.messages);
}

static void what_is_told_is_safe_and_one_line(void **state)
{
  struct session s = {.now_ms = still_ms};
  (void)state;
  messages_add(&s, MESSAGE_SAYS, STR_LIT("a\033[2J\nb"));
  struct str shown = buf_str(&messages_shown(&s.messages)->text);
  assert_false(str_has(shown, '\033') || str_has(shown, '\n'));
  assert_false(str_has(str_of(messages_at(&s.messages, 0)->text), '\033'));
  messages_release(&s.messages);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(an_answer_is_there_until_the_next_key),
    cmocka_unit_test(news_never_hide_an_answer_and_replace_each_other),
    cmocka_unit_test(a_warning_stays_until_it_was_read),
    cmocka_unit_test(the_last_ones_are_kept_and_equal_ones_are_counted),
    cmocka_unit_test(what_is_told_is_safe_and_one_line),
};

UNIT_MAIN(tests)
