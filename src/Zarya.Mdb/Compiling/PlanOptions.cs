using Zarya.Mdb.Model;
using Zarya.Time;

namespace Zarya.Mdb.Compiling;

/// <summary>How a plan is made.</summary>
public sealed class PlanOptions
{
    /// <summary>The leap seconds that absolute times are read with.</summary>
    public required LeapSeconds LeapSeconds { get; init; }

    /// <summary>The parameters that are wanted; <see langword="null"/>: all. What they depend on is decoded too, and marked <see cref="PlanItem.IsHidden"/>.</summary>
    public IReadOnlyCollection<Parameter>? Parameters { get; init; }

    /// <summary>With <see cref="Parameters"/>: parameters that are decoded too where packets have them, and marked <see cref="PlanItem.IsHidden"/>.</summary>
    public IReadOnlyCollection<Parameter> AlsoDecoded { get; init; } = [];

    /// <summary>Whether static limits are checked, default and by context; the level stands in <see cref="Values.ValueFlags.AlarmMask"/>. Valid ranges always are.</summary>
    public bool CheckLimits { get; init; }

    /// <summary>Whether static layouts are compiled to machine code at first use (the default), or everything is interpreted. The answers are the same.</summary>
    public PlanBackend Backend { get; init; } = PlanBackend.Compiled;
}

/// <summary>How a plan runs; see <c>docs/design/compile.md</c>.</summary>
public enum PlanBackend
{
    /// <summary>Static layouts as compiled expressions, the rest interpreted.</summary>
    Compiled,

    /// <summary>Everything interpreted: for processes that may not make code, and to hold against the compiled one.</summary>
    Interpreted,
}
