using Zarya.Station.Leaks;
using Zarya.Station.Leaks.Places;
using Zarya.Station.Plans;
using Zarya.Time;

namespace Zarya.Tests.Station.Leaks.Places;

/// <summary>Stations for tests. Volumes and hatches of the ISS are the figures of facts/station.md section 1 (gross times 0.91) as leak-cases.json has them.</summary>
internal static class Stations
{
    public const double PressureMmHg = 740;

    /// <summary>The modules with pressure sensors of the suite <c>ops_2018</c>.</summary>
    private static readonly string[] s_ops2018 = ["Lab", "Node1", "Node3", "Quest_EL", "SM_RO", "FGB_PGO"];

    public static StationPlan Iss2018() => Make(
        "SM_PrK:6.37 SM_RO:68.25 SM_PkhO:6.37 FGB_PGO:58.7 FGB_GA:6.37 Pirs:11.83 Progress_MS09:6.37 Poisk:13.47 SoyuzMS08_BO:5.46 SoyuzMS08_SA:3.64 Rassvet:15.83 SoyuzMS09_BO:5.46 "
        + "SoyuzMS09_SA:3.64 PMA1:6.37 Node1:58.24 Lab:95.55 Node2:68.7 Columbus:68.25 JEM_PM:141.1 JEM_JLP:38.22 Quest_EL:24.02 Quest_CL:6.916 Node3:68.7 Cupola:3.64 PMM:63.7 BEAM:14.56",
        "H_PrK=SM_PrK-SM_RO H_RO_PkhO=SM_RO-SM_PkhO H_PkhO_FGB=SM_PkhO-FGB_PGO H_Pirs=SM_PkhO-Pirs H_Prog=Pirs-Progress_MS09 H_Poisk=SM_PkhO-Poisk H_Sz08=Poisk-SoyuzMS08_BO "
        + "H_Sz08_SA=SoyuzMS08_BO-SoyuzMS08_SA H_GA=FGB_PGO-FGB_GA H_MRM1=FGB_GA-Rassvet H_Sz09=Rassvet-SoyuzMS09_BO H_Sz09_SA=SoyuzMS09_BO-SoyuzMS09_SA H_PMA1=FGB_GA-PMA1 H_N1aft=PMA1-Node1 "
        + "H_N1fwd=Node1-Lab H_Labfwd=Lab-Node2 H_COL=Node2-Columbus H_JEM=Node2-JEM_PM H_JLP=JEM_PM-JEM_JLP H_AL=Node1-Quest_EL H_CL=Quest_EL-Quest_CL H_N3=Node1-Node3 H_CUP=Node3-Cupola "
        + "H_PMM=Node3-PMM H_BEAM=Node3-BEAM!", "SoyuzMS08_SA SoyuzMS09_SA", crew: 6);

    public static StationPlan Trainer() => Make("A:60 B:40 C:8", "H_AB=A-B H_BC=B-C", "", crew: 2);

    public static RateSensing Ops2018(StationPlan plan) => new() { HasSensor = [.. plan.Modules.Select(m => s_ops2018.Contains(m.Id))] };

    public static Instant At(double minutes) => Instant.FromTaiNanoseconds((long)(minutes * 6e10));

    public static Operation Did(OperationKind kind, int place, double number = double.NaN, string subject = "", string text = "", double minutes = 0) => new(At(minutes), kind, place, subject, number, "", text);

    public static Estimate Area(double mm2) => new(mm2, mm2 * 0.9, mm2 * 1.1);

    /// <summary>A plan from <c>id:m3</c> and <c>id=a-b</c>, the latter with ! when shut at the start.</summary>
    public static StationPlan Make(string modules, string hatches, string lifeboats, int crew)
    {
        PressurisedVolume[] volumes = [.. Words(modules).Select(w => w.Split(':')).Select(w => new PressurisedVolume(w[0], "", double.Parse(w[1], System.Globalization.CultureInfo.InvariantCulture), []))];
        int Index(string id) => Array.FindIndex(volumes, v => v.Id == id);
        Hatch[] joints =
        [
            .. from w in Words(hatches)
            let parts = w.TrimEnd('!').Split('=', '-')
            select new Hatch(parts[0], Index(parts[1]), Index(parts[2]), 0.5, !w.EndsWith('!')),
        ];
        return new StationPlan("test", volumes, joints, [.. Words(lifeboats).Select(Index)], crew, SensorSuite.Unknown);
    }

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
