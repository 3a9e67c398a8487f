# hb-load: the loop of the load generator. Static: it runs in every image, and no preloaded hook gets into it.
LOAD_PARTS := $(wildcard load/*.c)
LOAD_HEADERS := $(wildcard load/*.h) Makefile load/load.mk
LOAD_STATIC := $(shell echo 'int main(void){return 0;}' | $(CC) -static -x c - -o /dev/null 2>/dev/null && echo -static)

load: $(OUT)/hb-load

$(OUT)/hb-load: $(LOAD_PARTS) $(LOAD_HEADERS)
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) $(LOAD_STATIC) $(LOAD_PARTS) -o $@ -lm

# The same cases for this program, with sanitizers, with musl, and for aarch64 under qemu: each reads the same plan.
LOAD_KINDS := plain asan $(if $(MUSL_GCC),musl) $(if $(CROSS),$(if $(QEMU),aarch64))
LOAD_MODES := closed open switch faults stop endless
load-with = @mkdir -p $(@D) && $(1) $(WARN) -g1 -Iinclude $(2) $(LOAD_PARTS) -o $@ -lm

$(OUT)/test/load/case: test/load/case.c test/load/server.h $(LOAD_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g1 -Iload $< -o $@ -lpthread

$(OUT)/test/load/asan: $(LOAD_PARTS) $(LOAD_HEADERS)
	$(call load-with,$(CC),-O1 $(ASAN))
$(OUT)/test/load/musl: $(LOAD_PARTS) $(LOAD_HEADERS)
	$(call load-with,$(MUSL_GCC),-O2 -static)
$(OUT)/test/load/aarch64: $(LOAD_PARTS) $(LOAD_HEADERS)
	$(call load-with,$(CROSS),-O2 -static)
$(OUT)/test/load/plain: $(OUT)/hb-load
	@mkdir -p $(@D)
	@cp $< $@

check-load: $(OUT)/test/load/case $(LOAD_KINDS:%=$(OUT)/test/load/%)
	@failed=0; passed=0; for kind in $(LOAD_KINDS); do for mode in $(LOAD_MODES) $$([ $$kind != asan ] || echo damaged); do \
	  ASAN_OPTIONS=detect_leaks=0 timeout 120 $< $$mode $$([ $$kind != aarch64 ] || echo $(QEMU)) $(OUT)/test/load/$$kind >$(OUT)/test/load/out 2>&1 \
	    && ! grep -qE 'Sanitizer|runtime error' $(OUT)/test/load/out && passed=$$((passed + 1)) || \
	    { failed=$$((failed + 1)); echo "FAILED load $$kind $$mode: $$(head -3 $(OUT)/test/load/out)"; }; done; done; \
	echo "$$passed passed, $$failed failed, 0 skipped"; [ $$failed -eq 0 ]
.PHONY: check-load
