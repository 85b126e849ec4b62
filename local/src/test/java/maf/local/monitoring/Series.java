package maf.local.monitoring;

import java.util.Map;

/** One series of an answer, at one time. */
record Series(Map<String, String> labels, double value) {}
