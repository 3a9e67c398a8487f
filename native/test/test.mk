include test/fixtures.mk
include test/sanitize.mk
include test/aarch64.mk
include test/old-glibc.mk
include test/long.mk
include test/switch.mk
include test/hostile.mk
include test/mechanisms.mk

JAVAC := $(shell command -v javac)
VICTIMS := reentry early forks vforks errnos numbers races shared signals threads counted coverage data splits many cancel \
           passing helper chain bypasses runtime cramped lookups
DEFECTS := none reentry early forks signals vforks errnos numbers copies races shared coverage data stale table cancel \
           passing fcntl helper chain default runtime cramped
JVM_TESTS := Victim Faulted Reads
TEST_FILES := $(addprefix $(OUT)/test/,$(VICTIMS) $(DEFECTS:%=broken-%.so) early_preload.so chain_preload.so \
              shared_cell.so strong.so bare static interposed loading.sh probe.sh page_total $(if $(MUSL_GCC),musl) $(if $(JAVAC),$(JVM_TESTS:%=%.class)))
VICTIM_HEADERS := $(wildcard test/victims/*.h) $(wildcard include/*.h) test/test.mk

build-tests: all $(TEST_FILES)

# Real programs under the hooks; what is not installed is named. PROGRAMS="git java" chooses.
check-programs: hooks
	@bash test/programs.sh $(OUT)
.PHONY: check-programs

# Two halves side by side: most cases wait. What both use is built before.
CHECKS_THAT_WAIT := check-switch check-load check-carried check-attach check-matrix check-hostile
CHECKS_THAT_BUILD := check-sanitize check-aarch64 check-old-glibc check-fuzz check-loaded check-programs check-served
check: build-tests
	@$(MAKE) --no-print-directory $(ATTACH_TESTS) $(MATRIX_TESTS)
	@$(MAKE) --no-print-directory $(CHECKS_THAT_BUILD) >$(OUT)/test/check.out 2>&1 & beside=$$!; \
	  $(MAKE) --no-print-directory $(CHECKS_THAT_WAIT); here=$$?; wait $$beside; there=$$?; cat $(OUT)/test/check.out; \
	  [ $$here -eq 0 ] && [ $$there -eq 0 ]

check-loaded:
	@bash test/run.sh $(OUT)

check-served:
	@SERVERS='nginx redis postgres' $(MAKE) --no-print-directory check-servers SERVER_SECONDS=2
.PHONY: check-loaded check-served

$(OUT)/test/%: test/victims/%.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -g1 -rdynamic -U_FORTIFY_SOURCE -Iinclude $< -o $@ $(LIBS)

$(OUT)/test/%_preload.so: test/victims/%_preload.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared $< -o $@ -ldl

$(OUT)/test/broken-%.so: test/broken/broken.c test/broken/table.h test/broken/look.h
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -Wno-nonnull-compare -O2 -fPIC -shared \
	  -DDEFECT_$* $< -o $@ -ldl -lpthread

$(OUT)/test/shared_cell.so: test/broken/shared_cell.c hooks/count.c $(OUT)/core/core.a
	@mkdir -p $(@D)
	$(V)$(CC) $(HOOK) $(LINK) $< $(OUT)/core/core.a -o $@

$(OUT)/test/strong.so: test/broken/strong.c test/test.mk
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -nostdlib -Wl,-z,now $< -o $@

$(JVM_TESTS:%=$(OUT)/test/%.class): $(OUT)/test/%.class: test/jvm/%.java
	@mkdir -p $(@D)
	$(V)javac -d $(@D) $<

# A program without libc, a static one, and one of musl: each must live with any hook.
$(OUT)/test/bare: test/victims/bare.c
	$(V)$(CC) $(WARN) -O2 -nostdlib -fPIE -pie -Wl,-dynamic-linker,$$($(CC) -print-file-name=$(LOADER)) $< -o $@

$(OUT)/test/static: test/victims/coverage.c $(VICTIM_HEADERS)
	$(V)$(CC) $(WARN) -O2 -U_FORTIFY_SOURCE -static -Iinclude $< -o $@

$(OUT)/test/musl: test/victims/coverage.c $(VICTIM_HEADERS)
	$(V)$(MUSL_GCC) $(WARN) -O2 -Iinclude $< -o $@

$(OUT)/test/interposed: core/functions.h
	@mkdir -p $(@D)
	$(V)(sed -n '/define HB_FUNCTIONS/,/^$$/p' $< | grep -o 'X([a-z0-9_]*)' | tr -d 'X()' | grep .; echo vfork) >$@

$(OUT)/test/loading.sh $(OUT)/test/probe.sh: $(OUT)/test/%.sh: test/%.sh
	@mkdir -p $(@D)
	$(V)cp $< $@
