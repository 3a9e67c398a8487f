/** TLS to the targets: who is trusted, and the engines that encrypt. */
package org.hookbench.macro.load.tls;
