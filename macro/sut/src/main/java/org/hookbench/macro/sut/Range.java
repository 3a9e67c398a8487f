// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a parameter of a request may be. */
final class Range {
  private Range() {}

  static void require(String name, long value, long least, long most) {
    if (value < least || value > most) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, "%s: %s must be %s to %s".formatted(name, value, least, most));
    }
  }
}
