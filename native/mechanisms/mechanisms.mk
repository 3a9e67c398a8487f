# How a hook gets between a program and a function, other than LD_PRELOAD: docs/reference/mechanisms.md.
# Objects that carry a hook. Each is mechanisms/NAME.c; MORE_NAME are further parts of it.
# detour moves instructions of x86-64 alone.
MECHANISMS := audit got $(if $(filter x86_64,$(MACHINE)),detour sud)
MORE_detour := mechanisms/relocate.c
MORE_sud := mechanisms/bycall.c
MECHANISM_CORE := mechanisms/carried.c mechanisms/object.c
MECHANISM_FILES := $(MECHANISMS:%=$(OUT)/mechanisms/%.so)
HEADERS += $(wildcard mechanisms/*.h)

all: mechanisms
.PHONY: mechanisms
mechanisms: $(MECHANISM_FILES)

.SECONDEXPANSION:
$(OUT)/mechanisms/%.so: mechanisms/%.c $$(MORE_$$*) $(MECHANISM_CORE) $(HEADERS) $(OUT)/core/core.a
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(HOOK) $(REGISTERS) -D_GNU_SOURCE -Imechanisms $(LINK) $(filter %.c,$^) $(OUT)/core/core.a -o $@

$(OUT)/test/calls_library.so: test/victims/calls.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -DLIBRARY -Iinclude $< -o $@

$(OUT)/sanitize/relocate: test/unit/relocate_test.c mechanisms/relocate.c mechanisms/relocate.h
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g $(ASAN) -Imechanisms $(filter %.c,$^) -o $@

check-carried: build-tests mechanisms $(OUT)/test/calls $(OUT)/test/calls_library.so $(if $(filter x86_64,$(MACHINE)),$(OUT)/sanitize/relocate)
	@bash test/carried.sh $(OUT)
.PHONY: check-carried
