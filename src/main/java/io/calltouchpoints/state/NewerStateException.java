package io.calltouchpoints.state;

/** State that a newer version of this program wrote. */
public final class NewerStateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NewerStateException(Class<?> snapshot, int version, int known) {
        super(
                "The state is of a newer version of this program: %s has format %d, and this version knows formats up to %d. Run the version that wrote it, or begin from an older savepoint."
                        .formatted(snapshot.getName().replaceAll(".*\\.|Serializer.*", ""), version, known));
    }
}
