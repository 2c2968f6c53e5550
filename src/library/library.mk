libfieldnotes_a_SOURCES += \
	src/library/advice.c src/library/advice.h \
	src/library/advice_name.c \
	src/library/advice_own.h \
	src/library/advice_word.c \
	src/library/backlinks.c src/library/backlinks.h \
	src/library/bound.c src/library/bound.h \
	src/library/broken.c \
	src/library/by_name.c \
	src/library/compare.c src/library/compare.h \
	src/library/complete.c src/library/complete.h \
	src/library/complete_field.c \
	src/library/complete_own.h \
	src/library/complete_value.c \
	src/library/complete_word.c \
	src/library/db.c src/library/db.h \
	src/library/db_kept.c src/library/db_kept.h \
	src/library/entry.c src/library/entry.h \
	src/library/examine.c src/library/examine.h \
	src/library/facet_asked.c \
	src/library/facet_kind.c \
	src/library/facet_label.c \
	src/library/facets.c src/library/facets.h \
	src/library/facets_own.h \
	src/library/fieldids.c src/library/fieldids.h \
	src/library/fieldnames.c src/library/fieldnames.h \
	src/library/fieldvalue.c src/library/fieldvalue.h \
	src/library/expected.c src/library/expected.h \
	src/library/filter.c src/library/filter.h \
	src/library/fnv.h \
	src/library/glance.c src/library/glance.h \
	src/library/glob.c src/library/glob.h \
	src/library/glob_set.c \
	src/library/group.c src/library/group.h \
	src/library/groupkeys.c src/library/groupkeys.h \
	src/library/idset.c src/library/idset.h \
	src/library/ignore.c src/library/ignore.h \
	src/library/index.c src/library/index.h \
	src/library/leading.c src/library/leading.h \
	src/library/leadkey.c src/library/leadkey.h \
	src/library/library.c src/library/library.h \
	src/library/library_own.h \
	src/library/linkgraph.c src/library/linkgraph.h \
	src/library/linkkey.c src/library/linkkey.h \
	src/library/linkrule.c src/library/linkrule.h \
	src/library/links.c src/library/links.h \
	src/library/live.c src/library/live.h \
	src/library/lookup.c src/library/lookup.h \
	src/library/lookup_memory.c src/library/lookup_memory.h \
	src/library/marked.c src/library/marked.h \
	src/library/match.c src/library/match.h \
	src/library/names.c src/library/names.h \
	src/library/order.c src/library/order.h \
	src/library/packed.c src/library/packed.h \
	src/library/place.c src/library/place.h \
	src/library/place_former.c \
	src/library/postings.c src/library/postings.h \
	src/library/preparer.c src/library/preparer.h \
	src/library/query.c src/library/query.h \
	src/library/query_edit.c src/library/query_edit.h \
	src/library/query_lex.c src/library/query_lex.h \
	src/library/query_world.h \
	src/library/query_parts.c src/library/query_parts.h \
	src/library/query_write.c \
	src/library/rank.c src/library/rank.h \
	src/library/ranked.c src/library/ranked.h \
	src/library/renames.c src/library/renames.h \
	src/library/resolve.c \
	src/library/root.c src/library/root.h \
	src/library/rows.c \
	src/library/runs.c src/library/runs.h \
	src/library/saved.c src/library/saved.h \
	src/library/scan.c src/library/scan.h \
	src/library/schema.c src/library/schema.h \
	src/library/search.c src/library/search.h \
	src/library/search_own.h \
	src/library/shared.c src/library/shared.h \
	src/library/similar.c src/library/similar.h \
	src/library/similar_own.h \
	src/library/similar_terms.c \
	src/library/similar_text.c \
	src/library/similar_twin.c \
	src/library/similar_values.c \
	src/library/snippet.c \
	src/library/steady.h \
	src/library/sortkeys.c src/library/sortkeys.h \
	src/library/stem.c src/library/stem.h \
	src/library/tokenizer.c src/library/tokenizer.h \
	src/library/trait.c src/library/trait.h \
	src/library/update.c \
	src/library/updater.c src/library/updater.h \
	src/library/upkeep.c src/library/upkeep.h \
	src/library/watcher.h \
	src/library/words.c src/library/words.h \
	src/library/wordstream.c src/library/wordstream.h \
	src/library/writer.c src/library/writer.h \
	src/library/writer_new.h \
	src/library/writer_open.c

# Hearing of changes to files: one of the two is compiled.
if HAVE_INOTIFY
libfieldnotes_a_SOURCES += src/library/watcher_inotify.c
else
libfieldnotes_a_SOURCES += src/library/watcher_deaf.c
endif
EXTRA_DIST += src/library/watcher_inotify.c src/library/watcher_deaf.c
