package io.calltouchpoints.benchmark;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.state.VisitorEventSerializer;
import io.calltouchpoints.state.VisitorSerializer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the parts of the job cost, one by one: {@code [options of JMH]}, such as {@code -f 3 -i 10}; {@code -h} prints them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings({"NullAway.Init", "designforextension"}) // as the harness wants its classes
public class Parts {

    private static final long HOUR = 3_600_000;

    /** Sessions of the visitor. */
    @Param({"1", "10"})
    public int sessions;

    private final DataOutputSerializer out = new DataOutputSerializer(1024);
    private WebEventReader webReader;
    private TaskReader taskReader;
    private VisitorRules rules;
    private Attribution attribution;
    private TouchpointJson json;
    private Origin origin;
    private byte[] pageView;
    private byte[] change;
    private byte[] event;
    private byte[] visitor;
    private VisitorEvent decoded;
    private WebEvent opener;
    private Call call;
    private Touchpoint touchpoint;
    private WebEvent landing;
    private Marks marks;

    public static void main(String[] args) throws Exception {
        Main.main(args);
    }

    @Setup
    public void setUp() throws Exception {
        Options options = Options.parse(Map.of());
        webReader = new WebEventReader(options.input(false), options.arrivals());
        taskReader = new TaskReader(options.input(false));
        rules = new VisitorRules(options.rules());
        attribution = new Attribution(options.attribution());
        json = new TouchpointJson(options.callMedium());
        Queue<byte[]> tasks = new ArrayDeque<>();
        Traffic traffic = new Traffic(Setting.FEW, 0, 1, tasks);
        for (int i = 0; i < 10_000; i++) {
            pageView = traffic.next();
        }
        change = tasks.remove();
        origin = new Origin("web-events", 0, 1L, Traffic.BEGIN, null);
        Incoming<VisitorEvent> incoming = webReader.read(pageView, origin);
        decoded = java.util.Objects.requireNonNull(incoming.value());
        new VisitorEventSerializer().serialize(decoded, out);
        event = out.getCopyOfBuffer();
        visitor(decoded.event());
    }

    private void visitor(WebEvent like) throws IOException {
        Visitor browsing = new Visitor(Traffic.BEGIN);
        for (int i = 0; i < sessions; i++) {
            rules.web(browsing, at(Traffic.BEGIN + i * HOUR, like), new Marks(Traffic.BEGIN - 1, Traffic.BEGIN - 1));
        }
        long latest = Traffic.BEGIN + (sessions - 1) * HOUR;
        marks = new Marks(latest - 600_000, latest - 600_000);
        opener = at(latest + HOUR / 2, like);
        call = new Call("00T5e00001AbCdEEAV", latest + 60_000, false, "Call", 107L, null, null);
        out.clear();
        new VisitorSerializer().serialize(browsing, out);
        visitor = out.getCopyOfBuffer();
        Update.Change first =
                rules.call(read(), call, latest + 120_000, marks).changes().get(0);
        touchpoint = java.util.Objects.requireNonNull(first.touchpoint());
        landing = java.util.Objects.requireNonNull(touchpoint.landing());
    }

    private static WebEvent at(long time, WebEvent like) {
        return new WebEvent(
                EventType.PAGE_VIEW,
                time,
                like.url(),
                like.referrer(),
                like.userAgent(),
                like.geoCountry(),
                like.geoRegion(),
                like.geoCity(),
                true);
    }

    private Visitor read() throws IOException {
        return new VisitorSerializer().deserialize(new DataInputDeserializer(visitor));
    }

    @Benchmark
    public Incoming<VisitorEvent> readPageView() {
        return webReader.read(pageView, origin);
    }

    @Benchmark
    public List<Incoming<TaskChange>> readTaskChange() {
        return taskReader.read(change, origin);
    }

    @Benchmark
    public int writeEvent() throws IOException {
        out.clear();
        new VisitorEventSerializer().serialize(decoded, out);
        return out.length();
    }

    @Benchmark
    public VisitorEvent readEvent() throws IOException {
        return new VisitorEventSerializer().deserialize(new DataInputDeserializer(event));
    }

    @Benchmark
    public Visitor readVisitor() throws IOException {
        return read();
    }

    @Benchmark
    public int readAndWriteVisitor() throws IOException {
        out.clear();
        new VisitorSerializer().serialize(read(), out);
        return out.length();
    }

    @Benchmark
    public Update readVisitorAndOpenSession() throws IOException {
        return rules.web(read(), opener, marks);
    }

    @Benchmark
    public Update readVisitorAndMergeCall() throws IOException {
        return rules.call(read(), call, marks.web(), marks);
    }

    @Benchmark
    public byte[] describeAndWriteTouchpoint() {
        return json.write(
                "dde5687119cc4928fbf94393ed9f5c35",
                1,
                touchpoint,
                attribution.describe(landing.url(), landing.referrer(), landing.userAgent()));
    }
}
