# SPDX-License-Identifier: Apache-2.0
# CPython's own tests of sockets: every test of the module ends as without the hook. Without VSOCK: in many virtual machines
# its connect never returns, hook or not.
python_test() {
  python3 -c 'import test.test_socket, test.libregrtest' 2>/dev/null || { skip "CPython: its module test is not installed"; return; }
  local kind=plain end=0 rounds=0 python; python=$(python3 -c 'import sys; print(sys.executable)')
  while [ $rounds -lt 2 ] || [ $SECONDS -lt $end ]; do
    start $kind python timeout 280 "$python" -m test -v test_socket -i '*VSOCK*'
    wait "$pid" # not its status: a sandbox lacks what some tests need, with and without the hook
    grep -aE '^test.* \.\.\. |^Ran ' "$work/python.out" | sed -E 's/ in [0-9.]+s$//' | sort >"$work/python-$kind"
    [ $kind = plain ] || same python
    [ $rounds -gt 0 ] || end=$((SECONDS + seconds))
    kind=trace rounds=$((rounds + 1))
  done
  pass "CPython test_socket: $((rounds - 1)) rounds, $(grep -ah '^Ran' "$work/python-trace"), $(grep -ac '\.\.\. ok' "$work/python-trace") ok, $(grep -ac '\.\.\. skipped' "$work/python-trace") skipped"
  was_hooked python 100
}
