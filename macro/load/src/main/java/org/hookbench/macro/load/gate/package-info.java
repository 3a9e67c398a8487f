/** What the generator must show about itself before its times are believed. */
package org.hookbench.macro.load.gate;
