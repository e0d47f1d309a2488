using static Zarya.Station.Leaks.Filtering.CabinState;

namespace Zarya.Station.Leaks.Filtering;

/// <content>What grows uncertain from step to step: by nothing in particular, and by what was done.</content>
internal sealed partial class CabinFilter
{
    private void Diffuse(double h, double oxygenRateJump)
    {
        Add(Nitrogen, _noise.NitrogenDiffusion * h * _rateScale);
        Add(Oxygen, 1e-5 * h);
        Add(CarbonDioxide, _noise.CarbonDioxideDiffusion * h);
        Add(Water, _noise.WaterDiffusion * h);
        Add(Thermal, _noise.ThermalDiffusion * h);
        Add(ThermalSlope, Stationary(_noise.ThermalSlopeSd, _f.ThermalSlopeDecay));
        Add(CarbonDioxideRate, Stationary(_noise.CarbonDioxideRateSd * _rateScale, _f.CarbonDioxideRateDecay));
        Add(WaterRate, Stationary(_noise.WaterRateSd * _rateScale, _f.WaterRateDecay));
        Add(ThermometerError, Stationary(_noise.ThermometerSd, _f.ThermometerDecay));
        Add(OxygenRate, Stationary(_noise.OxygenRateSd * _rateScale, _f.OxygenRateDecay) + oxygenRateJump);
        Add(NitrogenBias, 0.004 * h);
        Add(OxygenBias, 0.0005 * h);
        Add(WaterError, Stationary(_noise.WaterSd, _f.WaterDecay));
        Add(Wander, Stationary(_noise.WanderSd, _f.WanderDecay));
        Add(Loss, _noise.LossDiffusion * h * _rateScale * _rateScale);
        static double Stationary(double sd, double decay) => sd * sd * (1 - (decay * decay));
    }

    private void Disturb(double stepS, double endS, ReadOnlySpan<Disturbance> disturbances)
    {
        (double rate, double nitrogen, bool free) = (0, 0.78, false);
        foreach (Disturbance d in disturbances)
        {
            if (endS <= d.FromS || endS - stepS >= d.ToS) continue;
            double part = stepS / Math.Max(stepS, d.ToS - d.FromS), variance = d.StepSd * d.StepSd * part;
            Add(OxygenRate, d.OxygenRateSd * d.OxygenRateSd * part);
            Add(Loss, d.LossSd * d.LossSd * part);
            // Air of a vehicle may be quite dry, or without carbon dioxide, or have twice of it.
            double other = d.OtherAir * d.OtherAir * part;
            Add(Water, _x[Water] * _x[Water] * other);
            Add(CarbonDioxide, _x[CarbonDioxide] * _x[CarbonDioxide] * other);
            // Air of unknown make: in its main share together, and a fifth of it in each gas apart.
            double n = d.NitrogenShare, o = 1 - n;
            Add(Nitrogen, variance * ((n * n) + 0.04));
            Add(Oxygen, variance * ((o * o) + 0.04));
            _p[(Nitrogen * Stride) + Oxygen] += variance * n * o;
            _p[(Oxygen * Stride) + Nitrogen] += variance * n * o;
            // Logs are minutes off: until then a rate may begin at any step; where logs are not whole it may also end at any.
            if (d.RateSd > rate) (rate, nitrogen, free) = (d.RateSd, d.NitrogenShare, !d.IsSteady || !_noise.HasWholeLogs || endS < d.FromS + 780);
        }

        if (rate > 0)
        {
            (_f.OperationNitrogen, _f.OperationOxygen) = (nitrogen, 1 - nitrogen);
            bool isNew = _p[(CabinState.Operation * Stride) + CabinState.Operation] <= 0;
            Add(CabinState.Operation, rate * rate * (isNew ? 1 : stepS * (free ? 1 / 200.0 : 0.02 / 3600)));
        }
        else if (_p[(CabinState.Operation * Stride) + CabinState.Operation] > 0)
        {
            _x[CabinState.Operation] = 0;
            Forget(CabinState.Operation);
            // What would have been taken for the operation is not taken for it any longer: without this a leak that begins during one would go unseen for ever.
            foreach (OnsetBank bank in Banks) bank.Forget(CabinState.Operation);
            Companion.Forget(CabinState.Operation);
        }
    }
}
