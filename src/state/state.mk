libfieldnotes_a_SOURCES += \
	src/state/aside.c src/state/aside.h \
	src/state/change.c src/state/change.h \
	src/state/checklist.c src/state/checklist.h \
	src/state/fact.c src/state/fact.h \
	src/state/hash_text.c src/state/hash_text.h \
	src/state/journal.c src/state/journal.h \
	src/state/known.c src/state/known.h \
	src/state/marks.c src/state/marks.h \
	src/state/places.c src/state/places.h \
	src/state/queries.c src/state/queries.h \
	src/state/salvage.c src/state/salvage.h \
	src/state/schema.c src/state/schema.h \
	src/state/settings.c src/state/settings.h \
	src/state/state.c src/state/state.h \
	src/state/state_own.h \
	src/state/store.c src/state/store.h \
	src/state/text.h \
	src/state/text_read.c \
	src/state/text_write.c \
	src/state/world.c src/state/world.h \
	src/state/written.c src/state/written.h
