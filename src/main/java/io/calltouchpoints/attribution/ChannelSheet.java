package io.calltouchpoints.attribution;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a channel sheet and collects everything that is wrong in it. Columns it does not know are notes. */
final class ChannelSheet {

    private static final Splitter ALTERNATIVES = Splitter.on(';').trimResults().omitEmptyStrings();

    private final List<ChannelRow> rows = new ArrayList<>();
    private final List<SheetProblem> problems = new ArrayList<>();
    private final List<SheetProblem> warnings = new ArrayList<>();
    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);
    private int width;

    private ChannelSheet() {}

    /** @throws ChannelSheetException with every problem of the sheet */
    static ChannelSheet read(String csv) {
        ChannelSheet sheet = new ChannelSheet();
        List<CSVRecord> records = CsvText.records(csv, sheet.problems);
        if (sheet.problems.isEmpty()) {
            sheet.header(records);
        }
        if (sheet.problems.isEmpty()) {
            records.stream().skip(1).forEach(sheet::row);
            if (sheet.rows.isEmpty() && sheet.problems.isEmpty()) {
                sheet.problems.add(new SheetProblem(2, null, "no rule"));
            }
        }
        if (!sheet.problems.isEmpty()) {
            throw new ChannelSheetException(sheet.problems);
        }
        sheet.warnOfRowsThatNeverWin();
        return sheet;
    }

    ImmutableList<ChannelRow> rows() {
        return ImmutableList.copyOf(rows);
    }

    ImmutableList<SheetProblem> warnings() {
        return ImmutableList.copyOf(warnings);
    }

    private void header(List<CSVRecord> records) {
        if (!records.isEmpty()) {
            CSVRecord header = records.get(0);
            width = header.size();
            for (int i = 0; i < width; i++) {
                Column column = Column.titled(header.get(i).trim());
                if (column != null && positions.putIfAbsent(column, i) != null) {
                    problems.add(new SheetProblem(1, column.title(), "stands there twice"));
                }
            }
        }
        for (Column column : Column.values()) {
            if (!positions.containsKey(column)) {
                problems.add(new SheetProblem(1, column.title(), "missing column"));
            }
        }
    }

    private void row(CSVRecord record) {
        int number = (int) record.getRecordNumber();
        if (record.stream().allMatch(String::isBlank)) {
            return;
        }
        if (record.stream().skip(width).anyMatch(cell -> !cell.isBlank())) {
            warnings.add(new SheetProblem(number, null, "cells beyond the last column are not read"));
        }
        String name = cell(record, Column.CHANNEL);
        if (name.isEmpty()) {
            problems.add(new SheetProblem(number, Column.CHANNEL.title(), "channel without name"));
        }
        String subchannel = cell(record, Column.SUBCHANNEL);
        ImmutableList.Builder<Cell> cells = ImmutableList.builder();
        for (Column column : Column.TESTED) {
            ImmutableList<Condition> alternatives = conditions(number, column, cell(record, column));
            if (!alternatives.isEmpty()) {
                cells.add(new Cell(column, alternatives));
            }
        }
        rows.add(new ChannelRow(number, new Channel(name, subchannel.isEmpty() ? null : subchannel), cells.build()));
    }

    private String cell(CSVRecord record, Column column) {
        int position = positions.getOrDefault(column, Integer.MAX_VALUE);
        return position < record.size() ? record.get(position).trim() : "";
    }

    private ImmutableList<Condition> conditions(int row, Column column, String text) {
        ImmutableList.Builder<Condition> conditions = ImmutableList.builder();
        for (String alternative : ALTERNATIVES.split(text)) {
            Condition condition = condition(row, column, alternative);
            if (condition != null) {
                conditions.add(condition);
            }
        }
        return conditions.build();
    }

    private @Nullable Condition condition(int row, Column column, String text) {
        BuiltInTest test = BuiltInTest.of(text);
        if (test != null && (test != BuiltInTest.DIRECT || column == Column.REFERRING_WEBSITE)) {
            return test;
        }
        if (text.startsWith("[") || text.endsWith("]")) {
            problems.add(new SheetProblem(row, column.title(), "unknown word " + text + ", there are " + knownWords()));
            return null;
        }
        Glob glob = Glob.of(text);
        if (glob.starsInTheMiddle() > 1) {
            problems.add(new SheetProblem(row, column.title(), "more than one star in the middle of " + text));
            return null;
        }
        return glob;
    }

    private static String knownWords() {
        return Arrays.stream(BuiltInTest.values())
                .map(BuiltInTest::text)
                .filter(word -> word.startsWith("["))
                .collect(Collectors.joining(" "));
    }

    private void warnOfRowsThatNeverWin() {
        for (int later = 1; later < rows.size(); later++) {
            ChannelRow row = rows.get(later);
            rows.subList(0, later).stream()
                    .filter(earlier -> earlier.covers(row))
                    .findFirst()
                    .ifPresent(winner -> warnings.add(new SheetProblem(
                            row.number(),
                            null,
                            "can never win, because row " + winner.number() + " ("
                                    + winner.channel().path() + ") fits whatever it fits")));
        }
    }
}
