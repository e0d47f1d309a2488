namespace Zarya.Station.Leaks.Words;

/// <summary>All that the leak watch says in words beside figures: what it rules out and doubts, and why a leak is over. Its closures and sensors: <see cref="ClosureSentences"/>, <see cref="SensorSentences"/>.</summary>
public static class WatchSentences
{
    private static readonly List<Sentence> s_own = [];

    internal static readonly Sentence Chance = New(
        "chance: the ordinary restlessness of air and sensors: {0:0} times less likely",
        "случайность, то есть обычные колебания воздуха и показаний: менее вероятна, отношение 1 : {0}");

    internal static readonly Sentence ChanceOut = New(
        "chance: the ordinary restlessness of air and sensors: over a million times less likely",
        "случайность, то есть обычные колебания воздуха и показаний: менее вероятна более чем в миллион раз");

    internal static readonly Sentence Passing = New(
        "an event that moved air and is over: {0:0} times less likely",
        "событие с перетоком воздуха, которое уже закончилось: менее вероятно, отношение 1 : {0}");

    internal static readonly Sentence PassingOut = New(
        "an event that moved air and is over: over a million times less likely",
        "событие с перетоком воздуха, которое уже закончилось: менее вероятно более чем в миллион раз");

    internal static readonly Sentence Oxygen = New(
        "a generator that stopped, or a crew that does more or less: {0:0} times less likely",
        "остановка генератора кислорода или иная активность экипажа: менее вероятна, отношение 1 : {0}");

    internal static readonly Sentence OxygenOut = New(
        "a generator that stopped, or a crew that does more or less: over a million times less likely",
        "остановка генератора кислорода или иная активность экипажа: менее вероятна более чем в миллион раз");

    internal static readonly Sentence Temperature = New(
        "temperature: it changes the pressure by {0:+0.000;-0.000;0.000} mmHg/h, the fall beyond all explanations is {1:0.000} mmHg/h",
        "температура: она меняет давление на {0} мм рт. ст./ч, а падение сверх всех объяснений — {1} мм рт. ст./ч");

    internal static readonly Sentence Drift = New(
        "a gauge that drifts: {0:0} gauges fall together",
        "дрейф датчика давления: одновременно падают показания нескольких датчиков ({0})");

    internal static readonly Sentence Disturbed = New(
        "an operation that moves air is logged as going on, or as over for minutes only: a leak slower than it does not show until its end is logged",
        "по журналу операция с перетоком воздуха ещё идёт или закончилась считаные минуты назад: утечка медленнее этого перетока не видна, пока в журнале нет его конца");

    internal static readonly Sentence Deaf = New(
        "no pressure is heard from this volume: all numbers stand from the last reading; telemetry, or a reading by hand, would tell",
        "показаний давления из этого объёма нет: все числа — по последнему показанию; нужна телеметрия или отсчёт по мановакуумметру");

    internal static readonly Sentence OneGauge = New(
        "one pressure gauge only: its own drift would look like a leak; a second gauge, or readings by hand, would tell",
        "датчик давления только один: его собственный дрейф выглядел бы как утечка; нужен второй датчик или отсчёты по мановакуумметру");

    internal static readonly Sentence NoThermometer = New(
        "no thermometer is heard: cooling by 0.1 K would look like a loss of 0.25 mmHg; one thermometer a large module would tell",
        "показаний температуры нет: охлаждение на 0.1 K выглядело бы как потеря 0.25 мм рт. ст.; достаточно одного термометра на большой отсек");

    internal static readonly Sentence NoOxygen = New(
        "oxygen is not measured: a generator that stops would look like a slow leak; its partial pressure would tell",
        "кислород не измеряется: остановка генератора выглядела бы как медленная утечка; нужно его парциальное давление");

    internal static readonly Sentence NoPlace = New(
        "with open hatches the pressure does not say where; shutting the advised hatch does",
        "при открытых люках давление не показывает, где утечка; это покажет закрытие рекомендованного люка");

    internal static readonly Sentence DeafPlace = New(
        "no pressure is heard from the volume that leaks: pressure and time left are those of the rest of the station, and the leaking volume has less of both; a gauge read there would tell",
        "показаний давления из негерметичного объёма нет: давление и резервное время даны для остальной станции, в негерметичном объёме и то и другое меньше; нужен отсчёт по мановакуумметру там");

    internal static readonly Sentence PatchHolds = New("the patch holds", "заделка держит");

    internal static readonly Sentence NoFall = New("the pressure no longer falls beyond the ordinary loss", "давление больше не падает сверх обычной потери");

    internal static readonly Sentence Holds = New(Patches.PatchGrade.Holds, "держит");

    internal static readonly Sentence Reduced = New(Patches.PatchGrade.Reduced, "уменьшила, но не загерметизировала");

    internal static readonly Sentence DoesNotHold = New(Patches.PatchGrade.DoesNotHold, "не держит");

    internal static readonly Sentence TooEarly = New(Patches.PatchGrade.TooEarly, "рано судить");

    /// <summary>All sentences of the leak watch.</summary>
    public static IReadOnlyList<Sentence> All => [.. s_own, .. ClosureSentences.All, .. SensorSentences.All];

    private static Sentence New(string english, string russian)
    {
        var made = new Sentence(english, russian);
        s_own.Add(made);
        return made;
    }
}
