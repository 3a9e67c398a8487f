// SPDX-License-Identifier: Apache-2.0
package org.hookbench.macro.sut;

import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application of Dynatrace's benchmark (SSP 2023): as little work as a web framework can do.
 */
@RestController
class Hello {
  @RequestMapping("/")
  String hello() {
    return "Hello World";
  }
}
