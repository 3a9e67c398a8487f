/** HTTP/1.1 as bytes: what is sent, and what came back. */
package org.hookbench.macro.load.http;
