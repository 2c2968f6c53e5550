/* Makes any number of notes for measuring, the same ones every time: the full post meta, and text
 * whose words are about as frequent as those of a natural language (Zipf's law).
 *
 *   make_notes FOLDER COUNT [FIRST]
 *
 * Note i depends on i alone; a thousand of them share a folder. */
#include <errno.h>
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
  VOCABULARY = 80000,
  WORD_BYTES = 24,
  FOLDER_NOTES = 1000,
  BODY_SENTENCES = 48, /* about 5 kB */
};

/* The most frequent words of English, in the order of their frequency. */
static const char *const frequent[] = {"the", "of", "and", "to", "a", "in", "is", "that", "for",
    "it", "as", "with", "be", "on", "are", "this", "by", "or", "not", "from", "an", "at", "which",
    "can", "when", "if", "has", "one", "but", "all", "each", "use", "file", "will", "there", "more",
    "so", "data", "time", "then", "was", "into", "also", "only", "code", "new", "set", "run",
    "value", "list", "first", "than", "other", "some", "no", "name", "two", "line", "server",
    "system", "need", "user", "test", "same", "build", "cache", "query", "index", "page",
    "request"};

static const char *const stacks[] = {"python", "postgres", "kubernetes", "react", "rust", "go",
    "linux", "sqlite", "django", "rails", "node", "terraform", "redis", "kafka", "java", "elixir"};
static const char *const tools[] = {"git", "docker", "pytest", "fastapi", "vim", "tmux", "make",
    "curl", "ripgrep", "strace", "gdb", "perf", "nginx", "grafana", "ansible", "helm", "jq", "awk",
    "systemd", "prometheus"};
static const char *const problems[] = {"slow queries", "build time", "memory leaks", "cold starts",
    "flaky tests", "lost updates", "log noise", "disk pressure"};
static const char *const levels[] = {"beginner", "intermediate", "advanced"};
static const char *const states[] = {"draft", "current", "expanded", "stale"};

#define PICK(random, list) ((list)[below(random, sizeof(list) / sizeof *(list))])

/* Marsaglia's xorshift64*. */
static uint64_t next_random(uint64_t *state)
{
  *state ^= *state >> 12;
  *state ^= *state << 25;
  *state ^= *state >> 27;
  return *state * UINT64_C(2685821657736338717);
}

static size_t below(uint64_t *random, size_t n)
{
  return (size_t)((next_random(random) >> 33) % n);
}

/* ---- words ---- */

struct vocabulary {
  char words[VOCABULARY][WORD_BYTES];
  double reach[VOCABULARY]; /* the part of a text that words up to this one make up */
};

/* Syllables that can be said, from a number of the word alone. */
static void make_word(char *out, size_t number)
{
  static const char *const heads[] = {"b", "br", "c", "ch", "d", "dr", "f", "g", "gl", "h", "k",
      "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w", "z"};
  static const char *const vowels[] = {"a", "e", "i", "o", "u", "ea", "io"};
  static const char *const tails[] = {"", "n", "r", "l", "s", "t", "m", "nd", "rt", "ck"};
  uint64_t random = (number + 1) * UINT64_C(0x9E3779B97F4A7C15);
  size_t n_syllables = 1 + (number > 500) + below(&random, 2);
  *out = '\0';
  for (size_t i = 0; i < n_syllables; i++) {
    strcat(out, PICK(&random, heads));
    strcat(out, PICK(&random, vowels));
    strcat(out, PICK(&random, tails));
  }
}

static void make_vocabulary(struct vocabulary *v)
{
  double sum = 0;
  for (size_t i = 0; i < VOCABULARY; i++) {
    if (i < sizeof frequent / sizeof *frequent)
      snprintf(v->words[i], WORD_BYTES, "%s", frequent[i]);
    else
      make_word(v->words[i], i);
    sum += 1 / pow((double)i + 2.7, 1.07); /* Mandelbrot's form of the law */
    v->reach[i] = sum;
  }
  for (size_t i = 0; i < VOCABULARY; i++)
    v->reach[i] /= sum;
}

static const char *pick_word(const struct vocabulary *v, uint64_t *random)
{
  double at = (double)(next_random(random) >> 11) / (double)(UINT64_C(1) << 53);
  size_t low = 0, high = VOCABULARY - 1;
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (v->reach[middle] < at)
      low = middle + 1;
    else
      high = middle;
  }
  return v->words[low];
}

