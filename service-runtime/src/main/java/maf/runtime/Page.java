package maf.runtime;

import java.util.Map;

/**
 * What a {@link HealthServer} answers on a further path.
 *
 * @param type the media type
 * @param headers further ones
 */
@SuppressWarnings("ArrayRecordComponent") // it is written out and never compared
public record Page(String type, byte[] body, Map<String, String> headers) {}
