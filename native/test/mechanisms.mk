# make check-attach: mechanisms that count from outside, and those that carry a hook by system call.
$(OUT)/test/outside $(OUT)/test/page_counts: $(OUT)/test/%: test/mechanisms/%.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -g1 -U_FORTIFY_SOURCE -Iinclude $< -o $@

$(OUT)/test/outside-static: test/mechanisms/outside.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -U_FORTIFY_SOURCE -static -Iinclude $< -o $@

$(OUT)/test/outside-musl: test/mechanisms/outside.c $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(MUSL_GCC) $(WARN) -O2 -Iinclude $< -o $@

ATTACH_TESTS := $(addprefix $(OUT)/test/,outside outside-static page_counts $(if $(MUSL_GCC),outside-musl))
check-attach: build-tests attach mechanisms $(ATTACH_TESTS)
	@bash test/mechanisms/attach.sh $(OUT)
	@bash test/mechanisms/bycall.sh $(OUT)

.PHONY: check-attach
