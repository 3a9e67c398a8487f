#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every way to read, and every victim, under every mechanism of the hook count: is it counted, does the program live?
# Usage: matrix.sh TARGET-FOLDER EXPECTED [MECHANISM...]. Writes TARGET-FOLDER/mechanisms/matrix.tsv (mechanism, way, result,
# counted, made, detail) and prints the table. Results: hooked, missed, partly, lives, slow, broken (wrong result or end), none (not
# on this machine). What differs from the file EXPECTED (mechanism, way, result) is a failure; * there is a result that the
# processor or the kernel decides. slow, not done in 20 s, is none: a busy machine is.
expected_file=$(readlink -f "$2"); cd "$1" || exit 2
shift 2
target=$PWD; test=$target/test; made=100; work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
table=$target/mechanisms/matrix.tsv
mechanisms=${*:-preload audit got detour zpoline sud seccomp ptrace uprobe uretprobe}
CASES="reentry early forks vforks errnos numbers races shared signals threads counted coverage data splits many cancel \
passing helper chain cramped"
read -r -d '' -a ways < <("$test/ways" list)
programs=(ways ways-static); [ -x "$test/ways-musl" ] && programs+=(ways-musl)

under() { # MECHANISM PROGRAM...: its status. behind: preloaded too; page: of all processes
  local mechanism=$1 hook=$target/hooks/count.so how=(); shift
  rm -f "$work"/page*
  case $mechanism in
    preload) how=(env "LD_PRELOAD=$hook${behind:+:$behind}") ;;
    audit) how=(env "HOOKBENCH_CARRIES=$hook" "LD_AUDIT=$target/mechanisms/audit.so" "LD_PRELOAD=$behind") ;;
    got | detour | sud | zpoline) how=(env "HOOKBENCH_CARRIES=$hook" "LD_PRELOAD=$target/mechanisms/$mechanism.so${behind:+:$behind}") ;;
    *) page="page-%p"; how=(env "LD_PRELOAD=$behind" "$target/mechanisms/attach" "$mechanism") ;;
  esac
  { HOOKBENCH_TELEMETRY="$work/${page:-page-%p}" timeout -s KILL 20 "${how[@]}" "$@" >"$work/out" 2>&1; } 2>/dev/null
}
reads() { "$test/page_counts" "$work"/page-* 2>/dev/null | awk '/^(read|recv)/ { n += $2 } END { print n + 0 }'; }

judge() { # MECHANISM PROGRAM WAY LABEL: a row
  local status counted result detail expected=0
  case $3 in null-*) expected=139 ;; esac
  under "$1" "$test/$2" "$3" $made; status=$?
  counted=$(($(reads) - ${start[$2]})); [ "$3" = execve ] && counted=$((counted - ${start[$2]}))
  detail=
  if [ $status = 77 ]; then result=none detail="not on this machine"
  elif [ $status != $expected ]; then result=broken detail="status $status, not $expected: $(head -1 "$work/out" | tr '\t' ' ')"
  elif [ $expected != 0 ] || [ "$3" = vdso ]; then result=lives
  elif [ $counted -le 0 ]; then result=missed
  elif [ $counted -ge $made ]; then result=hooked
  else result=partly; fi
  printf '%s\t%s\t%s\t%d\t%d\t%s\n' "$1" "$4" $result $counted $made "$detail"
}

victims() { # MECHANISM: a row for each case
  local case behind page status
  for case in $CASES; do
    behind=; page=page
    case $case in early | chain) behind=$test/${case}_preload.so ;; esac
    under "$1" "$test/$case"; status=$?
    case $status in
      0) printf '%s\tvictim %s\tlives\t0\t0\t\n' "$1" "$case" ;;
      137) printf '%s\tvictim %s\tslow\t0\t0\tnot done in 20 s\n' "$1" "$case" ;;
      77) printf '%s\tvictim %s\tnone\t0\t0\t%s\n' "$1" "$case" "$(head -1 "$work/out")" ;;
      *) printf '%s\tvictim %s\tbroken\t0\t0\tstatus %d: %s\n' "$1" "$case" $status "$(head -1 "$work/out" | tr '\t' ' ')" ;;
    esac
  done
}

# A probe inside of a leaf: the kernel decides, so nothing is expected.
red_zone() {
  "$test/redzone" | while read -r instruction wrong calls _; do
    [ "$calls" = 1000 ] || continue
    printf 'uprobe\tred zone at %s\t%s\t0\t0\t%d of %d results are wrong\n' "$instruction" \
      "$([ "$wrong" = 0 ] && echo lives || echo broken)" "$wrong" "$calls"
  done
}

able() { # MECHANISM
  [ "$1" = preload ] && return
  "$target/mechanisms/attach" --can | grep -q "^$1	yes" || return
  case $1 in audit | got | detour | sud | zpoline) [ -e "$target/mechanisms/$1.so" ] ;; esac
}

rows() { # MECHANISM
  local program way
  declare -A start
  for program in "${programs[@]}"; do under "$1" "$test/$program" nothing 0; start[$program]=$(reads); done
  for way in "${ways[@]}"; do [ "$way" = nothing ] || judge "$1" ways "$way" "$way"; done
  judge "$1" ways-static direct static
  judge "$1" ways-static instruction static-no-libc
  [ -x "$test/ways-musl" ] && judge "$1" ways-musl direct musl
}

skipped=0
for mechanism in $mechanisms; do
  able "$mechanism" || { skipped=$((skipped + 1)); echo "SKIPPED $mechanism" >&2; continue; }
  rows "$mechanism"; victims "$mechanism"
  [ "$mechanism" = uprobe ] && red_zone
done >"$table"
awk -F'\t' '!($1 in m) { m[$1] = ++n; name[n] = $1 } !($2 in w) { w[$2] = ++k; way[k] = $2 } { r[$1, $2] = $3 }
  END { printf "| way |"; for (i = 1; i <= n; i++) printf " %s |", name[i]; printf "\n|---|"; for (i = 1; i <= n; i++) printf "---|"; print ""
    for (j = 1; j <= k; j++) { printf "| %s |", way[j]; for (i = 1; i <= n; i++) printf " %s |", r[name[i], way[j]]; print "" } }' "$table"
failed=$(awk -F'\t' 'FILENAME == ARGV[1] { want[$1, $2] = $3; next }
  $2 !~ /^red zone/ && $3 != "none" && $3 != "slow" && want[$1, $2] != "*" && want[$1, $2] != $3 { print "FAILED " $1 ", " $2 ": " $3 ", not " want[$1, $2] ": " $6 }' \
  "$expected_file" "$table")
[ -z "$failed" ] || echo "$failed"
echo "$(($(wc -l <"$table") - $(grep -c . <<<"$failed"))) passed, $(grep -c . <<<"$failed") failed, $skipped skipped"
[ -z "$failed" ]
