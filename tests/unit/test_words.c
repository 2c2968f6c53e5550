/* Words, as the index and a query have them. */
#include "unit.h"

#include "base/text.h"
#include "library/stem.h"
#include "library/tokenizer.h"
#include "library/words.h"
#include "library/wordstream.h"

/* Words as one text: separated by blanks, those in the same place by '='. */
static int add_word(void *context, const struct word *word)
{
  struct buf *out = context;
  if (out->n) buf_add_char(out, word->in_same_place ? '=' : ' ');
  buf_add(out, word->text);
  return 0;
}

struct words_case {
  const char *text, *index, *query;
};

static const struct words_case cases[] = {
    {"", "", ""},
    {" . - !", "", ""},
    {"The Cache, the headers.", "the cache the headers", "the cache the headers"},
    {"caf\xC3\xA9 CAFE\xCC\x81 \xC5\x81", "cafe cafe \xC5\x82", "cafe cafe \xC5\x82"},
    {"\xD0\x9F\xD0\xA0\xD0\x98", "\xD0\xBF\xD1\x80\xD0\xB8", "\xD0\xBF\xD1\x80\xD0\xB8"},
    {"don't user's we\xE2\x80\x99re", "dont users were", "dont users were"},
    {"l'eau O'Brien 'quoted'", "l eau o brien quoted", "l eau o brien quoted"},
    {"c++ C# f#.", "c++=c c#=c f#=f", "c++ c# f#"},
    {"c++17 a+b i++; x+ 1+1", "c++=c 17 a b i++=i x+=x 1 1", "c++ 17 a b i++ x+ 1 1"},
    {".NET .env file.txt ...end", ".net=net .env=env file txt end", ".net .env file txt end"},
    {"node.js", "node js", "node js"},
    {"snake_case kebab-case 1.6.5", "snake case kebab case 1 6 5", "snake case kebab case 1 6 5"},
    {"multi-agent a/b@c.org --flag", "multi agent a b c org flag", "multi agent a b c org flag"},
    {"getUserName", "getusername=get=user=name", "getusername"},
    {"iPhone macOS", "iphone=i=phone macos=mac=os", "iphone macos"},
    {"HTTPServerName", "httpservername=http=server=name", "httpservername"},
    {"JavaScript GitHub USA", "javascript github usa", "javascript github usa"},
    {"\xE5\x8C\x97\xE4\xBA\xAC\xE5\xB8\x82", /* three Han letters */
        "\xE5\x8C\x97\xE4\xBA\xAC \xE4\xBA\xAC\xE5\xB8\x82=\xE5\xB8\x82",
        "\xE5\x8C\x97\xE4\xBA\xAC \xE4\xBA\xAC\xE5\xB8\x82"},
    {"\xE4\xBA\xAC", "\xE4\xBA\xAC", "\xE4\xBA\xAC"},
    {"a\xE4\xBA\xAC"
     "b",
        "a \xE4\xBA\xAC b", "a \xE4\xBA\xAC b"},
    {"\xED\x95\x9C\xEA\xB5\xAD", /* Hangul */
        "\xED\x95\x9C\xEA\xB5\xAD=\xEA\xB5\xAD", "\xED\x95\x9C\xEA\xB5\xAD"},
    {"a\xFF"
     "b\x00",
        "a b", "a b"},
};

static struct str words_of(struct buf *out, const char *text, enum words_for purpose)
{
  struct buf scratch = BUF_INIT;
  buf_clear(out);
  words_walk(str_of(text), purpose, &scratch, add_word, out);
  buf_release(&scratch);
  return buf_str(out);
}

static void a_text_is_cut_the_same_way_for_the_index_and_for_a_query(void **state)
{
  (void)state;
  struct buf out = BUF_INIT;
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
    assert_text(words_of(&out, cases[i].text, WORDS_INDEX), cases[i].index);
    assert_text(words_of(&out, cases[i].text, WORDS_QUERY), cases[i].query);
  }
  buf_release(&out);
}

static int check_place(void *context, const struct word *word)
{
  struct str text = *(struct str *)context, source;
  assert_true(word->start < word->end && word->end <= text.n);
  source = str_first(str_from(text, word->start), word->end - word->start);
  struct buf folded = BUF_INIT;
  text_add_folded(&folded, source);
  assert_str(word->text, buf_str(&folded));
  buf_release(&folded);
  return 0;
}

