package io.calltouchpoints.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.journey.CallMatch;
import java.io.InvalidObjectException;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ReplayProgressTest {

    @Test
    void countsWhatItIsTold() {
        try (ReplayProgress progress = new ReplayProgress()) {
            progress.webEventRead();
            progress.webEventRead();
            progress.taskRecordRead();
            progress.sessions(1_500);
            progress.evicted(7);
            progress.touchpoint(null);
            progress.touchpoint(CallMatch.MERGED);
            progress.touchpoint(CallMatch.NO_SESSION);
            progress.touchpoint(CallMatch.NO_SESSION);
            progress.rejected(Reason.GAP);

            ReplaySummary summary = progress.summary();
            assertThat(summary)
                    .isEqualTo(new ReplaySummary(
                            2, 1, 1_500, 7, 4, 1, Map.of(CallMatch.NO_SESSION, 2L), Map.of(Reason.GAP, 1L)));
            assertThat(summary.inOneLine()).isEqualTo("3 records read, 4 touchpoints, 1 rejected");
        }
    }

    @Test
    void aCopyInTheSameProcessIsTheSame() throws Exception {
        ReplayProgress progress = new ReplayProgress();
        assertThat(InstantiationUtil.clone(progress)).isSameAs(progress);
        progress.close();
        assertThatThrownBy(() -> InstantiationUtil.clone(progress)).isInstanceOf(InvalidObjectException.class);
    }
}
