package io.calltouchpoints.attribution;

/**
 * Keeps text from the user agent parser that it was not made for: its grammar is recursive, and a few hundred bytes that
 * only nest brackets or chain slashes take it half a minute, or its stack. Anybody can send such a user agent.
 */
final class UserAgentText {

    /** Of what browsers send; the effort grows with the length, and the beginning names browser and platform. */
    private static final int LONGEST = 1024;

    /** Real ones nest two or three. */
    private static final int DEEPEST = 6;

    /** Slashes behind another in the same word: real ones have them in the address of a robot's owner. */
    private static final int MOST_CHAINED_SLASHES = 12;

    private UserAgentText() {}

    /** The text to parse; empty where parsing would be of no use. */
    static String parseable(String userAgent) {
        String text = userAgent.trim();
        if (text.length() > LONGEST) {
            text = text.substring(0, LONGEST);
        }
        int depth = 0;
        int chained = 0;
        boolean slash = false;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(0, depth - 1);
                case '/' -> {
                    chained += slash ? 1 : 0;
                    slash = true;
                }
                case ' ', ';' -> slash = false;
                default -> {}
            }
            if (depth > DEEPEST || chained > MOST_CHAINED_SLASHES) {
                return "";
            }
        }
        return text;
    }
}
