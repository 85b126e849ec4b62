package maf.source.yaml;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.source.Source;

/** Finds sources that claim what only one can have: MySQL's server id, and a replication slot of one PostgreSQL server. */
record SharedIdentity(List<SourceDraft> drafts) {
    /** Adds a mistake to each later one of two files, and returns those. */
    Set<SourceDraft> report() {
        var broken = new HashSet<SourceDraft>();
        var owners = new HashMap<String, String>();
        for (var draft : drafts) {
            draft.source()
                    .ifPresent(source -> claims(source).forEach((claim, key) -> {
                        var owner = owners.putIfAbsent(claim, draft.file().name());
                        if (owner != null) {
                            draft.file()
                                    .mistake(
                                            draft.root()
                                                    .find(key)
                                                    .orElse(draft.root().node()),
                                            claim + " belongs to " + owner + ": write another " + key + " here");
                            broken.add(draft);
                        }
                    }));
        }
        return broken;
    }

    /** What it claims, with the key that says so. */
    private static Map<String, String> claims(Source source) {
        var capture = source.capture();
        return switch (source.kind()) {
            case MYSQL -> Map.of("server id " + capture.serverId().orElseThrow(), "server-id");
            case POSTGRES -> Map.of("slot " + capture.slot() + " at " + source.endpoint(), "slot");
            case MONGODB -> Map.of();
        };
    }
}
