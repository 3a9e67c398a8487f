// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CgroupTest {
  private static final String HYBRID_MOUNTS =
      """
      tmpfs /sys/fs/cgroup tmpfs rw 0 0
      cgroup /sys/fs/cgroup/cpu cgroup rw,relatime,cpu 0 0
      cgroup /sys/fs/cgroup/cpuacct cgroup rw,relatime,cpuacct 0 0
      cgroup /sys/fs/cgroup/memory cgroup rw,relatime,memory 0 0
      cgroup2 /sys/fs/cgroup/unified cgroup2 rw,relatime 0 0
      """;

  @Test
  void findsTheFoldersOfHybridControlGroups() {
    String groups = "4:memory:/docker/abc\n2:cpu:/docker/abc\n0::/docker/abc\n";
    assertThat(Cgroup.folders(groups, HYBRID_MOUNTS))
        .containsExactly(
            Path.of("/sys/fs/cgroup/memory/docker/abc"),
            Path.of("/sys/fs/cgroup/cpu/docker/abc"),
            Path.of("/sys/fs/cgroup/unified/docker/abc"));
  }

  @Test
  void findsTheFolderOfJoinedControllersOfVersion1() {
    String mounts = "cgroup /sys/fs/cgroup/cpu,cpuacct cgroup rw,nosuid,cpu,cpuacct 0 0\n";
    assertThat(Cgroup.folders("3:cpu,cpuacct:/pod1/c1", mounts))
        .containsExactly(Path.of("/sys/fs/cgroup/cpu,cpuacct/pod1/c1"));
  }

  @Test
  void findsTheFolderOfVersion2() {
    String mounts = "cgroup2 /sys/fs/cgroup cgroup2 rw,nosuid 0 0\n";
    assertThat(Cgroup.folders("0::/kubepods.slice/pod1/c1", mounts))
        .containsExactly(Path.of("/sys/fs/cgroup/kubepods.slice/pod1/c1"));
  }

  @Test
  void readsVersion1InNanoseconds() {
    Map<String, String> files =
        Map.of(
            "cpuacct.usage", "123456789\n",
            "cpu.stat", "nr_periods 20\nnr_throttled 7\nthrottled_time 900000000\n",
            "memory.usage_in_bytes", "4096\n",
            "memory.oom_control", "oom_kill_disable 0\nunder_oom 0\noom_kill 2\n");
    assertThat(Cgroup.usage(files))
        .containsEntry(Resource.CPU_NS, 123_456_789L)
        .containsEntry(Resource.THROTTLED_PERIODS, 7L)
        .containsEntry(Resource.THROTTLED_NS, 900_000_000L)
        .containsEntry(Resource.MEMORY_BYTES, 4096L)
        .containsEntry(Resource.OOM_KILLS, 2L);
  }

  @Test
  void readsVersion2InMicroseconds() {
    Map<String, String> files =
        Map.of(
            "cpu.stat",
            "usage_usec 5000\nuser_usec 4000\nnr_throttled 3\nthrottled_usec 250\n",
            "memory.current",
            "8192\n",
            "memory.events",
            "low 0\nhigh 0\nmax 9\noom 1\noom_kill 1\noom_group_kill 0\n");
    assertThat(Cgroup.usage(files))
        .containsEntry(Resource.CPU_NS, 5_000_000L)
        .containsEntry(Resource.THROTTLED_NS, 250_000L)
        .containsEntry(Resource.MEMORY_BYTES, 8192L)
        .containsEntry(Resource.OOM_KILLS, 1L);
  }

  @Test
  void whatIsNotThereIsAbsentAndNotZero() {
    assertThat(Cgroup.usage(Map.of("memory.current", "1\n")))
        .containsOnlyKeys(Resource.MEMORY_BYTES);
  }

  @Test
  void thisProcessIsInItsOwnControlGroup() {
    long pid = ProcessHandle.current().pid();
    Cgroup.ofProcess(pid).ifPresent(group -> assertThat(group.pids()).contains(pid));
  }
}
