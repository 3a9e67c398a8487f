// SPDX-License-Identifier: Apache-2.0
package org.hookbench.hook;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hookbench.experiment.results.Checksums;

/**
 * What a shared object would do to a process it is preloaded into, read from its file alone.
 *
 * @param architecture for example {@code amd64}
 * @param interposes functions of libc that it takes over, and hb_noop
 * @param bypassed functions of libc that it exports under a version of its own: programs ask for
 *     the version of glibc and bind to that
 * @param otherExports functions it exports besides: a program's own function of that name is
 *     replaced
 * @param needs other objects it needs
 * @param libc the C library it is built for; null when any will do
 * @param oldestGlibc oldest glibc it loads on, for example {@code 2.34}; null when any will do, or
 *     none
 * @param oldestGlibcBecause symbols that ask for that version
 * @param musl whether it loads on musl
 * @param muslBecause why not; empty if it does
 * @param staticTls it cannot be loaded at run time on musl, and on glibc only while there is room
 */
public record HookInspection(
    Path file,
    String sha256,
    String architecture,
    SortedSet<String> interposes,
    SortedSet<String> bypassed,
    SortedSet<String> otherExports,
    List<String> needs,
    Libc libc,
    String oldestGlibc,
    List<String> oldestGlibcBecause,
    boolean musl,
    List<String> muslBecause,
    boolean staticTls) {

  private static final Pattern GLIBC =
      Pattern.compile("GLIBC_(\\d{1,3})\\.(\\d{1,3})(?:\\.(\\d{1,3}))?");
  private static final Pattern OF_LIBC =
      Pattern.compile("lib(c|dl|pthread|rt|m|util|xnet)\\.so.*|libc\\.musl-.*|ld-musl-.*");

  /** Says that relocations are packed, which glibc can read from this version on. */
  private static final String PACKED = "GLIBC_ABI_DT_RELR";

  private static final String READS_PACKED = "GLIBC_2.36";
  private static final Set<String> LINKER = Set.of("_init", "_fini");

  /** Inspects a file; a {@code UserError} if it is not a shared object. */
  public static HookInspection of(Path file) {
    String architecture = ElfHead.architecture(file);
    ElfFile elf = ElfFile.read(file);
    Optional<String> oldest = oldestGlibc(elf);
    List<String> obstacles = muslObstacles(elf);
    return new HookInspection(
        file,
        Checksums.sha256(file),
        architecture,
        interposed(elf),
        bypassed(elf),
        others(elf),
        elf.needed(),
        Libc.ofObject(elf).orElse(null),
        oldest.orElse(null),
        oldest.map(version -> symbolsOf(elf, version)).orElse(List.of()),
        obstacles.isEmpty(),
        obstacles,
        elf.staticTls());
  }

  private static SortedSet<String> interposed(ElfFile elf) {
    SortedSet<String> names = ofLibc(elf);
    names.removeAll(bypassed(elf));
    return names;
  }

  private static SortedSet<String> ofLibc(ElfFile elf) {
    SortedSet<String> names = new TreeSet<>(elf.exports());
    Set<String> libc = LibcSymbols.ofThisProcess();
    names.removeIf(
        name -> LINKER.contains(name) || !libc.contains(name) && !name.equals("hb_noop"));
    return names;
  }

  /** The loader of musl does not look at versions. */
  private static SortedSet<String> bypassed(ElfFile elf) {
    if (Libc.ofObject(elf).orElse(Libc.GLIBC) == Libc.MUSL) {
      return new TreeSet<>();
    }
    SortedSet<String> names = ofLibc(elf);
    elf.symbols().stream()
        .filter(s -> s.defined() && s.isForGlibc())
        .map(ElfSymbol::name)
        .forEach(names::remove);
    return names;
  }

  private static SortedSet<String> others(ElfFile elf) {
    SortedSet<String> names = new TreeSet<>(elf.exports());
    names.removeAll(ofLibc(elf));
    names.removeAll(LINKER);
    return names;
  }

  private static Optional<String> oldestGlibc(ElfFile elf) {
    return elf.versions().stream()
        .map(version -> version.equals(PACKED) ? READS_PACKED : version)
        .map(GLIBC::matcher)
        .filter(Matcher::matches)
        .max(Comparator.comparingInt(HookInspection::rank))
        .map(m -> m.group().substring("GLIBC_".length()));
  }

  private static int rank(Matcher version) {
    int patch = version.group(3) == null ? 0 : Integer.parseInt(version.group(3));
    return Integer.parseInt(version.group(1)) * 1_000_000
        + Integer.parseInt(version.group(2)) * 1_000
        + patch;
  }

  private static List<String> symbolsOf(ElfFile elf, String version) {
    Stream<String> symbols =
        elf.symbols().stream()
            .filter(s -> !s.defined() && s.version().equals("GLIBC_" + version))
            .map(ElfSymbol::name);
    Stream<String> packed =
        elf.versions().stream()
            .filter(v -> v.equals(PACKED) && READS_PACKED.equals("GLIBC_" + version));
    return Stream.concat(symbols, packed).sorted().toList();
  }

  private static List<String> muslObstacles(ElfFile elf) {
    Set<String> musl = LibcSymbols.ofMusl();
    boolean onlyLibc = elf.needed().stream().allMatch(n -> OF_LIBC.matcher(n).matches());
    List<String> missing =
        elf.symbols().stream()
            .filter(s -> !s.defined() && !s.weak())
            .filter(s -> onlyLibc || s.version().startsWith("GLIBC_"))
            .map(ElfSymbol::name)
            .filter(name -> !musl.contains(name))
            .sorted()
            .map(name -> "musl has no " + name)
            .collect(Collectors.toList());
    elf.needed().stream()
        .filter(name -> !OF_LIBC.matcher(name).matches())
        .forEach(name -> missing.add("needs " + name + ", built for musl"));
    return List.copyOf(missing);
  }
}
