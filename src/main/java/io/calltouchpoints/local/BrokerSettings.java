package io.calltouchpoints.local;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of a Kafka that is one node, broker and controller in one, reachable from this machine only. */
final class BrokerSettings {

    static final int NODE_ID = 1;
    static final String HOST = "127.0.0.1";
    static final String CONTROLLER = "CONTROLLER";

    /** The listener for clients. */
    static final String BROKER = "BROKER";

    static final String PROTOCOLS = "listener.security.protocol.map";

    private BrokerSettings() {}

    static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    static Properties of(Path folder, int port, int controllerPort) {
        String broker = "%s://%s:%d".formatted(BROKER, HOST, port);
        Properties settings = new Properties();
        settings.put("node.id", Integer.toString(NODE_ID));
        settings.put("process.roles", "broker,controller");
        settings.put("log.dirs", folder.toString());
        settings.put("listeners", broker + ",%s://%s:%d".formatted(CONTROLLER, HOST, controllerPort));
        settings.put("advertised.listeners", broker);
        settings.put(PROTOCOLS, BROKER + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        settings.put("inter.broker.listener.name", BROKER);
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", "%d@%s:%d".formatted(NODE_ID, HOST, controllerPort));
        onlyOneNode(settings);
        settings.put("auto.create.topics.enable", "false");
        settings.put("group.initial.rebalance.delay.ms", "0");
        // Takes 128 MiB of heap by default; this is enough for 87,000 keys in one pass of a compaction.
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("message.max.bytes", "8388608");
        return settings;
    }

    private static void onlyOneNode(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
    }
}
