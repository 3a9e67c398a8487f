# How a hook gets between a program and a function, other than LD_PRELOAD: docs/reference/mechanisms.md.
# Objects that carry a hook. Each is mechanisms/NAME.c; MORE_NAME are further parts of it.
MECHANISMS := got
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
