// SPDX-License-Identifier: Apache-2.0
package org.hookbench.experiment.json;

import java.util.List;

/**
 * One of the records of a sealed type.
 *
 * @param name as in "belongs to NAME"
 * @param remedy how to choose it
 */
record Alternative<T>(String name, Class<? extends T> type, String remedy) {
  List<String> keys() {
    return Keys.names(type);
  }
}
