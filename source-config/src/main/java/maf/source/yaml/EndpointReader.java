package maf.source.yaml;

import java.util.Optional;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlScalar;
import maf.contract.file.YamlSection;
import maf.source.Endpoint;
import maf.source.SourceKind;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads where a source's server is. */
record EndpointReader(YamlFile file, Keys keys) {
    private static final int LARGEST_PORT = 65_535;

    Optional<Endpoint> read(YamlSection root) {
        var uri = keys.need(root, "uri").flatMap(node -> Texts.of(file, root, node, "uri", Texts.URI));
        var host = keys.need(root, "host").flatMap(node -> Texts.of(file, root, node, "host", Texts.HOST));
        var port = root.find("port").map(node -> port(root, node));
        if (keys.kind().isEmpty()) {
            return Optional.empty();
        }
        return keys.kind().get() == SourceKind.MONGODB
                ? uri.map(Endpoint.MongoUri::new)
                : host.map(text -> new Endpoint.Address(
                        text, port.orElse(Integer.toString(keys.kind().get().usualPort()))));
    }

    private String port(YamlSection root, Node node) {
        var port = node.getTag().equals(Tag.STR)
                ? Texts.of(file, root, node, "port", Texts.PORT)
                : file.attempt(node, () -> Long.toString(YamlScalar.integer(node, 1, LARGEST_PORT, "port")));
        return port.orElse("");
    }
}
