package maf.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.testcontainers.utility.DockerImageName;

/**
 * The images of the source databases: those that {@code .env} names if a registry can be reached, otherwise the bases of
 * {@code images/without-registry}.
 *
 * @param summary one line for the end of the build
 */
record SourceImages(Map<SourceDatabase, DockerImageName> names, String summary) {
    /** The registry does not have the image. */
    private static final Pattern WRONG_NAME = Pattern.compile(
            "manifest unknown|manifest for .* not found|repository does not exist|no matching manifest");

    /** @param services of the compose file */
    static SourceImages choose(DockerCli docker, JsonNode services) {
        var official = new EnumMap<SourceDatabase, DockerImageName>(SourceDatabase.class);
        for (var database : SourceDatabase.values()) {
            var service = services.path(database.service());
            var variable = database.name() + "_IMAGE";
            official.put(
                    database,
                    DockerImageName.parse(
                            service.path("build").path("args").path(variable).asText()));
        }
        for (var image : official.values()) {
            var name = image.asCanonicalNameString();
            var pulled = pull(docker, name);
            if (pulled.exitCode() != 0) {
                if (WRONG_NAME.matcher(pulled.errors()).find()) {
                    throw new AssertionError(".env names an image that its registry does not have: " + pulled);
                }
                return local(official, name, pulled.errors().lines().findFirst().orElse("no reason given"));
            }
        }
        return new SourceImages(official, "SourceImagesIT ran on the images that .env names: " + text(official));
    }

    private static CommandResult pull(DockerCli docker, String image) {
        var present = docker.result(List.of("docker", "image", "inspect", image));
        return present.exitCode() == 0 ? present : docker.result(List.of("docker", "pull", "--quiet", image));
    }

    private static SourceImages local(Map<SourceDatabase, DockerImageName> official, String image, String why) {
        var local = new EnumMap<SourceDatabase, DockerImageName>(SourceDatabase.class);
        official.forEach((database, name) -> local.put(
                database,
                DockerImageName.parse("maf-base/" + database.service()).asCompatibleSubstituteFor(name)));
        return new SourceImages(
                local,
                String.format(
                        Locale.ROOT,
                        "SourceImagesIT did not run on the images that .env names (%s), but on %s, because %s could not be"
                                + " pulled: %s. On a machine that reaches a registry: ./mvnw verify -Pcompose -pl compose -am"
                                + " -Dit.test=SourceImagesIT",
                        text(official),
                        text(local),
                        image,
                        why));
    }

    private static String text(Map<SourceDatabase, DockerImageName> images) {
        return images.values().stream()
                .map(DockerImageName::asCanonicalNameString)
                .collect(Collectors.joining(", "));
    }
}
