package io.calltouchpoints.model;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.BatchInteraction.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The touchpoints of one visitor out of all web events and calls at once, sections 5 to 8 word by word. */
public final class BatchEvaluation {

    private final Rules rules;
    private final List<BatchSession> sessions;
    private final Map<BatchSession, List<BatchConversion>> callsOf = new LinkedHashMap<>();
    private final List<BatchInteraction> interactions = new ArrayList<>();

    private BatchEvaluation(List<BatchSession> sessions, Rules rules) {
        this.sessions = sessions;
        this.rules = rules;
    }

    /** Calls that are silent count as none. */
    public static Map<Touchpoint.Id, Touchpoint> touchpoints(
            Collection<WebEvent> events, Collection<Call> calls, Rules rules) {
        BatchEvaluation evaluation = new BatchEvaluation(BatchSession.fold(events, rules), rules);
        for (Call call : calls) {
            if (!call.silent()) {
                evaluation.match(call);
            }
        }
        evaluation.sessions.forEach(evaluation::touch);
        return evaluation.positions();
    }

    /** Section 6, first half: which session the call belongs to; a call of none stands alone at once. */
    private void match(Call call) {
        BatchSession latest = null;
        for (BatchSession session : sessions) {
            if (session.start() <= call.time()) {
                latest = session;
            }
        }
        if (latest != null && call.time() < latest.end) {
            callsOf.computeIfAbsent(latest, key -> new ArrayList<>()).add(BatchConversion.of(call, call.time()));
            return;
        }
        for (BatchSession session : sessions) {
            if (call.time() < session.start() && session.start() <= call.time() + rules.clockSkew()) {
                callsOf.computeIfAbsent(session, key -> new ArrayList<>())
                        .add(BatchConversion.of(call, session.start()));
                return;
            }
        }
        boolean nearMiss = latest != null && call.time() - latest.end < rules.nearMiss();
        standAlone(
                BatchConversion.of(call, call.time()),
                nearMiss ? CallMatch.SESSION_EXPIRED : CallMatch.NO_SESSION,
                nearMiss ? latest : null);
    }

    /** Section 6, second half: one touchpoint a session. */
    private void touch(BatchSession session) {
        BatchInteraction interaction = new BatchInteraction(session.start(), session);
        interactions.add(interaction);
        List<BatchConversion> all = new ArrayList<>(callsOf.getOrDefault(session, List.of()));
        for (WebEvent event : session.events) {
            if (event.type() != EventType.PAGE_VIEW) {
                all.add(BatchConversion.of(event));
            }
        }
        if (all.isEmpty()) {
            interaction.drafts.add(new Draft(merged(session, null, null), null, true));
            return;
        }
        BatchConversion first = Collections.min(all, BatchConversion.ORDER);
        interaction.drafts.add(new Draft(merged(session, first, null), first, true));
        for (BatchConversion conversion : all) {
            if (conversion.equals(first) || conversion.call() == null) {
                interaction.conversions.add(conversion);
            } else if (rules.sessionCalls() == SessionCalls.ALL) {
                interaction.conversions.add(conversion);
                String taskId = conversion.call().taskId();
                interaction.drafts.add(new Draft(merged(session, conversion, taskId), conversion, false));
            } else {
                standAlone(conversion, CallMatch.SESSION_TAKEN, session);
            }
        }
    }

    private static Touchpoint merged(BatchSession session, BatchConversion conversion, String taskId) {
        Call call = conversion == null ? null : conversion.call();
        return new Touchpoint(
                new Touchpoint.Id(session.start(), taskId),
                session.start(),
                session.first(),
                conversion == null ? null : conversion.form(),
                call,
                call == null ? null : CallMatch.MERGED,
                call == null ? null : since(session, call),
                false,
                false);
    }

    private void standAlone(BatchConversion conversion, CallMatch match, BatchSession explained) {
        Call call = conversion.call();
        Touchpoint touchpoint = new Touchpoint(
                new Touchpoint.Id(null, call.taskId()),
                call.time(),
                null,
                null,
                call,
                match,
                explained == null ? null : since(explained, call),
                false,
                false);
        BatchInteraction interaction = new BatchInteraction(conversion.time(), null);
        interaction.conversions.add(conversion);
        interaction.drafts.add(new Draft(touchpoint, conversion, true));
        interactions.add(interaction);
    }

    private static Long since(BatchSession session, Call call) {
        return Math.max(0, call.time() - session.start());
    }

    /** Section 8. */
    private Map<Touchpoint.Id, Touchpoint> positions() {
        interactions.sort(BatchInteraction.ORDER);
        Map<Touchpoint.Id, Touchpoint> result = new LinkedHashMap<>();
        List<BatchInteraction> journey = new ArrayList<>();
        for (BatchInteraction interaction : interactions) {
            if (!journey.isEmpty()
                    && interaction.time - journey.get(journey.size() - 1).time > rules.journeyTimeout()) {
                publish(journey, result);
                journey.clear();
            }
            journey.add(interaction);
        }
        publish(journey, result);
        return result;
    }

    private void publish(List<BatchInteraction> journey, Map<Touchpoint.Id, Touchpoint> result) {
        List<BatchConversion> conversions = new ArrayList<>();
        for (BatchInteraction interaction : journey) {
            conversions.addAll(interaction.conversions);
        }
        BatchConversion lead = conversions.isEmpty() ? null : Collections.min(conversions, BatchConversion.ORDER);
        boolean leadTold = false;
        for (BatchInteraction interaction : journey) {
            for (Draft draft : interaction.drafts) {
                boolean firstTouch = draft.own() && interaction == journey.get(0);
                boolean leadCreation = lead != null && lead.equals(draft.conversion());
                boolean webVisitCounts =
                        firstTouch && (lead != null || rules.firstTouchPublish() == FirstTouchPublish.ALWAYS);
                if (draft.conversion() != null || webVisitCounts) {
                    Touchpoint touchpoint = placed(draft.touchpoint(), firstTouch, leadCreation);
                    if (result.put(touchpoint.id(), touchpoint) != null) {
                        throw new IllegalStateException("two touchpoints " + touchpoint.id());
                    }
                }
                leadTold |= leadCreation;
            }
        }
        if (lead != null && !leadTold) {
            throw new IllegalStateException("no touchpoint has the lead creation " + lead);
        }
    }

    private static Touchpoint placed(Touchpoint draft, boolean firstTouch, boolean leadCreation) {
        return new Touchpoint(
                draft.id(),
                draft.date(),
                draft.landing(),
                draft.form(),
                draft.call(),
                draft.callMatch(),
                draft.sinceSessionStart(),
                firstTouch,
                leadCreation);
    }
}
