package maf.sink;

/**
 * One assignment of a partition to this process; compared by identity, since the same partition may come, go and come
 * again.
 */
final class PartitionState {
    private final Versions versions;

    PartitionState(Versions versions) {
        this.versions = versions;
    }

    Versions versions() {
        return versions;
    }
}
