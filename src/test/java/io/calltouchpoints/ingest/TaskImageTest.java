package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.HOUR;
import static io.calltouchpoints.ingest.Given.MINUTE;
import static io.calltouchpoints.ingest.Given.NOW;
import static io.calltouchpoints.ingest.Given.OTHER_VISITOR;
import static io.calltouchpoints.ingest.Given.TASK;
import static io.calltouchpoints.ingest.Given.TOUCHPOINT_DATE;
import static io.calltouchpoints.ingest.Given.VISITOR;
import static io.calltouchpoints.ingest.Given.origin;
import static io.calltouchpoints.ingest.Given.rules;
import static io.calltouchpoints.ingest.TaskReaderTest.fields;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.TaskImage.Verdict;
import io.calltouchpoints.journey.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TaskImageTest {

    private static final String ID = "bizible2__BizibleId__c";
    private static final long CALLED = NOW - HOUR;

    private final TaskImage image = new TaskImage();
    private InputRules rules = rules();
    private long version = NOW;

    @Nested
    class Calls {

        @Test
        void aTaskWithIdAndTimeIsACall() {
            Verdict verdict = apply(
                    false,
                    ID,
                    VISITOR,
                    "CreatedDate",
                    time(CALLED),
                    "Type",
                    "Call",
                    "CallDurationInSeconds",
                    "107",
                    "WhoId",
                    "who",
                    "WhatId",
                    "what");

            assertThat(verdict.announcements())
                    .containsExactly(new CallChange(
                            VISITOR,
                            new Call(TASK, CALLED, false, "Call", 107L, "who", "what"),
                            version,
                            verdict.announcements().get(0).origin()));
            assertThat(verdict.rejection()).isNull();
            assertThat(verdict.dropped()).isFalse();
        }

        @Test
        void nothingIsAnnouncedWhereNothingChanged() {
            aCall();

            assertThat(apply(false, "TaskSubtype", "Call").announcements()).isEmpty();
            assertThat(apply(null, "Type", "Call").announcements()).isEmpty();
            assertThat(apply(null, "Type", "Left Message").announcements()).hasSize(1);
        }

        @Test
        void theFirstFieldThatHoldsATimeCounts() {
            apply(false, ID, VISITOR, "CreatedDate", time(CALLED));

            assertThat(told(apply(null, TOUCHPOINT_DATE, time(CALLED - MINUTE))))
                    .isEqualTo(VISITOR + " " + (CALLED - MINUTE));
            assertThat(told(apply(null, TOUCHPOINT_DATE, null))).isEqualTo(VISITOR + " " + CALLED);
        }

        @ParameterizedTest
        @CsvSource({
            "true, CreatedDate, 107, 107000",
            "true, CreatedDate, 0, 0",
            "true, CreatedDate,, 0",
            "true, bizible2__Bizible_Touchpoint_Date__c, 107, 0",
            "false, CreatedDate, 107, 0"
        })
        void theDurationMayBeTakenOffTheCreatedDate(boolean subtract, String field, String duration, long off) {
            rules = rules(subtract, false, null, TOUCHPOINT_DATE, "CreatedDate");

            assertThat(told(apply(false, ID, VISITOR, field, time(CALLED), "CallDurationInSeconds", duration)))
                    .isEqualTo(VISITOR + " " + (CALLED - off));
        }

        @Test
        void theIdMayComeLater() {
            assertThat(apply(false, "Type", "Call", "CreatedDate", time(CALLED)).announcements())
                    .isEmpty();
            assertThat(told(apply(null, ID, VISITOR))).isEqualTo(VISITOR + " " + CALLED);
        }
    }

    @Nested
    class Withdrawals {

        @Test
        void aDeletedTaskIsSilentUntilItIsBack() {
            aCall();

            assertThat(told(apply(true))).isEqualTo(VISITOR + " " + CALLED + " silent");
            assertThat(apply(true).announcements()).isEmpty();
            assertThat(apply(null, "Status", "Completed").announcements()).isEmpty();
            assertThat(told(apply(false))).isEqualTo(VISITOR + " " + CALLED);
        }

        @Test
        void aTaskThatWasNeverACallIsAnnouncedSilently() {
            assertThat(told(apply(true, ID, VISITOR, "CreatedDate", time(CALLED))))
                    .isEqualTo(VISITOR + " " + CALLED + " silent");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Outbound", "outbound"})
        void outboundCallsMayBeIgnored(String callType) {
            rules = rules(false, true, null, "CreatedDate");

            assertThat(told(apply(false, ID, VISITOR, "CreatedDate", time(CALLED), "CallType", callType)))
                    .isEqualTo(VISITOR + " " + CALLED + " silent");
            assertThat(told(apply(null, "CallType", "Inbound"))).isEqualTo(VISITOR + " " + CALLED);
        }

        @Test
        void outboundCallsCountByDefault() {
            assertThat(told(apply(false, ID, VISITOR, "CreatedDate", time(CALLED), "CallType", "Outbound")))
                    .isEqualTo(VISITOR + " " + CALLED);
        }

        @Test
        void aCallMovesToAnotherVisitor() {
            aCall();

            assertThat(told(apply(null, ID, OTHER_VISITOR, "CreatedDate", time(CALLED + 1))))
                    .isEqualTo(VISITOR + " " + CALLED + " silent, " + OTHER_VISITOR + " " + (CALLED + 1));
            assertThat(told(apply(null, ID, VISITOR)))
                    .isEqualTo(OTHER_VISITOR + " " + (CALLED + 1) + " silent, " + VISITOR + " " + (CALLED + 1));
        }

        @Test
        void aDeletedCallMovesSilently() {
            aCall();
            apply(true);

            assertThat(told(apply(null, ID, OTHER_VISITOR))).isEqualTo(OTHER_VISITOR + " " + CALLED + " silent");
        }

        @Test
        void withoutIdTheCallIsWithdrawn() {
            aCall();

            assertThat(told(apply(null, ID, null))).isEqualTo(VISITOR + " " + CALLED + " silent");
            assertThat(apply(null, "Type", "Phone Call").announcements()).isEmpty();
            assertThat(told(apply(null, ID, VISITOR))).isEqualTo(VISITOR + " " + CALLED);
        }

        @Test
        void withoutCallTimeTheCallIsWithdrawn() {
            aCall();
            Verdict verdict = apply(null, "CreatedDate", null);

            assertThat(told(verdict)).isEqualTo(VISITOR + " " + CALLED + " silent");
            assertThat(verdict.rejection().reason()).isEqualTo(Reason.NO_CALL_TIME);
        }
    }

    @Nested
    class Rejections {

        @ParameterizedTest
        @CsvSource({
            "TaskSubtype, Call, true",
            "TaskSubtype, CALL, true",
            "TaskSubtype, Email, false",
            "CallType, Inbound, true",
            "Type, Call, true",
            "Type, Phone call, true",
            "Type, Meeting, false",
            "WhoId, call, false"
        })
        void aPhoneCallWithoutIdIsTheVendorsToMend(String field, String value, boolean phoneCall) {
            Verdict verdict = apply(false, field, value);

            assertThat(verdict.rejection() != null).isEqualTo(phoneCall);
            assertThat(verdict.dropped()).isEqualTo(!phoneCall);
            assertThat(apply(null, "CreatedDate", time(CALLED)).rejection()).isNull();
        }

        @Test
        void rejectionsNameIdsAndHaveNoRaw() {
            Rejection noId = apply(false, "Type", "Call").rejection();
            Rejection noTime = apply(null, ID, VISITOR).rejection();

            assertThat(noId)
                    .isEqualTo(new Rejection(Reason.NO_BIZIBLE_ID, noId.detail(), noId.origin(), null, TASK, null));
            assertThat(noTime)
                    .isEqualTo(
                            new Rejection(Reason.NO_CALL_TIME, noTime.detail(), noTime.origin(), VISITOR, TASK, null));
            assertThat(apply(null, ID, OTHER_VISITOR).rejection()).isNull();
            assertThat(apply(null, ID, null).rejection()).isNull();
        }

        @Test
        void deletedTasksAreNotRejectedUntilTheyAreBack() {
            assertThat(apply(true, "Type", "Call").rejection()).isNull();
            assertThat(apply(false).rejection().reason()).isEqualTo(Reason.NO_BIZIBLE_ID);
        }

        @Test
        void ignoredTasksAreNotRejected() {
            rules = rules(false, true, null, "CreatedDate");

            assertThat(apply(false, "CallType", "Outbound").rejection()).isNull();
            assertThat(apply(null, ID, VISITOR).rejection()).isNull();
        }

        @Test
        void withVendorFieldOnlyWhereItIsFilled() {
            rules = rules(false, false, "Ctm_Id__c", "CreatedDate");

            Verdict byHand = apply(false, "Type", "Call", "Ctm_Id__c", null);
            assertThat(byHand.rejection()).isNull();
            assertThat(byHand.dropped()).isTrue();
            assertThat(apply(null, "Ctm_Id__c", "true").rejection().reason()).isEqualTo(Reason.NO_BIZIBLE_ID);
        }

        @Test
        void aDeletionOfAnUnknownTaskIsDropped() {
            assertThat(apply(true)).isEqualTo(new Verdict(List.of(), null, true));
        }
    }

    @Nested
    class Forgetting {

        private static final long DELAY = 24 * HOUR;
        private static final long WINDOW = 30 * 24 * HOUR;

        @Test
        void aPhoneCallStaysForTheCorrectionWindow() {
            apply(false, "Type", "Call");
            assertThat(deadline()).isEqualTo(version + WINDOW);

            apply(null, "CreatedDate", time(CALLED));
            assertThat(deadline()).isEqualTo(CALLED + WINDOW);
        }

        @Test
        void soDoesWhatWasEverToldAnId() {
            apply(false, "Type", "Meeting", ID, VISITOR, "CreatedDate", time(CALLED));
            apply(null, ID, null);

            assertThat(deadline()).isEqualTo(CALLED + WINDOW);
        }

        @Test
        void evenByAChangeThatCameTooLate() {
            apply(false, ID, null);
            image.apply(change(version - 1, 0, null, ID, VISITOR), rules);

            assertThat(deadline()).isEqualTo(version + WINDOW);
        }

        @Test
        void otherTasksGoSoon() {
            apply(false, "Type", "Email");
            assertThat(deadline()).isEqualTo(version + DELAY);

            apply(null, "CreatedDate", time(version + HOUR));
            assertThat(deadline()).isEqualTo(version + HOUR + DELAY - 1);
        }

        @Test
        void theLastWordStays() {
            image.apply(change(Long.MAX_VALUE, 0, true), rules);

            assertThat(deadline()).isEqualTo(Long.MAX_VALUE);
        }

        private long deadline() {
            return image.deadline(rules, DELAY, WINDOW);
        }
    }

    @Nested
    class Order {

        @Test
        void aFieldTakesOnlyVersionsNotOlderThanItsOwn() {
            image.apply(change(NOW, 2, false, ID, VISITOR, "CreatedDate", time(CALLED)), rules);

            assertThat(told(image.apply(change(NOW, 1, true, ID, OTHER_VISITOR), rules)))
                    .isEmpty();
            assertThat(told(image.apply(change(NOW - 1, 9, true, ID, OTHER_VISITOR), rules)))
                    .isEmpty();
            assertThat(told(image.apply(change(NOW - 1, 9, null, TOUCHPOINT_DATE, time(CALLED - 1)), rules)))
                    .isEqualTo(VISITOR + " " + (CALLED - 1));
            assertThat(told(image.apply(change(NOW, 2, null, TOUCHPOINT_DATE, time(CALLED - 2)), rules)))
                    .isEqualTo(VISITOR + " " + (CALLED - 2));
        }

        @Test
        void theOrderAndRepetitionOfChangesMakeNoDifference() {
            for (int seed = 0; seed < 2_000; seed++) {
                Random random = new Random(seed);
                List<TaskChange> changes = randomChanges(random);
                TaskImage.Snapshot inOrder = imageOf(changes);

                List<TaskChange> shuffled = new ArrayList<>(changes);
                for (TaskChange change : changes) {
                    if (random.nextInt(3) == 0) {
                        shuffled.add(change);
                    }
                }
                Collections.shuffle(shuffled, random);
                TaskImage.Snapshot anyOrder = imageOf(shuffled);

                assertThat(anyOrder.fields()).as("seed %d", seed).isEqualTo(inOrder.fields());
                assertThat(anyOrder.deleted()).as("seed %d", seed).isEqualTo(inOrder.deleted());
                assertThat(anyOrder.newestTime()).isEqualTo(inOrder.newestTime());
                assertThat(anyOrder.toldBizibleId()).isEqualTo(inOrder.toldBizibleId());
                assertThat(loud(anyOrder)).as("seed %d", seed).isEqualTo(loud(inOrder));
            }
        }

        /** What a visitor has at the end: the audible call of this Task. */
        private TaskImage.Announced loud(TaskImage.Snapshot snapshot) {
            return snapshot.announced() == null || snapshot.announced().call().silent() ? null : snapshot.announced();
        }

        /** The image, stored and restored between any two changes; and visitors that were told the truth. */
        private TaskImage.Snapshot imageOf(List<TaskChange> changes) {
            TaskImage image = new TaskImage();
            Map<String, Call> visitors = new HashMap<>();
            for (TaskChange change : changes) {
                image = new TaskImage(image.snapshot());
                for (CallChange told : image.apply(change, rules).announcements()) {
                    visitors.put(told.bizibleId(), told.call());
                }
            }
            TaskImage.Announced last = loud(image.snapshot());
            visitors.values().removeIf(Call::silent);
            assertThat(visitors).isEqualTo(last == null ? Map.of() : Map.of(last.bizibleId(), last.call()));
            return image.snapshot();
        }

        private List<TaskChange> randomChanges(Random random) {
            List<TaskChange> changes = new ArrayList<>();
            String[] ids = {VISITOR, OTHER_VISITOR, null};
            for (int i = 0; i < 1 + random.nextInt(6); i++) {
                List<String> fields = new ArrayList<>();
                if (random.nextInt(2) == 0) {
                    Collections.addAll(fields, ID, ids[random.nextInt(3)]);
                }
                if (random.nextInt(2) == 0) {
                    Collections.addAll(
                            fields, "CreatedDate", random.nextInt(4) == 0 ? null : time(CALLED + random.nextInt(3)));
                }
                if (random.nextInt(2) == 0) {
                    Collections.addAll(fields, "Type", random.nextInt(3) == 0 ? null : "Call");
                }
                Boolean[] deleted = {null, null, false, true};
                changes.add(change(NOW + i / 2, i % 2, deleted[random.nextInt(4)], fields.toArray(String[]::new)));
            }
            return changes;
        }
    }

    private void aCall() {
        apply(false, ID, VISITOR, "CreatedDate", time(CALLED), "Type", "Call");
    }

    /** A change that is a millisecond newer than the one before. */
    private Verdict apply(Boolean deleted, String... fields) {
        return image.apply(change(++version, 0, deleted, fields), rules);
    }

    private static TaskChange change(long version, long sequence, Boolean deleted, String... fields) {
        return new TaskChange(TASK, version, sequence, version, deleted, fields(fields), origin());
    }

    private static String time(long millis) {
        return Long.toString(millis);
    }

    private static String told(Verdict verdict) {
        return String.join(
                ", ",
                verdict.announcements().stream()
                        .map(told -> told.bizibleId() + " " + told.call().time()
                                + (told.call().silent() ? " silent" : ""))
                        .toList());
    }
}
