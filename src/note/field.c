/* The table of known fields, and finding a row by any of its names. */
#include "note/field.h"

const struct field fields[FIELD_COUNT] = {
    [FIELD_TITLE] = {FIELD_TITLE, FIELD_TEXT, "title", "title", .help = "what the note is called"},
    [FIELD_TOPIC] = {FIELD_TOPIC, FIELD_TEXT, "topic", "topic", .help = "what it is about"},
    [FIELD_SUMMARY] = {FIELD_SUMMARY, FIELD_TEXT, "summary", "summary",
        .aliases = "description excerpt desc abstract", .help = "the note in a sentence or two"},
    [FIELD_DATE] = {FIELD_DATE, FIELD_DAY, "date", "date",
        .aliases = "lastmod updated ms.date last_updated lastupdated last_modified modified "
                   "updated_at updatedat published_at publishdate pubdate published created "
                   "created_at createdat date_created added_at addedat release_date releasedate "
                   "first_seen firstseen",
        .help = "when it was written or last changed"},
    [FIELD_AUTHOR] = {FIELD_AUTHOR, FIELD_LIST, "author", "authors", .aliases = "ms.author",
        .is_comma_list = true, .is_facet = true, .help = "who wrote it"},
    [FIELD_AI_OUTLINE] = {FIELD_AI_OUTLINE, FIELD_PAIRS, "ai outline", "ai outline",
        .help = "its course in a few points, each `label: text`"},
    [FIELD_AI_BRIEF] = {FIELD_AI_BRIEF, FIELD_TEXT, "ai brief", "ai brief",
        .help = "how it came to be and what it explains"},
    [FIELD_STACK] = {FIELD_STACK, FIELD_LIST, "stack", "stack",
        .aliases = "stacks categories category technologies technology platform platforms",
        .worded = "categories", .is_comma_list = true, .is_facet = true,
        .help = "what it is built on"},
    [FIELD_TOOL] = {FIELD_TOOL, FIELD_LIST, "tool", "tools", .aliases = "tags keywords tag keyword",
        .worded = "tags", .is_comma_list = true, .is_facet = true, .is_folded = true,
        .help = "what it is done with"},
    [FIELD_CODE_LANGUAGE] = {FIELD_CODE_LANGUAGE, FIELD_WORD, "code language", "code language",
        .is_facet = true, .help = "the language of its code"},
    [FIELD_DIFFICULTY] = {FIELD_DIFFICULTY, FIELD_WORD, "difficulty", "difficulty",
        .is_facet = true, .help = "how hard it is"},
    [FIELD_READING_TIME] = {FIELD_READING_TIME, FIELD_NUMBER, "reading time", "reading time",
        .aliases = "readingtime", .unit = "min", .help = "minutes it takes to read"},
    [FIELD_VIEW_COUNT] = {FIELD_VIEW_COUNT, FIELD_NUMBER, "view count", "view count",
        .aliases = "viewcount", .unit = "views", .help = "how often it was seen"},
    [FIELD_SCORE] = {FIELD_SCORE, FIELD_SCORES, "score", "score", .aliases = "scores",
        .is_facet = true, .help = "marks of 0 to 100, each with its name"},
    [FIELD_REVISION] = {FIELD_REVISION, FIELD_MAP, "revision", "revision", .is_facet = true,
        .help = "its status, version, and day of last review"},
    [FIELD_REFERENCE] = {FIELD_REFERENCE, FIELD_TEXT, "reference", "reference",
        .help = "the name it is known by elsewhere"},
    [FIELD_HASH] = {FIELD_HASH, FIELD_TEXT, "hash", "hash", .help = "the fingerprint of its text"},
    [FIELD_FLAGS] = {FIELD_FLAGS, FIELD_SWITCHES, "flags", "flags", .aliases = "flag",
        .is_facet = true, .help = "what is so and what is not, each 1 or 0"},
    [FIELD_CHECKLIST] = {FIELD_CHECKLIST, FIELD_CHECKS, "checklist", "checklist",
        .help = "what to do, point by point"},
    [FIELD_ENTITIES] = {FIELD_ENTITIES, FIELD_NAMED, "entity", "entities", .is_facet = true,
        .help = "things it names, each with its type"},
    [FIELD_IMAGE_SOURCES] = {FIELD_IMAGE_SOURCES, FIELD_IMAGES, "image sources", "image sources",
        .aliases = "image_source images", .is_folded = true, .help = "where its images come from"},
    [FIELD_PAYLOAD] = {FIELD_PAYLOAD, FIELD_MAP, "payload", "payload", .is_folded = true,
        .help = "what the page's maker left for machines"},
    [FIELD_NOTES] = {FIELD_NOTES, FIELD_LIST, "notes", "notes", .aliases = "note",
        .help = "remarks on the note itself"},
};

/* Takes the next alias off a list of names; false at its end. */
static bool names_next(struct str *names, struct str *name)
{
  while (str_cut(names, ' ', name))
    if (name->n) return true;
  return false;
}

static bool names_hold(const char *names, struct str key)
{
  struct str rest = str_of(names), name;
  while (names_next(&rest, &name))
    if (str_eq_name(name, key)) return true;
  return false;
}

int field_rank(const struct field *f, struct str key)
{
  if (str_eq_name(str_of(f->name), key) || str_eq_name(str_of(f->label), key)) return 0;
  struct str rest = str_of(f->aliases), name;
  for (int rank = 1; names_next(&rest, &name); rank++)
    if (str_eq_name(name, key)) return rank;
  return -1;
}

const struct field *field_find(struct str key)
{
  key = str_trim(key);
  for (size_t i = 0; i < FIELD_COUNT; i++)
    if (field_rank(&fields[i], key) >= 0) return &fields[i];
  return NULL;
}

/* ---- names of one's own ---- */

bool field_by_name(struct str name, const struct field **out)
{
  const struct field *found = field_find(name);
  *out = found;
  return str_eq_name(name, STR_LIT("none")) || (found && field_rank(found, str_trim(name)) == 0);
}

static const struct field_name *own_name(const struct field_names *own, struct str key)
{
  for (size_t i = 0; own && i < own->n; i++)
    if (str_eq_name(own->items[i].key, key)) return &own->items[i];
  return NULL;
}

const struct field *field_find_by(const struct field_names *own, struct str key)
{
  const struct field_name *name = own_name(own, str_trim(key));
  return name ? name->field : field_find(key);
}

int field_rank_by(const struct field_names *own, const struct field *f, struct str key)
{
  const struct field_name *name = own_name(own, key);
  if (name) return name->field == f ? 1 : -1;
  int rank = field_rank(f, key);
  return rank > 0 ? rank + 1 : rank;
}

bool field_is_worded(const struct field *f, struct str key)
{
  return names_hold(f->worded, key);
}
