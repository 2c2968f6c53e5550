dnl FN_SQLITE_FTS5: the sqlite3 found must have FTS5; asks the library itself by a program that is
dnl linked and run (when cross-compiling it is only linked).
AC_DEFUN([FN_SQLITE_FTS5], [
  AC_CACHE_CHECK([whether sqlite3 has FTS5], [fn_cv_sqlite_fts5], [
    fn_save_CPPFLAGS=$CPPFLAGS
    fn_save_LIBS=$LIBS
    CPPFLAGS="$CPPFLAGS $SQLITE_CFLAGS"
    LIBS="$SQLITE_LIBS $LIBS"
    AC_RUN_IFELSE([AC_LANG_PROGRAM([[#include <sqlite3.h>]], [[
      sqlite3 *db;
      if (sqlite3_open(":memory:", &db) != SQLITE_OK) return 1;
      return sqlite3_exec(db, "CREATE VIRTUAL TABLE t USING fts5(x)", 0, 0, 0) != SQLITE_OK;
    ]])], [fn_cv_sqlite_fts5=yes], [fn_cv_sqlite_fts5=no],
    [AC_LINK_IFELSE([AC_LANG_PROGRAM([[#include <sqlite3.h>]], [[return sqlite3_libversion_number() == 0;]])],
      [fn_cv_sqlite_fts5="not tested"], [fn_cv_sqlite_fts5=no])])
    CPPFLAGS=$fn_save_CPPFLAGS
    LIBS=$fn_save_LIBS
  ])
  AS_IF([test "x$fn_cv_sqlite_fts5" = xno],
    [AC_MSG_ERROR([sqlite3 was built without FTS5, which the search needs: install one with it])])
])
