/* What pages may ask about files (page/world.h), answered from the disk: of files beneath the root
 * of the note's library, or beneath its folder where it is in none. Nothing is opened. */
#ifndef SESSION_WORLD_H
#define SESSION_WORLD_H

#include "library/library.h"
#include "page/world.h"
#include "session/link_check.h"

struct world {
  struct buf note, root;   /* as in struct link_base; both empty: nothing is known */
  struct library *library; /* that the note is in, or NULL */
  struct link_checker links;
  struct page_world page;
};

/* For the note at `path`; empty: one that has no file. library may be NULL. It must not move until
 * world_release. */
void world_init(struct world *w, struct library *library, struct str path);

/* From now on it tells which links of the document lead nowhere. The document must stay. */
void world_check_links(struct world *w, const struct document *doc);

void world_release(struct world *w);

/* Where links of the note stand; borrowed. */
struct link_base world_base(const struct world *w);

#endif
