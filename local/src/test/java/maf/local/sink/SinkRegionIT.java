package maf.local.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.apache.hadoop.hbase.client.RegionInfo;
import org.apache.hadoop.hbase.util.Bytes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** HBase changes a table while rows are written to it: it flushes, splits, compacts, and closes and reopens a region. */
@SinkTest
class SinkRegionIT {
    private static final boolean THOROUGH = Boolean.getBoolean("maf.thorough");
    private static final int ROUNDS = THOROUGH ? SinkTable.BUCKETS : 1;
    private static final int RECORDS_BETWEEN = 2_000;

    private final SinkServers servers;
    private final SinkTable table = new SinkTable("regions");

    SinkRegionIT(SinkServers servers) {
        this.servers = servers;
    }

    @Test
    void regionsMayCloseMoveAndSplit() throws Exception {
        var seed = Long.getLong("maf.sink.seed", new Random().nextLong());
        var process = servers.process(SinkServers.FIRST);
        var name = TableName.valueOf(table.table().replace('.', ':'));
        try (var hbase = connect();
                var admin = hbase.getAdmin()) {
            try (var load = new SinkLoad(servers.bootstrapServers(), table, SinkLoad.Shape.SMALL, seed)) {
                for (var round = 0; round < ROUNDS; round++) {
                    load.awaitMore(RECORDS_BETWEEN);
                    admin.flush(name);
                    split(admin, name, round);
                    load.awaitMore(RECORDS_BETWEEN);
                    admin.majorCompact(name);
                    closeAndOpen(admin, admin.getRegions(name).get(round));
                    load.awaitMore(RECORDS_BETWEEN);
                }
                load.awaitMore(RECORDS_BETWEEN);
            }
            servers.group().awaitCommitted(table, table.sent().ends());
            servers.awaitReady(SinkServers.FIRST);
            assertThat(servers.process(SinkServers.FIRST)).isEqualTo(process);
            servers.assertStored(table);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private Connection connect() throws IOException {
        var configuration = HBaseConfiguration.create();
        configuration.set("hbase.zookeeper.quorum", "localhost");
        configuration.setInt("hbase.zookeeper.property.clientPort", servers.storePort());
        return ConnectionFactory.createConnection(configuration);
    }

    private static void split(Admin admin, TableName name, int bucket) throws IOException {
        var before = admin.getRegions(name).size();
        admin.split(name, Bytes.add(new byte[] {(byte) bucket}, "2".getBytes(UTF_8)));
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .until(() -> admin.getRegions(name).size() > before);
    }

    /** Keeps the region closed until the sink reports that it waits. */
    private void closeAndOpen(Admin admin, RegionInfo region) throws IOException {
        admin.unassign(region.getRegionName());
        Awaitility.await()
                .atMost(SinkServers.TIMEOUT)
                .untilAsserted(
                        () -> assertThat(servers.problem(SinkServers.FIRST)).contains("the store"));
        var behind = servers.group().committed(table);
        var began = System.nanoTime();
        admin.assign(region.getRegionName());
        servers.group().awaitBeyond(table, behind, true);
        System.out.println("region opened again; stored after " + Duration.ofNanos(System.nanoTime() - began));
    }
}
