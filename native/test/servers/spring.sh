# SPDX-License-Identifier: Apache-2.0
# The built-in Spring Boot server under wrk.
spring_test() {
  local jar=$target/../../macro/sut/target/hookbench-sut.jar kind port
  [ -f "$jar" ] && has wrk curl || { skip "Spring Boot: macro/sut is not built, or wrk or curl is missing"; return; }
  for kind in plain trace; do
    port=$(free_port)
    start $kind spring env SERVER_PORT="$port" java -jar "$jar" hello
    until_open "$port" || { fail "Spring Boot $kind: does not start"; continue; }
    answers "$port" | still >"$work/spring-$kind"
    [ $kind = plain ] || load "Spring Boot" "$port"
    kill -0 "$pid" || fail "Spring Boot $kind: is dead"
    stop
  done
  same spring
  was_hooked spring 1000
}
