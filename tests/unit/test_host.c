/* Hosts that could be taken for others, and how addresses with them are shown. */
#include "unit.h"

#include "base/host.h"
#include "base/limits.h"
#include "base/lookalike.h"

#include <stdlib.h>

static void assert_shown(const char *url, const char *wanted)
{
  struct buf shown = BUF_INIT;
  host_add_address(&shown, str_of(url));
  assert_string_equal(buf_cstr(&shown), wanted);
  assert_int_equal(host_is_told(str_of(url)), strcmp(url, wanted) != 0);
  buf_release(&shown);
}

static void assert_as_it_is(const char *const *urls, size_t n)
{
  for (size_t i = 0; i < n; i++)
    assert_shown(urls[i], urls[i]);
}

static void honest_hosts_are_shown_as_they_are(void **state)
{
  (void)state;
  static const char *const urls[] = {"https://x.org/a?b=c#d", "http://xn--pple-43d.com/",
      "https://münchen.de/", "https://façade.fr", "https://łódź.pl", "https://şişli.com",
      "https://ąę.pl/", "https://пример.рф/", "https://παράδειγμα.gr", "https://例え.テスト/x",
      "https://toyotaの車.jp", "https://日本語ーとabc.jp", "https://中文ㄅㄆ.tw",
      "https://한국어abc.kr", "https://עברית.il:80/", "https://مثال.com", "https://हिन्दी.in/",
      "https://ไทย.th", "note.md", "../a/b.md#c", "#here", "/a.png", "",
      "https://x.org/%D0%B0/а?а#а", "mailto:hans@münchen.de", "https://user:pass@x.org/",
      "https://[::1]:80/", "https://", "x:", "tel:+49%20а"};
  assert_as_it_is(urls, sizeof urls / sizeof *urls);
}

static void a_label_that_mixes_scripts_is_shown_as_the_net_knows_it(void **state)
{
  (void)state;
  assert_shown("https://аpple.com/x?y#z", "https://xn--pple-43d.com/x?y#z (аpple.com)");
  assert_shown("https://gοοgle.com", "https://xn--ggle-0nda.com (gοοgle.com)");
  assert_shown("//www.раypal.com:80/", "//www.xn--ypal-43d9g.com:80/ (www.раypal.com)");
  assert_shown("https://ωж.com", "https://xn--bya2t.com (ωж.com)");
  assert_shown("https://ㄅひ.com", "https://xn--y9jvq.com (ㄅひ.com)");
}

static void letters_that_all_look_like_ascii_are_told(void **state)
{
  (void)state;
  assert_shown("https://аррӏе.com/", "https://xn--80ak6aa92e.com/ (аррӏе.com)");
  assert_shown("https://gooɡle.com", "https://xn--goole-tmc.com (gooɡle.com)");
  assert_shown("https://x.comノy.jp", "https://x.xn--comy-xq4c.jp (x.comノy.jp)");
}

/* The line under a link hides them. */
static void marks_below_latin_letters_are_told(void **state)
{
  (void)state;
  assert_shown("https://ạpple.com/", "https://xn--pple-4q5a.com/ (ạpple.com)");
  assert_shown("https://paypaḷ.com/", "https://xn--paypa-hj1b.com/ (paypaḷ.com)");
  assert_shown("https://việt.vn/", "https://xn--vit-5kz.vn/ (việt.vn)");
  assert_shown("https://a\xCC\xA3pple.com", "https://xn--pple-4q5a.com (a\xCC\xA3pple.com)");
}

static void signs_and_forms_that_are_mapped_are_told(void **state)
{
  (void)state;
  assert_shown("https://ｘ.org/", "https://x.org/ (ｘ.org)");
  assert_shown("https://x。org", "https://x.org (x。org)");
  assert_shown("https://x.org⁄y.com", "https://x.org<U+2044>y.com (x.org⁄y.com)");
  assert_shown("https://a\xFF.org/", "https://a<U+FFFD>.org/ (a\xFF.org)");
}