static void each_word_says_which_bytes_it_stands_for(void **state)
{
  (void)state;
  struct str text = STR_LIT("Use getUserName, c++ and .NET\xE2\x80\x94 caf\xC3\xA9 "
                            "\xE5\x8C\x97\xE4\xBA\xAC\xE5\xB8\x82");
  struct buf scratch = BUF_INIT;
  words_walk(text, WORDS_INDEX, &scratch, check_place, &text);
  buf_release(&scratch);
}

static void a_long_word_is_cut_at_a_whole_character(void **state)
{
  (void)state;
  struct buf text = BUF_INIT, out = BUF_INIT;
  buf_add_repeat(&text, STR_LIT("\xD0\x96"), 1000);
  struct str word = words_of(&out, buf_cstr(&text), WORDS_INDEX);
  assert_int_equal(word.n, WORD_BYTES);
  buf_clear(&text);
  buf_add_repeat(&text, STR_LIT("ab"), 100000);
  assert_int_equal(words_of(&out, buf_cstr(&text), WORDS_INDEX).n, WORD_BYTES);
  buf_release(&text);
  buf_release(&out);
}

static int stop_at_once(void *context, const struct word *word)
{
  (void)word;
  ++*(int *)context;
  return 7;
}

static void the_walk_ends_when_it_is_told_to(void **state)
{
  (void)state;
  int n = 0;
  struct buf scratch = BUF_INIT;
  assert_int_equal(
      words_walk(STR_LIT("getUserName c++"), WORDS_INDEX, &scratch, stop_at_once, &n), 7);
  assert_int_equal(n, 1);
  buf_release(&scratch);
}

static void a_single_letter_of_a_script_without_blanks_is_told(void **state)
{
  (void)state;
  bool alone;
  assert_int_equal(words_count(STR_LIT("\xE4\xBA\xAC"), &alone), 1);
  assert_true(alone);
  assert_int_equal(words_count(STR_LIT("a1\xE4\xBA\xAC"), &alone), 2);
  assert_true(alone);
  assert_int_equal(words_count(STR_LIT("\xE5\x8C\x97\xE4\xBA\xAC"), &alone), 1);
  assert_false(alone);
  assert_int_equal(words_count(STR_LIT("a b"), &alone), 2);
  assert_false(alone);
  assert_int_equal(words_count(STR_LIT("!"), NULL), 0);
}

static void words_are_stemmed_but_the_end_of_a_prefix(void **state)
{
  (void)state;
  struct db *db = db_open_memory(NULL);
  struct tokenizer *t = tokenizer_install(db);
  assert_non_null(t);
  struct buf out = BUF_INIT;
  tokenizer_walk(t, STR_LIT("The users optimizing c++ caches"), WORDS_INDEX, add_word, &out);
  assert_text(buf_str(&out), "the user optim c++=c cach");
  buf_release(&out);
  db_close(db);
}

struct unspaced {
  size_t n, n_unspaced;
};

static int count_unspaced(void *context, const struct word *word)
{
  struct unspaced *count = context;
  count->n++;
  count->n_unspaced += word->is_unspaced;
  return 0;
}

static void letters_without_blanks_between_words_are_told(void **state)
{
  (void)state;
  struct unspaced count = {0};
  struct buf scratch = BUF_INIT;
  words_walk(STR_LIT("git \xE5\x8C\x97\xE4\xBA\xAC\xE5\xB8\x82 1.6"), WORDS_QUERY, &scratch,
      count_unspaced, &count);
  buf_release(&scratch);
  assert_int_equal(count.n, 5);
  assert_int_equal(count.n_unspaced, 2);
}

