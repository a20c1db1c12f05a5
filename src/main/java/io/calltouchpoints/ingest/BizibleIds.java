package io.calltouchpoints.ingest;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form in which BizibleIds are compared, and which of them can be one. */
public final class BizibleIds {

    private static final int MAX_CODE_POINTS = 128;

    private BizibleIds() {}

    /**
     * The text trimmed and in lower case; null when it is blank or one of the words that broken scripts write. What comes
     * back is a BizibleId only if {@link #isValid} says so.
     *
     * @param blankIds {@code bizible-id.blank}, lower case
     */
    public static @Nullable String normalise(@Nullable String text, Set<String> blankIds) {
        if (text == null) {
            return null;
        }
        String id = text.trim().toLowerCase(Locale.ROOT);
        return id.isEmpty() || blankIds.contains(id) ? null : id;
    }

    /** Whether a normalised id has 1 to 128 code points, all of them characters (half a surrogate pair is none). */
    public static boolean isValid(String normalised) {
        return !normalised.isEmpty()
                && (normalised.length() <= MAX_CODE_POINTS
                        || normalised.codePointCount(0, normalised.length()) <= MAX_CODE_POINTS)
                && Texts.isWellFormed(normalised);
    }

    /** The normalised id if it is one; null when blank or invalid. */
    static @Nullable String valid(@Nullable String text, Set<String> blankIds) {
        String id = normalise(text, blankIds);
        return id != null && isValid(id) ? id : null;
    }
}
