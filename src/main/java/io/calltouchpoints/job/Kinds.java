package io.calltouchpoints.job;

import java.net.IDN;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the options can take. */
public final class Kinds {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,10})\\s*(b|kib|mib|gib)?");
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\\[[0-9a-f:.]+]");
    private static final Pattern FIELD_NAME = Pattern.compile("[A-Za-z]\\w*");

    /** What the arrays of the JVM and sane brokers hold. */
    private static final long LARGEST = 1L << 30;

    public static final Kind<Long> DURATION = new Kind<>(
            "DURATION",
            "a duration above zero such as 30 min, 24 h, 90 d or 500 ms",
            text -> atLeast(1, Durations.parse(text)));

    public static final Kind<Long> DURATION_OR_ZERO =
            new Kind<>("DURATION", "a duration such as 30 min, 24 h, 500 ms or 0 s", Durations::parse);

    public static final Kind<Integer> COUNT =
            new Kind<>("NUMBER", "a whole number from 1", text -> Math.toIntExact(atLeast(1, Integer.parseInt(text))));

    public static final Kind<Integer> SIZE_IN_BYTES =
            new Kind<>("SIZE", "a size from 1 byte to 1 GiB such as 1 MiB, 512 KiB or 100000", text -> size(text, 1));

    static final Kind<Integer> SIZE_OR_ZERO =
            new Kind<>("SIZE", "a size up to 1 GiB such as 4 MiB, or 0", text -> size(text, 0));

    public static final Kind<Boolean> BOOLEAN = new Kind<>("true|false", "true or false", Kinds::bool);

    public static final Kind<List<String>> HOSTS = new Kind<>(
            "HOST,...",
            "host names with commas between, without scheme, port or path, such as example.com, example.org",
            text -> items(text).stream().map(Kinds::host).toList());

    /** Compared after lower-casing, so kept that way. */
    public static final Kind<List<String>> WORDS =
            new Kind<>("WORD,...", "words with commas between", text -> items(text.toLowerCase(Locale.ROOT)));

    public static final Kind<List<String>> FIELD_NAMES = new Kind<>(
            "FIELD,...",
            "one or more Salesforce field names with commas between, such as Call_Start__c, CreatedDate",
            text -> {
                List<String> names = items(text).stream().map(Kinds::fieldName).toList();
                atLeast(1, names.size());
                return names;
            });

    public static final Kind<String> FIELD = new Kind<>(
            "FIELD", "one Salesforce field name such as Vendor_Id__c", text -> text.isEmpty() ? text : fieldName(text));

    public static final Kind<String> FILE = new Kind<>("FILE", "a file", text -> text);

    private Kinds() {}

    /** The constants of an enum, lower case and with hyphens. */
    public static <E extends Enum<E>> Kind<E> oneOf(Class<E> type) {
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(Kinds::word).toList();
        return new Kind<>(
                String.join("|", words),
                String.join(" or ", words),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static long atLeast(long least, long value) {
        if (value < least) {
            throw new IllegalArgumentException(value + " is below " + least);
        }
        return value;
    }

    private static int size(String text, int least) {
        Matcher matcher = SIZE.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no size");
        }
        String unit = matcher.group(2);
        int shift = unit == null ? 0 : 10 * List.of("b", "kib", "mib", "gib").indexOf(unit);
        long bytes = atLeast(least, Math.multiplyExact(Long.parseLong(matcher.group(1)), 1L << shift));
        if (bytes > LARGEST) {
            throw new IllegalArgumentException("too large");
        }
        return (int) bytes;
    }

    /** Boolean.parseBoolean takes "yes" for false. */
    private static boolean bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    private static List<String> items(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .distinct()
                .collect(Collectors.toUnmodifiableList());
    }

    /** As browsers send it: lower case, umlauts in their ASCII form. */
    private static String host(String text) {
        String host = IDN.toASCII(text, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("no host name");
        }
        return host;
    }

    private static String fieldName(String text) {
        if (!FIELD_NAME.matcher(text).matches()) {
            throw new IllegalArgumentException("no field name");
        }
        return text;
    }
}
