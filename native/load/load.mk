# hb-load: the loop of the load generator. Static: it runs in every image, and no preloaded hook gets into it.
LOAD_PARTS := $(wildcard load/*.c)
LOAD_HEADERS := $(wildcard load/*.h) Makefile load/load.mk
LOAD_STATIC := $(shell echo 'int main(void){return 0;}' | $(CC) -static -x c - -o /dev/null 2>/dev/null && echo -static)

load: $(OUT)/hb-load

$(OUT)/hb-load: $(LOAD_PARTS) $(LOAD_HEADERS)
	@mkdir -p $(@D)
	@echo "native: $@"
	$(V)$(CC) $(PROGRAM) $(LOAD_STATIC) $(LOAD_PARTS) -o $@ -lm
