/* Recognising images and finding their addresses. */
#include "note/pageimage.h"

#include "base/limits.h"
#include "note/pageline.h"
#include "note/value.h"

struct page_images page_images_of(struct arena *a, const struct tree *list, struct faults *faults)
{
  struct page_images images = {NULL, 0};
  if (!list || list->kind != TREE_LIST) return images;
  images.entries = ARENA_ARRAY(a, LIMIT_PAGE_IMAGES, struct page_image_entry);
  for (const struct tree *t = list->first; t; t = t->next) {
    struct page_image_entry entry = {STR_NONE, STR_NONE, STR_NONE, false};
    if (!value_named(t, "url", &entry.url)) continue;
    if (images.n == LIMIT_PAGE_IMAGES) {
      fault_add(faults, 0, "more than %d images: those beyond are kept as text", LIMIT_PAGE_IMAGES);
      break;
    }
    value_named(t, "source", &entry.source);
    value_named(t, "caption", &entry.caption);
    images.entries[images.n++] = entry;
  }
  return images;
}

/* ". image source: unsplash" behind a caption: a few words, a colon, and more. */
static bool read_credit(struct str behind, struct str *credit)
{
  enum { CREDIT_BYTES = 200, CREDIT_WORDS = 6 };
  struct str label, text;
  if (!str_starts(behind, STR_LIT(". "))) return false;
  *credit = str_trim(str_from(behind, 2));
  value_split_pair(*credit, &label, &text);
  size_t n_words = 1;
  for (size_t i = 0; i < label.n; i++)
    n_words += label.p[i] == ' ';
  return label.n && text.n && credit->n <= CREDIT_BYTES && n_words <= CREDIT_WORDS;
}

/* The caption again with its credit behind. */
static bool read_repeated(struct str line, struct page_image *image)
{
  if (!str_starts(line, image->caption)) return false;
  return read_credit(str_from(line, image->caption.n), &image->credit);
}

/* One line that has both. */
static bool read_alone(struct str line, struct page_image *image)
{
  static const char mark[] = ". image source:";
  for (size_t i = 0; i + sizeof mark <= line.n; i++) {
    if (!str_eq_nocase((struct str){line.p + i, sizeof mark - 1}, STR_LIT(mark))) continue;
    image->caption = str_first(line, i);
    return i && read_credit(str_from(line, i), &image->credit);
  }
  return false;
}

static bool use_entry(struct page_image_entry *entry, struct str *url)
{
  entry->is_used = true;
  *url = entry->url;
  return true;
}

static bool use_by_caption(struct page_images *images, struct str caption, struct str *url)
{
  for (size_t i = 0; i < images->n; i++) {
    struct page_image_entry *entry = &images->entries[i];
    if (!entry->is_used && str_eq_nocase(entry->caption, caption)) return use_entry(entry, url);
  }
  return false;
}

/* By its source, else whichever comes next. */
static bool use_by_source(struct page_images *images, struct str source, struct str *url)
{
  struct page_image_entry *next = NULL;
  for (size_t i = images->n; i-- > 0;) {
    struct page_image_entry *entry = &images->entries[i];
    bool is_better =
        !next || str_eq_nocase(entry->source, source) || !str_eq_nocase(next->source, source);
    if (!entry->is_used && is_better) next = entry;
  }
  return next && use_entry(next, url);
}

/* Lines that say nothing but the caption, and one that may add the credit. */
static bool read_lines(struct str block, struct page_image *image)
{
  enum { LINES_MAX = 4 };
  struct page_cursor c = {block, 1};
  struct page_line line;
  for (int n = 0; page_next(&c, &line); n++) {
    if (n == LINES_MAX || line.is_bullet || image->credit.n) return false;
    if (!n && !read_alone(line.text, image))
      image->caption = line.text;
    else if (n && !str_eq(line.text, image->caption) && !read_repeated(line.text, image))
      return false;
  }
  return true;
}

bool page_image_read(struct page_images *images, struct str block, struct page_image *out)
{
  struct str label, source;
  *out = (struct page_image){STR_NONE, STR_NONE, STR_NONE};
  if (!read_lines(block, out)) return false;
  if (use_by_caption(images, out->caption, &out->url)) return true;
  if (!out->credit.n) return false;
  value_split_pair(out->credit, &label, &source);
  use_by_source(images, source, &out->url);
  return true;
}
