# The scanner against its oracle, the scanning hook and the switch linked into victims, and the duet kernel, under
# sanitizers.
SCANNER := core/scanner.c core/tables.c core/words.c core/carry.c core/text.c core/file.c core/builtin.c core/raw.h
HOOK_SOURCES := hooks/scan.c $(filter-out core/memory.c,$(CORE:%=core/%.c))
SANITIZED := signals numbers races threads data splits forks coverage
SAN_FILES := $(OUT)/sanitize/scanner-asan $(SANITIZED:%=$(OUT)/sanitize/asan-%) $(patsubst %,$(OUT)/sanitize/tsan-%,$(filter-out forks,$(SANITIZED)))
CLANG := $(shell command -v clang)
ASAN := -fsanitize=address,undefined -fno-sanitize-recover=all
TSAN := -fsanitize=thread

$(OUT)/sanitize/scanner-asan: test/unit/scanner_test.c test/unit/allocate.c test/oracle.h $(SCANNER) core/scanner.h core/carry.h
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g $(ASAN) -Icore -Itest $(filter %.c,$^) -o $@

# The hook is part of the program here: its read is the one the victim calls, and the sanitizer's is the real one.
$(OUT)/sanitize/asan-%: test/victims/%.c $(HOOK_SOURCES) $(HEADERS) $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g $(ASAN) -U_FORTIFY_SOURCE -Iinclude -Icore -Itest/victims $(filter %.c,$^) -o $@ $(LIBS)

$(OUT)/sanitize/tsan-%: test/victims/%.c $(HOOK_SOURCES) $(HEADERS) $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -Wno-tsan -O1 -g $(TSAN) -U_FORTIFY_SOURCE -Iinclude -Icore -Itest/victims $(filter %.c,$^) \
	  -o $@ $(LIBS)

$(OUT)/sanitize/fuzz: test/unit/scanner_fuzz.c test/unit/allocate.c test/oracle.h $(SCANNER) core/scanner.h core/carry.h
	@mkdir -p $(@D)
	$(V)clang -std=gnu11 -O1 -g -fsanitize=fuzzer,address,undefined -Icore -Itest $(filter %.c,$^) -o $@

# The switch linked into victims; a hook of its own comes by LD_PRELOAD, so the sanitizer is in the program.
SWITCH_SANITIZED := threads numbers races
SWITCH_SOURCES := $(SWITCH_PARTS) $(addprefix core/,file.c shared.c bus.c fork.c vfork.c direct.c resolve.c text.c allocate.c)
SWITCH_SAN := $(foreach kind,asan tsan,$(SWITCH_SANITIZED:%=$(OUT)/sanitize/switch/$(kind)-%))
link-switch = $(V)$(CC) $(WARN) -Wno-tsan -O1 -g $(1) -U_FORTIFY_SOURCE -rdynamic -Iinclude -Icore -Iswitch -Itest/victims \
  $(filter %.c %.S,$^) -o $@ $(LIBS)

$(OUT)/sanitize/switch/asan-%: test/victims/%.c $(SWITCH_SOURCES) $(HEADERS) $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(call link-switch,$(ASAN) -static-libasan)

$(OUT)/sanitize/switch/tsan-%: test/victims/%.c $(SWITCH_SOURCES) $(HEADERS) $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(call link-switch,$(TSAN) -static-libtsan)

# The duet kernel, as the probe.
PROBE_SAN := $(OUT)/sanitize/probe/asan $(OUT)/sanitize/probe/tsan
$(OUT)/sanitize/probe/asan: sanitizer = $(ASAN)
$(OUT)/sanitize/probe/tsan: sanitizer = $(TSAN)
$(PROBE_SAN): duet/probe.c $(KERNEL) $(KERNEL_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O1 -g $(sanitizer) -Iinclude -Imechanisms $(filter %.c,$^) -o $@ $(LIBS)

check-sanitize: all $(SAN_FILES) $(SWITCH_SAN) $(PROBE_SAN)
	@bash test/sanitize.sh $(OUT)

# make check-fuzz FUZZ_SECONDS=600; 60 s in CI
FUZZ_SECONDS ?= $(if $(CI),60,10)
check-fuzz: $(if $(CLANG),$(OUT)/sanitize/fuzz)
ifeq ($(CLANG),)
	@echo "native: skipped the fuzzer: clang is not installed (Debian: clang)"
else
	@mkdir -p $(OUT)/sanitize/corpus
	@printf '\001\003\005\002\100wp-admin\nphp\nx\n\000GET /wp-admin php x' >$(OUT)/sanitize/corpus/seed
	@$(OUT)/sanitize/fuzz -max_total_time=$(FUZZ_SECONDS) -max_len=1024 -print_final_stats=1 -verbosity=0 \
	  -artifact_prefix=$(OUT)/sanitize/ $(OUT)/sanitize/corpus 2>&1 | grep -E 'number_of_executed|slowest|ERROR|abort|crash' \
	  | tee $(OUT)/sanitize/fuzz.log; ! grep -qE 'ERROR|crash' $(OUT)/sanitize/fuzz.log
endif
