package maf.source.yaml;

import java.util.Optional;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.source.Source;

/**
 * What could be read of one file.
 *
 * @param source empty if the file has a mistake
 */
record SourceDraft(YamlFile file, YamlSection root, Optional<Source> source) {}
