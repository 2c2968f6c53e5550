/* The table of traits. */
#include "library/trait.h"

typedef const struct article *article;
typedef const struct bodytext *body;

static bool has_images(article a, body b)
{
  (void)b;
  return a->images.n || article_switch_is_on(a, STR_LIT("has images"));
}

static bool has_code(article a, body b)
{
  (void)a;
  return b->code.n > 0;
}

static bool has_headings(article a, body b)
{
  (void)a;
  return b->headings.n > 0;
}

static bool has_checklist(article a, body b)
{
  (void)b;
  return a->checklist.n > 0;
}

static bool has_entities(article a, body b)
{
  (void)b;
  return a->entities.n > 0;
}

static bool has_scores(article a, body b)
{
  (void)b;
  return a->scores.n > 0;
}

static bool has_outline(article a, body b)
{
  (void)b;
  return a->outline.n > 0;
}

static bool has_summary(article a, body b)
{
  (void)b;
  return a->summary.n > 0;
}

static bool has_date(article a, body b)
{
  (void)b;
  return a->date.n > 0;
}

static bool has_review(article a, body b)
{
  (void)b;
  return a->reviewed.n > 0;
}

static bool has_stack(article a, body b)
{
  (void)b;
  return a->stack.n > 0;
}

static bool has_tools(article a, body b)
{
  (void)b;
  return a->tools.n > 0;
}

static bool has_faults(article a, body b)
{
  (void)b;
  return a->faults.n > 0;
}

static bool has_meta(article a, body b)
{
  (void)b;
  return a->meta->n > 0;
}

static bool has_links(article a, body b)
{
  (void)a;
  return b->n_links > 0;
}

static bool is_ai(article a, body b)
{
  (void)b;
  return article_switch_is_on(a, STR_LIT("ai generated style"));
}

static bool needs_review(article a, body b)
{
  (void)b;
  return article_switch_is_on(a, STR_LIT("needs human review"));
}

static bool is_image_heavy(article a, body b)
{
  (void)b;
  return article_switch_is_on(a, STR_LIT("image heavy"));
}

static bool is_draft(article a, body b)
{
  (void)b;
  const struct tree *draft = tree_get(a->meta, STR_LIT("draft"));
  return draft && draft->kind == TREE_SCALAR && draft->number != 0;
}

static bool is_untitled(article a, body b)
{
  (void)b;
  return a->title_from == TITLE_FROM_PATH;
}

const struct trait traits[TRAITS] = {
    {"has", "image", has_images, TRAIT_HAS_IMAGES, "images, or says so in its flags"},
    {"has", "code", has_code, TRAIT_UNMARKED, "a block of code"},
    {"has", "heading", has_headings, TRAIT_UNMARKED, "a heading in its text"},
    {"has", "checklist", has_checklist, TRAIT_UNMARKED, "a list to tick"},
    {"has", "entity", has_entities, TRAIT_UNMARKED, "named entities"},
    {"has", "score", has_scores, TRAIT_UNMARKED, "scores"},
    {"has", "outline", has_outline, TRAIT_UNMARKED, "an outline"},
    {"has", "summary", has_summary, TRAIT_UNMARKED, "a summary"},
    {"has", "date", has_date, TRAIT_UNMARKED, "a date"},
    {"has", "review", has_review, TRAIT_UNMARKED, "a day of last review"},
    {"has", "stack", has_stack, TRAIT_UNMARKED, "a stack"},
    {"has", "tool", has_tools, TRAIT_UNMARKED, "tools"},
    {"has", "fault", has_faults, TRAIT_HAS_FAULTS, "something wrong in its front matter"},
    {"has", "meta", has_meta, TRAIT_UNMARKED, "front matter"},
    {"has", "link", has_links, TRAIT_UNMARKED, "a link to another file of the library"},
    {"has", "broken-link", NULL, TRAIT_UNMARKED, "a link to a note that is not there",
        TRAIT_BY_LINKS_BROKEN},
    {"is", "ai", is_ai, TRAIT_IS_AI, "in the style that is flagged as generated"},
    {"is", "review", needs_review, TRAIT_NEEDS_REVIEW,
        "flagged as needing a human review, and not reviewed as it stands",
        TRAIT_BY_NOTE_NOT_BY_READER, MARK_REVIEWED},
    {"is", "image heavy", is_image_heavy, TRAIT_UNMARKED, "flagged as image heavy"},
    {"is", "draft", is_draft, TRAIT_UNMARKED, "marked `draft: true`"},
    {"is", "untitled", is_untitled, TRAIT_UNMARKED, "titled by its file alone"},
    {"is", "orphan", NULL, TRAIT_UNMARKED, "linked to by no other note", TRAIT_BY_NO_LINKS_TO},
    {"is", "unread", NULL, TRAIT_UNMARKED, "not read yet", TRAIT_BY_READER_NOT, MARK_READ},
    {"is", "read", NULL, TRAIT_UNMARKED, "read", TRAIT_BY_READER, MARK_READ},
    {"is", "changed", NULL, TRAIT_UNMARKED, "changed since it was read", TRAIT_BY_READER_BEFORE,
        MARK_READ},
    {"is", "flagged", NULL, TRAIT_UNMARKED, "flagged by the reader", TRAIT_BY_READER, MARK_FLAGGED},
    {"is", "reviewed", NULL, TRAIT_UNMARKED, "reviewed by the reader", TRAIT_BY_READER,
        MARK_REVIEWED},
    {"is", "ticked", NULL, TRAIT_UNMARKED, "ticked on its checklist", TRAIT_BY_READER, MARK_TICKED},
    {"is", "bookmarked", NULL, TRAIT_UNMARKED, "under a bookmark", TRAIT_BY_READER,
        MARK_BOOKMARKED},
};
