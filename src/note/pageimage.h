/* The images in a page's body: a caption, printed once as the image's text and once below it with
 * its credit ("... 1. image source: unsplash"). Where they came from stands in the post meta. */
#ifndef NOTE_PAGEIMAGE_H
#define NOTE_PAGEIMAGE_H

#include "base/tree.h"

struct page_image_entry {
  struct str source, url, caption;
  bool is_used;
};

struct page_images {
  struct page_image_entry *entries;
  size_t n; /* at most LIMIT_PAGE_IMAGES */
};

struct page_image {
  struct str caption, url; /* url is empty when the post meta has none */
  struct str credit;       /* "image source: unsplash", or empty */
};

/* The images of the list of {source, url, caption}, which may be NULL. Lives in the arena. */
struct page_images page_images_of(struct arena *a, const struct tree *list, struct faults *faults);

/* Is the block of lines an image? Finds its entry: by caption, else by source, else the next.
 * Each is used once. */
bool page_image_read(struct page_images *images, struct str block, struct page_image *out);

#endif
