using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <summary>How the state goes on over one step: the matrix F of the filter, kept as the few numbers that are not 0 or 1.</summary>
/// <remarks>
/// dN/dt = w_N·op − f_N·L, dO/dt = g + w_O·op − f_O·L, dC/dt = c′ − f_C·L, dH/dt = h′ − f_H·L, dθ/dt = θ′ with f the share of each gas in the air (a leak takes all gases as they come); Markov states decay.
/// </remarks>
internal struct Propagation
{
    public double StepH;
    public double NitrogenShare;
    public double OxygenShare;
    public double CarbonDioxideShare;
    public double WaterShare;
    public double OperationNitrogen;
    public double OperationOxygen;
    public double ThermometerDecay;
    public double OxygenRateDecay;
    public double WaterDecay;
    public double WanderDecay;
    public double ThermalSlopeDecay;
    public double CarbonDioxideRateDecay;
    public double WaterRateDecay;

    /// <summary>v ← F·v.</summary>
    public readonly void Apply(Span<double> v)
    {
        double loss = v[Loss] * StepH, operation = v[CabinState.Operation] * StepH;
        v[Nitrogen] += (OperationNitrogen * operation) - (NitrogenShare * loss);
        v[Oxygen] += (v[OxygenRate] * StepH) + (OperationOxygen * operation) - (OxygenShare * loss);
        v[CarbonDioxide] += (v[CarbonDioxideRate] * StepH) - (CarbonDioxideShare * loss);
        v[Water] += (v[WaterRate] * StepH) - (WaterShare * loss);
        v[CarbonDioxideRate] *= CarbonDioxideRateDecay;
        v[WaterRate] *= WaterRateDecay;
        v[Thermal] += v[ThermalSlope] * StepH;
        v[ThermalSlope] *= ThermalSlopeDecay;
        v[ThermometerError] *= ThermometerDecay;
        v[OxygenRate] *= OxygenRateDecay;
        v[WaterError] *= WaterDecay;
        v[Wander] *= WanderDecay;
    }

    /// <summary>P ← F·P·Fᵀ for a matrix of rows of <see cref="Stride"/>.</summary>
    public readonly void ApplyBoth(Span<double> p)
    {
        Span<double> loss = p.Slice(Loss * Stride, Stride), operation = p.Slice(CabinState.Operation * Stride, Stride);
        Rows.AddScaled(p.Slice(Nitrogen * Stride, Stride), operation, StepH * OperationNitrogen);
        Rows.AddScaled(p.Slice(Nitrogen * Stride, Stride), loss, -StepH * NitrogenShare);
        Rows.AddScaled(p.Slice(Oxygen * Stride, Stride), p.Slice(OxygenRate * Stride, Stride), StepH);
        Rows.AddScaled(p.Slice(Oxygen * Stride, Stride), operation, StepH * OperationOxygen);
        Rows.AddScaled(p.Slice(Oxygen * Stride, Stride), loss, -StepH * OxygenShare);
        Rows.AddScaled(p.Slice(CarbonDioxide * Stride, Stride), loss, -StepH * CarbonDioxideShare);
        Rows.AddScaled(p.Slice(Water * Stride, Stride), loss, -StepH * WaterShare);
        Rows.AddScaled(p.Slice(CarbonDioxide * Stride, Stride), p.Slice(CarbonDioxideRate * Stride, Stride), StepH);
        Rows.AddScaled(p.Slice(Water * Stride, Stride), p.Slice(WaterRate * Stride, Stride), StepH);
        Rows.Scale(p.Slice(CarbonDioxideRate * Stride, Stride), CarbonDioxideRateDecay);
        Rows.Scale(p.Slice(WaterRate * Stride, Stride), WaterRateDecay);
        Rows.AddScaled(p.Slice(Thermal * Stride, Stride), p.Slice(ThermalSlope * Stride, Stride), StepH);
        Rows.Scale(p.Slice(ThermalSlope * Stride, Stride), ThermalSlopeDecay);
        Rows.Scale(p.Slice(ThermometerError * Stride, Stride), ThermometerDecay);
        Rows.Scale(p.Slice(OxygenRate * Stride, Stride), OxygenRateDecay);
        Rows.Scale(p.Slice(WaterError * Stride, Stride), WaterDecay);
        Rows.Scale(p.Slice(Wander * Stride, Stride), WanderDecay);
        for (int row = 0; row < Count; row++) Apply(p.Slice(row * Stride, Stride));
    }
}
