using System.Globalization;
using System.Text.RegularExpressions;
using Zarya.Processing.LeakWatch;
using Zarya.Station.Leaks.Patches;
using Zarya.Station.Leaks.Words;

namespace Zarya.Tests.Station.Leaks.Words;

/// <summary>Sentences are found again by what was said, in Russian.</summary>
public partial class SentenceTests
{
    public static TheoryData<string> All => [.. LeakSentences.All.Select(s => s.English)];

    [Theory]
    [MemberData(nameof(All))]
    public void Every_sentence_is_found_again_and_its_Russian_has_the_same_values(string english)
    {
        Sentence sentence = LeakSentences.All.Single(s => s.English == english);
        Assert.Equal(Holes(english), Holes(sentence.Russian));
        // Values as they come: figures where the format says so, else names of modules or hatches; where a sentence only puts others together, one of these.
        object[] values = [.. Holes(english).Select(h => english.Contains($"{{{h}:G}}", StringComparison.Ordinal) ? "leak-1" : english.Contains($"{{{h}:", StringComparison.Ordinal) ? (object)(1.5 + h) : sentence.StandsAlone ? $"Module-{h}" : PatchGrade.Holds)];
        string said = sentence.Say(values);
        Assert.True(Spoken.Book.TryRussian(said, out string? russian), said);
        string[] shown = [.. sentence.ValuesOf(said)!.Select(v => v == PatchGrade.Holds ? "держит" : v)];
        Assert.Equal(string.Format(CultureInfo.InvariantCulture, sentence.Russian, shown), russian);
        if (sentence.LettersOfItsOwn > 0) Assert.Matches("[а-яё]", russian);
    }

    [Fact]
    public void No_two_sentences_are_the_same() => Assert.Equal(LeakSentences.All.Count, LeakSentences.All.Select(s => s.English).Distinct().Count());

    [Theory]
    [InlineData("stuck at 740.12", "застыл на 740.12")]
    [InlineData("leave H_PMA1 shut and read on; 0.85 bit in 12.5 min, the most a minute of the safe closures; it proves a lifeboat first", "H_PMA1 не открывать и продолжать отсчёты; 0.85 бит за 12.5 мин: больше за минуту не даёт ни одно безопасное закрытие; сначала проверяется корабль-спасатель")]
    [InlineData("97 % in the volume of Node1, Lab …; 2 in the volume of Lab would not reach a lifeboat with H_Lab shut: leave it shut, look for the hole and patch it", "97 % приходится на объём Node1, Lab …; при закрытом H_Lab 2 чел. в объёме Lab не смогут перейти в корабль-спасатель: люк не открывать, найти и заделать отверстие")]
    [InlineData("chance: the ordinary restlessness of air and sensors: over a million times less likely; a gauge that drifts: 3 gauges fall together", "случайность, то есть обычные колебания воздуха и показаний: менее вероятна более чем в миллион раз; дрейф датчика давления: одновременно падают показания нескольких датчиков (3)")]
    [InlineData("leak-1: leak: 0.52 (0.45–0.6) mmHg/h, Cd·A 3.1 mm²; 18 d (15–21) to 490 mmHg, 71 h (60–80) to 520 mmHg; likeliest in Poisk (41 %)", "leak-1: утечка: 0.52 (0.45–0.6) мм рт. ст./ч, Cd·A 3.1 мм²; 18 сут (15–21) до 490 мм рт. ст., 71 ч (60–80) до 520 мм рт. ст.; вероятнее всего в Poisk (41 %)")]
    [InlineData("shut BC, keep the last one shut: 1 mmHg in 2.9 min if the leak is inside (C), 97 min if outside; wait 8 min, open again before ? min; crew first: 2 in A, 1 in B", "закрыть и BC, прежний не открывать: 1 мм рт. ст. за 2.9 мин, если утечка внутри (C), за 97 мин, если снаружи; ждать 8 мин, открыть не позже чем через ? мин; сначала экипаж: 2 в A, 1 в B")]
    [InlineData("leak-1: no leak: the station loses ? (?–?) mmHg/h, as it ordinarily does; ruled out: chance: the ordinary restlessness of air and sensors: 20 times less likely; an event that moved air and is over: 15 times less likely", "leak-1: утечки нет: станция теряет ? (?–?) мм рт. ст./ч, как обычно; исключено: случайность, то есть обычные колебания воздуха и показаний: менее вероятна, отношение 1 : 20; событие с перетоком воздуха, которое уже закончилось: менее вероятно, отношение 1 : 15")]
    [InlineData("P_total in Lab: disagrees with the other gauges by -0.21 mmHg", "P_total в Lab: расходится с остальными датчиками на -0.21 мм рт. ст.")]
    [InlineData("leak-1 is over: the patch holds", "утечка leak-1 закончилась: заделка держит")]
    public void What_was_said_is_said_in_Russian(string said, string russian) => Assert.Equal(russian, Spoken.Book.Russian(said));

    [Theory]
    [InlineData("")]
    [InlineData("<script>")]
    [InlineData("we saw it in Lab: odd")]
    [InlineData("stuck at the door")]
    [InlineData("a; b; c; d")]
    [InlineData("{0} {")]
    [InlineData("the crew is over: here")]
    public void What_is_not_known_stays_as_it_is(string said)
    {
        Assert.False(Spoken.Book.TryRussian(said, out _));
        Assert.Equal(said, Spoken.Book.Russian(said));
    }

    [Fact]
    public void Braces_in_values_are_text() => Assert.Equal("утечка {0}{ закончилась: {1:X}", Spoken.Book.Russian("{0}{ is over: {1:X}"));

    [Fact]
    public void What_rounds_to_nothing_is_found_too() => Assert.Equal("расходится с остальными датчиками на 0.00 мм рт. ст.", Spoken.Book.Russian(SensorSentences.Disagrees.Say(-0.001)));

    [Fact]
    public void Values_side_by_side_are_refused() => Assert.Throws<FormatException>(() => new Sentence("{0}{1}", "{0}{1}"));

    private static int[] Holes(string template) => [.. Hole().Matches(template).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];

    [GeneratedRegex(@"\{(\d)[^}]*\}")]
    private static partial Regex Hole();
}
