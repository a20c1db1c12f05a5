package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.state.JourneyFunction;
import io.calltouchpoints.state.JourneyOperator;
import io.calltouchpoints.state.TouchpointChange;
import io.calltouchpoints.state.TouchpointChangeSerializer;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/**
 * What one event costs the journey operator on RocksDB, as visitors become more: CPU time of its one thread, which other work
 * on the machine does not blur. {@code <setting> <million events> [<MB for RocksDB>]}; without
 * the last what a slot of the setting has.
 */
final class OperatorCost {

    private static final int BATCH = 10_000;
    private static final int REPORT = 500_000;

    private OperatorCost() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("Arguments: <setting> <million events> [MB for RocksDB]");
            System.exit(2);
        }
        Setting setting = Setting.named(args[0]);
        long events = Long.parseLong(args[1]) * 1_000_000;
        Options options = Options.parse(setting.options());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Queue<byte[]> tasks = new ArrayDeque<>();
        Traffic traffic = new Traffic(setting, 0, 1, tasks);
        WebEventReader reader = new WebEventReader(options.input(false), options.arrivals());
        VisitorEvent[] batch = new VisitorEvent[BATCH];
        try (KeyedTwoInputStreamOperatorTestHarness<String, VisitorEvent, CallChange, TouchpointChange> harness =
                harness(options, args.length > 2 ? Integer.parseInt(args[2]) : setting.managedMb() / 2)) {
            harness.open();
            long cpu = 0;
            long wall = 0;
            for (long done = 0; done < events; done += BATCH) {
                for (int i = 0; i < BATCH; i++) {
                    byte[] value = traffic.next();
                    VisitorEvent event = reader.read(value, new Origin("web-events", 0, done, traffic.clock(), null))
                            .value();
                    if (event == null) {
                        throw new IllegalStateException("The traffic is unreadable.");
                    }
                    batch[i] = event;
                }
                long cpuBefore = threads.getCurrentThreadCpuTime();
                long before = System.nanoTime();
                for (int i = 0; i < BATCH; i++) {
                    harness.processElement1(
                            new StreamRecord<>(batch[i], batch[i].event().time()));
                    if (i % 1_000 == 0) {
                        long mark = batch[i].event().time() - options.webOutOfOrderness() - 130_000;
                        harness.processWatermark1(new Watermark(mark));
                        harness.processWatermark2(new Watermark(mark));
                    }
                }
                cpu += threads.getCurrentThreadCpuTime() - cpuBefore;
                wall += System.nanoTime() - before;
                tasks.clear();
                harness.getOutput().clear();
                harness.getSideOutput(io.calltouchpoints.state.Rejections.TAG);
                if ((done + BATCH) % REPORT == 0) {
                    System.out.printf(
                            "%,12d events %,12d visitors %6.0f ns CPU an event %6.0f ns wall%n",
                            done + BATCH, traffic.visitors(), (double) cpu / REPORT, (double) wall / REPORT);
                    cpu = 0;
                    wall = 0;
                }
            }
        }
        System.exit(0);
    }

    static KeyedTwoInputStreamOperatorTestHarness<String, VisitorEvent, CallChange, TouchpointChange> harness(
            Options options, int rocksdbMb) throws Exception {
        KeyedTwoInputStreamOperatorTestHarness<String, VisitorEvent, CallChange, TouchpointChange> harness =
                new KeyedTwoInputStreamOperatorTestHarness<>(
                        new JourneyOperator(
                                new JourneyFunction(options.rules(), "web-events", options.sessionCache()),
                                options.inState()),
                        VisitorEvent::bizibleId,
                        CallChange::bizibleId,
                        Types.STRING,
                        128,
                        1,
                        0);
        Configuration configuration =
                GlobalConfiguration.loadConfiguration(Path.of("deploy/flink").toString());
        EmbeddedRocksDBStateBackend backend =
                new EmbeddedRocksDBStateBackend(true).configure(configuration, OperatorCost.class.getClassLoader());
        backend.getMemoryConfiguration().setUseManagedMemory(false);
        backend.getMemoryConfiguration().setFixedMemoryPerSlot(MemorySize.ofMebiBytes(rocksdbMb));
        harness.setStateBackend(backend);
        harness.setup(new TouchpointChangeSerializer());
        return harness;
    }
}
