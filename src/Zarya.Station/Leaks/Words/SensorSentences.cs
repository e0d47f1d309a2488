namespace Zarya.Station.Leaks.Words;

/// <summary>Why a sensor is held to be faulty.</summary>
internal static class SensorSentences
{
    private static readonly List<Sentence> s_all = [];

    public static readonly Sentence Disagrees = New("disagrees with the other gauges by {0:+0.00;-0.00;0.00} mmHg", "расходится с остальными датчиками на {0} мм рт. ст.");

    public static readonly Sentence DisagreesWithOne = New(
        "disagrees with the only other gauge by {0:+0.00;-0.00;0.00} mmHg, which did not move",
        "расходится с единственным другим датчиком на {0} мм рт. ст., а показание того не изменилось");

    public static readonly Sentence Pascals = New("reads {0:0}, which is no cabin pressure in mmHg: as if it were in Pa", "показывает {0}: это не давление в отсеке в мм рт. ст., похоже на Па");

    public static readonly Sentence Hectopascals = New("reads {0:0.0}, which is no cabin pressure in mmHg: as if it were in hPa", "показывает {0}: это не давление в отсеке в мм рт. ст., похоже на гПа");

    public static readonly Sentence Kilopascals = New("reads {0:0.0}, which is no cabin pressure in mmHg: as if it were in kPa", "показывает {0}: это не давление в отсеке в мм рт. ст., похоже на кПа");

    public static readonly Sentence NoPressure = New("reads {0:0.0}, which is no cabin pressure in mmHg", "показывает {0}: это не давление в отсеке в мм рт. ст.");

    public static readonly Sentence Kelvins = New("reads {0:0.0}, which is no air temperature in degC: as if it were in K", "показывает {0}: это не температура воздуха в °C, похоже на K");

    public static readonly Sentence Outside = New("reads {0:0.###}, outside {1:0} to {2:0}", "показывает {0}: вне пределов от {1} до {2}");

    public static readonly Sentence Stuck = New("stuck at {0:0.##}", "застыл на {0}");

    public static readonly Sentence NothingHeard = New(
        "no pressure in mmHg is heard from any open volume: nothing can be said of leaks",
        "ни из одного открытого объёма нет давления в мм рт. ст.: о герметичности сказать ничего нельзя");

    public static IReadOnlyList<Sentence> All => s_all;

    private static Sentence New(string english, string russian)
    {
        var made = new Sentence(english, russian);
        s_all.Add(made);
        return made;
    }
}
