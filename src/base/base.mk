libfieldnotes_a_SOURCES += \
	src/base/arena.c src/base/arena.h \
	src/base/argv.c src/base/argv.h \
	src/base/ascii.h \
	src/base/beneath.c src/base/beneath.h \
	src/base/buf.c src/base/buf.h \
	src/base/confine.h \
	src/base/confine_system.c \
	src/base/date.c src/base/date.h \
	src/base/edit.c src/base/edit.h \
	src/base/err.c src/base/err.h \
	src/base/fault.c src/base/fault.h \
	src/base/fs.c src/base/fs.h \
	src/base/host.c src/base/host.h \
	src/base/interrupt.h \
	src/base/json.c src/base/json.h \
	src/base/json_tree.c \
	src/base/limits.h \
	src/base/link.c src/base/link.h \
	src/base/lookalike.c src/base/lookalike.h \
	src/base/mem.c src/base/mem.h \
	src/base/nearest.c src/base/nearest.h \
	src/base/number.c src/base/number.h \
	src/base/places.c src/base/places.h \
	src/base/replace.c src/base/replace.h \
	src/base/safe.c src/base/safe.h \
	src/base/safe_kind.c src/base/safe_kind.h \
	src/base/str.c src/base/str.h \
	src/base/text.c src/base/text.h \
	src/base/text_ascii.c \
	src/base/text_break.c \
	src/base/text_fold.c \
	src/base/text_name.c \
	src/base/thai.h \
	src/base/thread.c src/base/thread.h \
	src/base/tree.c src/base/tree.h \
	src/base/tree_build.c src/base/tree_build.h \
	src/base/tree_scalar.c \
	src/base/tree_twins.c src/base/tree_twins.h \
	src/base/tree_write.c \
	src/base/tree_yaml.c \
	src/base/unspaced.c src/base/unspaced.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/yaml_place.c \
	src/base/yaml_problem.c \
	src/base/yaml_quote.c \
	src/base/yaml_remedy.h \
	src/base/yaml_repair.c src/base/yaml_repair.h \
	src/base/yaml_source.c src/base/yaml_source.h

# Paths without links: by openat2 where configure found its header.
if HAVE_OPENAT2
libfieldnotes_a_SOURCES += src/base/beneath_openat2.c
else
libfieldnotes_a_SOURCES += src/base/beneath_none.c
endif

# Confinement: Landlock where configure found its header; not where a build is instrumented.
if HAVE_LANDLOCK
libfieldnotes_a_SOURCES += src/base/confine_landlock.c
else
libfieldnotes_a_SOURCES += src/base/confine_none.c
endif

# Thai words: by a dictionary where configure found one.
if HAVE_LIBTHAI
libfieldnotes_a_SOURCES += src/base/thai_dictionary.c
else
libfieldnotes_a_SOURCES += src/base/thai_none.c
endif
