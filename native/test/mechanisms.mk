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

ATTACH_TESTS := $(addprefix $(OUT)/test/,outside outside-static page_counts redzone $(if $(MUSL_GCC),outside-musl))
check-attach: build-tests attach mechanisms $(ATTACH_TESTS)
	@bash test/mechanisms/attach.sh $(OUT)
	@bash test/mechanisms/bycall.sh $(OUT)

.PHONY: check-attach

# make mechanism-matrix [MECHANISMS_OF_MATRIX="sud uprobe"]: what each mechanism sees of each way to read, and what it breaks.
WAYS := test/mechanisms/ways.c test/mechanisms/ways_past.c
$(OUT)/test/ways $(OUT)/test/ways-static $(OUT)/test/ways-musl: $(WAYS) test/mechanisms/ways.h test/mechanisms/uring.h $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(WAYS_CC) $(WARN) -O2 -Iinclude $(WAYS) -o $@
$(OUT)/test/ways: WAYS_CC = $(CC) -U_FORTIFY_SOURCE
$(OUT)/test/ways-static: WAYS_CC = $(CC) -U_FORTIFY_SOURCE -static -DSTATIC
$(OUT)/test/ways-musl: WAYS_CC = $(MUSL_GCC)

$(OUT)/test/redzone: test/mechanisms/redzone.c mechanisms/bpf.c mechanisms/symbols.c mechanisms/attach.h mechanisms/uprobe.h
	@mkdir -p $(@D)
	$(V)$(CC) $(PROGRAM) -O2 -Icore -Imechanisms $(filter %.c,$^) -o $@

MATRIX_TESTS := $(addprefix $(OUT)/test/,page_counts ways ways-static redzone $(if $(MUSL_GCC),ways-musl))
mechanism-matrix: build-tests hooks attach mechanisms $(MATRIX_TESTS)
	@bash test/mechanisms/matrix.sh $(OUT) test/mechanisms/matrix.tsv $(MECHANISMS_OF_MATRIX)
check-matrix:
	@$(MAKE) --no-print-directory mechanism-matrix MECHANISMS_OF_MATRIX="zpoline sud seccomp ptrace" >$(OUT)/test/matrix.out || \
	  { cat $(OUT)/test/matrix.out; exit 1; }
	@tail -n 1 $(OUT)/test/matrix.out
.PHONY: mechanism-matrix check-matrix
