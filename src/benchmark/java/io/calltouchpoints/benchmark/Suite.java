package io.calltouchpoints.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The suite: every variant under every setting, repetitions interleaved, each measurement in a process of its own.
 *
 * <p>System properties: {@code benchmark.quick}; and to choose: {@code benchmark.settings}, {@code benchmark.variants} (lists
 * with commas; a variant's spaces are hyphens; a setting has those of them that it can have), {@code
 * benchmark.repetitions}; in {@code benchmark.flags} of the build {@code -Dbenchmark.warm-up} and {@code -Dbenchmark.measured} in
 * seconds.
 *
 * <p>{@code benchmark.main} runs another class of this package in place of the suite, with {@code benchmark.args}: {@link Parts},
 * {@link OperatorCost}, {@link BotCost}.
 */
public final class Suite {

    private static final Path FILE = Path.of("target", "benchmark", "results.json");

    private static final List<Variant> RIVALS = List.of(
            Variant.PRODUCT,
            Variant.FLOOR,
            Variant.RAW_STATE,
            Variant.INTERVAL_JOIN,
            Variant.SESSION_WINDOWS,
            Variant.TEXTBOOK);

    private static final List<Variant> FROM_TOPIC = List.of(Variant.PRODUCT, Variant.KAFKA_STREAMS);

    private static final List<Variant> FEW =
            List.of(Variant.PRODUCT, Variant.FLOOR, Variant.RAW_STATE, Variant.INTERVAL_JOIN);

    private Suite() {}

    public static void main(String[] args) throws Exception {
        String other = System.getProperty("benchmark.main", "");
        if (!other.isEmpty()) {
            System.exit(Fork.run(other, args));
        }
        boolean quick = Boolean.getBoolean("benchmark.quick");
        int repetitions = Integer.getInteger("benchmark.repetitions", quick ? 1 : 3);
        int warmUp = Integer.getInteger("benchmark.warm-up", quick ? 5 : 10);
        int measured = Integer.getInteger("benchmark.measured", quick ? 8 : 10);
        long inTopic = Long.getLong("benchmark.in-topic", quick ? 6_000_000 : 24_000_000);
        Map<Setting, List<Variant>> plan = new LinkedHashMap<>();
        try {
            plan.putAll(chosen(quick ? quickPlan() : plan()));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        List<Variant> fromTopic = plan.getOrDefault(Setting.TOPICS, List.of());
        plan.remove(Setting.TOPICS);
        Results results = new Results();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            for (Map.Entry<Setting, List<Variant>> row : plan.entrySet()) {
                for (Variant variant : row.getValue()) {
                    results.add(row.getKey(), variant, Fork.measure(variant, row.getKey(), warmUp, measured));
                    results.write(FILE);
                }
            }
        }
        if (!fromTopic.isEmpty()) {
            try (KafkaFork broker = new KafkaFork(inTopic)) {
                for (int repetition = 1; repetition <= repetitions; repetition++) {
                    for (Variant variant : fromTopic) {
                        results.add(Setting.TOPICS, variant, Fork.measure(variant, broker, warmUp, measured));
                        results.write(FILE);
                    }
                }
            }
        }
        System.out.println();
        System.out.print(results.table());
    }

    private static Map<Setting, List<Variant>> plan() {
        Map<Setting, List<Variant>> plan = new LinkedHashMap<>();
        plan.put(Setting.MANY, RIVALS);
        plan.put(Setting.HEAVY, FEW);
        plan.put(Setting.INACTIVITY, List.of(Variant.PRODUCT, Variant.RAW_STATE));
        plan.put(Setting.LARGE, FEW);
        plan.put(Setting.TURNOVER, FEW);
        plan.put(Setting.STEADY, List.of(Variant.PRODUCT));
        plan.put(Setting.CATCH_UP, List.of(Variant.PRODUCT));
        plan.put(Setting.ONE, List.of(Variant.PRODUCT));
        plan.put(Setting.TOPICS, FROM_TOPIC);
        return plan;
    }

    /** Under ten minutes: what the product must be measured against, once. */
    private static Map<Setting, List<Variant>> quickPlan() {
        Map<Setting, List<Variant>> plan = new LinkedHashMap<>();
        plan.put(Setting.MANY, FEW);
        plan.put(Setting.HEAVY, FEW);
        plan.put(Setting.INACTIVITY, List.of(Variant.PRODUCT, Variant.RAW_STATE));
        return plan;
    }

    private static Map<Setting, List<Variant>> chosen(Map<Setting, List<Variant>> plan) {
        List<Setting> settings =
                list("benchmark.settings").stream().map(Setting::named).toList();
        List<Variant> variants =
                list("benchmark.variants").stream().map(Variant::of).toList();
        Map<Setting, List<Variant>> chosen = new LinkedHashMap<>();
        for (Setting setting : settings.isEmpty() ? new ArrayList<>(plan.keySet()) : settings) {
            List<Variant> usual = plan.getOrDefault(setting, plan().getOrDefault(setting, RIVALS));
            List<Variant> possible = variants.stream()
                    .filter(variant -> isPossible(setting, variant))
                    .toList();
            chosen.put(setting, variants.isEmpty() ? usual : possible);
        }
        return chosen;
    }

    private static boolean isPossible(Setting setting, Variant variant) {
        return setting.equals(Setting.TOPICS) ? FROM_TOPIC.contains(variant) : variant != Variant.KAFKA_STREAMS;
    }

    private static List<String> list(String property) {
        String text = System.getProperty(property, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(",", -1));
    }
}
