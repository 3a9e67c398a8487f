# The same hooks under the oldest glibc to be had: Debian 11's 2.31, where dlsym and threads are in libraries of their own.
# Victims are linked with it, and once more for 2.17 where there is a zig.
OLD := $(OUT)/old-glibc
OLD_CASES := coverage errnos data splits threads forks cancel passing helper
ZIG ?= $(shell command -v zig)
old-links = $(V)mkdir -p $(OLD)/$(1) && for case in $(OLD_CASES); do [ $(OLD)/$(1)/$$case -nt test/victims/$$case.c ] || \
  $(2) -std=gnu11 -O1 -U_FORTIFY_SOURCE -Iinclude test/victims/$$case.c -o $(OLD)/$(1)/$$case $(3) || exit 1; done

check-old-glibc: all
	@bash test/old-glibc.sh fetch $(OLD)
	@if [ -e $(OLD)/root ]; then $(MAKE) --no-print-directory run-old-glibc; fi

run-old-glibc:
	$(call old-links,2.31,$(CC) --sysroot=$(OLD)/root -B$(OLD)/root/usr/lib/x86_64-linux-gnu -L$(OLD)/root/usr/lib/x86_64-linux-gnu \
	  -idirafter /usr/include -idirafter /usr/include/x86_64-linux-gnu,$(OLD)/root/lib/x86_64-linux-gnu/libpthread.so.0)
	$(if $(ZIG),$(call old-links,2.17,$(ZIG) cc -target x86_64-linux-gnu.2.17,-lpthread))
	@bash test/old-glibc.sh run $(OLD)

.PHONY: check-old-glibc run-old-glibc
