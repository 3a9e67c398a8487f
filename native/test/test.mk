fixtures:
check:
