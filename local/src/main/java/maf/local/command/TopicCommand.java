package maf.local.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.ProgressLog;
import maf.local.servers.Pipeline;
import maf.runtime.kafka.TopicScan;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code topic NAME}: prints records, one JSON object per line. */
@Command(
        name = "topic",
        description = "Print records of a topic, one JSON object per line: key and value as text, headers, timestamp.")
public final class TopicCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Parameters(paramLabel = "NAME")
    private String name;

    @Option(
            names = "--from-beginning",
            description = "Print the existing records, then end. Without this option: print new records until Ctrl-C.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "End after N records.")
    private long max = Long.MAX_VALUE;

    private long printed;

    @Override
    public Integer call() {
        var pipeline = Pipeline.open(Home.find(), new ProgressLog(System.err));
        if (pipeline.process("kafka").isEmpty()) {
            throw new PipelineException("kafka does not run: start it with ./pipeline up");
        }
        try (var scan = new TopicScan(pipeline.connections().bootstrapServers())) {
            if (scan.partitions(List.of(name)).isEmpty()) {
                throw new PipelineException("There is no topic '" + name + "'.");
            }
            if (max <= 0) {
                return 0;
            }
            if (fromBeginning) {
                scan.read(scan.beginnings(List.of(name)), this::print);
            } else {
                scan.follow(List.of(name), this::print);
            }
        }
        return 0;
    }

    private boolean print(ConsumerRecord<byte[], byte[]> record) {
        var line = new LinkedHashMap<String, Object>();
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        line.put("timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        line.put("headers", headers);
        line.put("key", text(record.key()));
        line.put("value", text(record.value()));
        try {
            System.out.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new PipelineException("Cannot print a record: " + e.getMessage(), e);
        }
        return ++printed < max;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
