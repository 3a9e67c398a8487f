// SPDX-License-Identifier: Apache-2.0
/** HTTP/1.1 as bytes: requests and the parser of responses. */
package org.hookbench.macro.load.http;
