package io.calltouchpoints.benchmark;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** All samples, as a table and as JSON: medians, with the lowest and the highest beside them. */
final class Results {

    private final Map<Setting, Map<Variant, List<Sample>>> samples = new LinkedHashMap<>();

    void add(Setting setting, Variant variant, Sample sample) {
        samples.computeIfAbsent(setting, key -> new LinkedHashMap<>())
                .computeIfAbsent(variant, key -> new ArrayList<>())
                .add(sample);
        System.out.printf("%-12s %-18s %s%n", setting.name(), variant.words(), sample.words());
    }

    /** In Markdown. */
    String table() {
        StringBuilder table = new StringBuilder();
        samples.forEach((setting, variants) -> {
            table.append("\n**%s**: %s\n\n".formatted(setting.name(), setting.words()));
            table.append(
                    "| variant | thousand events/s | range | product is | CPU s per million events | state bytes a visitor | checkpoint MB |\n");
            table.append("|---|---:|---:|---:|---:|---:|---:|\n");
            List<Sample> product = variants.get(Variant.PRODUCT);
            boolean stateIsKnown = !setting.equals(Setting.TOPICS);
            variants.forEach((variant, list) -> {
                double rate = median(list, Sample::eventsPerSecond);
                String ratio = product == null || variant == Variant.PRODUCT
                        ? ""
                        : String.format(Locale.ROOT, "%.2f ×", median(product, Sample::eventsPerSecond) / rate);
                table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.0f | %.0f to %.0f | %s | %.2f | %s | %s |%n",
                        variant.words(),
                        rate / 1e3,
                        lowest(list, Sample::eventsPerSecond) / 1e3,
                        highest(list, Sample::eventsPerSecond) / 1e3,
                        ratio,
                        median(list, Sample::cpuSeconds),
                        stateIsKnown ? Math.round(median(list, Sample::stateBytes)) : "",
                        stateIsKnown ? Math.round(median(list, Sample::checkpointBytes) / 1e6) : ""));
            });
        });
        return table.toString();
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(file.toFile(), JsonEncoding.UTF8)
                .useDefaultPrettyPrinter()) {
            json.writeStartArray();
            for (Map.Entry<Setting, Map<Variant, List<Sample>>> setting : samples.entrySet()) {
                for (Map.Entry<Variant, List<Sample>> row : setting.getValue().entrySet()) {
                    write(json, setting.getKey(), row.getKey(), row.getValue());
                }
            }
            json.writeEndArray();
        }
    }

    private static void write(JsonGenerator json, Setting setting, Variant variant, List<Sample> list)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("variant", variant.words());
        json.writeStringField("setting", setting.name());
        json.writeNumberField("repetitions", list.size());
        write(json, "eventsPerSecond", list, Sample::eventsPerSecond);
        write(json, "cpuSecondsPerMillionEvents", list, Sample::cpuSeconds);
        write(json, "stateBytesPerVisitor", list, Sample::stateBytes);
        write(json, "checkpointBytes", list, Sample::checkpointBytes);
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, String name, List<Sample> list, ToDoubleFunction<Sample> value)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("median", median(list, value));
        json.writeNumberField("lowest", lowest(list, value));
        json.writeNumberField("highest", highest(list, value));
        json.writeEndObject();
    }

    private static double median(List<Sample> list, ToDoubleFunction<Sample> value) {
        double[] sorted = list.stream().mapToDouble(value).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double lowest(List<Sample> list, ToDoubleFunction<Sample> value) {
        return list.stream().mapToDouble(value).min().orElseThrow();
    }

    private static double highest(List<Sample> list, ToDoubleFunction<Sample> value) {
        return list.stream().mapToDouble(value).max().orElseThrow();
    }
}
