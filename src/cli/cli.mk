libfieldnotes_a_SOURCES += \
	src/cli/advise.c src/cli/advise.h \
	src/cli/cli.c src/cli/cli.h \
	src/cli/cmd_complete.c \
	src/cli/cmd_config.c \
	src/cli/cmd_doctor.c \
	src/cli/cmd_facets.c \
	src/cli/cmd_help.c \
	src/cli/cmd_import.c \
	src/cli/cmd_index.c \
	src/cli/cmd_keys.c \
	src/cli/cmd_meta.c \
	src/cli/cmd_read.c \
	src/cli/cmd_search.c \
	src/cli/cmd_show.c \
	src/cli/cmd_similar.c \
	src/cli/cmd_state.c \
	src/cli/cmd_status.c \
	src/cli/command.h \
	src/cli/commands.c \
	src/cli/complete.c src/cli/complete.h \
	src/cli/complete_library.c \
	src/cli/confinement.c src/cli/confinement.h \
	src/cli/configure.c src/cli/configure.h \
	src/cli/finding.c src/cli/finding.h \
	src/cli/option.c src/cli/option.h \
	src/cli/output.c src/cli/output.h \
	src/cli/page_print.c src/cli/page_print.h \
	src/cli/place.c src/cli/place.h \
	src/cli/progress.c src/cli/progress.h \
	src/cli/roots.c src/cli/roots.h \
	src/cli/run_print.c src/cli/run_print.h \
	src/cli/secure.c src/cli/secure.h
