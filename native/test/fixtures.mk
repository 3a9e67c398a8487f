# Bad input: what a user may give instead of a hook.
FIXTURES := $(addprefix $(OUT)/fixtures/,unresolved.so unrelated.so program text.so empty.so aarch64.so)

fixtures: $(FIXTURES)

$(OUT)/fixtures/%.so: test/fixtures/%.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -nostdlib -Wl,-z,now $< -o $@

$(OUT)/fixtures/program: test/fixtures/program.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -no-pie $< -o $@

$(OUT)/fixtures/text.so: test/fixtures/text.so
	@mkdir -p $(@D)
	$(V)cp $< $@

$(OUT)/fixtures/empty.so:
	@mkdir -p $(@D)
	$(V): > $@

# A whole hook, but the machine in its header is aarch64 (183), or x86-64 (62) where this is aarch64.
$(OUT)/fixtures/aarch64.so: $(OUT)/hooks/pass.so
	@mkdir -p $(@D)
	$(V)cp $< $@
	$(V)case $$(uname -m) in aarch64) m='\076';; *) m='\267';; esac; \
	  printf "$$m"'\000' | dd of=$@ bs=1 seek=18 conv=notrunc status=none
