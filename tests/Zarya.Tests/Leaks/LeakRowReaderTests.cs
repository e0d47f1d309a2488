using System.Text;
using Zarya.Leaks;
using Zarya.Station.Channels;
using Zarya.Station.Leaks;

namespace Zarya.Tests.Leaks;

/// <summary>What rows become, and what is told of those that cannot be used.</summary>
public class LeakRowReaderTests
{
    private const string T = "2018-08-29T22:00:00Z";

    [Fact]
    public void Measurements_of_every_channel()
    {
        (List<LeakRow> rows, string told) = LeakBench.Read(LeakBench.Header + string.Concat(Enum.GetValues<Quantity>().Select(q => $"{T},{ChannelNames.Of(q)},Node1,{(int)q}.5\n")));
        Assert.Equal("", told);
        Assert.Equal(Enum.GetValues<Quantity>().Select(q => new Measurement(LeakBench.At(T), q, 1, (int)q + 0.5)), rows.Select(r => r.Measurement));
    }

    [Fact]
    public void An_empty_value_says_that_the_sensor_reports_none()
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.Header}{T},P_total,Märchen,\r\n{T},ppN2_MCA,Lab,560");
        Assert.Equal("", told);
        Assert.Equal([double.NaN, 560], rows.Select(r => r.Measurement.Value));
        Assert.Equal([2, 0], rows.Select(r => r.Measurement.Module));
    }

    [Theory]
    [InlineData("hatch_close,H_Lab,", OperationKind.HatchClose, 0, double.NaN, "")]
    [InlineData("hatch_open,H_M,", OperationKind.HatchOpen, 1, double.NaN, "")]
    [InlineData("hatch_open,H_M", OperationKind.HatchOpen, 1, double.NaN, "")]
    [InlineData("crew_at,Lab,2", OperationKind.CrewAt, 0, 2.0, "")]
    [InlineData("repress_start,Progress,N2 mass_kg=5.4", OperationKind.RepressStart, -1, 5.4, "N2")]
    [InlineData("repress_start,Progress,o2", OperationKind.RepressStart, -1, double.NaN, "O2")]
    [InlineData("repress_stop,Progress,air mass_kg=0.5", OperationKind.RepressStop, -1, 0.5, "air")]
    [InlineData("repress_stop,Progress,", OperationKind.RepressStop, -1, double.NaN, "")]
    [InlineData("o2_generator,OGA,5.5", OperationKind.OxygenGenerator, -1, 5.5, "")]
    [InlineData("eva_depress_start,Lab,", OperationKind.EvaDepressStart, 0, double.NaN, "")]
    [InlineData("eva_depress_stop,Lab,", OperationKind.EvaDepressStop, 0, double.NaN, "")]
    [InlineData("vehicle_docked,Cygnus,free_m3=27 hatch=H_Cygnus at=Node1", OperationKind.VehicleDocked, -1, 27.0, "")]
    [InlineData("vehicle_undocked,Cygnus,", OperationKind.VehicleUndocked, -1, double.NaN, "")]
    [InlineData("vent_start,Node1,", OperationKind.VentStart, 1, double.NaN, "")]
    [InlineData("vent_stop,Node1,", OperationKind.VentStop, 1, double.NaN, "")]
    [InlineData("patch,Märchen,tape, two layers", OperationKind.Patch, 2, double.NaN, "")]
    public void Operations_of_every_kind(string row, OperationKind kind, int place, double number, string gas)
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.OperationsHeader}{T},{row}\n");
        Assert.Equal("", told);
        string[] parts = row.Split(',', 3);
        Assert.Equal(new Operation(LeakBench.At(T), kind, place, parts[1], number, gas, parts.Length > 2 ? parts[2] : ""), Assert.Single(rows).Operation);
    }

    [Theory]
    [InlineData("T,P_total,Lab,nan", "column 4 (value): 'nan' is not a number; not used")]
    [InlineData("T,P_total,Lab,inf", "'inf' is not a number")]
    [InlineData("T,P_total,Lab,740.05 mmHg", "'740.05 mmHg' is not a number")]
    [InlineData("T,P_total,Lab,98658", "P_total of 98658 cannot be in mmHg (-20 to 2000); is it in Pa?; not used")]
    [InlineData("T,ppO2,Lab,21000", "is it in Pa?")]
    [InlineData("T,T_air,Lab,296", "is it in kelvin?")]
    [InlineData("T,O2_generation_rate,Lab,5000", "cannot be in kg/d")]
    [InlineData("T,P_total,Lab", "3 columns")]
    [InlineData("T,P_total,Lab,740,05", "5 columns")]
    [InlineData("T,P_total,Mir,740", "column 3 (compartment): the station file has no module 'Mir'")]
    [InlineData("T,P_totl,Lab,740", "column 2: there is no channel or event 'P_totl'")]
    [InlineData("T", "column 2: there is no channel or event ''")]
    [InlineData("22:00,P_total,Lab,740", "column 1 (time): '22:00' has no Z")]
    [InlineData("T,P_total,\"Lab,740", "a quote is not closed")]
    [InlineData("T,hatch_close", "2 columns; time, event, subject and value are wanted")]
    [InlineData("T,crew_at,Lab,two", "crew_at 'two': the number of people")]
    [InlineData("T,crew_at,Lab,-1", "the number of people")]
    [InlineData("T,o2_generator,OGA,", "the commanded rate in kg/d")]
    [InlineData("\u001b[2J,P_total,Lab,740", "\\u001B")]
    public void A_row_that_cannot_be_used_is_told_with_its_place_and_costs_itself_only(string row, string text)
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.Header}{T},P_total,Lab,740\n{row.Replace("T", T, StringComparison.Ordinal).Replace(T + "_air", "T_air", StringComparison.Ordinal)}\n{T},P_total,Node1,741\n");
        Assert.Equal([740, 741], rows.Select(r => r.Measurement.Value));
        Assert.StartsWith("t.csv, line 3: ", told, StringComparison.Ordinal);
        Assert.Contains(text.Replace("T,", T + ",", StringComparison.Ordinal), told, StringComparison.Ordinal);
        Assert.Equal(1, told.Count(c => c == '\n'));
    }

    [Theory]
    [InlineData("hatch_close,H_X,", "the station file has no hatch 'H_X'", 1)]
    [InlineData("crew_at,Cygnus,1", "the station file has no module 'Cygnus'", 1)]
    [InlineData("repress_start,Progress,argon", "the gas is taken as not known", 1)]
    [InlineData("repress_start,Progress,N2 mass_kg=much", "the mass is taken as not known", 1)]
    [InlineData("vehicle_docked,Cygnus,free_m3=-1", "the volume is taken as not known", 1)]
    public void An_operation_that_is_half_known_is_used(string row, string text, int count)
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.OperationsHeader}{T},{row}\n");
        Assert.Equal(count, rows.Count);
        Assert.Contains(text, told, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hatch_of_a_vehicle_that_docked_is_known_from_then_on()
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.OperationsHeader}{T},vehicle_docked,Cygnus,free_m3=27 hatch=H_Cygnus at=Node1\n{T},hatch_open,H_Cygnus,\n");
        Assert.Equal("", told);
        Assert.Equal(-1, rows[1].Operation!.Place);
    }

    [Theory]
    [InlineData("", 1, "there is no header line; the columns are taken as")]
    [InlineData("when,what,where,how much\n", 1, "this is not the header")]
    [InlineData("\uFEFFtime,channel,compartment,value\n", 1, "")]
    [InlineData("\"time\",\"channel\",\"compartment\",\"value\"\r\n", 1, "")]
    [InlineData("time,channel,compartment,value\ntime,channel,compartment,value\n", 1, "line 2: the header once more")]
    public void Headers(string header, int rows, string text)
    {
        (List<LeakRow> read, string told) = LeakBench.Read($"{header}{T},P_total,Lab,740\n");
        Assert.Equal(rows, read.Count);
        if (text.Length > 0) Assert.Contains(text, told, StringComparison.Ordinal);
        else Assert.Equal("", told);
    }

    [Fact]
    public void The_same_reading_twice_is_used_once_and_two_readings_at_once_both()
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.Header}{T},P_total,Lab,740\n{T},P_total,Lab,740\n{T},P_total,Lab,741\n{T},hatch_close,H_Lab,\n{T},hatch_close,H_Lab,\n");
        Assert.Equal(3, rows.Count);
        Assert.Contains("line 3: the same reading stands there already", told, StringComparison.Ordinal);
        Assert.Contains("line 4: another reading of 'P_total' at the same time; both are used", told, StringComparison.Ordinal);
        Assert.Contains("line 6: hatch_close 'H_Lab' stands there already", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("98.7", "kPa")]
    [InlineData("14.3", "psi")]
    [InlineData("987", "hPa")]
    [InlineData("0.987", "bar")]
    [InlineData("740", null)]
    public void A_pressure_that_begins_as_in_another_unit_is_told_once(string value, string? unit)
    {
        (List<LeakRow> rows, string told) = LeakBench.Read($"{LeakBench.Header}{T},P_total,Lab,{value}\n2018-08-29T22:00:01Z,P_total,Lab,{value}\n");
        Assert.Equal(2, rows.Count);
        Assert.Equal(unit is null ? 0 : 1, told.Count(c => c == '\n'));
        if (unit is not null) Assert.Contains(unit, told, StringComparison.Ordinal);
    }

    [Fact]
    public void Twenty_of_a_kind_are_told_then_how_many_more()
    {
        string text = LeakBench.Header + string.Concat(Enumerable.Range(0, 50).Select(i => $"{T},P_total,Lab,x{i}\n")) + string.Concat(Enumerable.Range(0, 7).Select(_ => $"{T},P_total,Mir,1\n"));
        (List<LeakRow> rows, string told) = LeakBench.Read(text);
        Assert.Empty(rows);
        string[] lines = told.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20 + 1 + 2, lines.Length);
        Assert.Equal(["'Mir' stands in 7 rows", "… and 30 rows more: no number"], lines[^2..]);
    }

    [Fact]
    public void Names_without_end_take_bounded_room()
    {
        (_, string told) = LeakBench.Read(LeakBench.Header + string.Concat(Enumerable.Range(0, 500).Select(i => $"{T},P_total,M{i},1\n")));
        string[] lines = told.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(21, lines.Length);
        Assert.Equal("… and 480 rows more: unknown places", lines[^1]);
    }

    [Fact]
    public void Octets_that_are_no_text_do_not_stop_it()
    {
        byte[] text = [.. Encoding.UTF8.GetBytes(LeakBench.Header), 0xFF, 0xFE, 0, (byte)'\n', .. Encoding.UTF8.GetBytes($"{T},P_total,"), 0xC3, (byte)',', (byte)'1', (byte)'\n', .. Encoding.UTF8.GetBytes($"{T},P_total,Lab,740")];
        (List<LeakRow> rows, _) = LeakBench.Read(text);
        Assert.Equal(740, Assert.Single(rows).Measurement.Value);
    }
}
