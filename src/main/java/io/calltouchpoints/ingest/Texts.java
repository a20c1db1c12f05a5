package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/** Text members, as both inputs treat them. */
final class Texts {

    private Texts() {}

    /**
     * Trimmed; null when blank. Half a surrogate pair, which JSON can spell and UTF-8 cannot, becomes U+FFFD: whatever has
     * come in can be written out again.
     */
    static @Nullable String clean(@Nullable String text) {
        String trimmed = trim(text);
        return trimmed == null || isWellFormed(trimmed) ? trimmed : mended(trimmed);
    }

    /** Trimmed; null when blank. */
    static @Nullable String trim(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String trimmed = text.trim();
        return trimmed.isEmpty() ? null : trimmed;
    }

    /** Whether surrogates come in pairs only. */
    static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (!isPair(text, i)) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static String mended(String text) {
        StringBuilder mended = new StringBuilder(text);
        for (int i = 0; i < mended.length(); i++) {
            if (Character.isSurrogate(mended.charAt(i))) {
                if (isPair(mended, i)) {
                    i++;
                } else {
                    mended.setCharAt(i, '\uFFFD');
                }
            }
        }
        return mended.toString();
    }

    private static boolean isPair(CharSequence text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1));
    }
}
