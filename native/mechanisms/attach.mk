# The mechanisms that count from outside: one static program, which runs in any image.
ATTACH := $(addprefix mechanisms/,attach.c can.c counts.c follow.c ptrace.c seccomp.c uprobe.c bpf.c symbols.c fault.c)

$(OUT)/mechanisms/attach: $(ATTACH) mechanisms/attach.h mechanisms/uprobe.h $(HEADERS) $(OUT)/core/core.a mechanisms/attach.mk
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -Icore -static $(ATTACH) $(OUT)/core/core.a -o $@

all: attach
.PHONY: attach
attach: $(OUT)/mechanisms/attach $(if $(filter x86_64,$(MACHINE)),$(OUT)/mechanisms/relay)

# What a mechanism costs, by two processes in turn, on x86-64: mechanisms/relay.c.
$(OUT)/mechanisms/relay: mechanisms/relay.c mechanisms/bpf.c mechanisms/symbols.c mechanisms/attach.h mechanisms/uprobe.h
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) -Icore $(filter %.c,$^) -o $@
