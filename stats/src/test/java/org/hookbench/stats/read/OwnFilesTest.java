// SPDX-License-Identifier: Apache-2.0
package org.hookbench.stats.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.hookbench.experiment.console.UserError;
import org.hookbench.stats.analysis.Unit;
import org.junit.jupiter.api.Test;

class OwnFilesTest extends FileReading {
  @Test
  void readsOurSamplesOfOneArmAndCountsErrors() throws IOException {
    String text =
        """
        seq,arm,connection,intended_ns,sent_ns,first_byte_ns,done_ns,status,bytes,error
        0,none,0,100,100,300,400,200,120,
        1,scan,0,410,410,600,900,200,120,
        2,scan,0,910,910,-1,1000,0,0,reset
        3,none,0,1010,1010,1100,1250,200,120,
        """;
    holds(read(text, series("none")), "hookbench samples", Unit.NS, 300, 240);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserError.class)
        .hasMessageContaining("--series");
    assertThatThrownBy(() -> read(text, series("nul")))
        .hasMessageContaining("has no series 'nul'; it has [none, scan]");
    assertThatThrownBy(() -> read(text, series("scan"))).hasMessageContaining("and 1 failed");
  }

  @Test
  void readsPairsByTheRoleOfTheArm() throws IOException {
    String text =
        "pair,order,calls,baseline_ns,treatment_ns\n0,BT,100,14000,14200\n1,TB,100,14100,14400\n";
    holds(
        read(text, new ReadSpec(null, null, null, null, "baseline", 0)),
        "hookbench pairs",
        Unit.NS,
        140,
        141);
    holds(
        read(text, new ReadSpec(null, null, null, null, "treatment", 0)),
        "hookbench pairs",
        Unit.NS,
        142,
        144);
  }

  @Test
  void readsBatches() throws IOException {
    holds(read("batch,calls,ns\n0,10,1000\n1,10,1200\n"), "hookbench batches", Unit.NS, 100, 120);
  }

  @Test
  void leavesOutWarmUpAndCountsRowsOutOfOrder() throws IOException {
    String text = "start_time,response_time\n5,9.5\n1,2.5\n3,2.75\n2,3\n";
    ForeignSamples file = read(text, new ReadSpec(null, null, null, null, null, 1));
    holds(file, "start_time,response_time", Unit.MS, 2.5, 2.75, 3);
    assertThat(file.outOfOrder()).isEqualTo(2);
  }

  @Test
  void aUnitThatContradictsTheFileIsRefused() {
    assertThatThrownBy(() -> read("batch,calls,ns\n0,10,1000\n1,10,1200\n", unit(Unit.US)))
        .hasMessageContaining("is in ns, but --unit says us");
  }
}
