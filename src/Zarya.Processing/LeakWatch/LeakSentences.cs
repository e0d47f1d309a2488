using Zarya.Station.Leaks.Words;

namespace Zarya.Processing.LeakWatch;

/// <summary>What the live leak watch says around the watch's own sentences: in its verdict and its events. Most figures come as text, cut to three digits; the format says that they are figures.</summary>
public static class LeakSentences
{
    private static readonly List<Sentence> s_own = [];

    internal static readonly Sentence NoAssessment = New("no assessment yet", "оценок ещё нет");

    internal static readonly Sentence Rate = New("{0:0} ({1:0}–{2:0}) mmHg/h", "{0} ({1}–{2}) мм рт. ст./ч");

    internal static readonly Sentence Hours = New("{0:0} h ({1:0}–{2:0})", "{0} ч ({1}–{2})");

    internal static readonly Sentence Days = New("{0:0} d ({1:0}–{2:0})", "{0} сут ({1}–{2})");

    internal static readonly Sentence NoLeak = New("no leak: the station loses {0}, as it ordinarily does", "утечки нет: станция теряет {0}, как обычно");

    internal static readonly Sentence Leak = New("leak: {0}, Cd·A {1:0} mm²; {2} to {3:0} mmHg, {4} to {5:0} mmHg", "утечка: {0}, Cd·A {1} мм²; {2} до {3} мм рт. ст., {4} до {5} мм рт. ст.");

    internal static readonly Sentence Likeliest = New("{0}; likeliest in {1} ({2})", "{0}; вероятнее всего в {1} ({2})");

    internal static readonly Sentence RuledOut = New("{0}; ruled out: {1}", "{0}; исключено: {1}");

    internal static readonly Sentence Of = New("{0:G}: {1}", "{0}: {1}");

    internal static readonly Sentence Over = New("{0:G} is over: {1}", "утечка {0} закончилась: {1}");

    internal static readonly Sentence NoHatch = New("no hatch to shut: {0}", "люки закрывать не нужно: {0}");

    internal static readonly Sentence Shut = New(
        "shut {0}: 1 mmHg in {1:0} min if the leak is inside ({2}), {3:0} min if outside; wait {4:0} min, open again before {5:0} min",
        "закрыть {0}: 1 мм рт. ст. за {1} мин, если утечка внутри ({2}), за {3} мин, если снаружи; ждать {4} мин, открыть не позже чем через {5} мин");

    internal static readonly Sentence ShutToo = New(
        "shut {0}, keep the last one shut: 1 mmHg in {1:0} min if the leak is inside ({2}), {3:0} min if outside; wait {4:0} min, open again before {5:0} min",
        "закрыть и {0}, прежний не открывать: 1 мм рт. ст. за {1} мин, если утечка внутри ({2}), за {3} мин, если снаружи; ждать {4} мин, открыть не позже чем через {5} мин");

    internal static readonly Sentence CrewFirst = New("{0}; crew first: {1}", "{0}; сначала экипаж: {1}");

    internal static readonly Sentence PeopleAndMore = New("{0:0} in {1}, {2}", "{0} в {1}, {2}");

    internal static readonly Sentence People = New("{0:0} in {1}", "{0} в {1}");

    internal static readonly Sentence Patch = New("patch: {0}; {1:0} ({2:0}–{3:0}) mm² left", "заделка: {0}; осталось {1} ({2}–{3}) мм²");

    internal static readonly Sentence PatchIn = New("patch in {0}: {1}; {2:0} ({3:0}–{4:0}) mm² left", "заделка в {0}: {1}; осталось {2} ({3}–{4}) мм²");

    internal static readonly Sentence Sure = New("{0}; 99 % sure in {1:0} min", "{0}; уверенность 99 % через {1} мин");

    internal static readonly Sentence Fault = New("{0} in {1}: {2}", "{0} в {1}: {2}");

    /// <summary>All sentences of the live leak watch, those of the watch itself among them.</summary>
    public static IReadOnlyList<Sentence> All => [.. s_own, .. WatchSentences.All];

    private static Sentence New(string english, string russian)
    {
        var made = new Sentence(english, russian);
        s_own.Add(made);
        return made;
    }
}
