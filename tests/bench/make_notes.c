/* Makes any number of notes for measuring, the same ones every time: the full post meta, and text
 * whose words are about as frequent as those of a natural language (Zipf's law).
 *
 *   make_notes FOLDER COUNT [FIRST]
 *
 * Note i depends on i alone; a thousand of them share a folder. */
#include "vocabulary.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

enum {
  FOLDER_NOTES = 1000,
  BODY_SENTENCES = 48, /* about 5 kB */
};

static const char *const stacks[] = {"python", "postgres", "kubernetes", "react", "rust", "go",
    "linux", "sqlite", "django", "rails", "node", "terraform", "redis", "kafka", "java", "elixir"};
static const char *const tools[] = {"git", "docker", "pytest", "fastapi", "vim", "tmux", "make",
    "curl", "ripgrep", "strace", "gdb", "perf", "nginx", "grafana", "ansible", "helm", "jq", "awk",
    "systemd", "prometheus"};
static const char *const problems[] = {"slow queries", "build time", "memory leaks", "cold starts",
    "flaky tests", "lost updates", "log noise", "disk pressure"};
static const char *const levels[] = {"beginner", "intermediate", "advanced"};
static const char *const states[] = {"draft", "current", "expanded", "stale"};

#define PICK(random, list) ((list)[random_below(random, sizeof(list) / sizeof *(list))])

/* ---- words ---- */

static void put_words(FILE *f, const struct vocabulary *v, uint64_t *random, size_t n)
{
  for (size_t i = 0; i < n; i++) {
    const char *word = vocabulary_pick(v, random);
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
  put_words(f, v, r, 4 + random_below(r, 5));
  fprintf(f, "\nsummary: ");
  put_words(f, v, r, 18);
  fprintf(f, "\nstack: [%s, %s]\ntools: [%s, %s, %s]\n", PICK(r, stacks), PICK(r, stacks),
      PICK(r, tools), PICK(r, tools), PICK(r, tools));
  fprintf(f, "difficulty: %s\nreading time: %zu\nview count: %zu\n", PICK(r, levels),
      1 + random_below(r, 20), random_below(r, 200000));
  fprintf(f, "score: {quality: %zu, freshness: %zu, depth: %zu, clarity: %zu}\n",
      40 + random_below(r, 61), 40 + random_below(r, 61), 40 + random_below(r, 61),
      40 + random_below(r, 61));
  fprintf(f, "revision: {status: %s, version: %zu.%zu.%zu, last reviewed: 20%02zu-%02zu-%02zu}\n",
      PICK(r, states), random_below(r, 4), random_below(r, 12), random_below(r, 30),
      14 + random_below(r, 12), 1 + random_below(r, 12), 1 + random_below(r, 28));
  fprintf(f, "reference: fn-ref-%07zu\nflags: {ai generated style: %zu, has images: %zu}\n", number,
      random_below(r, 2), random_below(r, 2));
  fprintf(f, "checklist:\n  - %s the %s\n  - %s it again\n", vocabulary_pick(v, r),
      vocabulary_pick(v, r), vocabulary_pick(v, r));
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
      fprintf(f, "\n```sh\n%s --%s %s | %s\n```\n\n", PICK(r, tools), vocabulary_pick(v, r),
          vocabulary_pick(v, r), PICK(r, tools));
    }
    if (i % 12 > 8) fprintf(f, "- ");
    put_words(f, v, r, 8 + random_below(r, 13));
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
  vocabulary_make(&v);
  mkdir(argv[1], 0777);
  for (size_t i = first; i < first + count; i++)
    if (!write_note(&v, argv[1], i)) {
      perror(argv[1]);
      return 2;
    }
  return 0;
}
