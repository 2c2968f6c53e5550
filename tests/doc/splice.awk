# Puts the marked parts of the first file (from "begin NAME" to "end NAME") in the place of those of the
# second.
/^\.\\" begin / { part = $3 }
NR == FNR {
  if (part != "") text[part] = text[part] $0 "\n"
  if (/^\.\\" end /) part = ""
  next
}
/^\.\\" begin / { printf "%s", text[part] }
part == "" { print }
/^\.\\" end / { part = "" }
