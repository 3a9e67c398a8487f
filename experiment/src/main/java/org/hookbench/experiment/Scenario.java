package org.hookbench.experiment;

/** One fixed combination of all parameters except the arm. */
public record Scenario(String name, Sut sut, Environment environment, Load load) {}
