package maf.sink.version;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The metadata of a committed offset: the highest version of the records before it, as {@code v=1795395700000}. */
public final class OffsetMetadata {
    private static final Logger LOG = LoggerFactory.getLogger(OffsetMetadata.class);
    private static final Pattern FORMAT = Pattern.compile("v=([0-9]{1,18})");

    private OffsetMetadata() {}

    static String write(long version) {
        return "v=" + version;
    }

    /** Empty for metadata that the sink did not write: offsets set with a tool have none. */
    public static OptionalLong read(String metadata) {
        if (metadata == null || metadata.isEmpty()) {
            return OptionalLong.empty();
        }
        var match = FORMAT.matcher(metadata);
        if (match.matches()) {
            return OptionalLong.of(Long.parseLong(match.group(1)));
        }
        LOG.atWarn().log("Ignoring metadata of a committed offset that the sink did not write");
        return OptionalLong.empty();
    }
}