static void put_words(FILE *f, const struct vocabulary *v, uint64_t *random, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    const char *word = pick_word(v, random);
    if (i)
      fprintf(f, " %s", word);
    else
      fprintf(f, "%c%s", *word - 'a' + 'A', word + 1);
  }
}

/* ---- a note ---- */

static void put_meta(FILE *f, const struct vocabulary *v, uint64_t *r, size_t number)
{
  fprintf(f, "---\ntitle: ");
  put_words(f, v, r, 4 + below(r, 5));
  fprintf(f, "\nsummary: ");
  put_words(f, v, r, 18);
  fprintf(f, "\nstack: [%s, %s]\ntools: [%s, %s, %s]\n", PICK(r, stacks), PICK(r, stacks),
      PICK(r, tools), PICK(r, tools), PICK(r, tools));
  fprintf(f, "difficulty: %s\nreading time: %zu\nview count: %zu\n", PICK(r, levels),
      1 + below(r, 20), below(r, 200000));
  fprintf(f, "score: {quality: %zu, freshness: %zu, depth: %zu, clarity: %zu}\n", 40 + below(r, 61),
      40 + below(r, 61), 40 + below(r, 61), 40 + below(r, 61));
  fprintf(f, "revision: {status: %s, version: %zu.%zu.%zu, last reviewed: 20%02zu-%02zu-%02zu}\n",
      PICK(r, states), below(r, 4), below(r, 12), below(r, 30), 14 + below(r, 12), 1 + below(r, 12),
      1 + below(r, 28));
  fprintf(f, "reference: fn-ref-%07zu\nflags: {ai generated style: %zu, has images: %zu}\n", number,
      below(r, 2), below(r, 2));
  fprintf(f, "checklist:\n  - %s the %s\n  - %s it again\n", pick_word(v, r), pick_word(v, r),
      pick_word(v, r));
  fprintf(f, "entities:\n  - {name: %s, type: stack}\n  - {name: %s, type: problem}\n",
      PICK(r, stacks), PICK(r, problems));
  fprintf(f, "payload: {source id: gen-%zu, batch: %zu}\n---\n", number, number / FOLDER_NOTES);
}

static void put_body(FILE *f, const struct vocabulary *v, uint64_t *r)
{
  for (int i = 0; i < BODY_SENTENCES; i++) {
    if (i % 12 == 0) {
      fprintf(f, "\n## ");
      put_words(f, v, r, 3);
      fprintf(f, "\n\n");
    }
    if (i % 12 == 7) {
      fprintf(f, "\n```sh\n%s --%s %s | %s\n```\n\n", PICK(r, tools), pick_word(v, r),
          pick_word(v, r), PICK(r, tools));
    }
    if (i % 12 > 8) fprintf(f, "- ");
    put_words(f, v, r, 8 + below(r, 13));
    fprintf(f, i % 12 > 8 || i % 4 == 3 ? ".\n\n" : ". ");
  }
}

static bool write_note(const struct vocabulary *v, const char *folder, size_t number)
{
  char path[4096];
  uint64_t random = (number + 1) * UINT64_C(0xD1342543DE82EF95);
  snprintf(path, sizeof path, "%s/%04zu", folder, number / FOLDER_NOTES);
  if (mkdir(path, 0777) && errno != EEXIST) return false;
  snprintf(path, sizeof path, "%s/%04zu/%07zu.md", folder, number / FOLDER_NOTES, number);
  FILE *f = fopen(path, "w");
  if (!f) return false;
  put_meta(f, v, &random, number);
  put_body(f, v, &random);
  bool ok = !ferror(f);
  return fclose(f) == 0 && ok;
}

int main(int argc, char **argv)
{
  static struct vocabulary v;
  if (argc < 3) {
    fprintf(stderr, "usage: make_notes FOLDER COUNT [FIRST]\n");
    return 2;
  }
  size_t count = strtoul(argv[2], NULL, 10), first = argc > 3 ? strtoul(argv[3], NULL, 10) : 0;
  make_vocabulary(&v);
  mkdir(argv[1], 0777);
  for (size_t i = first; i < first + count; i++)
    if (!write_note(&v, argv[1], i)) {
      perror(argv[1]);
      return 2;
    }
  return 0;
}
