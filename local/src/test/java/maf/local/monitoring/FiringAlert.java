package maf.local.monitoring;

import java.util.Map;

/** A firing alert, with the text that a person receives. */
record FiringAlert(String name, Map<String, String> labels, String summary) {}
