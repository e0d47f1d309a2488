using Zarya.Mdb.Model;
using Zarya.Processing.Telemetry;
using Zarya.Server.Missions;
using Zarya.Time;

namespace Zarya.Server.Running;

/// <summary>
/// Which of the values that Zarya has of itself (below <c>/Zarya</c>) are recorded: states and words when they change, numbers at most once a minute, and what does not change once an hour. The record's own numbers at most every ten minutes:
/// recording them changes them, so that an idle mission would write for ever. Used under the processor's lock.
/// </summary>
internal sealed class OwnValues
{
    private const string Root = "/" + GroundDocuments.Root + "/";

    private static readonly Duration s_number = Duration.FromSeconds(60);
    private static readonly Duration s_ofRecord = Duration.FromSeconds(600);
    private static readonly Duration s_unchanged = Duration.FromSeconds(3600);

    private readonly Dictionary<Parameter, ParameterSample> _recorded = [];

    /// <summary>Whether a value is recorded; one that is counts as recorded.</summary>
    public bool Takes(ParameterSample sample)
    {
        if (sample.Parameter.Source != DataSource.Ground || !sample.Parameter.QualifiedName.StartsWith(Root, StringComparison.Ordinal)) return true;
        if (_recorded.TryGetValue(sample.Parameter, out ParameterSample? last) && sample.AcquisitionTime >= last.AcquisitionTime && sample.AcquisitionTime - last.AcquisitionTime < Patience(sample, last)) return false;
        _recorded[sample.Parameter] = sample;
        return true;
    }

    private static Duration Patience(ParameterSample sample, ParameterSample last)
    {
        TelemetryValue value = sample.EngValue;
        if (value.Equals(last.EngValue)) return s_unchanged;
        if (value.Kind is not (TelemetryKind.Signed or TelemetryKind.Unsigned or TelemetryKind.Float)) return Duration.Zero;
        return sample.Parameter.QualifiedName.StartsWith(Root + "Record/", StringComparison.Ordinal) ? s_ofRecord : s_number;
    }
}
