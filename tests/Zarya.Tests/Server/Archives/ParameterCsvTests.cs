using System.Text;
using Zarya.Processing.Telemetry;
using Zarya.Server.Archives;
using Zarya.Server.Archives.Exports;
using Zarya.Time;

namespace Zarya.Tests.Server.Archives;

/// <summary>Tables of parameters, by hand.</summary>
public class ParameterCsvTests
{
    [Fact]
    public void A_row_for_each_time() => Assert.Equal(["Time|/T/TEMPERATURE|/T/PRESSURE", "0|1.5|", "1|2|700", "2||701", "3|2.5|"], Read(r => r));

    [Fact]
    public void Options_change_the_table()
    {
        Assert.Equal(["Time|/T/TEMPERATURE|/T/PRESSURE", "0|1.5|", "1|2|700", "2|2|701", "3|2.5|701"], Read(r => r with { KeepsLast = true }));
        Assert.Equal(["3|2.5|", "2||701"], Read(r => r with { IsDescending = true, HasHeader = false, Limit = 2 }));
        Assert.Equal(["1|2|700"], Read(r => r with { HasHeader = false, Skip = 1, Limit = 1 }));
        Assert.Equal(["1|2|700", "2||701"], Read(r => r with { HasHeader = false, Start = ArchiveMaking.At(1), Stop = ArchiveMaking.At(3) }));
        Assert.Equal(["2||701", "1|2|700"], Read(r => r with { HasHeader = false, IsDescending = true, Start = ArchiveMaking.At(0), Stop = ArchiveMaking.At(2) }));
        Assert.Equal(["0|2|700", "2|2.5|701"], Read(r => r with { HasHeader = false, Interval = Duration.FromSeconds(2) }));
        Assert.Equal(["Time|T|/P_RAW"], Read(r => r with { Headings = ["T", "/P_RAW"], Limit = 0 }));
        Assert.Equal(["Time|/T/TEMPERATURE|/T/TEMPERATURE_RAW|/T/TEMPERATURE_MONITORING|/T/PRESSURE|/T/PRESSURE_RAW|/T/PRESSURE_MONITORING", "0|1.5|1.5||||"], Read(r => r with { WithRaw = true, WithMonitoring = true, Limit = 1 }));
    }

    [Fact]
    public void Cells_are_quoted_where_they_must_be()
    {
        using var made = new ArchiveMaking();
        made.Values(0, (made.Words, TelemetryValue.OfText("a;\"b\""))).Values(1, (made.Words, TelemetryValue.OfText("c,d"))).Commit();
        string csv = Text(made, new ParameterCsvRequest { Parameters = [new ParameterPath(made.Words)], Separator = ';', HasHeader = false });
        Assert.EndsWith(";c,d\n", csv, StringComparison.Ordinal);
        Assert.Contains(";\"a;\"\"b\"\"\"\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_values_of_one_time_stand_in_two_rows()
    {
        using ArchiveMaking made = new ArchiveMaking().Packet(0, 1, link: "a").Packet(0, 2, link: "b").CabinPacket(0, 3).Commit();
        string[] rows = Text(made, new ParameterCsvRequest { Parameters = [new ParameterPath(made.Temperature), new ParameterPath(made.Pressure)], HasHeader = false }).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["1\t", "2\t3"], rows.Select(r => r[(r.IndexOf('\t', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public void A_long_table_comes_in_pieces()
    {
        using var made = new ArchiveMaking();
        for (int i = 0; i < 5000; i++) made.Packet(i, i);
        made.Commit();
        ReadOnlyMemory<byte>[] pieces = [.. new ParameterCsv(made.Record).Read(new ParameterCsvRequest { Parameters = [new ParameterPath(made.Temperature)] }, TestContext.Current.CancellationToken)];
        Assert.InRange(pieces.Length, 3, 10);
        Assert.Equal(5001, pieces.Sum(p => p.Span.Count((byte)'\n')));
    }

    private static IEnumerable<string> Read(Func<ParameterCsvRequest, ParameterCsvRequest> change)
    {
        using var made = new ArchiveMaking();
        made.Packet(0, 1.5f).Packet(1, 2).CabinPacket(1, 700).CabinPacket(2, 701).Packet(3, 2.5f).Commit();
        string csv = Text(made, change(new ParameterCsvRequest { Parameters = [new ParameterPath(made.Temperature), new ParameterPath(made.Pressure)] }));
        foreach (string row in csv.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] cells = row.Split('\t');
            if (Instant.TryParseUtc(cells[0], ArchiveMaking.LeapSeconds, out Instant time)) cells[0] = FormattableString.Invariant($"{ArchiveMaking.Second(time)}");
            yield return string.Join('|', cells);
        }
    }

    private static string Text(ArchiveMaking made, ParameterCsvRequest request) => Encoding.UTF8.GetString([.. new ParameterCsv(made.Record).Read(request, default).SelectMany(p => p.ToArray())]);
}
