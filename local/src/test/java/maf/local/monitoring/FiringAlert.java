package maf.local.monitoring;

import java.util.Map;

/** An alert as people would get it. */
record FiringAlert(String name, Map<String, String> labels, String summary) {}
