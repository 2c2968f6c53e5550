/* Links between notes: who links to whom, orphans, links that lead nowhere. */
#include "shelf.h"

#include "base/limits.h"
#include "library/backlinks.h"

static void assert_finds(struct shelf *s, const char *query, const char *want)
{
  assert_string_equal(shelf_find(s, query), want);
}

static void links_are_found_from_where_they_lead(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "See [b](sub/b.md) and [twice](sub/b).\n");
  shelf_write(&s, "sub/b.md", "Back to [a](../a.md#top), [me](b.md), [c](/c.md).\n");
  shelf_write(&s, "c.md", "[out](https://example.org/a.md) [here](#x)\n");
  shelf_write(&s, "deep/index.md", "[a](../a%2Emd)\n");
  shelf_write(&s, "d.md", "[folder](deep/) [same](deep)\n");
  shelf_update(&s);
  static const struct shelf_case cases[] = {
      {"links:a.md", "sub/b deep/index"},
      {"links:sub/b.md", "a"},
      {"links:c.md", "sub/b"},
      {"links:deep/index.md", "d"},
      {"links:d.md", ""},
      {"is:orphan", "d"},
      {"-is:orphan", "a sub/b c deep/index"},
      {"has:link", "a sub/b d deep/index"},
      {"has:broken-link", ""},
      {"links:a.md links:c.md", "sub/b deep/index"},
      {"links:a.md -links:c.md", "deep/index"},
  };
  shelf_check(&s, cases, sizeof cases / sizeof *cases);
  shelf_release(&s);
}

static void a_note_is_named_as_everywhere(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "---\ntitle: Cache headers\nreference: FN-7\n---\n");
  shelf_write(&s, "b.md", "---\ntitle: Cold starts\n---\n[a](a.md)\n");
  shelf_write(&s, "c.md", "---\ntitle: Cold cache\n---\n[b](b.md)\n");
  shelf_update(&s);
  static const struct shelf_case cases[] = {
      {"links:\"cache headers\"", "b"},
      {"links:headers", "b"},
      {"links:fn-7", "b"},
      {"links:starts", "c"},
      {"links:cold", "! \"cold\" is in several titles: \"Cold cache\", \"Cold starts\" (column 1)"},
      {"x links:zebra", "! there is no note \"zebra\": no file, reference or title (column 3)"},
  };
  shelf_check(&s, cases, sizeof cases / sizeof *cases);
  shelf_release(&s);
}

static void a_wikilink_is_a_path_or_a_name(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[[Far Away]] [[pkg.some-pod]] [[other/twin]]\n");
  shelf_write(&s, "deep/far away.md", "---\naliases: [Mond, zweite/Reihe]\n---\n[[The Title]]\n");
  shelf_write(&s, "deep/pkg.some-pod.md", "[[mond]] [[Reihe]]\n");
  shelf_write(&s, "t.md", "---\ntitle: The title\n---\n[[zweite/reihe]] [[twin]]\n");
  shelf_write(&s, "some/twin.md", "one\n");
  shelf_write(&s, "other/twin.md", "[[far away.md]]\n");
  shelf_write(&s, "some/folder/README.md", "[[twin]] [[../twin]] [[100%]] [[what?]]\n");
  shelf_write(&s, "some/b.md", "[[folder]]\n");
  shelf_write(&s, "what?.md", "x\n");
  shelf_write(&s, "deep/100%.md", "x\n");
  shelf_update(&s);
  static const struct shelf_case cases[] = {
      {"links:\"deep/far away.md\"", "a deep/pkg.some-pod t other/twin"},
      {"links:deep/pkg.some-pod.md", "a"},
      {"links:t.md", "deep/far away"},
      {"links:some/twin.md", "some/folder/README t"},
      {"links:other/twin.md", "a some/folder/README t"},
      {"links:some/folder/README.md", "some/b"},
      {"links:what?.md", "some/folder/README"},
      {"links:deep/100%.md", "some/folder/README"},
      {"has:broken-link", "deep/pkg.some-pod"},
  };
  shelf_check(&s, cases, sizeof cases / sizeof *cases);
  shelf_release(&s);
}

static void links_that_lead_to_no_note_are_broken(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[x](gone.md)\n");
  shelf_write(&s, "b.md", "[x](gone) \n");
  shelf_write(&s, "c.md", "[x](gone/)\n");
  shelf_write(&s, "d.md", "[[gone]]\n");
  shelf_write(&s, "e.md", "[x](program.py) [y](../../out.md) [z](https://example.org/x.md)\n");
  shelf_write(&s, "f.md", "[x](A.md)\n");
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "a b c d f");
  assert_finds(&s, "is:orphan", "a b c d e f");
  shelf_release(&s);
}

