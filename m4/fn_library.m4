dnl FN_LIBRARY(VARIABLE, MODULE, VERSION, PURPOSE): sets VARIABLE_CFLAGS and VARIABLE_LIBS from
dnl pkg-config, or ends with a sentence that says what is missing and who installs it.
AC_DEFUN([FN_LIBRARY], [
  PKG_CHECK_MODULES([$1], [$2 >= $3], [], [
    AC_MSG_ERROR([$2 $3 or newer is missing ($4).
  Install its development files (./bootstrap build does), point PKG_CONFIG_PATH at them,
  or set $1_CFLAGS and $1_LIBS.])
  ])
  AS_IF([fn_version=`$PKG_CONFIG --modversion $2 2>/dev/null`],
    [FN_LIBRARIES="$FN_LIBRARIES $2 $fn_version,"])
])

dnl FN_TEST_LIBRARY(VARIABLE, MODULE, VERSION): the same for a library that only tests use; sets
dnl fn_have_VARIABLE instead of failing.
AC_DEFUN([FN_TEST_LIBRARY], [
  PKG_CHECK_MODULES([$1], [$2 >= $3], [fn_have_$1=yes], [fn_have_$1=no])
  AM_CONDITIONAL([HAVE_$1], [test "x$fn_have_$1" = xyes])
])

dnl FN_OPTIONAL_LIBRARY(VARIABLE, NAME, MODULE, VERSION, PURPOSE): --with-NAME, which is taken where
dnl it is found unless the builder says otherwise; sets fn_have_VARIABLE and HAVE_VARIABLE.
AC_DEFUN([FN_OPTIONAL_LIBRARY], [
  AC_ARG_WITH([$2], [AS_HELP_STRING([--with-$2=WHEN], [$5: yes, no or auto @<:@auto@:>@])],
    [], [with_$2=auto])
  fn_have_$1=no
  AS_IF([test "x$with_$2" != xno], [
    PKG_CHECK_MODULES([$1], [$3 >= $4], [fn_have_$1=yes], [
      AS_IF([test "x$with_$2" = xyes], [AC_MSG_ERROR([$3 $4 or newer is missing ($5)])])
    ])
  ])
  AS_IF([test "x$fn_have_$1" = xyes && fn_version=`$PKG_CONFIG --modversion $3 2>/dev/null`],
    [FN_LIBRARIES="$FN_LIBRARIES $3 $fn_version,"])
  AM_CONDITIONAL([HAVE_$1], [test "x$fn_have_$1" = xyes])
  AC_SUBST([fn_have_$1])
])
