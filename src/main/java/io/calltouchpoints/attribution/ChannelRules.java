package io.calltouchpoints.attribution;

import com.google.common.base.Suppliers;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rules of a channel sheet: rows from the top, the first row whose filled cells all fit wins. */
public final class ChannelRules {

    private static final Supplier<ChannelRules> BUILT_IN = Suppliers.memoize(() -> parse(builtInSheet()));

    private final ImmutableList<ChannelRow> rows;
    private final ImmutableList<SheetProblem> warnings;

    private ChannelRules(ChannelSheet sheet) {
        this.rows = sheet.rows();
        this.warnings = sheet.warnings();
    }

    /** @throws ChannelSheetException with everything that is wrong in the sheet */
    public static ChannelRules parse(String csv) {
        return new ChannelRules(ChannelSheet.read(csv));
    }

    public static ChannelRules builtIn() {
        return BUILT_IN.get();
    }

    /** The text of the sheet that is used when there is no other; a customer's may begin as a copy. */
    public static String builtInSheet() {
        try {
            return Resources.toString(
                    Resources.getResource(ChannelRules.class, "channels.csv"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What works, but is hardly meant: rows that can never win. */
    public ImmutableList<SheetProblem> warnings() {
        return warnings;
    }

    public Channel channelOf(Visit visit) {
        for (ChannelRow row : rows) {
            if (row.misfit(visit) == null) {
                return row.channel();
            }
        }
        return Channel.OTHER;
    }

    /** The rows that were tried for this visit, down to the one that won. */
    public Explanation explain(Visit visit) {
        ImmutableList.Builder<Explanation.Tried> tried = ImmutableList.builder();
        for (ChannelRow row : rows) {
            Cell misfit = row.misfit(visit);
            tried.add(Explanation.Tried.of(row, misfit, visit));
            if (misfit == null) {
                return new Explanation(tried.build(), row.channel());
            }
        }
        return new Explanation(tried.build(), Channel.OTHER);
    }

    /**
     * Why a visit has its channel.
     *
     * @param tried from the top; only the last can have won
     */
    public record Explanation(ImmutableList<Tried> tried, Channel channel) {

        /** The row that won; null when none fits. */
        public @Nullable Tried winner() {
            return tried.isEmpty() || !tried.get(tried.size() - 1).fits() ? null : tried.get(tried.size() - 1);
        }

        /**
         * @param row counted as a spreadsheet does: the header is row 1
         * @param rule the filled cells
         * @param misfit the first cell that does not fit, and what it was compared with; null when the row won
         */
        public record Tried(
                int row,
                Channel channel,
                String rule,
                @Nullable String misfit) {

            static Tried of(ChannelRow row, @Nullable Cell misfit, Visit visit) {
                String rule = row.cells().isEmpty()
                        ? "any visit"
                        : String.join(
                                ", ", row.cells().stream().map(Cell::toString).toList());
                return new Tried(row.number(), row.channel(), rule, misfit == null ? null : reason(misfit, visit));
            }

            public boolean fits() {
                return misfit == null;
            }

            private static String reason(Cell misfit, Visit visit) {
                String value = misfit.column().valueOf(visit);
                return misfit.column().title() + " is " + (value == null ? "empty" : value);
            }
        }
    }
}
