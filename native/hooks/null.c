/* SPDX-License-Identifier: Apache-2.0 */
/* null: interposes nothing. The baseline that still changes the environment and the list of loaded objects. */
__attribute__((visibility("hidden"))) const char hb_null[] = "hookbench null";
