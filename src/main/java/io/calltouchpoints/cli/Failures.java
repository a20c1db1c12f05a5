package io.calltouchpoints.cli;

/** Failures in words for users. */
final class Failures {

    private Failures() {}

    /** What happened at the bottom: Flink wraps it several times. */
    static String inOneLine(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String type = cause.getClass().getSimpleName();
        if (message == null || message.isBlank()) {
            StackTraceElement[] trace = cause.getStackTrace();
            return trace.length == 0 ? type : type + " at " + trace[0];
        }
        String words = message.strip().replaceAll("\\s*\\R\\s*", " ");
        return cause instanceof Refusal ? words : words + " (" + type + ")";
    }
}