static void the_host_is_found_where_browsers_find_it(void **state)
{
  (void)state;
  assert_shown("https://x.org@аpple.com/", "https://x.org@xn--pple-43d.com/ (аpple.com)");
  assert_shown("https://аpple.com@x.org/", "https://аpple.com@x.org/");
  assert_shown("http:\\\\аpple.com\\@x.org", "http:\\\\xn--pple-43d.com\\@x.org (аpple.com)");
  assert_shown("HTTP:аpple.com", "HTTP:xn--pple-43d.com (аpple.com)");
  assert_shown("https:///аpple.com", "https:///xn--pple-43d.com (аpple.com)");
  assert_shown("https://%D0%B0pple.com", "https://xn--pple-43d.com (%D0%B0pple.com)");
  assert_shown("mailto:a@x.org,b@аpple.com?cc=c@gοοgle.com",
      "mailto:a@x.org,b@xn--pple-43d.com?cc=c@xn--ggle-0nda.com (аpple.com, gοοgle.com)");
}

static void add_long_host(struct buf *url, size_t bytes)
{
  buf_add_cstr(url, "https://");
  while (url->n < strlen("https://") + bytes - 1)
    buf_add_cstr(url, "x.");
  buf_add_cstr(url, "а");
}

/* A name of more than 253 bytes is no name on the net either; beyond the limit nobody is asked. */
static void a_host_that_is_too_long_has_no_name(void **state)
{
  (void)state;
  const size_t sizes[] = {200, LIMIT_HOST_BYTES - 1, LIMIT_HOST_BYTES, LIMIT_HOST_BYTES + 2};
  for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
    struct buf url = BUF_INIT, shown = BUF_INIT;
    add_long_host(&url, sizes[i]);
    host_add_address(&shown, buf_str(&url));
    bool has_name = str_find(buf_str(&shown), STR_LIT("xn--80a")) < shown.n;
    bool has_number = str_find(buf_str(&shown), STR_LIT("<U+0430>")) < shown.n;
    assert_true(has_name || has_number);
    assert_int_equal(has_name, sizes[i] < 253);
    buf_release(&url);
    buf_release(&shown);
  }
}

static void any_bytes_are_taken(void **state)
{
  (void)state;
  struct buf url = BUF_INIT, shown = BUF_INIT;
  srand(7);
  for (size_t i = 0; i < 20000; i++) {
    static const char *const parts[] = {"http:", "//", "@", "а", "x", ".", "%D0", "%00", "\xFF",
        ":", "/", "ノ", "\xE2\x80\xAE", "mailto:", ",", "e\xCC\x81", "xn--", "-"};
    buf_clear(&url);
    for (int k = rand() % 9; k >= 0; k--)
      buf_add_cstr(&url, parts[(size_t)rand() % (sizeof parts / sizeof *parts)]);
    buf_clear(&shown);
    host_add_address(&shown, buf_str(&url));
    bool is_same = str_eq(buf_str(&url), buf_str(&shown));
    assert_int_equal(host_is_told(buf_str(&url)), !is_same);
  }
  buf_release(&url);
  buf_release(&shown);
}

static void lookalikes_are_letters_beyond_ascii(void **state)
{
  (void)state;
  for (uint32_t c = 0; c < 0x80; c++)
    assert_false(lookalike_is(c));
  assert_true(lookalike_is(0x430));  /* а */
  assert_false(lookalike_is(0x436)); /* ж */
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(honest_hosts_are_shown_as_they_are),
    cmocka_unit_test(a_label_that_mixes_scripts_is_shown_as_the_net_knows_it),
    cmocka_unit_test(letters_that_all_look_like_ascii_are_told),
    cmocka_unit_test(marks_below_latin_letters_are_told),
    cmocka_unit_test(signs_and_forms_that_are_mapped_are_told),
    cmocka_unit_test(the_host_is_found_where_browsers_find_it),
    cmocka_unit_test(a_host_that_is_too_long_has_no_name),
    cmocka_unit_test(any_bytes_are_taken),
    cmocka_unit_test(lookalikes_are_letters_beyond_ascii),
};

UNIT_MAIN(tests)
