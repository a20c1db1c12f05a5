package io.calltouchpoints.local;

import io.calltouchpoints.kafka.TopicLayout;
import io.calltouchpoints.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** An embedded broker that talks over TLS only, and to one user only, whose password a test can choose. */
public final class SecureBroker implements AutoCloseable {

    public static final String USER = "call-touchpoints";
    public static final String STORE_PASSWORD = "store-pass-27182818";

    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required" + " username=\"%s\" password=\"%s\"";

    private final EmbeddedBroker broker;
    private final Path store;

    private SecureBroker(EmbeddedBroker broker, Path store) {
        this.broker = broker;
        this.store = store;
    }

    /** @param more settings of the broker */
    public static SecureBroker start(Path folder, String password, Map<String, String> more) throws Exception {
        Path store = folder.resolve("broker.p12");
        keytool(
                "-genkeypair -alias broker -keyalg RSA -keysize 2048 -validity 2 -dname CN=localhost"
                        + " -ext SAN=IP:127.0.0.1 -storetype PKCS12 -storepass " + STORE_PASSWORD + " -keystore",
                store);
        Map<String, String> settings = new HashMap<>(Map.of(
                BrokerSettings.PROTOCOLS,
                BrokerSettings.BROKER + ":SASL_SSL," + BrokerSettings.CONTROLLER + ":PLAINTEXT",
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.location",
                store.toString(),
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                store.toString(),
                "ssl.truststore.password",
                STORE_PASSWORD,
                "sasl.enabled.mechanisms",
                "PLAIN",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.%s.plain.sasl.jaas.config".formatted(BrokerSettings.BROKER.toLowerCase(Locale.ROOT)),
                LOGIN.formatted("broker", "of-brokers")
                        + " user_broker=\"of-brokers\" user_%s=\"%s\";".formatted(USER, password)));
        settings.putAll(more);
        return new SecureBroker(EmbeddedBroker.start(folder.resolve("broker"), 0, settings), store);
    }

    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** What a client needs; the values may be references to secrets. */
    public Map<String, String> client(String password, String storePassword) {
        return Map.of(
                "bootstrap.servers",
                bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                LOGIN.formatted(USER, password) + ";",
                "ssl.truststore.type",
                "PKCS12",
                "ssl.truststore.location",
                store.toString(),
                "ssl.truststore.password",
                storePassword);
    }

    public void createTopics(String password) throws Exception {
        try (Admin admin = Admin.create(Map.<String, Object>copyOf(client(password, STORE_PASSWORD)))) {
            admin.createTopics(TopicLayout.newTopics(Topics.DEFAULT, 2)).all().get();
        }
    }

    @Override
    public void close() {
        broker.close();
    }

    private static void keytool(String arguments, Path store) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments.split(" ")));
        command.add(store.toString());
        Path log = Files.createTempFile(store.getParent(), "keytool", ".txt");
        int status = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(Files.readString(log));
        }
    }
}
