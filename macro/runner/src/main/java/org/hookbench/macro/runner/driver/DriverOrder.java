// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.runner.driver;

import java.util.List;
import org.hookbench.experiment.Load;
import org.hookbench.macro.load.measurement.LoadOrder;

/** What a driver is run against, and how often. */
public record DriverOrder(List<LoadOrder.ArmUrl> targets, Load.Command load, long seed) {}
