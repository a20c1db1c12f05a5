package io.calltouchpoints.inspect;

import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.ingest.BizibleIds;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.state.StoredTask;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Reads what was asked for, and writes it down. */
final class Inspection {

    private final Savepoint savepoint;
    private final Options options;
    private final Map<String, String> besideDefaults;
    private final boolean json;

    Inspection(Savepoint savepoint, InspectOptions options, boolean json) {
        this.savepoint = savepoint;
        this.options = options.options();
        this.besideDefaults = options.keptBesideDefaults();
        this.json = json;
    }

    /** @param bizibleId as the user wrote it, or null for counts over all */
    String run(@Nullable String bizibleId, CommandLine commandLine) throws Exception {
        return bizibleId == null ? all() : one(normalised(bizibleId, commandLine));
    }

    private String normalised(String bizibleId, CommandLine commandLine) {
        String id = BizibleIds.normalise(bizibleId, Set.copyOf(options.get(AllOptions.BIZIBLE_ID_BLANK)));
        if (id == null || !BizibleIds.isValid(id)) {
            throw new ParameterException(
                    commandLine,
                    "--bizible-id %s: the job takes it for blank, or it has more than 128 characters"
                            .formatted(bizibleId));
        }
        return id;
    }

    private String one(String bizibleId) throws Exception {
        AtomicReference<@Nullable Visitor> found = new AtomicReference<>();
        savepoint.visitors(bizibleId, options.rules(), (id, visitor) -> found.set(visitor));
        Visitor visitor = found.get();
        if (visitor == null) {
            throw new Refusal(
                    "The visitor %s is not in this state: never seen, or forgotten since".formatted(bizibleId));
        }
        SortedMap<String, StoredTask> tasks = Collections.synchronizedSortedMap(new TreeMap<>());
        savepoint.tasks((id, task) -> {
            if (VisitorReport.concerns(bizibleId, visitor, id, task)) {
                tasks.put(id, task);
            }
        });
        VisitorReport report = VisitorReport.of(bizibleId, visitor, tasks, options);
        if (json) {
            return new VisitorJson(report).write(options.texts()) + "\n";
        }
        StringWriter text = new StringWriter();
        new VisitorText(report, new PrintWriter(text)).print();
        return text.toString();
    }

    private String all() throws Exception {
        Tally tally = new Tally(options.rules(), options.input(false));
        savepoint.visitors(null, options.rules(), tally::visitor);
        savepoint.tasks((id, task) -> tally.task(task));
        if (json) {
            return TallyJson.of(tally, options.texts()) + "\n";
        }
        StringWriter text = new StringWriter();
        new TallyText(tally, besideDefaults).print(new PrintWriter(text));
        return text.toString();
    }
}