static void stems_are_those_of_the_script(void **state)
{
  (void)state;
  static const struct {
    const char *word, *stem;
  } stems[] = {
      {"caches", "cach"}, {"optimizing", "optim"}, {"is", "is"}, {"http2s", "http2s"}, /* a name */
      {"c++", "c++"}, {"", ""},
      {"\xD8\xA7\xD9\x84\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8",
          "\xD9\x83\xD8\xAA\xD8\xA7\xD8\xA8"}, /* the book, book */
      {"\xD0\xBA\xD0\xBD\xD0\xB8\xD0\xB3\xD0\xB0\xD0\xBC\xD0\xB8",
          "\xD0\xBA\xD0\xBD\xD0\xB8\xD0\xB3"}, /* with books, book */
      {"\xE5\x8C\x97\xE4\xBA\xAC", "\xE5\x8C\x97\xE4\xBA\xAC"},
      {"a\xD0\xB0", "a\xD0\xB0"}, /* two scripts */
  };
  struct stemmer *s = stemmer_new();
  for (int round = 0; round < 2; round++) /* asked, and remembered */
    for (size_t i = 0; i < sizeof stems / sizeof *stems; i++)
      assert_text(stemmer_stem(s, str_of(stems[i].word)), stems[i].stem);
  stemmer_free(s);
}

static void a_word_longer_than_what_is_remembered_is_stemmed(void **state)
{
  (void)state;
  struct stemmer *s = stemmer_new();
  assert_text(stemmer_stem(s, STR_LIT("counterrevolutionariesness")), "counterrevolutionaries");
  assert_text(stemmer_stem(s, STR_LIT("caches")), "cach");
  stemmer_free(s);
}

/* The words of a stream, as add_word puts them down. */
static void read_stream(struct str stream, struct buf *out)
{
  struct word word;
  while (wordstream_next(&stream, &word.text, &word.in_same_place))
    add_word(out, &word);
  assert_int_equal(stream.n, 0);
}

static void a_stream_has_the_stemmed_words_of_the_index(void **state)
{
  (void)state;
  struct buf stream = BUF_INIT, scratch = BUF_INIT, out = BUF_INIT;
  struct stemmer *s = stemmer_new();
  assert_int_equal(wordstream_add(&stream, STR_LIT("Optimizing getUserName, c++"), s, &scratch), 3);
  read_stream(buf_str(&stream), &out);
  assert_text(buf_str(&out), "optim getusernam=get=user=name c++=c");
  assert_int_equal(wordstream_add(&stream, STR_LIT(" - "), s, &scratch), 0);
  buf_release(&stream);
  buf_release(&scratch);
  buf_release(&out);
  stemmer_free(s);
}

static void a_stream_that_is_cut_ends_before_its_last_word(void **state)
{
  (void)state;
  struct str stream = STR_LIT("\x02"
                              "ab\x83xy"),
             word;
  bool in_same_place;
  assert_true(wordstream_next(&stream, &word, &in_same_place));
  assert_text(word, "ab");
  assert_false(wordstream_next(&stream, &word, &in_same_place));
}

static void the_longest_word_fits_into_a_stream(void **state)
{
  (void)state;
  char text[WORD_BYTES + 20];
  struct buf stream = BUF_INIT, scratch = BUF_INIT;
  struct stemmer *s = stemmer_new();
  memset(text, '7', sizeof text);
  wordstream_add(&stream, (struct str){text, sizeof text}, s, &scratch);
  assert_int_equal(stream.n, 1 + WORD_BYTES);
  assert_int_equal((unsigned char)stream.p[0], WORD_BYTES);
  buf_release(&stream);
  buf_release(&scratch);
  stemmer_free(s);
}

static const struct CMUnitTest tests[] = {
    cmocka_unit_test(a_text_is_cut_the_same_way_for_the_index_and_for_a_query),
    cmocka_unit_test(each_word_says_which_bytes_it_stands_for),
    cmocka_unit_test(a_long_word_is_cut_at_a_whole_character),
    cmocka_unit_test(the_walk_ends_when_it_is_told_to),
    cmocka_unit_test(a_single_letter_of_a_script_without_blanks_is_told),
    cmocka_unit_test(words_are_stemmed_but_the_end_of_a_prefix),
    cmocka_unit_test(letters_without_blanks_between_words_are_told),
    cmocka_unit_test(stems_are_those_of_the_script),
    cmocka_unit_test(a_word_longer_than_what_is_remembered_is_stemmed),
    cmocka_unit_test(a_stream_has_the_stemmed_words_of_the_index),
    cmocka_unit_test(a_stream_that_is_cut_ends_before_its_last_word),
    cmocka_unit_test(the_longest_word_fits_into_a_stream),
};

UNIT_MAIN(tests)
