using System.Text;
using Zarya.Archive.Log;
using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Time;

namespace Zarya.Archive.Entries;

/// <summary>
/// Values that came in no packet, as they stand in the record: those of the ground, of people, of expressions. An entry holds values of one generation time and one space system, so that who looks for a parameter need not read
/// the others; the entry's times are those of the values.
/// </summary>
public static class ValuesEntry
{
    /// <summary>Samples of an entry at most; more make several entries.</summary>
    public const int MaxSamples = 1000;

    private const string Form = "values";

    /// <summary>The stream in which values of a parameter stand: one for each space system.</summary>
    public static StreamKey StreamOf(Parameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        string system = parameter.System?.QualifiedName ?? "/";
        while (Encoding.UTF8.GetByteCount(system) > StreamKey.MaxLinkOctets) system = system[..^(char.IsLowSurrogate(system[^1]) ? 2 : 1)];
        return new StreamKey(EntryKind.Values, system, 0);
    }

    /// <summary>Puts samples into entries, in the order of the first of each.</summary>
    /// <param name="samples">Any samples. Of two of one parameter and one time the last is kept.</param>
    public static IEnumerable<(StreamKey Stream, Instant Generation, Instant Acquisition, byte[] Octets)> Of(IEnumerable<ParameterSample> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        foreach (var group in samples.GroupBy(s => (Stream: StreamOf(s.Parameter), s.GenerationTime, s.AcquisitionTime)))
            foreach (ParameterSample[] some in group.GroupBy(s => s.Parameter).Select(s => s.Last()).Chunk(MaxSamples))
                yield return (group.Key.Stream, group.Key.GenerationTime, group.Key.AcquisitionTime, ToOctets(some));
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="octets">Any octets.</param>
    /// <param name="find">Finds a parameter by its qualified name: <see langword="null"/> for one that nobody knows or wants; its value is left out.</param>
    /// <param name="reason">Why it is none, with the place; <see langword="null"/> if it is one.</param>
    /// <returns>The samples, or <see langword="null"/>.</returns>
    public static IReadOnlyList<ParameterSample>? TryRead(ReadOnlySpan<byte> octets, Func<string, Parameter?> find, out string? reason)
    {
        ArgumentNullException.ThrowIfNull(find);
        var json = new EntryJson(octets);
        var samples = new List<ParameterSample>();
        if (EntryForm.Begin(ref json, Form)) ReadMembers(ref json, find, samples);
        json.End();
        reason = json.Reason;
        return reason is null ? samples : null;
    }

    private static byte[] ToOctets(ParameterSample[] samples) => EntryForm.Write(Form, samples, static (json, samples) =>
    {
        json.WriteNumber("generation"u8, samples[0].GenerationTime.TaiNanoseconds);
        json.WriteNumber("acquisition"u8, samples[0].AcquisitionTime.TaiNanoseconds);
        json.WriteStartArray("values"u8);
        foreach (ParameterSample sample in samples) SampleJson.Write(json, sample, isAlone: false);
        json.WriteEndArray();
    });

    private static void ReadMembers(ref EntryJson json, Func<string, Parameter?> find, List<ParameterSample> samples)
    {
        (Instant? generation, Instant? acquisition) = (null, null);
        while (json.NextMember())
        {
            if (json.Is("generation"u8)) generation = json.Time();
            else if (json.Is("acquisition"u8)) acquisition = json.Time();
            else if (json.Is("values"u8))
            {
                json.BeginArray();
                while (json.NextElement())
                    if (SampleJson.Read(ref json, find, generation, acquisition) is { } sample) samples.Add(sample);
            }
            else json.Skip();
        }
    }
}
