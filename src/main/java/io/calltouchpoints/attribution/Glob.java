package io.calltouchpoints.attribution;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.Locale;

/**
 * Text with stars, each for any characters or none; the star alone is for any text but the empty. Case does not count.
 *
 * @param text as in the sheet
 * @param pieces what stands between the stars, lower case; empty at an end with a star
 */
record Glob(String text, ImmutableList<String> pieces) implements Condition {

    static Glob of(String text) {
        return new Glob(
                text,
                ImmutableList.copyOf(
                        Splitter.on('*').split(text.toLowerCase(Locale.ROOT).replaceAll("\\*+", "*"))));
    }

    int starsInTheMiddle() {
        return (int)
                Math.max(0, pieces.stream().filter(piece -> !piece.isEmpty()).count() - 1);
    }

    boolean isAnyText() {
        return pieces.size() == 2 && pieces.get(0).isEmpty() && pieces.get(1).isEmpty();
    }

    @Override
    public boolean fits(Column column, Visit visit) {
        String value = column.valueOf(visit);
        return value != null && matches(value);
    }

    boolean matches(String value) {
        String rest = value.toLowerCase(Locale.ROOT);
        String first = pieces.get(0);
        if (pieces.size() == 1) {
            return rest.equals(first);
        }
        String last = pieces.get(pieces.size() - 1);
        if (rest.isEmpty() || rest.length() < first.length() + last.length()) {
            return false;
        }
        return rest.startsWith(first)
                && rest.endsWith(last)
                && containsInOrder(
                        rest.substring(first.length(), rest.length() - last.length()),
                        pieces.subList(1, pieces.size() - 1));
    }

    /** Whether it fits whatever the other fits: the other's stars then stand for text that only a star of its own can take. */
    boolean covers(Glob other) {
        return matches(other.text);
    }

    private static boolean containsInOrder(String text, List<String> wanted) {
        int from = 0;
        for (String piece : wanted) {
            int found = text.indexOf(piece, from);
            if (found < 0) {
                return false;
            }
            from = found + piece.length();
        }
        return true;
    }
}
