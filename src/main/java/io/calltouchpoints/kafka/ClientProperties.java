package io.calltouchpoints.kafka;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Kafka's own client properties, as the user gave them behind {@code kafka.}; every client of the job gets all of them.
 *
 * <p>A value may refer to a secret that is read where a client starts, so on each machine of the cluster, and that is in no
 * log and in no job graph: {@code ${env:NAME}} an environment variable, {@code ${file:/path/name.properties:key}} one key of a
 * properties file, {@code ${directory:/path:file}} a whole file. These are Kafka's own configuration providers.
 */
public final class ClientProperties {

    /** What options of the job begin with to be a client property. */
    public static final String PREFIX = "kafka.";

    private static final String PROVIDERS = "config.providers";

    /** What the job sets itself, and by which option it is told. */
    private static final Map<String, String> TAKEN = Map.of(
            ConsumerConfig.GROUP_ID_CONFIG, "group",
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "start",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "",
            ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, "",
            ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, "",
            ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, "",
            ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, "",
            ProducerConfig.TRANSACTIONAL_ID_CONFIG, "group");

    private final TreeMap<String, String> properties;

    private ClientProperties(Map<String, String> properties) {
        this.properties = new TreeMap<>(properties);
    }

    /**
     * Takes out of the given options those that begin with {@code kafka.}.
     *
     * @param mistakes takes what is wrong with them, each in one line
     */
    public static ClientProperties takeFrom(Map<String, String> given, List<String> mistakes) {
        TreeMap<String, String> properties = new TreeMap<>();
        for (String name : new ArrayList<>(given.keySet())) {
            if (name.startsWith(PREFIX)) {
                properties.put(property(name), given.remove(name).strip());
            }
        }
        check(properties, mistakes);
        if (properties.values().stream().anyMatch(value -> value.contains("${"))) {
            properties.putIfAbsent(PROVIDERS, "env,file,directory");
            properties.putIfAbsent(
                    PROVIDERS + ".env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider");
            properties.putIfAbsent(
                    PROVIDERS + ".file.class", "org.apache.kafka.common.config.provider.FileConfigProvider");
            properties.putIfAbsent(
                    PROVIDERS + ".directory.class", "org.apache.kafka.common.config.provider.DirectoryConfigProvider");
        }
        return new ClientProperties(properties);
    }

    public static ClientProperties of(String bootstrapServers) {
        return new ClientProperties(
                new TreeMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers)));
    }

    public String bootstrapServers() {
        return properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "");
    }

    Set<String> names() {
        return Collections.unmodifiableSet(properties.keySet());
    }

    /** The user's properties over these defaults, in an object of its own. */
    public Properties over(Map<String, String> defaults) {
        Properties all = new Properties();
        all.putAll(defaults);
        all.putAll(properties);
        return all;
    }

    /** {@code kafka.bootstrap-servers} is written as the options of this product are; Kafka has a dot there. */
    private static String property(String option) {
        String name = option.substring(PREFIX.length());
        return name.equals("bootstrap-servers") ? CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG : name;
    }

    private static void check(Map<String, String> properties, List<String> mistakes) {
        String servers = properties.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG);
        if (servers == null || servers.isEmpty()) {
            mistakes.add("kafka.bootstrap-servers is missing: HOST:PORT of one or more brokers, with commas between");
        }
        for (String name : Set.copyOf(properties.keySet())) {
            String option = TAKEN.get(name);
            if (option != null) {
                mistakes.add(PREFIX + name + ": the job sets it itself"
                        + (option.isEmpty() ? "" : "; the option for it is " + option));
            }
        }
        mistakes.addAll(PropertyCheck.mistakes(properties));
    }

    /** Names only: values may be secrets. */
    @Override
    public String toString() {
        return "ClientProperties" + properties.keySet();
    }
}
