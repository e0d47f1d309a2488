namespace Zarya.Station.Leaks.Filtering;

/// <summary>Something that was done, or that happened, and that may move the pressure between two moments.</summary>
/// <param name="FromS">Seconds of the watch.</param>
/// <param name="ToS">Seconds of the watch; later than <paramref name="FromS"/>.</param>
/// <param name="StepSd">How much air it may bring or take in all, mmHg.</param>
/// <param name="RateSd">How fast it may do so as long as it lasts, mmHg/h; 0 = no lasting rate.</param>
/// <param name="NitrogenShare">Share of nitrogen in what comes or goes.</param>
/// <param name="OxygenRateSd">How much the oxygen balance may change, mmHg/h.</param>
/// <param name="IsSteady">Whether its rate, once it has begun, stays what it is: a valve; not a pump that comes and goes.</param>
/// <param name="LossSd">How much the loss may change, mmHg/h.</param>
/// <param name="OtherAir">Part of the volume that other air may make up afterwards, with other water and carbon dioxide: a vehicle that is opened.</param>
/// <param name="EndedBy">The log line that ends its rate, if one does.</param>
internal readonly record struct Disturbance(double FromS, double ToS, double StepSd, double RateSd, double NitrogenShare = 0.78, double OxygenRateSd = 0, double LossSd = 0, bool IsSteady = false, double OtherAir = 0, OperationKind? EndedBy = null);
