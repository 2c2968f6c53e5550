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
