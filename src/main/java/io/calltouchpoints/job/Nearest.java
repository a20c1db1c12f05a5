package io.calltouchpoints.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a mistyped one was meant to be. */
public final class Nearest {

    private Nearest() {}

    /** The nearest of the names, if not more than a third of the letters are wrong. */
    public static Optional<String> to(String typed, Collection<String> names) {
        return names.stream()
                .filter(name -> 3 * distance(typed, name) <= Math.max(typed.length(), name.length()))
                .min(Comparator.comparingInt(name -> distance(typed, name)));
    }

    /** Levenshtein's: letters to insert, remove or replace. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
