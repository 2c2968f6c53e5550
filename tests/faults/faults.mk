# tests/faults: what becomes of a command when one of its calls goes wrong. See doc/security.md.

EXTRA_DIST += tests/faults/fault.c
if HAVE_PRELOAD
check_PROGRAMS += tests/faults/loop tests/faults/put
check_SCRIPTS += tests/faults/fault.so
TESTS += tests/faults/loop
endif
tests_faults_loop_SOURCES = tests/faults/loop.c
tests_faults_loop_LDADD =
# It holds side by side what several runs said.
tests_faults_loop_CFLAGS = $(AM_CFLAGS) -Wno-frame-larger-than
tests_faults_put_SOURCES = tests/faults/put.c

tests/faults/fault.so: tests/faults/fault.c
	$(AM_V_CC)$(MKDIR_P) tests/faults && \
		$(CC) $(CFLAGS) -shared -fPIC -o $@ '$(srcdir)/tests/faults/fault.c' -ldl
CLEANFILES += tests/faults/fault.so

# Every call, not a sample; every value, not some; everything under valgrind. Takes hours.
slow_tests = \
	tests/faults/loop \
	tests/unit/test_document_limits \
	tests/unit/test_index_faults \
	tests/unit/test_outputs \
	tests/unit/test_sinks
check-slow: all
	SLOW=1 $(MAKE) check TESTS='$(slow_tests)'
	$(MAKE) check-valgrind-all
.PHONY: check-slow