/* Nothing but the note that came or went is read again. */
static void notes_that_come_and_go_mend_and_break_the_links_of_others(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[x](later.md)\n");
  shelf_write(&s, "b.md", "[[The later one]]\n");
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "a b");
  shelf_write(&s, "later.md", "---\ntitle: The later one\n---\n");
  shelf_update(&s);
  assert_string_equal(shelf_counts(&s), "1 0 2 0 0");
  assert_finds(&s, "has:broken-link", "");
  assert_finds(&s, "links:later.md", "a b");
  assert_finds(&s, "is:orphan", "a b");
  shelf_write(&s, "later.md", "---\ntitle: Another one\n---\n");
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "b");
  shelf_remove(&s, "later.md");
  shelf_write(&s, "sub/later.md", "---\ntitle: The later one\n---\n");
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "a");
  assert_finds(&s, "links:sub/later.md", "b");
  shelf_write(&s, "a.md", "nothing\n");
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "");
  assert_finds(&s, "has:link", "b");
  shelf_release(&s);
}

static void keep_broken(void *context, const struct library_broken_link *link)
{
  struct shelf *s = context;
  size_t folder = strlen(s->folder) + strlen("/notes/");
  buf_addf(
      &s->failures, "%.*s -> %.*s\n", STR_ARG(str_from(link->note, folder)), STR_ARG(link->path));
}

static void broken_links_are_told_one_by_one(void **state)
{
  (void)state;
  struct shelf s;
  size_t n = 7;
  shelf_init(&s);
  shelf_write(&s, "b.md", "[x](gone.md) [y](a.md) [[no such]] [z](LICENSE) [u](two%20words.md)\n");
  shelf_write(&s, "a.md", "[x](sub/) [y](sub/) [h](.hidden.md)\n");
  shelf_write(&s, "c.md", "[x](a.md)\n");
  shelf_write(&s, "LICENSE", "x\n");
  shelf_write(&s, ".hidden.md", "x\n");
  shelf_update(&s);
  assert_true(library_broken_links(s.library, keep_broken, &s, &n, &s.err));
  assert_string_equal(buf_cstr(&s.failures),
      "a.md -> sub/\na.md -> sub/\nb.md -> gone.md\nb.md -> two words.md\nb.md -> no such\n");
  assert_int_equal(n, 5);
  shelf_release(&s);
}

static void backlinks_are_read_by_title_and_counted_beyond_so_many(void **state)
{
  (void)state;
  struct shelf s;
  struct backlinks found;
  struct arena *arena = arena_new();
  atomic_bool cancel = true;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[me](a.md)\n");
  for (int i = 0; i <= BACKLINKS_MAX; i++) {
    char path[24], text[64];
    snprintf(path, sizeof path, "n/%d.md", i);
    snprintf(text, sizeof text, "# Note %03d\n[a](../a.md)\n", BACKLINKS_MAX - i);
    shelf_write(&s, path, text);
  }
  shelf_update(&s);
  struct str path = arena_printf(arena, "%s", shelf_path(&s, "notes/a.md"));
  assert_true(backlinks_find(s.library, arena, path, NULL, &found));
  assert_int_equal(found.n, BACKLINKS_MAX);
  assert_int_equal(found.n_all, BACKLINKS_MAX + 1);
  for (size_t i = 1; i < found.n; i++)
    assert_true(str_cmp(found.items[i - 1].title, found.items[i].title) < 0);
  assert_true(backlinks_find(s.library, arena, STR_LIT("/no/such.md"), NULL, &found));
  assert_int_equal(found.n_all, 0);
  assert_false(backlinks_find(s.library, arena, path, &cancel, &found));
  arena_free(arena);
  shelf_release(&s);
}

static void nobody_sees_the_fields_that_keep_links(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[x](a.md) [[a]]\n");
  shelf_update(&s);
  assert_finds(&s, "\"\x01link\":*",
      "! there is no field \"\x01link\"; nearest: \"links\", \"lang\", \"is\" (column 1)");
  shelf_release(&s);
}

static void write_namesake(struct shelf *s, int i)
{
  char path[32];
  snprintf(path, sizeof path, "n%d/same.md", i);
  shelf_write(s, path, "x\n");
}

static void so_many_notes_of_one_name_are_looked_at(void **state)
{
  (void)state;
  struct shelf s;
  shelf_init(&s);
  shelf_write(&s, "a.md", "[[z/same]]\n");
  for (int i = 1; i < LIMIT_NAMESAKES; i++)
    write_namesake(&s, i);
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "a");
  write_namesake(&s, 0);
  shelf_update(&s);
  assert_finds(&s, "has:broken-link", "");
  shelf_release(&s);
}

