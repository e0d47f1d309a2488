namespace Zarya.Station.Leaks.Words;

/// <summary>Why a hatch is to be shut, or none.</summary>
internal static class ClosureSentences
{
    private static readonly List<Sentence> s_all = [];

    public static readonly Sentence NoSize = New("the size of the leak is not known", "величина утечки неизвестна");

    public static readonly Sentence ShutOff = New(
        "the leak is in {0} with {1:0.#} %, and it is shut off: leave it so, or equalise and patch",
        "утечка в отсеке {0} ({1} %), и он изолирован: так и оставить либо выровнять давление и заделать отверстие");

    public static readonly Sentence NoHatch = New(
        "the leak is in {0} with {1:0.#} %; no hatch cuts it off without losing a lifeboat or most of the station: leave hatches open, look for the hole and patch it",
        "утечка в отсеке {0} ({1} %); ни один люк не изолирует его без потери корабля-спасателя или большей части станции: люки оставить открытыми, найти и заделать отверстие");

    public static readonly Sentence Leave = New(
        "the leak is in {0} with {1:0.#} %: shut {2} and leave it shut, or patch first",
        "утечка в отсеке {0} ({1} %): закрыть {2} и не открывать либо сначала заделать отверстие");

    public static readonly Sentence Bits = New(
        "{0:0.00} bit in {1:0.#} min, the most a minute of the safe closures",
        "{0} бит за {1} мин: больше за минуту не даёт ни одно безопасное закрытие");

    public static readonly Sentence ReadOn = New("leave {0} shut and read on; {1}", "{0} не открывать и продолжать отсчёты; {1}");

    public static readonly Sentence OpenFirst = New("open {0} again first; {1}", "сначала снова открыть {0}; {1}");

    public static readonly Sentence LifeboatFirst = New("{0}; it proves a lifeboat first", "{0}; сначала проверяется корабль-спасатель");

    public static readonly Sentence FastSide = New(
        "{0}; with the leak on the fast side 0.5 mmHg stands across it after {1:0.#} min: if a gauge falls so, the leak is there, even the pressure out before opening",
        "{0}; если утечка на стороне быстрого падения, через {1} мин на люке будет перепад 0.5 мм рт. ст.: если манометр так и падает, утечка там, перед открытием выровнять давление");

    public static readonly Sentence ShutAlready = New(
        "{0:0} % in the volume of {1}; {2}: leave it shut, look for the hole and patch it",
        "{0} % приходится на объём {1}; {2}: люк не открывать, найти и заделать отверстие");

    public static readonly Sentence Undivided = New("no single closure divides it so that the gauges would tell", "ни одно закрытие не делит его так, чтобы это показали манометры");

    public static readonly Sentence NoneFor = New("no closure is both safe and useful: {0}", "безопасного и полезного закрытия нет: {0}");

    public static readonly Sentence None = New("no closure is both safe and useful", "безопасного и полезного закрытия нет");

    public static readonly Sentence Halves = New("halves the probability", "делит вероятность пополам");

    public static readonly Sentence CutOff = New(
        "{0:0} in the volume of {1} would not reach a lifeboat with {2} shut",
        "при закрытом {2} {0} чел. в объёме {1} не смогут перейти в корабль-спасатель");

    public static readonly Sentence IsCutOff = New(
        "{0:0} in the volume of {1} do not reach a lifeboat as hatches are now",
        "при нынешнем положении люков {0} чел. в объёме {1} не могут перейти в корабль-спасатель");

    public static readonly Sentence WaitForPatch = New(
        "no safe closure proves the patch sooner than waiting {0:0} min with hatches as they are",
        "ни одно безопасное закрытие не проверит заделку быстрее, чем ожидание {0} мин при нынешнем положении люков");

    public static readonly Sentence NoProof = New(
        "no safe closure proves the patch; waiting with hatches as they are does not either",
        "ни одно безопасное закрытие не проверит заделку; ожидание при нынешнем положении люков тоже");

    public static readonly Sentence Prove = New(
        "to prove the patch: a rest of {0:0} % shows in {1:0} m³ after {2:0} min, with hatches open after {3:0} min; the minutes to 1 mmHg are those of a patch that does nothing",
        "для проверки заделки: остаток {0} % виден в объёме {1} м³ через {2} мин, при открытых люках — через {3} мин; минуты на 1 мм рт. ст. — для заделки, которая ничего не дала");

    public static readonly Sentence ProveOnlySo = New(
        "to prove the patch: a rest of {0:0} % shows in {1:0} m³ after {2:0} min, with hatches open after no wait; the minutes to 1 mmHg are those of a patch that does nothing",
        "для проверки заделки: остаток {0} % виден в объёме {1} м³ через {2} мин, при открытых люках не виден; минуты на 1 мм рт. ст. — для заделки, которая ничего не дала");

    public static IReadOnlyList<Sentence> All => s_all;

    private static Sentence New(string english, string russian)
    {
        var made = new Sentence(english, russian);
        s_all.Add(made);
        return made;
    }
}
