/* Notes found by the names that links in a wiki use. */
#include "shelf.h"

static const char *named(struct shelf *s, const char *name)
{
  struct buf path = BUF_INIT;
  bool ok = library_find_name(s->library, str_of(name), &path, &s->err);
  size_t folder = strlen(s->folder) + strlen("/notes/");
  buf_clear(&s->said);
  if (ok)
    buf_add(&s->said, str_from(buf_str(&path), folder));
  else
    buf_addf(&s->said, "! %s", s->err.text);
  if (ok != library_has_name(s->library, str_of(name)) && !strstr(s->err.text, "several"))
    fail_msg("%s: both answers differ", name);
  buf_release(&path);
  return buf_cstr(&s->said);
}

static void a_note_goes_by_its_file_its_title_and_its_aliases(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "deep/down/Cache Headers.md", "---\ntitle: What a gateway keeps\n---\n");
  shelf_write(&s, "b.md", "---\ntitle: The second\naliases: [zweite, deux]\n---\n");
  shelf_write(&s, "x/twin.md", "one\n");
  shelf_write(&s, "y/twin.md", "other\n");
  shelf_update(&s);
  assert_string_equal(named(&s, "cache headers"), "deep/down/Cache Headers.md");
  assert_string_equal(named(&s, "Cache Headers.md"), "deep/down/Cache Headers.md");
  assert_string_equal(named(&s, "down/cache headers"), "deep/down/Cache Headers.md");
  assert_string_equal(named(&s, "what a GATEWAY keeps"), "deep/down/Cache Headers.md");
  assert_string_equal(named(&s, "The second"), "b.md");
  assert_string_equal(named(&s, "deux"), "b.md");
  assert_string_equal(named(&s, "x/twin"), "x/twin.md");
  assert_string_equal(
      named(&s, "twin"), "! \"twin\" is the name of several notes: x/twin.md, y/twin.md");
  assert_string_equal(named(&s, "headers"), "! no note is called \"headers\"");
  assert_string_equal(named(&s, "win"), "! no note is called \"win\"");
  assert_string_equal(named(&s, ""), "! no note is called \"\"");
  shelf_release(&s);
}

static void names_follow_the_index(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "one\n");
  shelf_update(&s);
  assert_string_equal(named(&s, "a"), "a.md");
  assert_string_equal(named(&s, "new"), "! no note is called \"new\"");
  shelf_write(&s, "new.md", "two\n");
  shelf_remove(&s, "a.md");
  shelf_update(&s);
  assert_string_equal(named(&s, "new"), "new.md");
  assert_string_equal(named(&s, "a"), "! no note is called \"a\"");
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_note_goes_by_its_file_its_title_and_its_aliases),
    cmocka_unit_test(names_follow_the_index),
};

UNIT_MAIN(tests)