static void so_many_links_of_a_note_are_kept(void **state)
{
  (void)state;
  struct bodytext b = {0};
  char *path = calloc(1, LIMIT_LINK_BYTES + 2);
  for (int i = 0; i < LIMIT_NOTE_LINKS; i++)
    bodytext_add_link(&b, STR_LIT("a.md"), false, 1);
  assert_int_equal(b.n_links, LIMIT_NOTE_LINKS);
  bodytext_add_link(&b, STR_LIT("a.md"), false, 1);
  assert_int_equal(b.n_links, LIMIT_NOTE_LINKS);
  bodytext_clear(&b);
  memset(path, 'a', LIMIT_LINK_BYTES + 1);
  bodytext_add_link(&b, str_of(path), false, 1);
  assert_int_equal(b.n_links, 0);
  path[LIMIT_LINK_BYTES] = '\0';
  bodytext_add_link(&b, str_of(path), false, 1);
  assert_int_equal(b.n_links, 1);
  bodytext_release(&b);
  free(path);
}

/* A library of small names that meet all the time. */
static void fill_at_random(struct shelf *s)
{
  static const char *const folders[] = {"", "a/", "b/", "a/b/", "b/a/", "c\xC3\xA9/"};
  static const char *const names[] = {
      "a", "b", "index", "README", "x y", "C\xC3\xA9", "a.b", "c\xC3\xA9"};
  enum { FOLDERS = 6, NAMES = 8, LINKS = 3 };
  uint32_t seed = 7;
  for (int f = 0; f < FOLDERS; f++)
    for (int n = 0; n < NAMES; n++) {
      char path[64], text[600];
      size_t at = 0;
      if ((seed = seed * 1103515245 + 12345) >> 16 & 1) continue;
      snprintf(path, sizeof path, "%s%s.md", folders[f], names[n]);
      at += (size_t)snprintf(text, sizeof text, "---\ntitle: %s %s\naliases: [%s]\n---\n",
          names[(seed >> 20) % NAMES], names[(seed >> 24) % NAMES], names[(seed >> 17) % NAMES]);
      for (int i = 0; i < LINKS; i++) {
        seed = seed * 1103515245 + 12345;
        const char *folder = folders[(seed >> 16) % FOLDERS], *name = names[(seed >> 20) % NAMES];
        static const char *const begins[] = {"[[", "[x](", "[x](/"}, *const ends[] = {
                                                                         "]]", ")", ".md)"};
        unsigned form = (seed >> 24) % 3;
        at += (size_t)snprintf(
            text + at, sizeof text - at, "%s%s%s%s\n", begins[form], folder, name, ends[form]);
      }
      shelf_write(s, path, text);
    }
}

/* Does a query find anything? */
static bool any(struct shelf *s, const char *query)
{
  struct results *r = results_new(s->library, str_of(query), STR_NONE, NULL, &s->err);
  if (!r) fail_msg("%s: %s", query, s->err.text);
  bool found = results_total(r) > 0;
  results_free(r);
  return found;
}

/* All links are followed at once for is:orphan, and one note's backwards for links: ; both must say
 * the same. */
static void both_ways_of_following_agree(void **state)
{
  (void)state;
  struct shelf s;
  struct result_row rows[64];
  struct arena *arena = arena_new();
  size_t n_linked = 0;
  shelf_init(&s);
  fill_at_random(&s);
  shelf_update(&s);
  struct results *all = results_new(s.library, STR_NONE, STR_NONE, NULL, &s.err);
  size_t n = results_rows(all, arena, 0, 64, rows);
  for (size_t i = 0; i < n; i++) {
    char links[200], orphan[200];
    snprintf(links, sizeof links, "links:\"%.*s\"", STR_ARG(rows[i].path));
    snprintf(orphan, sizeof orphan, "is:orphan path:\"/%.*s\"", STR_ARG(rows[i].path));
    if (any(&s, links) == any(&s, orphan)) fail_msg("%s", links);
    n_linked += any(&s, links);
  }
  assert_true(n > 15 && n_linked > 5 && n_linked < n);
  results_free(all);
  arena_free(arena);
  shelf_release(&s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(links_are_found_from_where_they_lead),
    cmocka_unit_test(a_note_is_named_as_everywhere),
    cmocka_unit_test(a_wikilink_is_a_path_or_a_name),
    cmocka_unit_test(links_that_lead_to_no_note_are_broken),
    cmocka_unit_test(notes_that_come_and_go_mend_and_break_the_links_of_others),
    cmocka_unit_test(broken_links_are_told_one_by_one),
    cmocka_unit_test(backlinks_are_read_by_title_and_counted_beyond_so_many),
    cmocka_unit_test(nobody_sees_the_fields_that_keep_links),
    cmocka_unit_test(so_many_notes_of_one_name_are_looked_at),
    cmocka_unit_test(so_many_links_of_a_note_are_kept),
    cmocka_unit_test(both_ways_of_following_agree),
};

UNIT_MAIN(tests)
