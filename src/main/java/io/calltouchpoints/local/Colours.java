package io.calltouchpoints.local;

/**
 * Colours where a terminal shows them.
 *
 * @param on false leaves texts as they are
 */
record Colours(boolean on) {

    /** What the whole line is of: the product is about it. */
    String call(String text) {
        return in("\u001b[1;36m", text);
    }

    String withdrawn(String text) {
        return in("\u001b[31m", text);
    }

    String dim(String text) {
        return in("\u001b[2m", text);
    }

    private String in(String code, String text) {
        return on ? code + text + "\u001b[0m" : text;
    }
}
