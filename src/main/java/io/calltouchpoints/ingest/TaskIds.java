package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/** Salesforce record ids: 15 characters whose case counts, or those with a suffix of three that says which are upper case. */
public final class TaskIds {

    private static final int SHORT = 15;
    private static final int LONG = 18;
    private static final String SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

    private TaskIds() {}

    /** The id of 18 characters; null for anything but 15 or 18 ASCII letters and digits. The suffix of 18 is taken as it is. */
    public static @Nullable String fold(String id) {
        if (id.length() != SHORT && id.length() != LONG) {
            return null;
        }
        for (int i = 0; i < id.length(); i++) {
            if (!isAlphanumeric(id.charAt(i))) {
                return null;
            }
        }
        return id.length() == LONG ? id : id + suffix(id);
    }

    /** One character for each five: bit i is set where the i-th of them is upper case. */
    private static String suffix(String id) {
        StringBuilder suffix = new StringBuilder(3);
        for (int chunk = 0; chunk < SHORT; chunk += 5) {
            int bits = 0;
            for (int i = 0; i < 5; i++) {
                char c = id.charAt(chunk + i);
                if (c >= 'A' && c <= 'Z') {
                    bits |= 1 << i;
                }
            }
            suffix.append(SUFFIX.charAt(bits));
        }
        return suffix.toString();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    }
}
