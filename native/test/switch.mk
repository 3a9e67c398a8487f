# make check-switch [VICTIM_REQUESTS=1000000]: the switch in front of each hook, and mutants of it.
SWITCH_VICTIMS := switched crowd files
UNSWITCHABLE := nothing detour table dlsym allocator waiting exit crash
SWITCH_TESTS := $(addprefix $(OUT)/test/,$(SWITCH_VICTIMS) keeper.so keeper-by-handle.so $(UNSWITCHABLE:%=unswitchable-%.so))

$(SWITCH_VICTIMS:%=$(OUT)/test/%): $(OUT)/test/%: test/switch/%.c $(wildcard test/switch/*.h) $(VICTIM_HEADERS)
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -g1 -U_FORTIFY_SOURCE -Iinclude -Itest/victims $< -o $@ $(LIBS)

$(OUT)/test/keeper.so: test/switch/keeper.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared $< -o $@ -ldl

$(OUT)/test/keeper-by-handle.so: test/switch/keeper.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -DBY_HANDLE $< -o $@ -ldl

$(OUT)/test/unswitchable-%.so: test/switch/unswitchable.c
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -fPIC -shared -DBY_$* $< -o $@ -ldl

# The switch with one mistake: MUTANT is FILE, EDIT a sed expression that must change it.
mutant:
	$(V)rm -rf $(OUT)/mutant && cp -r switch $(OUT)/mutant && sed -i -E '$(EDIT)' $(OUT)/mutant/$(MUTANT) && \
	  ! cmp -s switch/$(MUTANT) $(OUT)/mutant/$(MUTANT) && \
	  $(CC) $(HOOK) -w $(REGISTERS) -I$(OUT)/mutant $(LINK) $(SWITCH_PARTS:switch/%=$(OUT)/mutant/%) $(OUT)/core/core.a -o $(OUT)/mutant/switch.so && \
	  $(CC) $(HOOK) -w $(REGISTERS) -I$(OUT)/mutant $(LINK) $(OUT)/mutant/behind.c $(OUT)/core/core.a -o $(OUT)/mutant/switch-behind.so

check-switch: build-tests $(SWITCH_TESTS)
	@bash test/switch.sh $(OUT)

.PHONY: mutant check-switch

# make switch-cost, on a machine that does nothing else.
$(OUT)/test/switch-cost: test/switch/cost.c test/switch/switch_page.h include/hookbench_switch.h $(OUT)/libhbnoop.so
	@mkdir -p $(@D)
	$(V)$(CC) $(WARN) -O2 -Iinclude -Itest/victims $< $(OUT)/libhbnoop.so -Wl,-rpath,'$$ORIGIN/..' -o $@ -ldl

switch-cost: all $(OUT)/test/switch-cost
	@for hook in null pass; do echo "$$hook:"; rm -f $(OUT)/test/switch-cost.page; HOOKBENCH_SWITCH_PAGE=$(OUT)/test/switch-cost.page \
	  LD_PRELOAD=$(abspath $(OUT))/tools/switch.so:$(abspath $(OUT))/hooks/$$hook.so:$(abspath $(OUT))/tools/switch-behind.so \
	  $(OUT)/test/switch-cost $(abspath $(OUT))/libhbnoop.so || exit 1; done

.PHONY: switch-cost
