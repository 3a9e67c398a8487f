# The hooks for aarch64, with Debian's cross compiler, on victims under qemu; the mechanisms are compiled.
CROSS := $(shell command -v aarch64-linux-gnu-gcc)
QEMU := $(shell command -v qemu-aarch64 || command -v qemu-aarch64-static)
# not forks: qemu-user itself may hang in a fork beside other threads
EMULATED := errnos numbers coverage data splits counted threads signals

check-aarch64: $(if $(CROSS),$(OUT)/aarch64/hooks)
ifeq ($(CROSS),)
	@echo "native: skipped aarch64: aarch64-linux-gnu-gcc is not installed (Debian: gcc-aarch64-linux-gnu libc6-dev-arm64-cross)"
else ifeq ($(QEMU),)
	@echo "native: built for aarch64, not run: qemu-aarch64 is not installed (Debian: qemu-user)"
else
	@mkdir -p $(OUT)/aarch64/test
	@for case in $(EMULATED); do [ $(OUT)/aarch64/test/$$case -nt test/victims/$$case.c ] || \
	  $(CROSS) -std=gnu11 -O1 -U_FORTIFY_SOURCE -Iinclude test/victims/$$case.c -o $(OUT)/aarch64/test/$$case -lpthread || exit 1; done
	@$(CROSS) -std=gnu11 -O1 -U_FORTIFY_SOURCE -Iinclude -Itest/victims test/switch/switched.c -o $(OUT)/aarch64/test/switched
	@$(CROSS) -std=gnu11 -O1 -U_FORTIFY_SOURCE -fPIC -shared test/switch/keeper.c -o $(OUT)/aarch64/test/keeper.so
	@bash test/aarch64.sh $(OUT)/aarch64 $(QEMU) $(EMULATED)
endif

.PHONY: $(OUT)/aarch64/hooks
$(OUT)/aarch64/hooks:
	$(V)$(MAKE) --no-print-directory hooks mechanisms attach CC=$(CROSS) OUT=$(OUT)/aarch64 >/dev/null
