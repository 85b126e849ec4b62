package maf.local.monitoring;

import java.util.Map;

/** A firing alert as a person receives it. */
record FiringAlert(String name, Map<String, String> labels, String summary) {}
