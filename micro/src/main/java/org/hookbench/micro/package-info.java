// SPDX-License-Identifier: Apache-2.0
/** What a hook adds to one call: JMH benchmarks, the duet, and the verbs that run them. */
package org.hookbench.micro;
