package io.calltouchpoints.job;

import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.state.OptionChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which options may not change on existing state, and why.
 *
 * <p>What is published is the difference between a visitor's touchpoints before and after a record, both under the present
 * options. So an option is refused when under its new value touchpoints that were published would no longer be among those
 * before: they would never be corrected or withdrawn, and a call or a credit would stand twice, or not at all. All others are
 * safe: they count from then on, or at the next change.
 */
final class StateChanges implements OptionChanges {

    private static final long serialVersionUID = 1L;

    private static final Map<String, Guard<?>> GUARDS = new LinkedHashMap<>();

    static {
        guard(
                AllOptions.SESSION_TIMEOUT,
                "Sessions that are open would end at another time, and what was published of them would stay beside what comes");
        guard(
                AllOptions.SESSION_EXPIRY,
                "Sessions that are open would end at another time, and what was published of them would stay beside what comes");
        guard(
                AllOptions.SESSION_CALLS,
                "Calls after the first of a session have another touchpointId: when one is corrected, it would stand twice");
        guard(
                AllOptions.CALL_CLOCK_SKEW,
                "Calls just before a session have another touchpointId: when one is corrected, it would stand twice");
        guardIf(
                AllOptions.CORRECTION_WINDOW,
                (before, now) -> now > before,
                "Calls that were forgotten under the shorter window would be taken for new: when one is corrected, it would stand twice");
        guardIf(
                AllOptions.FIRST_TOUCH_PUBLISH,
                (before, now) -> now == FirstTouchPublish.ALWAYS,
                "First touches that wait for a conversion would never be published");
        guard(
                AllOptions.JOURNEY_TIMEOUT,
                "Visitors who came back after a time between the two would have the credits of both journeys mixed");
    }

    private final TreeMap<String, String> now;
    private final Set<String> accepted;

    /** @param accepted {@code state.accept-changes} */
    StateChanges(Map<String, String> now, Set<String> accepted) {
        this.now = new TreeMap<>(now);
        this.accepted = Set.copyOf(accepted);
    }

    @Override
    public List<String> refusals(Map<String, String> before) {
        List<String> refusals = new ArrayList<>();
        GUARDS.forEach((name, guard) -> {
            String old = before.get(name);
            if (old != null && !accepted.contains(name)) {
                String refusal = guard.refusal(old, now.getOrDefault(name, guard.option.defaultText()));
                if (refusal != null) {
                    refusals.add(refusal);
                }
            }
        });
        return refusals;
    }

    /** Reads {@code state.accept-changes}; IllegalArgumentException for a name that is none of a guarded option. */
    static List<String> names(String text) {
        List<String> names = Kinds.WORDS.parser().apply(text);
        if (!GUARDS.keySet().containsAll(names)) {
            throw new IllegalArgumentException("not refused");
        }
        return names;
    }

    private static <T> void guard(Option<T> option, String why) {
        guardIf(option, (before, now) -> true, why);
    }

    private static <T> void guardIf(Option<T> option, BiPredicate<T, T> spoils, String why) {
        GUARDS.put(option.name(), new Guard<>(option, spoils, why));
    }

    /**
     * @param spoils whether a change from the first to the second, other value spoils state
     * @param why what would happen, a sentence without full stop
     */
    private record Guard<T>(Option<T> option, BiPredicate<T, T> spoils, String why) {

        private @Nullable String refusal(String before, String now) {
            T old;
            try {
                old = option.parse(before);
            } catch (IllegalArgumentException e) {
                // A value of another version, of which this one knows nothing.
                return null;
            }
            T present = option.parse(now);
            return old.equals(present) || !spoils.test(old, present)
                    ? null
                    : "%s was \"%s\" and is now \"%s\". %s. Go back to \"%s\", or begin without this state, or accept it with state.accept-changes %s."
                            .formatted(option.name(), before, now, why, before, option.name());
        }
    }
}
